"""One record of the ledger, with its place in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ygt.findings import Place
from ygt.schema.contract import Kind, Node, Steps
from ygt.source.document import Document


@dataclass(slots=True, eq=False)
class Record:
    """A record as the file has it. `base` is its path inside the file, `parent` the record it is kept in, if any.

    `sound` tells whether its shape is right: every required field is there, every value has its type and is one
    of those allowed. A record of wrong shape is still indexed, so that one mistake does not make every reference
    to it another; rules that read fields of records take sound ones only. `last_day` is the latest day written in
    it, once somebody has looked; see `ygt.ledger.as_of`.
    """

    kind: Kind
    data: dict[str, Any]
    document: Document
    base: Steps
    sound: bool = True
    parent: Record | None = None
    last_day: date | None = field(default=None, init=False, repr=False)

    @property
    def name(self) -> str:
        """The official name, or an empty string where the file has none."""
        value = self.data.get(self.kind.naming)
        return value if isinstance(value, str) else ""

    @property
    def path(self) -> str:
        """The file's path relative to the workspace."""
        return self.document.path

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def get(self, key: str, default: Any = None) -> Any:
        """A field's value, or `default`."""
        return self.data.get(key, default)

    def text(self, key: str) -> str:
        """A text field's value, or an empty string."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def items(self, key: str) -> list[Any]:
        """A list field's items, or nothing."""
        value = self.data.get(key)
        return value if isinstance(value, list) else []

    def part(self, key: str) -> dict[str, Any]:
        """A field's mapping, or an empty one."""
        value = self.data.get(key)
        return value if isinstance(value, dict) else {}

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """The place of the value at `steps` inside the record (or of its key)."""
        return self.document.place((*self.base, *steps), key=key)

    def head(self) -> Place:
        """The place that stands for the record: its name, else its first key."""
        for key in (self.kind.naming, *self.kind.identity, "id"):
            if key in self.data:
                return self.place(key)
        return self.place(next(iter(self.data)), key=True) if self.data else self.place()

    def subject(self) -> str:
        """The record in the reader's words: 机构“示例县人民医院”."""
        return f"{self.kind.title}“{self.name}”" if self.name else self.kind.title

    def known_as(self) -> str:
        """The name to use in a sentence: the short one where there is one."""
        return self.text("short_name") or self.name

    def node(self, *steps: str | int) -> Node | None:
        """The contract's node for a field of this record."""
        return self.kind.record.at(steps)
