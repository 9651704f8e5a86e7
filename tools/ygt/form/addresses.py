"""Where a record stands: its file and its place inside, as the page names it; nothing else can be opened."""

from __future__ import annotations

from typing import Any, NamedTuple

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.schema.contract import Contract, Kind, Steps
from ygt.source.document import pointer


class Address(NamedTuple):
    """A record by the path of its file and its steps inside."""

    path: str
    base: Steps

    def as_sent(self) -> dict[str, str]:
        """What the page is given and gives back."""
        return {"path": self.path, "base": pointer(self.base)}


def address_of(record: Record) -> Address:
    """Where a record stands."""
    return Address(record.path, record.base)


def address_sent(sent: dict[str, Any]) -> Address:
    """The address in what the page sent. Raises ToolError where it is none."""
    path, base = sent.get("path"), sent.get("base")
    if not isinstance(path, str) or not isinstance(base, str) or len(base) > 200:
        raise ToolError("没有写明是哪一条记录", "回到列表重新选择")
    steps = (step for step in base.split("/")[1:] if step)
    return Address(path, tuple(int(step) if step.isascii() and step.isdigit() else step for step in steps))


def kind_of(contract: Contract, address: Address) -> Kind:
    """The kind of record that stands at an address. Raises ToolError where the address is not that of a record."""
    name = contract.kind_at(address.path)
    if name is not None:
        kind = contract.kind(name)
        steps = address.base
        if kind.layout == "list" and steps and isinstance(steps[0], int):
            steps = steps[1:]
        elif kind.layout == "list":
            raise _nothing(address)
        while len(steps) > 1 and isinstance(steps[0], str) and steps[0] in kind.parts and isinstance(steps[1], int):
            kind, steps = kind.parts[steps[0]], steps[2:]
        if not steps:
            return kind
    raise _nothing(address)


def data_at(data: Any, address: Address) -> dict[str, Any]:
    """The record at an address in the data of its file. Raises ToolError where there is none."""
    try:
        for step in address.base:
            data = data[step]
    except (LookupError, TypeError) as error:
        raise _nothing(address) from error
    if not isinstance(data, dict):
        raise _nothing(address)
    return data


def record_at(ledger: Ledger, address: Address) -> Record:
    """The record of the ledger at an address. Raises ToolError where there is none."""
    kind = kind_of(ledger.contract, address)
    for record in ledger.all(kind.name):
        if address_of(record) == address:
            return record
    raise _nothing(address)


def _nothing(address: Address) -> ToolError:
    return ToolError(f"“{address.path}”中没有这条记录", "文件可能已在别处改动，回到列表重新选择")
