"""Every notice of every workspace, printed once by the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from notice_reading import WORKSPACES, ygt

from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder with the printed notices of a workspace."""
    folders: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in folders:
            target = tmp_path_factory.mktemp("notices") / name
            run = ygt("-C", WORKSPACES[name], "notice", "print", "--all", "-o", target)
            assert run.returncode == 0, run.stderr
            folders[name] = target
        return folders[name]

    return folder


@pytest.fixture(scope="session")
def demo_ledger() -> Ledger:
    return load(WORKSPACES["demo"])[0]


@pytest.fixture
def mini_with(mini: Path) -> Callable[..., tuple[Ledger, Record]]:
    """The ledger of the miniature county with one notice more, and that notice.

    `files` are laid over it: a text is appended to a list file or replaces any other.
    """

    def make(notice: str, files: dict[str, str] | None = None) -> tuple[Ledger, Record]:
        for path, text in {**(files or {}), "org/notices/extra.yaml": notice}.items():
            target = mini / path
            appended = text.startswith("- ") and target.exists()
            target.write_text((target.read_text("utf-8") if appended else "") + text, encoding="utf-8")
        ledger, findings = load(mini)
        assert [one for one in findings if one.severity == "error"] == []
        return ledger, next(one for one in ledger.all("notice") if one.path == "org/notices/extra.yaml")

    return make
