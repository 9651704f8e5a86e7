"""What all tests share: no network, the miniature county, golden files, and the mark `stress`.

Tests that take too long for every run bear the mark and are run by `make stress`.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
MINI = TESTS / "fixtures" / "mini"
HERE = {"127.0.0.1", "::1", "localhost"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the golden files with what the tests now give")
    parser.addoption("--pictures", action="store_true", help="keep pictures of the pages under build/screenshots/")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "stress: too long for every run")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Started in the background, where Ctrl-C is ignored by all that is started from here: some tests press it.
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "stress" not in (config.option.markexpr or ""):
        later = [item for item in items if item.get_closest_marker("stress")]
        items[:] = [item for item in items if item not in later]
        if later:
            config.hook.pytest_deselected(items=later)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(through: Callable[..., Any]) -> Callable[..., Any]:
        def refuse_foreign(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in HERE:
                raise AssertionError(f"测试不得访问网络：{address[0]}")
            return through(self, address)

        return refuse_foreign

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    yield
    patch.undo()


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A copy of the miniature county, to be changed at will."""
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the golden file at a path, or write the file where `--bless` is given."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            return
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        shown = os.path.relpath(path, TESTS.parent)
        assert actual == expected, f"与 {shown} 不同。确认改动正确的，执行 make bless 更新"

    return compare
