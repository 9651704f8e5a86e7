"""What goes into a dossier: for every clause its folder, and its evidence in numbered order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ygt.ledger.ledger import Ledger
from ygt.obligations.verdict import Cited
from ygt.publish.dossier.attachments import Attachment, attachments
from ygt.publish.obligations.facts import ClauseFacts

LONGEST = 60
"""Characters of a name in a path: a few folders deep, Windows takes no more than 260 in all."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One piece of evidence of a clause: its number, the record with what it shows, and its files by name."""

    number: int
    cited: Cited
    files: dict[str, Attachment]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A clause with its folder (empty where there is no evidence of its own) and its evidence."""

    facts: ClauseFacts
    folder: str
    items: tuple[Item, ...]


def entries(ledger: Ledger, facts: Iterable[ClauseFacts]) -> list[Entry]:
    """Every clause that asks or encourages something. One that is judged by another has its evidence there."""
    documents: dict[int, str] = {}
    found = []
    for one in facts:
        if one.strength == "说明":
            continue
        name = f"{len(documents) + 1}_{one.document}"
        document = documents.setdefault(id(one.paper), safe_name(name))
        items = () if one.twin else tuple(_item(ledger, number, cited) for number, cited in enumerate(one.evidence, 1))
        found.append(Entry(one, f"{document}/{safe_name(f'{one.id}_{one.number}')}" if items else "", items))
    return found


def safe_name(name: str) -> str:
    """`name` as every system takes it for a file: no separators, no trailing stops, not too long."""
    return _UNSAFE.sub("_", name).strip(" .")[:LONGEST].rstrip(" .") or "_"


def _item(ledger: Ledger, number: int, cited: Cited) -> Item:
    files: dict[str, Attachment] = {}
    times: Counter[str] = Counter()
    for one in attachments(ledger, cited.record):
        name = safe_file(one.name)
        # Files from two folders may bear one name, and some systems know no capitals.
        times[name.casefold()] += 1
        again = f"-{times[name.casefold()]}" if times[name.casefold()] > 1 else ""
        files[f"{number:02}{again}_{name}"] = one
    return Item(number, cited, files)


def safe_file(name: str) -> str:
    """A file's name made safe, its ending kept."""
    stem, dot, ending = name.rpartition(".")
    return f"{safe_name(stem)}.{safe_name(ending)}" if dot and stem else safe_name(name)
