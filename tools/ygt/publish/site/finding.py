"""What the search of the whole site finds a page by: its names, their tails, pinyin, codes.

The theme's search looks for words of the index that begin as the query does. A name is therefore entered with each of
its tails, so that 莫西林 and 辰宿 are found inside 阿莫西林 and 青河镇辰宿村卫生室.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ygt.ledger.record import Record
from ygt.publish.site.pinyin import spelling
from ygt.publish.site.workspace import Workspace

LONGEST_NAME = 24
SHORTEST_TAIL = 2


def tails(name: str) -> list[str]:
    """The name and what is left of it from each character on, as long as it can be looked for."""
    if len(name) > LONGEST_NAME:
        return [name]
    return [name[start:] for start in range(len(name) - SHORTEST_TAIL + 1)] or [name]


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
