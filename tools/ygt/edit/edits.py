"""What can be asked of the splice engine: values set, inserted and deleted, each by where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ygt.errors import ToolError
from ygt.findings import Place
from ygt.schema.contract import Kind


@dataclass(frozen=True, slots=True)
class Where:
    """The one item of a list whose fields have these values."""

    fields: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return "、".join(f"{field} 为“{value}”" for field, value in self.fields)


Step = str | int | Where
Address = tuple[Step, ...]
"""The way to a value: field names, positions in lists, and items by what they say."""


@dataclass(frozen=True, slots=True)
class Set:
    """Give the value at `path` the value `value`; a field that is not there is added at its place in the contract.

    Of a mapping or list that stays one only what differs is touched.
    """

    path: Address
    value: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """Put `value` into the list at `path`, before position `at`; by default at its end."""

    path: Address
    value: Any
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Take away the field or item at `path`, with the comment behind it; comments above it stay."""

    path: Address


@dataclass(frozen=True, slots=True)
class Quote:
    """Put the text at `path` in quotes, if it has none; what it says stays."""

    path: Address


Edit = Set | Insert | Delete | Quote


class RefusedError(ToolError):
    """An edit that cannot be made without touching more than it means; nothing was changed. `place` is where."""

    def __init__(self, why: str, place: Place, remedy: str = "打开文件，在该处手工修改") -> None:
        where = f"{place.path}第{place.line}行" if place.path else f"第{place.line}行"
        super().__init__(f"{where}：{why}，没有改动", remedy)
        self.place = place


def where(**fields: str) -> Where:
    """The item whose fields have these values: `where(person="王示例", post="理事")`."""
    return Where(tuple(fields.items()))


def record(kind: Kind, name: str, holder: Kind | None = None) -> Address:
    """The path of the record of `kind` called `name` in its file; of `holder`'s file where it is kept inside another.

    Raises KeyError where `holder` keeps no such records.
    """
    if holder is not None:
        field = {part.name: field for field, part in holder.parts.items()}[kind.name]
        return (field, where(**{kind.naming: name}))
    return (where(**{kind.naming: name}),) if kind.layout == "list" else ()
