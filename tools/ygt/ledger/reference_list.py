"""Upper-level lists kept once for all workspaces (国家基本药物目录): compared with, never a county's own."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ygt.ledger.record import Record
from ygt.resources import reference_dir
from ygt.schema.contract import contract
from ygt.schema.typing import convert
from ygt.source.reader import read_file

FOLDER = "catalogues/reference"
EDITIONS: dict[int, date | None] = {2009: None, 2012: None, 2018: date(2018, 11, 1), 2026: date(2026, 9, 1)}
"""The editions of the national essential list, each with the day it came into force, where that is at hand."""


class Entry(NamedTuple):
    """The name of an entry, and whether it is a range of drugs (结核病用药) and not one of them."""

    name: str
    is_range: bool


EssentialList = dict[tuple[str, int], Entry]
"""The entries of an essential list by part and number."""

_PLAIN = r"[^\W_][^#:\n]*"
_ENTRY = re.compile(rf"part: ({_PLAIN})\n  number: ([1-9][0-9]*)\n  name: ({_PLAIN})\n")
_ITEM = re.compile("^- ", re.MULTILINE)


def superseded_on(edition: int) -> date | None:
    """The day an edition's successor came into force; None where it has none, or the day is not at hand."""
    return next((start for later, start in EDITIONS.items() if later > edition), None) if edition in EDITIONS else None


def essential_list(root: Path, edition: int) -> EssentialList | None:
    """An edition of the essential list, or None where that edition is not at hand."""
    folder = nearest_lists(root) / f"nedl-{edition}"
    return _names(folder) if folder.is_dir() else None


def nearest_lists(root: Path) -> Path:
    """The folder of reference lists a workspace uses: its own, an enclosing repository's, or the tool's."""
    for folder in (root.resolve(), *root.resolve().parents):
        if (folder / FOLDER).is_dir() and any((folder / FOLDER).iterdir()):
            return folder / FOLDER
        if (folder / ".git").exists():
            break
    return reference_dir()


@lru_cache(maxsize=8)
def entries(folder: Path) -> tuple[Record, ...]:
    """The entries of one list that have part, number and name, in the order of its files."""
    return tuple(one for path in sorted(folder.glob("*.yaml")) for one in _read(path))


@lru_cache(maxsize=8)
def _names(folder: Path) -> EssentialList:
    names: EssentialList = {}
    for path in sorted(folder.glob("*.yaml")):
        plain = _plainly_written(path.read_bytes().decode("utf-8", errors="replace"))
        names |= plain if plain is not None else {(one["part"], one["number"]): _entry(one) for one in _read(path)}
    return names


def _plainly_written(text: str) -> EssentialList | None:
    """The entries of a file read off its lines, where every one is written in the plainest way; else None.

    Eight hundred entries are looked up by three fields of each: to read them all as YAML takes longer than the rest
    of the check.
    """
    names: EssentialList = {}
    for item in _ITEM.split(text)[1:]:
        match = _ENTRY.match(item)
        if match is None or "\r" in item:
            return None
        part, number, name = match.groups()
        names[part.rstrip(), int(number)] = Entry(name.rstrip(), "\n  scope: true\n" in item)
    return names


def _entry(record: Record) -> Entry:
    return Entry(record["name"], record.get("scope") is True)


def _read(path: Path) -> list[Record]:
    kind = contract().kind("reference_drug")
    document = read_file(path.parent.parent, f"{path.parent.name}/{path.name}")
    if not isinstance(document.data, list):
        return []
    list(convert(document, kind))
    wanted = (("part", str), ("number", int), ("name", str))
    return [
        Record(kind, item, document, (index,))
        for index, item in enumerate(document.data)
        if isinstance(item, dict) and all(isinstance(item.get(key), of) for key, of in wanted)
    ]
