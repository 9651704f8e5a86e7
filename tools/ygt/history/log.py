"""The history of a workspace from git: every commit that touched it, and what it changed, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ygt.errors import ToolError
from ygt.history.account import account
from ygt.history.cache import Cache, key_of
from ygt.history.commits import NOTHING, Commit, Past
from ygt.history.entry import Account, Entry
from ygt.history.shelf import Shelf

MOST = 1000
"""Commits told at most."""

SHALLOW = "这是浅克隆，更早的历史没有取回；取回用 git fetch --unshallow"
CUT = "更早的历史没有取回，无法得知这次提交改了什么"
LIMITED = "只列最近{most}次提交"
EMPTY = "台账还没有提交过，没有版本记录"


@dataclass(frozen=True, slots=True)
class History:
    """The commits, newest first; `notes` are Chinese sentences on what is not known of the past, and why."""

    entries: list[Entry]
    notes: tuple[str, ...] = ()

    def until(self, day: date) -> History:
        """The same without what was committed after `day`."""
        return History([one for one in self.entries if one.day <= day], self.notes)


def entries(root: Path, most: int = MOST) -> list[Entry]:
    """The commits that touched the workspace at `root`, newest first, at most `most`; none where there is no git."""
    return history(root, most).entries


def history(root: Path, most: int = MOST, *, head: str = "HEAD", cached: bool = True) -> History:
    """The history of the workspace at `root` up to the commit `head`, read from git objects; nothing is checked out.

    What each commit changed is kept in the repository's .cache unless `cached` is False. Where there is no git, no
    repository or no commit, there are no entries and the notes say so.
    """
    try:
        past = Past(root)
        commits = past.commits(most + 1, head)
    except ToolError as error:
        # The site shows it to everybody, and where the ledger lies on this machine concerns nobody.
        return History([], (error.message.replace(f"“{root}”", "台账"),))
    notes = [SHALLOW] if past.is_shallow else []
    if len(commits) > most:
        notes.append(LIMITED.format(most=most))
    if not commits:
        notes.append(EMPTY)
    shelf, cache = Shelf(past), Cache(past) if cached else None
    return History(list(_entries(commits[:most], shelf, cache)), tuple(notes))


def _entries(commits: list[Commit], shelf: Shelf, cache: Cache | None) -> Iterator[Entry]:
    for one in commits:
        told = _cut(one) if one.cut else _account(one, shelf, cache)
        is_merge = len(one.before) > 1
        if is_merge and told.outcome in ("same", "format") and not told.notes:
            continue
        yield Entry(
            one.name,
            one.author,
            one.day,
            one.subject,
            told.outcome,
            told.title,
            told.groups,
            told.changes,
            told.notes,
            is_merge,
        )


def _cut(one: Commit) -> Account:
    return Account("unread", one.subject, notes=(CUT,))


def _account(one: Commit, shelf: Shelf, cache: Cache | None) -> Account:
    """What a commit changed, from the cache where it is kept there; told again as unread where git cannot give it."""
    moved_to = one.folder if one.moved_from is not None else None
    before = one.before or (("", NOTHING),)
    key = key_of([trees for _, trees in before], one.after, one.day, moved_to)
    if cache is not None and (known := cache.find(key)) is not None:
        return known
    try:
        after = shelf.state(one.name, one.folder, one.after)
        folders = (one.folder if one.moved_from is None else one.moved_from, *[one.folder] * len(before))
        states = [shelf.state(name, folder, trees) for (name, trees), folder in zip(before, folders, strict=False)]
        found = account(states, after, one.day, moved_to)
    except ToolError as error:
        return Account("unread", one.subject, notes=(f"{error.message}，无法得知这次提交改了什么",))
    if cache is not None:
        cache.keep(key, found)
    return found
