"""Whose a record is: each is filled in by one unit alone, so that nothing is asked for twice."""

from __future__ import annotations

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.schema.contract import Kind
from ygt.schema.suggestion import nearest

UNITS = ("institution", "unit")


def owning_fields(kind: Kind) -> list[str]:
    """The fields that say who fills in a record of the kind: those that name one institution or unit.

    A department answers for itself, whatever it is under; a clinic is answered for by who manages it.
    """
    if kind.name == "unit":
        return []
    return [name for name, node in kind.record.properties.items() if not set(UNITS).isdisjoint(node.references)]


def can_be_owned(kind: Kind) -> bool:
    """Whether records of the kind are some unit's; drugs, say, are the county's."""
    return kind.name in UNITS or bool(owning_fields(kind))


def owner(ledger: Ledger, record: Record) -> str:
    """The official name of the unit that fills in `record`: the one it names first, else the unit it is itself.

    Empty where the record names none, or one that is not registered.
    """
    for name in owning_fields(record.kind):
        if word := record.text(name):
            found = ledger.find(word, *UNITS)
            return found.name if found else ""
    return record.name if record.kind.name in UNITS else ""


def units(ledger: Ledger) -> list[str]:
    """The institutions that fill in forms: those that have not ended and no other manages, as the ledger lists them."""
    own = (one for one in ledger.sound("institution") if "ended" not in one.data)
    return [one.name for one in own if owner(ledger, one) == one.name]


def unit_named(ledger: Ledger, word: str) -> str:
    """The official name of the unit that `word` means. Raises ToolError where there is none, or several."""
    found = ledger.names.find(word, UNITS)
    if len(found) == 1:
        return found[0].name
    if found:
        raise ToolError(f"“{word}”对应{len(found)}个单位", "写单位全称")
    containing = [name for name in units(ledger) if word in name]
    meant = nearest(word, ledger.names.known(UNITS)) or _ending_alike(word, ledger) or "、".join(containing)
    raise ToolError(f"未登记的单位“{word}”" + (f"，相近名称：{meant}" if meant else ""), "列出机构用 ygt list 机构")


def _ending_alike(word: str, ledger: Ledger) -> str:
    """The units whose names without their county or town look like `word`; empty where there are none."""
    ends = {one.name: one.name[-len(word) :] for kind in UNITS for one in ledger.all(kind)}
    meant = nearest(word, ends.values()) if len(word) > 2 else None
    return "、".join(name for name, end in ends.items() if end == meant)


def filled_in_by(ledger: Ledger, unit: str) -> str:
    """The unit in whose form another is listed; empty where it has a form of its own."""
    found = ledger.find(unit, *UNITS)
    held = owner(ledger, found) if found else ""
    return held if held != unit else ""
