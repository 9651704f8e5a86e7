"""Which ledgers a commit holds, and which of them a push touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from ygt.changes.git import Repository
from ygt.errors import ToolError
from ygt.guarding.pushes import Update
from ygt.ledger.load import COUNTY, FOLDERS

USUAL = (".", "examples/*")
"""Where ledgers are looked for unless the administrator says otherwise."""

Folders = dict[str, str]


class Touched(NamedTuple):
    """The ledgers that a push changes, by their folders, and those it takes away."""

    changed: list[str]
    removed: list[str]


def touched(repository: Repository, update: Update, patterns: Iterable[str] = USUAL) -> Touched:
    """The ledgers that differ from what the branch held; a new branch is compared with the repository's own.

    A ledger is a folder with org/county.yaml. One that loses that file is still to be checked, and fails.
    """
    listed = list(patterns)
    before = update.old if not update.is_creation else _of_default_branch(repository)
    old = {one: _folders(repository, before, one) for one in _held(repository, before, listed)} if before else {}
    new = {one: _folders(repository, update.new, one) for one in _held(repository, update.new, listed)}
    new |= {one: folders for one in old if one not in new and (folders := _folders(repository, update.new, one))}
    gone = [] if update.is_creation else [one for one in old if one not in new]
    return Touched([one for one, folders in new.items() if old.get(one) != folders], gone)


def _of_default_branch(repository: Repository) -> str:
    try:
        return repository.commit("HEAD")
    except ToolError:
        # Nothing has been pushed to it yet.
        return ""


def _held(repository: Repository, commit: str, patterns: Iterable[str]) -> Iterator[str]:
    for folder in dict.fromkeys(one for pattern in patterns for one in _meant(repository, commit, pattern)):
        if repository.inside(folder).directory(commit, [COUNTY]):
            yield folder


def _meant(repository: Repository, commit: str, pattern: str) -> Iterator[str]:
    """The folders a pattern means; only its last part may have a `*`."""
    parent, _, last = pattern.rstrip("/").rpartition("/")
    if "*" not in last:
        yield pattern.rstrip("/") or "."
        return
    for entry in repository.inside(".").directory(commit, [f"{parent}/"] if parent else []):
        if fnmatchcase(entry.path.rpartition("/")[2], last):
            yield entry.path


def _folders(repository: Repository, commit: str, folder: str) -> Folders:
    """The folders of a ledger with the names of their contents, which are the same for the same content."""
    return {one.path: one.object for one in repository.inside(folder).directory(commit, FOLDERS)}
