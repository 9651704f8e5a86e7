"""The facts of one record as a list of terms, with what is not known said as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.workspace import Workspace


class Facts:
    """Terms and values in order; `None` stands for 待填报."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Shown | None]] = []

    def __iter__(self) -> Iterator[tuple[str, Shown | None]]:
        return iter(self.rows)

    def add(self, term: str, value: Shown, *, expected: bool = False) -> None:
        """A value; an empty one is left out, or said to be 待填报 where it is expected."""
        empty = value == "" or value == []
        if not empty or expected:
            self.rows.append((term, None if empty else value))

    def text(self, record: Record, *keys: str, expected: bool = False) -> None:
        """Text fields under the titles the contract gives them, enumerated values by theirs."""
        for key in keys:
            node = record.node(key)
            if node is not None:
                value = record.get(key)
                unit = node.schema.get("x-unit", "")
                said = f"{value:g}{unit}" if _is_number(value) else node.label_of(record.text(key))
                if said and said != value and node.title.endswith("代码"):
                    said += f"（{value}）"
                self.add(node.title, said, expected=expected)

    def day(self, term: str, record: Record | dict[str, Any], key: str) -> None:
        """A day as offices print it."""
        value = record.get(key)
        self.add(term, printed(value) if isinstance(value, str) else "")

    def named(self, workspace: Workspace, term: str, record: Record, key: str, *kinds: str) -> None:
        """A record named by a field, or several."""
        value = record.get(key)
        if isinstance(value, list):
            self.add(term, workspace.names(value, *kinds) if value else "")
        else:
            self.add(term, workspace.named(value, *kinds) if value else "")


def naming(facts: Facts, record: Record) -> None:
    """The other names of a record: short name, aliases with their use, former names with their end."""
    facts.add("简称", record.text("short_name"))
    aliases = [
        f"{one['name']}（{one['usage']}）"
        for one in record.items("aliases")
        if one["name"] != record.text("short_name")
    ]
    facts.add("别名", joined(aliases) if aliases else "")
    former = [
        one["name"] + (f"（用至{printed(one['until'])}）" if "until" in one else "")
        for one in record.items("former_names")
    ]
    facts.add("曾用名", joined(former) if former else "")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
