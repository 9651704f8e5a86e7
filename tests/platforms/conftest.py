"""What the tests of platforms share: a platform on this machine, and `ygt comment` against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up_reports import Comment, Said, changes, saved
from platform_stub import PATHS, TOKEN, Stub, serving

from ygt.cli.main import main
from ygt.platforms.platform import PLATFORMS


@pytest.fixture(params=sorted(PATHS))
def stub(request: pytest.FixtureRequest) -> Iterator[Stub]:
    with serving(Stub(request.param)) as one:
        yield one


@pytest.fixture
def github() -> Iterator[Stub]:
    with serving(Stub("github")) as one:
        yield one


@pytest.fixture
def comment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Comment:
    """Run `ygt comment` against a stub; its words must never hold the token."""
    for platform in PLATFORMS.values():
        for variable in (platform.token_variable, platform.base_variable, platform.repository_variable):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv(platform.token_variable, TOKEN)

    def run(one: Stub, *options: str, reports: Any = None, pull: str = "5", api: str = "") -> Said:
        files = saved(tmp_path, *(reports or [changes("新增单位“甲局”。")]))
        words = ["comment", "--platform", one.name, "--repository", "county/ledger", "--api", api or one.base]
        if pull:
            words += ["--pull", pull]
        code = main([*words, *options, *files])
        out, err = capsys.readouterr()
        assert TOKEN not in out + err
        return Said(code, out, err)

    return run
