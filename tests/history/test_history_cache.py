"""The cache never changes an answer: kept, lost, damaged, forged, or impossible to keep."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from past import begin, commit, edit

from requirements import GIT
from ygt.history import log
from ygt.history.cache import FOLDER
from ygt.history.log import history
from ygt.kept import IGNORED

pytestmark = GIT


@pytest.fixture
def past(mini: Path) -> Path:
    """The miniature county with three commits."""
    begin(mini)
    edit(mini / "members/hospitals.yaml", "beds: 300", "beds: 320")
    commit(mini)
    edit(mini / "members/hospitals.yaml", "beds: 320", "beds: 340")
    commit(mini)
    return mini


def kept(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).rglob("*.json"))


def test_cached_and_uncached_say_the_same(past: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = history(past, cached=False)
    assert kept(past) == []
    assert history(past) == plain
    assert len(kept(past)) == 3
    assert (past / FOLDER / ".gitignore").read_text(encoding="utf-8") == IGNORED

    def never(*_: object) -> None:
        raise AssertionError("重新比较了")

    monkeypatch.setattr(log, "account", never)
    assert history(past) == plain


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"outcome": "changed"}', '{"outcome": 1}', "[" * 100_000])
def test_what_was_cut_off_or_damaged_is_made_anew(past: Path, damage: str) -> None:
    plain = history(past)
    for file in kept(past):
        file.write_text(damage, encoding="utf-8")
    assert history(past) == plain
    assert all(json.loads(file.read_text(encoding="utf-8"))["outcome"] for file in kept(past))


def test_what_another_tool_kept_is_thrown_away(past: Path) -> None:
    stale = past / FOLDER / "0123456789abcdef" / "x.json"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}", encoding="utf-8")
    history(past)
    assert not stale.exists() and len(kept(past)) == 3


def test_a_cache_that_was_committed_is_not_believed(past: Path) -> None:
    plain = history(past)
    (past / FOLDER / ".gitignore").unlink()
    for file in kept(past):
        data = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps({**data, "title": "冒名"}), encoding="utf-8")
    assert {one.title for one in history(past).entries} == {"冒名"}
    commit(past)
    assert history(past) == plain


def test_a_link_out_of_the_tree_is_not_followed(past: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (past / ".cache").symlink_to(tmp_path / "elsewhere")
    assert len(history(past).entries) == 3
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_where_nothing_can_be_kept_nothing_is_said(past: Path) -> None:
    plain = history(past, cached=False)
    (past / ".cache").write_text("文件占了位置", encoding="utf-8")
    assert history(past) == plain


def test_an_account_survives_being_kept(past: Path) -> None:
    first = history(past).entries
    again = history(past).entries
    assert [asdict(one) for one in first] == [asdict(one) for one in again]
