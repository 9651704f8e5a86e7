"""Edits tried in memory, and written all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.administration import trial
from ygt.check import check
from ygt.edit.edits import Set
from ygt.edit.files import save
from ygt.errors import ToolError

COUNCIL, WORKING_GROUP = "org/bodies/council.yaml", "org/bodies/working_group.yaml"


def test_the_trial_finds_what_the_check_finds(mini: Path) -> None:
    (mini / "org" / "stray.yaml").write_text("a: 1\n", encoding="utf-8")
    changed = {COUNCIL: (mini / COUNCIL).read_bytes().replace("post: 理事, unit".encode(), "post: 董事, unit".encode())}
    on_trial = trial.checked(mini, changed).findings
    (mini / COUNCIL).write_bytes(changed[COUNCIL])
    assert on_trial == check(mini).findings
    assert {"YGT115", "YGT403"} <= {one.code for one in on_trial}


def test_a_trial_sees_what_was_written_since_the_one_before(mini: Path) -> None:
    """Files are read again only where they changed: by whatever hand, and back again."""
    file, before = mini / COUNCIL, trial.checked(mini, {}).findings
    content = file.read_bytes()
    file.write_bytes(content.replace("post: 理事, unit".encode(), "post: 董事, unit".encode()))
    assert trial.checked(mini, {}).findings == check(mini).findings != before
    assert trial.checked(mini, {COUNCIL: content}).findings == before
    assert trial.checked(mini, {}).findings != before
    file.unlink()
    assert trial.checked(mini, {}).findings == check(mini).findings != before
    file.write_bytes(content)
    assert trial.checked(mini, {}).findings == before


def test_a_trial_writes_nothing(mini: Path) -> None:
    before = (mini / COUNCIL).read_bytes()
    contents = trial.tried(mini, {COUNCIL: [Set(("short_name",), "董事会")]})
    assert contents[COUNCIL] == before.replace("short_name: 理事会".encode(), "short_name: 董事会".encode())
    assert (mini / COUNCIL).read_bytes() == before


def test_files_written_become_what_they_were_where_one_cannot_be(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: (mini / path).read_bytes() for path in (COUNCIL, WORKING_GROUP)}

    def full(root: Path, contents: dict[str, bytes]) -> None:
        if WORKING_GROUP in contents:
            raise ToolError("磁盘空间不足")
        save(root, contents)

    monkeypatch.setattr("ygt.administration.trial.save", full)
    with pytest.raises(ToolError, match="磁盘空间不足"):
        trial.write_all(mini, {path: content + b"# x\n" for path, content in before.items()})
    assert {path: (mini / path).read_bytes() for path in before} == before


def test_a_new_file_is_taken_away_where_another_cannot_be_written(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (mini / WORKING_GROUP).read_bytes()

    def full(root: Path, contents: dict[str, bytes]) -> None:
        if WORKING_GROUP in contents:
            raise ToolError("磁盘空间不足")
        save(root, contents)

    monkeypatch.setattr("ygt.administration.trial.save", full)
    new = "org/bodies/new.yaml"
    with pytest.raises(ToolError, match="磁盘空间不足"):
        trial.write_all(mini, {new: b"name: x\n", WORKING_GROUP: before + b"# x\n"})
    assert not (mini / new).exists()
    assert (mini / WORKING_GROUP).read_bytes() == before
