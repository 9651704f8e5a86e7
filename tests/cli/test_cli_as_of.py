"""`--as-of`: the same option everywhere a date has a meaning, and what list, show and notice say of a day."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from ygt.cli.main import main
from ygt.cli.parameters import DAY
from ygt.cli.table import root

DATED = ["check", "list", "show", "history", "diff", "obligations", "dossier", "site", "build"]
INSIDE = [("notice", "print"), ("notice", "list"), ("obligations", "show")]


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("words", [(name,) for name in DATED] + INSIDE, ids=" ".join)
def test_every_command_with_a_date_takes_it(words: tuple[str, ...]) -> None:
    context = click.Context(root, info_name="ygt")
    command: click.Command | None = root
    for word in words:
        assert isinstance(command, click.Group)
        command = command.get_command(context, word)
    assert command is not None
    (option,) = (one for one in command.params if "--as-of" in one.opts)
    assert (option.name, option.type, option.metavar) == ("on", DAY, "日期")


def test_a_list_of_a_day(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = said(capsys, "-C", mini, "list", "机构", "--as-of", "2025-06-30")[1]
    assert "白杨乡卫生院" in rows
    assert "白杨乡卫生院" not in said(capsys, "-C", mini, "list", "机构", "--as-of", "2025-07-01")[1]
    assert "共0条" in said(capsys, "-C", mini, "list", "药品", "--as-of", "2025-12-31")[1]
    kinds = said(capsys, "-C", mini, "list", "--as-of", "2025-12-31", "--format", "csv")[1]
    assert "drug,药品,0" in kinds.replace("\r", "")


def test_who_was_on_the_board(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "-C", mini, "show", "医共委", "--as-of", "2025-02-27")
    assert code == 0 and out.startswith("组织“示例县县域医共体管理委员会”（2025年2月27日）\n")
    assert "孙立言" in out and "李思齐" not in out and "2025-02-28" not in out
    out = said(capsys, "-C", mini, "show", "医共委", "--as-of", "2025-03-01")[1]
    assert "孙立言" not in out and "李思齐" in out


def test_a_person_on_a_day(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "-C", mini, "show", "孙立言", "--as-of", "2025-02-28")[1]
    assert out.startswith("人员“孙立言”（2025年2月28日）\n") and "org/bodies/management_committee.yaml:31" in out
    code, out, err = said(capsys, "-C", mini, "show", "孙立言", "--as-of", "2025-03-01")
    assert (code, out) == (2, "") and "2025年3月1日没有“孙立言”的有效记录" in err and "ygt history" in err


def test_what_has_ended_says_so(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "该日已终止或期满" in said(capsys, "-C", mini, "show", "白杨乡卫生院", "--as-of", "2025-07-01")[1]
    assert "终止" not in said(capsys, "-C", mini, "show", "白杨乡卫生院", "--as-of", "2025-06-29")[1]
    code, _, err = said(capsys, "-C", mini, "show", "阿莫西林", "--as-of", "2025-12-31")
    assert code == 2 and "2025年12月31日没有“阿莫西林”的有效记录" in err
    assert "没有名为“没有这个”的记录" in said(capsys, "-C", mini, "show", "没有这个", "--as-of", "2025-12-31")[2]


def test_notices_up_to_a_day(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    all_of_them = said(capsys, "-C", mini, "notice", "list")[1]
    early = said(capsys, "-C", mini, "notice", "list", "--as-of", "2000-01-01")[1]
    assert len(early.split("\n")) < len(all_of_them.split("\n"))
    code, _, err = said(capsys, "-C", mini, "notice", "print", "--all", "--as-of", "1990-01-01", "-o", mini / "out")
    assert code == 0 and "没有公文" in err


@pytest.mark.parametrize("command", [["list", "机构"], ["show", "医共委"], ["history", "医共委"], ["site"], ["build"]])
def test_what_is_no_day_is_refused(mini: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "-C", mini, *command, "--as-of", "2025-02-30")
    assert (code, out) == (2, "") and "日期“2025-02-30”" in err
