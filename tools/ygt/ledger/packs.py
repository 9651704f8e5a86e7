"""The packs of clauses a county uses: what each says of itself, and what its printed names are in this county."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ygt.ledger.packaged import packaged
from ygt.ledger.reading import Reading
from ygt.ledger.record import Record

FOLDER = "packs"
ABOUT = "pack.yaml"
CLAUSES = "obligations.yaml"

MAPPED = ("duty_holders", "judged")
"""The fields of a clause in which printed names are read as the county's own; its words and numbers stay."""


@dataclass(frozen=True, eq=False, slots=True)
class Pack:
    """A pack named in county.yaml: the record of its pack.yaml, the row that names it, and the county's own names."""

    about: Record
    row: int
    names: dict[str, str]

    @property
    def id(self) -> str:
        """The pack's identifier: beian-2024."""
        return self.about.text("id")

    @property
    def clause_ids(self) -> list[str]:
        """The identifiers of its clauses, S000-001 to S000-154, known without reading them."""
        return [f"{self.about['clause_prefix']}-{number:03}" for number in range(1, self.about["clauses"] + 1)]

    def here(self, printed: str) -> str:
        """What a printed name is in this county, by county.yaml; the name itself where nothing is said."""
        return self.names.get(printed, printed)


def pack_names(folder: Path) -> list[str]:
    """The identifiers of the packs in a schema folder."""
    return sorted(path.parent.name for path in (folder / FOLDER).glob(f"*/{ABOUT}"))


def packs_of(folder: Path, county: Record | None) -> list[Pack]:
    """The packs a county names, in its order; one that there is not, or that cannot be read, is left out."""
    known = pack_names(folder) if county is not None and county.items("packs") else []
    found: list[Pack] = []
    for index, row in enumerate(county.items("packs") if county else ()):
        name = row.get("pack") if isinstance(row, dict) else None
        if name not in known or any(one.id == name for one in found):
            continue
        records = packaged(folder, f"{FOLDER}/{name}/{ABOUT}", "pack").records
        if records and records[0].sound:
            found.append(Pack(records[0], index, dict(_named(row))))
    return found


def clauses_of(folder: Path, pack: Pack) -> Reading:
    """The pack's clauses as records with places in its file, printed names read as the county's own.

    The first record is the file's, the others its clauses. What is wrong with the file is among the findings.
    """
    read = packaged(folder, f"{FOLDER}/{pack.id}/{CLAUSES}", "obligation")
    records: list[Record] = []
    for one in read.records:
        parent = records[0] if one.parent is not None else None
        data = _record_here(one.data, pack) if parent is None else parent.data["clauses"][one.base[-1]]
        records.append(Record(one.kind, data, one.document, one.base, one.sound, parent))
    return Reading(read.document, records, list(read.findings), set(read.partial))


def _named(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    rows = row.get("names", ())
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, dict) and isinstance(one.get("printed"), str) and isinstance(one.get("here"), str):
            yield one["printed"], one["here"]


def _record_here(data: dict[str, Any], pack: Pack) -> dict[str, Any]:
    clauses = [_clause_here(one, pack) for one in data["clauses"]] if isinstance(data.get("clauses"), list) else []
    return {**data, "clauses": clauses, **({"groups": _here(data["groups"], pack)} if "groups" in data else {})}


def _clause_here(clause: Any, pack: Pack) -> Any:
    if not isinstance(clause, dict):
        return clause
    return {key: _here(value, pack) if key in MAPPED else value for key, value in clause.items()}


def _here(value: Any, pack: Pack) -> Any:
    """A value with every text that is a printed name replaced; names of fields are no texts."""
    if isinstance(value, str):
        return pack.here(value)
    if isinstance(value, list):
        return [_here(one, pack) for one in value]
    if isinstance(value, dict):
        return {key: _here(one, pack) for key, one in value.items()}
    return value
