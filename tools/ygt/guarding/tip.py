"""A check of a ledger as a commit has it, from git's objects alone: nothing is checked out, followed or executed."""

from __future__ import annotations

from pathlib import Path

from ygt.changes.git import LINK, MODULE, Repository
from ygt.changes.revisions import loaded, revision_of
from ygt.check import Result, examine
from ygt.ledger.load import TEXTS
from ygt.schema.contract import contract
from ygt.schema.placement import unplaced
from ygt.source.reader import MAX_BYTES


def checked(repository: Repository, commit: str, folder: str) -> Result:
    """What `ygt check` finds in the ledger in `folder` of a commit; links, submodules and huge files are errors.

    Raises ToolError where there is too much of it to be a ledger.
    """
    there = repository.inside(folder)
    found = loaded(Path(folder), revision_of(there, commit, commit), {})
    found.ledger.texts.update(_texts(there, commit))
    rules = contract()
    strays = [
        unplaced(rules.files, path, empty=not content)
        for path, content in found.revision.contents.items()
        if not rules.kind_at(path)
    ]
    return examine(found.ledger, [*found.findings, *strays])


def _texts(repository: Repository, commit: str) -> dict[str, str]:
    """The stored texts of documents by path, as a folder at hand would give them."""
    wanted = {
        one.path: one.object
        for one in repository.directory(commit, [f"{TEXTS}/"])
        if one.path.endswith(".txt") and one.mode not in (LINK, MODULE) and (one.size or 0) <= MAX_BYTES
        if one.size is not None
    }
    contents = repository.contents(wanted.values())
    return {path: contents[name].decode("utf-8", errors="replace") for path, name in sorted(wanted.items())}
