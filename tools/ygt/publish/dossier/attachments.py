"""The files of a workspace that stand behind a record: what is kept of a material, and the text of its document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ygt.ledger.fields import fields
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

WITH_PAPERS = frozenset({"arrangement", "material", "meeting", "milestone", "supervision"})
"""The kinds of record whose papers are evidence themselves; elsewhere a document is only where a fact comes from."""

ORIGIN = frozenset({"source", "exceptions"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file by its path in the workspace; `file` is where it is, None where it is not there."""

    path: str
    file: Path | None

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.path).name


def attachments(ledger: Ledger, record: Record) -> list[Attachment]:
    """The files that belong to a record, each once: its own, then those of the documents it names."""
    paths = [record.text("file"), *(one.text("text") for one in _documents(ledger, record))]
    return [_attachment(ledger.root, path) for path in dict.fromkeys(paths) if path]


def _documents(ledger: Ledger, record: Record) -> list[Record]:
    if record.kind.name == "document":
        return [record]
    if record.kind.name not in WITH_PAPERS:
        return []
    named = (
        ledger.find(one.value, "document")
        for one in fields(record)
        if "document" in one.node.references and ORIGIN.isdisjoint(one.steps)
    )
    return [one for one in named if one is not None]


def _attachment(root: Path, path: str) -> Attachment:
    """The file at `path`; one that is reached only by leaving the workspace is as good as missing."""
    file = root / path
    try:
        inside = file.resolve().is_relative_to(root.resolve()) and file.is_file()
    except (OSError, ValueError):
        inside = False
    return Attachment(path, file if inside else None)
