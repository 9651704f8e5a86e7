"""The duty holders of a clause, in the document's order, and who has taken the duty over since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ygt.dates import last_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.obligations.paper import Paper


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """A duty holder as the document prints it, the unit it means here, and the unit that has the duty now."""

    printed: str
    name: str
    unit: Record | None = None
    successor: Record | None = None
    basis: str = ""

    @property
    def present(self) -> str:
        """Who has the duty now."""
        return self.successor.name if self.successor else self.name

    @property
    def said(self) -> str:
        """The holder in words; of a duty that has moved, both: 原责任部门：…；现承接部门：…."""
        if self.successor is None:
            return self.name
        basis = f"（{self.basis}）" if self.basis else ""
        return f"原责任部门：{self.name}；现承接部门：{self.successor.name}{basis}"


def holder(printed: str, ledger: Ledger, paper: Paper, clause: dict[str, Any]) -> Holder:
    """The duty holder that `clause` of `paper` names so."""
    unit = ledger.find(printed, "unit", "institution", "body")
    if unit is None:
        return Holder(printed, printed)
    for transfer in unit.items("duty_transferred"):
        successor = ledger.find(transfer.get("to", ""), "unit")
        if successor is not None and _concerns(transfer, ledger, paper, clause):
            return Holder(printed, unit.name, unit, successor, str(transfer.get("basis", "")))
    return Holder(printed, unit.name, unit)


def _concerns(transfer: dict[str, Any], ledger: Ledger, paper: Paper, clause: dict[str, Any]) -> bool:
    """Whether a transfer moved the duty of this clause: it cites the clause, or its words; and is not older.

    A document issued after the transfer names the unit that had the duty by then.
    """
    moved = last_day(transfer["on"]) if "on" in transfer else None
    if moved and paper.dated and moved < paper.dated:
        return False
    source = transfer.get("source")
    if isinstance(source, dict):
        cited = ledger.find(source.get("document", ""), "document")
        same_paper = cited is not None and cited is paper.record
        return same_paper and source.get("clause") == clause.get("number")
    duty = str(transfer.get("duty", ""))
    return bool(duty) and any(duty in str(clause.get(key, "")) for key in ("summary", "quote"))
