"""Nothing is ever half done: a run that is killed leaves the old or the new, and the next one finds its way.

Of several files that change together each is at every moment the old one or the new one; a kill between them leaves
some of either, until the next command, which finishes what was begun.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from command_line import carried_out
from requirements import FORKING
from ygt.administration.trial import write_all
from ygt.edit import unfinished
from ygt.edit.files import save
from ygt.errors import ToolError
from ygt.locking import alone
from ygt.publish.folders import replaced
from ygt.writing import write

pytestmark = FORKING

COUNCIL, GROUP, CENTRES = "org/bodies/council.yaml", "org/bodies/working_group.yaml", "org/centres.yaml"
KILLED = 9
RENAMING = [
    *("rename", "示例县人民医院", "示例县第一人民医院", "--date", "2026-01-01"),
    *("--decided-by", "示例县人民政府 2025-12-20"),
]


def killed(template: Path, work: Path, words: list[str], numbers: list[int] | int, **more: Any) -> list[dict[str, Any]]:
    """What was told of a command run through, and of each time it was killed."""
    asked = {"template": str(template), "work": str(work), "words": words, "numbers": numbers, "stubbed": True, **more}
    done = subprocess.run(
        [sys.executable, Path(__file__).parent / "killed.py", json.dumps(asked)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge(told: list[dict[str, Any]], *, at_least: int) -> None:
    """Every file old or new after the kill, and all old or all new after the next command."""
    whole, *turns = told
    before, after = whole["before"], whole["after"]
    assert whole["code"] == 0 and before != after
    assert len(turns) >= at_least
    for turn in turns:
        assert turn["signal"] == KILLED, turn["moment"]
        for path in before.keys() | after.keys() | turn["then"].keys():
            assert turn["then"].get(path) in (before.get(path), after.get(path)), (turn["moment"], path)
        assert turn["finally"] in (before, after), turn["moment"]


@pytest.fixture
def crooked(mini: Path) -> Path:
    """The miniature county with three files that `fix` and `fmt` would rewrite."""
    for path in (COUNCIL, GROUP, CENTRES):
        content = (mini / path).read_bytes()
        (mini / path).write_bytes(content.replace(b": ", b":   ", 1).replace(b"\n", b"\r\n"))
    return mini


def test_several_files_change_together_or_not_at_all(crooked: Path, tmp_path: Path) -> None:
    """`fix` is written by what `forms in`, `edit`, `rename` and the others are written by."""
    told = killed(crooked, tmp_path / "work", ["fix"], [0, 4, 7, 9, -4, -1])
    judge(told, at_least=6)
    assert any(turn["then"] not in (told[0]["before"], told[0]["after"]) for turn in told[1:]), (
        "没有一次停在几个文件之间"
    )


def test_each_file_is_brought_into_style_or_left(crooked: Path, tmp_path: Path) -> None:
    """`fmt` changes no data: every file stands for itself."""
    whole, *turns = killed(crooked, tmp_path / "work", ["fmt"], [1, -2])
    for turn in turns:
        assert turn["signal"] == KILLED
        for path, held in turn["finally"].items():
            assert held in (whole["before"][path], whole["after"][path]), (turn["moment"], path)


@pytest.fixture
def built(mini: Path) -> Path:
    """The miniature county without its notices, with a site built before."""
    shutil.rmtree(mini / "org" / "notices", ignore_errors=True)
    (mini / "build" / "site").mkdir(parents=True)
    for name in ("index.html", "gone.html"):
        (mini / "build" / "site" / name).write_bytes(b"old")
    return mini


def site_of(held: Mapping[str, str]) -> dict[str, str]:
    return {path: sum_ for path, sum_ in held.items() if path.startswith("build/site/")}


def judge_sites(told: list[dict[str, Any]]) -> None:
    """The site is the old one or the new one as a whole; the next build is as if nothing had happened."""
    whole, *turns = told
    before, after = site_of(whole["before"]), site_of(whole["after"])
    assert whole["code"] == 0 and before and after and before != after
    for turn in turns:
        assert turn["signal"] == KILLED, turn["moment"]
        assert site_of(turn["then"]) in (before, after), turn["moment"]
        assert site_of(turn.get("again", after)) == after
        assert turn.get("left", []) == []


def test_a_site_is_the_old_or_the_new(built: Path, tmp_path: Path) -> None:
    told = killed(built, tmp_path / "work", ["swap"], [0, 4, 5, 6], again=True)
    judge_sites(told)
    assert any("对换" in turn["moment"] for turn in told[1:]), [turn["moment"] for turn in told[1:]]


def test_ctrl_c_is_quiet_and_leaves_what_was(crooked: Path, tmp_path: Path) -> None:
    whole, turn = killed(crooked, tmp_path / "work", ["fix"], [6], act="interrupt")
    assert (turn["code"], turn["said"]) == (130, "")
    assert turn["then"] == whole["before"]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("which", [0, 1])
def test_an_interruption_around_any_file_leaves_all_as_they_were(
    mini: Path, own: Path, monkeypatch: pytest.MonkeyPatch, moment: str, which: int
) -> None:
    """Also where the name of the last one stands already for the new content."""
    before = {path: (mini / path).read_bytes() for path in (COUNCIL, GROUP)}
    count = 0

    def interrupted(root: Path, contents: Mapping[str, bytes]) -> None:
        nonlocal count
        count += 1
        if moment == "after":
            save(root, contents)
        if count == which + 1:
            raise KeyboardInterrupt
        save(root, contents)

    monkeypatch.setattr("ygt.administration.trial.save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(mini, {path: content + b"# new\n" for path, content in before.items()})
    assert {path: (mini / path).read_bytes() for path in before} == before
    assert not list(own.iterdir())


def test_who_cannot_even_put_back_what_was_leaves_it_to_the_next_command(
    mini: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}

    def impatient(root: Path, contents: Mapping[str, bytes]) -> None:
        if (root / COUNCIL).read_bytes() == after[COUNCIL]:
            raise KeyboardInterrupt
        save(root, contents)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("ygt.administration.trial.save", impatient)
        write_all(mini, after)
    assert unfinished.finish(mini) == ([GROUP], [])
    assert {path: (mini / path).read_bytes() for path in after} == after


def test_two_who_write_at_once_do_so_one_after_the_other(
    mini: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "PATIENCE", 0.1)
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    before = {path: (mini / path).read_bytes() for path in after}
    with unfinished.noted(mini, before, after):
        note = {one: one.read_bytes() for one in own.iterdir()}
        with pytest.raises(ToolError, match="另一个 ygt 正在写入"):
            write_all(mini, dict.fromkeys(after, b""))
        assert {one: one.read_bytes() for one in own.iterdir()} == note
        assert {path: (mini / path).read_bytes() for path in after} == before


def test_a_name_stands_for_a_file_only_once_that_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order a power failure asks for: the content, the name, the folder with the name."""
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "content")
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write(tmp_path / "a.yaml", "a: b\n")
    assert done == ["content", "name", "folder"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this user's own, where notes are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    return tmp_path / "own" / "ygt" / unfinished.UNFINISHED


class CutOffError(BaseException):
    """The process has ended here."""


def cut_off(root: Path, after: Mapping[str, bytes], own: Path) -> None:
    """Leave a county as a kill between its first and its second file does."""
    first, *_ = after
    before = {path: (root / path).read_bytes() for path in after}
    with pytest.raises(CutOffError), unfinished.noted(root, before, after):
        (root / first).write_bytes(after[first])
        kept = {one: one.read_bytes() for one in own.iterdir() if one.suffix != ".lock"}
        raise CutOffError
    for one, content in kept.items():
        one.write_bytes(content)


def test_what_was_changed_since_is_never_overwritten(mini: Path, own: Path) -> None:
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    cut_off(mini, after, own)
    by_hand = (mini / GROUP).read_bytes() + b"# by hand\n"
    (mini / GROUP).write_bytes(by_hand)
    assert unfinished.finish(mini) == ([], [GROUP])
    assert (mini / GROUP).read_bytes() == by_hand
    assert unfinished.finish(mini) is None


def test_the_next_command_finishes_what_was_cut_off_and_says_so(mini: Path, own: Path, tmp_path: Path) -> None:
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    cut_off(mini, after, own)
    done = carried_out(["-C", mini, "list"], cwd=mini, environment=os.environ)
    assert done.returncode == 0
    assert done.stderr.startswith(f"上次的改动写到一半被中断，现已补写完：{GROUP}\n")
    assert {path: (mini / path).read_bytes() for path in after} == after
    assert "中断" not in carried_out(["-C", mini, "list"], cwd=mini, environment=os.environ).stderr


def test_what_is_being_written_by_another_is_left_to_it(mini: Path, own: Path) -> None:
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    with unfinished.noted(mini, {path: (mini / path).read_bytes() for path in after}, after):
        assert unfinished.finish(mini) is None
    assert (mini / GROUP).read_bytes() != after[GROUP]


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"root": 1, "files": {}}', b'{"files": {"a": 1}}'])
def test_a_note_that_is_none_is_thrown_away_or_left_alone(mini: Path, own: Path, spoilt: bytes) -> None:
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    before = (mini / GROUP).read_bytes()
    cut_off(mini, after, own)
    for one in own.iterdir():
        one.write_bytes(spoilt)
    assert unfinished.finish(mini) is None
    assert (mini / GROUP).read_bytes() == before


def test_a_note_names_files_of_the_ledger_only(mini: Path, own: Path) -> None:
    """Whoever could write one still writes nothing but where records are kept."""
    with pytest.raises(CutOffError):
        cut_off_at = {"../outside.txt": b"x", COUNCIL: b"y"}
        with unfinished.noted(mini, {"../outside.txt": None, COUNCIL: (mini / COUNCIL).read_bytes()}, cut_off_at):
            kept = {one: one.read_bytes() for one in own.iterdir() if one.suffix != ".lock"}
            raise CutOffError
    for one, content in kept.items():
        one.write_bytes(content)
    assert unfinished.finish(mini) is None
    assert not (mini.parent / "outside.txt").exists()


def test_a_note_in_the_repository_is_none(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose home lies in the repository, gets no notes: whoever commits to it could leave one."""
    (mini / ".git").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(mini / "home"))
    after = {path: (mini / path).read_bytes() + b"# new\n" for path in (COUNCIL, GROUP)}
    write_all(mini, after)
    assert {path: (mini / path).read_bytes() for path in after} == after
    assert not (mini / "home").exists()


def test_two_at_once_are_told_apart(tmp_path: Path) -> None:
    with alone(tmp_path / "lock") as first, alone(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    assert not (tmp_path / "lock").exists()
    with replaced(tmp_path / "site") as fresh:
        (fresh / "a").write_text("a")
        with pytest.raises(ToolError, match="另一个 ygt 正在生成"), replaced(tmp_path / "site"):
            raise AssertionError
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_a_second_build_says_so_and_does_nothing(built: Path) -> None:
    with alone(built / "build" / ".ygt-build.lock"):
        done = carried_out(["-C", built, "site"], cwd=built, environment=os.environ)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "错误：另一个 ygt 正在这里生成，本次没有开始\n处理办法：等它完成后再执行\n"
    assert (built / "build" / "site" / "index.html").read_bytes() == b"old"


def test_a_file_marked_as_not_to_be_written_stays(mini: Path) -> None:
    (mini / COUNCIL).chmod(0o444)
    before = (mini / COUNCIL).read_bytes()
    with pytest.raises(ToolError, match="只读文件"):
        write(mini / COUNCIL, b"x")
    assert (mini / COUNCIL).read_bytes() == before


@pytest.mark.parametrize("words", [["fmt"], ["export", "xlsx"], ["forms", "out"], ["schema"]])
def test_a_full_disk_changes_nothing_and_says_so(
    crooked: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    def full(_handle: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    before = {file: file.read_bytes() for file in crooked.rglob("*") if file.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    done = carried_out(["-C", crooked, *words], cwd=crooked, environment=os.environ)
    assert done.returncode in (1, 2)
    assert "磁盘空间不足" in done.stderr and "处理办法：请清理磁盘后再执行" in done.stderr
    assert "已统一格式" not in done.stdout and ("3个未能处理" in done.stderr) == (words == ["fmt"])
    assert {file: file.read_bytes() for file in crooked.rglob("*") if file.is_file()} == before


@pytest.mark.stress
@pytest.mark.parametrize("words", [["fix"], ["fmt"], RENAMING])
def test_killed_fifty_times(crooked: Path, tmp_path: Path, words: list[str]) -> None:
    """Fifty kills of each, at moments drawn with a fixed seed; a minute for each."""
    told = killed(crooked, tmp_path / "work", words, 50, seed=8)
    if words == ["fmt"]:
        before, after = told[0]["before"], told[0]["after"]
        for turn in told[1:]:
            assert all(held in (before[path], after[path]) for path, held in turn["finally"].items()), turn["moment"]
    else:
        judge(told, at_least=50)


@pytest.mark.stress
@pytest.mark.parametrize("act", ["kill", "interrupt"])
@pytest.mark.parametrize("words", [["dossier"], ["forms", "out"], ["export", "csv"]])
def test_what_is_put_together_has_no_file_of_a_half(mini: Path, tmp_path: Path, words: list[str], act: str) -> None:
    whole, *turns = killed(mini, tmp_path / "work", words, 10, seed=8, act=act)
    assert whole["code"] == 0 and whole["before"] != whole["after"]
    for turn in turns:
        assert turn["then"].items() <= {**whole["before"], **whole["after"]}.items(), turn["moment"]
        if act == "interrupt":
            assert (turn["code"], turn["said"]) == (130, ""), turn["moment"]


@pytest.mark.stress
def test_a_build_killed_fifty_times(built: Path, tmp_path: Path) -> None:
    """Without mkdocs, of which nothing is tested; some eight minutes."""
    judge_sites(killed(built, tmp_path / "work", ["build"], 50, seed=8))


@pytest.mark.stress
def test_a_real_build_killed_ten_times(built: Path, tmp_path: Path) -> None:
    """With mkdocs, and built again after each; some five minutes."""
    judge_sites(killed(built, tmp_path / "work", ["build"], 10, seed=8, again=True, stubbed=False))


@pytest.mark.stress
def test_a_build_that_is_interrupted_is_quiet(built: Path, tmp_path: Path) -> None:
    """A minute."""
    whole, *turns = killed(built, tmp_path / "work", ["build"], 3, seed=8, act="interrupt")
    for turn in turns:
        assert (turn["code"], turn["said"]) == (130, ""), turn["moment"]
        assert site_of(turn["then"]) == site_of(whole["before"])
