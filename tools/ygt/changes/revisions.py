"""The ledgers of two revisions of a workspace, or of a revision and the files at hand; what was not read, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath

from ygt.changes.git import LINK, MODULE, Entry, Repository
from ygt.errors import ToolError
from ygt.findings import Finding, Place, in_order
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import FOLDERS, assemble
from ygt.ledger.reading import Reading, reading
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.schema.placement import concerns
from ygt.source import rules
from ygt.source.opening import Refusal, content_of
from ygt.source.reader import MAX_BYTES, read

MOST_BYTES = 256 * 1024 * 1024
"""All files of a revision together; a county's ledger has a hundredth of it."""

AT_HAND = "当前文件"
LATEST, LATEST_SAID = "HEAD", "最近一次提交"


@dataclass(slots=True, eq=False)
class Revision:
    """One state of a workspace: its files' contents by path, and what was refused."""

    name: str
    commit: str = ""
    contents: dict[str, bytes] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Loaded:
    """A revision with its ledger and all findings of reading it."""

    revision: Revision
    ledger: Ledger
    findings: list[Finding]

    @property
    def errors(self) -> int:
        """How many errors were found in reading it."""
        return sum(one.severity == "error" for one in self.findings)


def revisions(root: Path, said: str) -> tuple[Revision, Revision]:
    """What `BASE`, `BASE..HEAD` or `BASE...HEAD` names; the files at hand where no HEAD is named.

    Raises ToolError where a revision is not known.
    """
    repository = Repository(root)
    base, dots, head = _split(said)
    before = repository.commit(base)
    if dots:
        after = repository.commit(head)
        if dots == "...":
            before = repository.common(before, after)
        return revision_of(repository, _said(base), before), revision_of(repository, _said(head), after)
    return revision_of(repository, _said(base), before), at_hand(root)


def _said(name: str) -> str:
    """How a revision is called to those who read of it."""
    return LATEST_SAID if name == LATEST else name


def _split(said: str) -> tuple[str, str, str]:
    for dots in ("...", ".."):
        base, found, head = said.partition(dots)
        if found:
            return base or LATEST, dots, head or LATEST
    return said or LATEST, "", ""


def listing(repository: Repository, name: str, commit: str) -> tuple[dict[str, Entry], list[Finding]]:
    """The files of a commit's ledger by path, and what is refused. ToolError where they are too many or too large."""
    wanted: dict[str, Entry] = {}
    refused = []
    for entry in repository.entries(commit, FOLDERS):
        if refusal := _refusal(entry):
            refused.append(refusal)
        elif concerns(entry.path.rpartition("/")[2]):
            wanted[entry.path] = entry
    if sum(entry.size or 0 for entry in wanted.values()) > MOST_BYTES:
        raise ToolError(f"版本“{name}”的台账文件过大，不作比较", "核对该版本的内容是否为台账")
    return wanted, refused


def revision_of(repository: Repository, name: str, commit: str) -> Revision:
    """A commit's files of the workspace, called `name`. ToolError where they are too many or too large."""
    wanted, refused = listing(repository, name, commit)
    contents = repository.contents(entry.object for entry in wanted.values())
    return Revision(name, commit, {path: contents[entry.object] for path, entry in wanted.items()}, refused)


def _refusal(entry: Entry) -> Finding | None:
    """Why an entry is not read: a link, a submodule, a path that leads out of the tree, a file beyond measure."""
    if entry.mode == MODULE:
        return _unopened(entry.path, "这是子模块，不属于台账", "移出台账目录")
    if entry.mode == LINK:
        return _unopened(entry.path, "这是链接，没有读取所指的内容", "把链接换成文件本身")
    parts = entry.path.split("/")
    if normpath(entry.path) != entry.path or ".." in parts or ".git" in parts or "\\" in entry.path:
        return _unopened(entry.path, "路径不在台账目录之内", "改正文件名")
    if concerns(parts[-1]):
        if entry.size is None:
            return _unopened(entry.path, "版本库中缺少该文件的内容", "浅克隆、部分克隆的先取回完整历史")
        if entry.size > MAX_BYTES:
            return rules.TOO_LARGE.at(Place(entry.path), size=entry.size, limit=MAX_BYTES)
    return None


def _unopened(path: str, reason: str, remedy: str) -> Finding:
    return rules.UNOPENED.at(Place(path), reason=reason, remedy=remedy)


def at_hand(root: Path) -> Revision:
    """The files at hand, saved or not yet committed; links are not followed."""
    found = Revision(AT_HAND)
    for path in _files(root):
        file = root / path
        if file.is_symlink():
            found.refused.append(_unopened(path, "这是链接，没有读取所指的内容", "把链接换成文件本身"))
            continue
        content = content_of(file, MAX_BYTES)
        if isinstance(content, bytes):
            found.contents[path] = content
        elif isinstance(content, Refusal):
            found.refused.append(_unopened(path, content.reason, content.remedy))
        else:
            found.refused.append(rules.TOO_LARGE.at(Place(path), size=content, limit=MAX_BYTES))
    return found


def _files(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            continue
        for where, inside, names in os.walk(root / folder):
            inside.sort()
            relative = Path(where).relative_to(root).as_posix()
            yield from sorted(f"{relative}/{name}" for name in names if concerns(name))


def load_both(root: Path, before: Revision, after: Revision) -> tuple[Loaded, Loaded]:
    """The ledgers of two revisions; a file that is the same in both is read once and its records are the very same."""
    known: dict[str, tuple[bytes, Reading]] = {}
    return loaded(root, before, known), loaded(root, after, known)


def loaded(root: Path, revision: Revision, known: dict[str, tuple[bytes, Reading]]) -> Loaded:
    """The ledger of one revision; `known` are files read before, by path, and receives those read now."""
    rules_of_shape = contract()
    judge = engine(rules_of_shape)
    readings = []
    for path in sorted(revision.contents):
        kind = rules_of_shape.kind_at(path)
        if kind is None:
            continue
        content = revision.contents[path]
        if path not in known or known[path][0] != content:
            known[path] = content, reading(read(path, content), rules_of_shape.kind(kind), judge)
        readings.append(known[path][1])
    ledger, findings = assemble(root, readings, {})
    # What stands in a file that was refused is not gone: nothing may be said of its kind.
    ledger.partial |= {kind for one in revision.refused if (kind := rules_of_shape.kind_at(one.path))}
    return Loaded(revision, ledger, in_order([*findings, *revision.refused]))


def same_files(before: Revision, after: Revision) -> bool:
    """Whether no file of the ledger differs by a single byte, moved ones included."""
    return before.contents == after.contents
