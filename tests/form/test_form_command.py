"""`ygt edit` up to the moment it serves: what it opens with, and what it refuses."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest

from ygt.cli.main import main
from ygt.form.server import Server

MINI = Path(__file__).parents[2] / "tests" / "fixtures" / "mini"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, str]]]:
    """What each server was to open with; each is interrupted at once."""
    starts: list[dict[str, str]] = []

    def interrupted(server: Server, poll_interval: float = 0.5) -> None:
        starts.append(server.start)
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve_forever", interrupted)
    yield starts


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ([], {}),
        (["示例县财政局"], {"path": "org/units.yaml"}),
        (["org/county.yaml"], {"path": "org/county.yaml", "base": ""}),
        (["org/units.yaml"], {"words": "org/units.yaml"}),
    ],
)
def test_it_opens_with_what_was_named(served: list[dict[str, str]], name: list[str], start: dict[str, str]) -> None:
    assert main(["-C", str(MINI), "edit", "--no-browser", *name]) == 0
    assert start.items() <= served[0].items() and bool(start) is bool(served[0])


def test_it_prints_the_address_and_one_line_at_the_end(
    served: list[dict[str, str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(shown.append(address)))
    monkeypatch.setenv("DISPLAY", ":0")
    assert main(["-C", str(MINI), "edit"]) == 0
    out, err = capsys.readouterr()
    assert out == f"请在本机浏览器中打开：{shown[0]}\n"
    assert err.startswith("没有找到浏览器") and err.endswith("\n已结束，页面不再可用；保存过的改动都在文件中。\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有这一条"], "没有名为“没有这一条”的记录"),
        (["org/none.yaml"], "没有文件或文件夹“org/none.yaml”"),
        (["../mini/../conftest.yaml"], "没有文件或文件夹"),
        (["--port", "70000"], "不在 0 至 65535 之间"),
        (["--port", "x"], "的值不对"),
    ],
)
def test_what_cannot_be_opened_is_told(
    served: list[dict[str, str]], capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["-C", str(MINI), "edit", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert served == []


def test_a_folder_that_is_no_ledger_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "edit", "--no-browser"]) == 2
    assert "不是台账目录" in capsys.readouterr().err
