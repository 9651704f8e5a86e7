"""The papers a notice rests on: those its subject is said to come from, as long as they are in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

IN_FORCE = "现行"


def basis(ledger: Ledger, subject: Record, last: Record | None) -> list[str]:
    """The documents to cite as 依据: where the subject is said to come from, else those of the last paper of its kind.

    What an adjustment of the catalogue rests on are the rules that the last paper names.
    """
    told, before = list(_sources(ledger, subject)), list(last.items("basis")) if last is not None else []
    found: dict[int, str] = {}
    for name in (before or told) if subject.kind.name in ("drug", "county") else (told or before):
        document = ledger.find(str(name), "document")
        if document is not None and document.text("status") == IN_FORCE:
            found.setdefault(id(document), str(name))
    return list(found.values())


def _sources(ledger: Ledger, subject: Record) -> Iterator[str]:
    for record in (subject, *_around(ledger, subject)):
        told = [record.part("source"), record.part("succession_source"), *record.items("sources")]
        told += record.part("catalogue").get("sources", [])
        told += [seat.get("source", {}) for seat in record.items("seats")]
        documents = [_document(one) for one in told]
        if any(documents):
            yield from filter(None, documents)
            return


def _around(ledger: Ledger, subject: Record) -> list[Record]:
    """Where else it may be said: the county's record of a drug's catalogue, the community of an institution."""
    if subject.kind.name == "drug":
        return [ledger.county] if ledger.county is not None else []
    names = [subject.text("community"), *(str(one.get("community", "")) for one in subject.items("memberships"))]
    found = (ledger.find(name, "community") for name in names if name)
    return [one for one in found if one is not None]


def _document(source: Any) -> str:
    return str(source.get("document", "")) if isinstance(source, dict) else ""
