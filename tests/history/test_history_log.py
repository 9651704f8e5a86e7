"""What git says of the past: real repositories, whole, cut, moved, merged, broken, absent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from past import By, begin, commit, edit, git

from requirements import GIT
from ygt.history.commits import LONGEST_NAME, LONGEST_SUBJECT
from ygt.history.log import CUT, LIMITED, SHALLOW, History, entries, history

pytestmark = GIT

BEDS = By("孙改数 <sun@example.org>", "2026-11-19T17:30:00+0000", "更正床位")
HOSPITALS = "members/hospitals.yaml"


def more_beds(folder: Path, old: int, new: int, by: By = BEDS) -> str:
    edit(folder / HOSPITALS, f"beds: {old}", f"beds: {new}")
    return commit(folder, by)


def test_who_changed_what_when(mini: Path) -> None:
    first = begin(mini)
    second = more_beds(mini, 300, 320)
    found = history(mini, cached=False)
    assert found.notes == ()
    assert [one.commit for one in found.entries] == [second, first]
    latest, oldest = found.entries
    # 17:30 in Greenwich is the next day in Beijing; the address is nobody's business.
    assert (latest.author, latest.day.isoformat(), latest.subject) == ("孙改数", "2026-11-20", "更正床位")
    assert latest.title == "示例县：县人民医院床位数调整"
    assert [(one.title, one.sentences) for one in latest.groups] == [("县人民医院", ("床位数由300张改为320张。",))]
    (change,) = latest.changes
    assert (change.kind, change.record_kind, change.record_name) == ("fields-changed", "institution", "示例县人民医院")
    assert (oldest.outcome, oldest.author) == ("first", "钱建账")
    assert oldest.title.startswith("示例县：建立台账，登记")
    assert any(one.record_name == "示例县人民医院" for one in oldest.changes)


@pytest.mark.parametrize(
    ("author", "shown"),
    [("who@example.org", "who"), ("李某 <li@example.org>", "李某"), ("@example.org", "@example.org"), ("王某", "王某")],
)
def test_no_address_of_an_author_is_told(mini: Path, author: str, shown: str) -> None:
    begin(mini, By(author.replace("<", "(").replace(">", ")")))
    (one,) = entries(mini)
    assert one.author == shown


def test_who_writes_without_end_is_cut_short(mini: Path) -> None:
    begin(mini, By("甲" * 5000, subject="乙" * 5000))
    (one,) = entries(mini)
    assert (one.author, one.subject) == ("甲" * LONGEST_NAME, "乙" * LONGEST_SUBJECT)


def test_format_only_and_what_lies_outside(mini: Path) -> None:
    begin(mini)
    edit(mini / HOSPITALS, "- name: 示例县人民医院\n", "# 县级\n- name: 示例县人民医院\n")
    commit(mini)
    (mini / "README.md").write_text("说明\n", encoding="utf-8")
    commit(mini)
    found = entries(mini)
    assert [one.outcome for one in found] == ["format", "first"]
    assert found[0].title == "示例县：仅调整格式，内容无变化"


def test_a_merge_tells_only_its_own(mini: Path) -> None:
    begin(mini)
    git(mini, "switch", "-q", "-c", "branch")
    more_beds(mini, 300, 320)
    git(mini, "switch", "-q", "main")
    edit(mini / "org/units.yaml", "- name: 示例县财政局\n", "- name: 示例县财政局\n  remark: 甲\n")
    commit(mini)
    git(mini, "merge", "-q", "--no-ff", "--no-commit", "branch")
    clean = git(mini, "write-tree")
    edit(mini / HOSPITALS, "grade: 甲等", "grade: 乙等")
    commit(mini, By(subject="合并"))
    merged, *others = entries(mini)
    assert merged.is_merge and [one.sentence for one in merged.changes] == ["等次由甲等改为乙等。"]
    assert {one.title for one in others[:2]} == {"示例县：县人民医院床位数调整", "示例县：县财政局备注调整"}
    # A merge that brings nothing of its own is left out.
    parents = [git(mini, "rev-parse", f"HEAD^{number}") for number in (1, 2)]
    made = git(mini, "commit-tree", clean, "-p", parents[0], "-p", parents[1], "-m", "合并")
    git(mini, "reset", "-q", "--hard", made)
    assert len(entries(mini)) == 3 and not any(one.is_merge for one in entries(mini))


def test_a_shallow_clone_says_what_it_does_not_know(tmp_path: Path, mini: Path) -> None:
    begin(mini)
    more_beds(mini, 300, 320)
    more_beds(mini, 320, 340)
    git(tmp_path, "clone", "-q", "--depth=2", mini.as_uri(), "shallow")
    found = history(tmp_path / "shallow")
    assert found.notes == (SHALLOW,)
    assert [one.outcome for one in found.entries] == ["changed", "unread"]
    assert found.entries[1].notes == (CUT,) and found.entries[1].changes == ()


def test_no_repository_no_git_no_commit(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The site says so to everybody: not where on the machine it was built.
    assert history(mini) == History([], ("台账不在 git 版本库中，没有历次版本可以比较",))
    git(mini, "init", "-q")
    assert history(mini).entries == [] and "还没有提交过" in history(mini).notes[0]
    monkeypatch.setenv("PATH", "")
    assert history(mini).entries == [] and "没有找到 git" in history(mini).notes[0]


def test_a_workspace_that_was_moved_is_followed(tmp_path: Path, mini: Path) -> None:
    repository = tmp_path / "r"
    shutil.copytree(mini, repository / "旧址")
    begin(repository)
    more_beds(repository / "旧址", 300, 320)
    (repository / "县").mkdir()
    git(repository, "mv", "旧址", "县/新址")
    edit(repository / "县/新址" / HOSPITALS, "beds: 320", "beds: 340")
    commit(repository, By(subject="移动"))
    found = entries(repository / "县/新址")
    assert [one.outcome for one in found] == ["changed", "changed", "first"]
    assert found[0].title == "台账移至“县/新址”；示例县：县人民医院床位数调整"
    assert found[0].changes[0].sentence == "床位数由320张改为340张。"
    assert found[1].changes[0].sentence == "床位数由300张改为320张。"


def test_a_revision_that_cannot_be_read_is_told(mini: Path) -> None:
    begin(mini)
    good = (mini / HOSPITALS).read_text(encoding="utf-8")
    (mini / HOSPITALS).write_text("- name: [\n", encoding="utf-8")
    commit(mini)
    (mini / HOSPITALS).write_text(good.replace("beds: 300", "beds: 320"), encoding="utf-8")
    commit(mini)
    mended, broken, _ = entries(mini)
    assert any("之前的台账有" in note for note in mended.notes)
    assert any("之后的台账有" in note for note in broken.notes)
    # What was not read is not told to be gone.
    assert broken.changes == ()
    blob = git(mini, "rev-parse", f"HEAD~1:{HOSPITALS}")
    (mini / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found = history(mini, cached=False).entries
    assert [bool(one.notes) for one in found] == [True, True, False] and found[1].changes == ()
    tree = git(mini, "rev-parse", "HEAD~1:members")
    (mini / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert history(mini).entries == [] and "git 不能读取版本库" in history(mini).notes[0]


def test_the_most_recent_ones(mini: Path) -> None:
    begin(mini)
    more_beds(mini, 300, 320)
    found = history(mini, 1)
    assert [one.outcome for one in found.entries] == ["changed"]
    assert found.notes == (LIMITED.format(most=1),)


def test_a_renamed_record_bears_its_former_name(mini: Path) -> None:
    begin(mini)
    old = "- name: 示例县财政局\n"
    new = "- name: 示例县财政和国资局\n  former_names: [{name: 示例县财政局, until: 2026-10-31}]\n"
    edit(mini / "org/units.yaml", old, new)
    commit(mini)
    latest, oldest = entries(mini)
    (renamed,) = (one for one in latest.changes if one.kind == "renamed")
    assert renamed.record_names[:2] == ("示例县财政和国资局", "示例县财政局")
    assert any(one.record_id == renamed.record_id for one in oldest.changes)


def test_persons_are_told_apart(mini: Path) -> None:
    begin(mini)
    (oldest,) = entries(mini)
    named = {one.record_name: one.persons for one in oldest.changes if one.kind == "record-added"}
    assert "王示例（县人民医院）" in named["示例县人民医院"]
    assert "王示例（青河镇中心卫生院）" in named["青河镇中心卫生院"]
