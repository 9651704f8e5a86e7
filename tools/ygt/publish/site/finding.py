"""What the search of the whole site finds a page by: its names, their tails, pinyin, codes.

The theme's search looks for words of the index that begin as the query does. A name is therefore entered with each of
its tails, so that 莫西林 and 辰宿 are found inside 阿莫西林 and 青河镇辰宿村卫生室.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ygt.ledger.record import Record
from ygt.pinyin import spelling
from ygt.publish.site.workspace import Workspace

LONGEST_NAME = 24
SHORTEST_TAIL = 2
MARKS = re.compile(r"[\s（）()《》〔〕“”、，。：；·/×-]+")
INSIDE = re.compile(r"(?<=[0-9A-Za-z])[0-9A-Za-z]")


def tails(name: str) -> list[str]:
    """The name and what is left of each of its words from each character on, as long as it can be looked for.

    A word begins anew behind a mark, and not inside a number or Latin letters. The year of （2026年版） is none: it is
    rare enough to outweigh the number of the very document of that year that is looked for.
    """
    if len(name) > LONGEST_NAME:
        return [name]
    words = [word for word in MARKS.split(name) if word and not word[0].isdecimal()]
    starts = [word[at:] for word in words for at in range(len(word) - SHORTEST_TAIL + 1) if not INSIDE.match(word, at)]
    return list(dict.fromkeys([name, *starts]))


def findable(*names: str) -> list[str]:
    """The words a page with these names is found by, without repetition."""
    words: dict[str, None] = {}
    for name in names:
        words.update(dict.fromkeys(tails(name)))
    for name in names:
        words.update(dict.fromkeys(word for word in spelling(name) if len(word) > 1))
    return list(words)


def all_names(record: Record) -> list[str]:
    """The names of a record: official, short, others, former."""
    others = (one["name"] for key in ("aliases", "former_names") for one in record.items(key))
    return list(dict.fromkeys(name for name in (record.name, record.text("short_name"), *others) if name))


def dictionary(workspaces: Sequence[Workspace], reference: Iterable[Record]) -> set[str]:
    """The names that must not be cut apart in the index: of persons and drugs, and the short names of the rest.

    Long names of institutions are left to the dictionary of the language: their parts are looked for as well.
    """
    words = {one.name for one in reference}
    for workspace in workspaces:
        words.add(workspace.name)
        words |= {one.value for one in workspace.ledger.persons}
        words |= {one.name for one in workspace.sound("drug")}
        for kind in ("body", "document", "unit", "community"):
            words |= {one.text("short_name") for one in workspace.sound(kind)}
    return {word for word in words if 1 < len(word) <= LONGEST_NAME and word.isalnum()}
