"""Pages made one by one are those of the whole site; a workspace checked step by step is checked as at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from previewed import AT, TOWNSHIP

from workspaces import miniature
from ygt.check import Result, check
from ygt.preview.edition import Edition
from ygt.preview.following import Followed
from ygt.preview.watching import Watch
from ygt.publish.site.generate import Lists, generate
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES
from ygt.source import reader


@cache
def mini() -> Result:
    return miniature().check()


def edition(before: Edition | None = None, workspace: Workspace | None = None) -> Edition:
    shown = workspace or Workspace(mini(), AT.date())
    return Edition([shown], lists=Lists(), rules=RULES, guides=[], written={}, before=before)


def test_pages_made_when_asked_for_are_those_of_the_whole_site() -> None:
    whole, made = generate([Workspace(mini(), AT.date())], rules=RULES), edition()
    for path in sorted(whole.pages.keys() - {"index.md", "reference/index.md"}, reverse=True):
        assert made.find(path) == whole.pages[path], path
    for path, content in whole.made.items():
        assert made.find(path) == content, path
    while made.step():
        pass
    assert made.texts() == whole.pages
    assert made.nav() == whole.nav
    assert made.find("shili/none.md") is None
    # What the next edition has not made yet is taken to be where it was.
    following = edition(made)
    assert following.texts() == made.texts() and following.nav() == made.nav()


def test_what_is_made_of_the_same_ledger_is_kept() -> None:
    workspace = Workspace(mini(), AT.date())
    first = edition(workspace=workspace)
    text = first.find("shili/index.md")
    assert edition(first, workspace).find("shili/index.md") is text
    assert edition(first).find("shili/index.md") is not text


def test_a_workspace_followed_is_judged_as_it_is(county: Path) -> None:
    followed = Followed(county)
    for text in ("- name: 甲\n  id: jia\n", "- name: [\n", (county / TOWNSHIP).read_text(encoding="utf-8")):
        followed.check()
        (county / TOWNSHIP).write_text(text, encoding="utf-8")
        assert followed.check().findings == check(county).findings
    (county / TOWNSHIP).unlink()
    assert followed.check().findings == check(county).findings


def test_only_what_changed_is_read_anew(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = Followed(county)
    followed.check()
    opened: list[str] = []
    monkeypatch.setattr(
        "ygt.ledger.load.read_file", lambda root, path: opened.append(path) or reader.read_file(root, path)
    )
    (county / TOWNSHIP).write_text("- name: 甲\n  id: jia\n", encoding="utf-8")
    followed.check()
    assert opened == [TOWNSHIP]


def test_a_change_is_noticed_once(county: Path) -> None:
    watch = Watch([county])
    assert watch.changed() == set()
    beside = county / "members" / "new.yaml~"
    beside.write_text("- name: 甲\n", encoding="utf-8")
    beside.replace(county / TOWNSHIP)
    assert watch.changed() == {county} and watch.changed() == set()
    (county / TOWNSHIP).unlink()
    assert watch.changed() == {county}
    (county / "org").rename(county / "gone")
    (county / "org").symlink_to(county.parent)
    assert watch.changed() == {county} and watch.changed() == set()
