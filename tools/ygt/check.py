"""The check: read a workspace, judge its shape, run the rules, set exceptions aside, narrow to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ygt.dates import day_fault
from ygt.findings import Finding, in_order
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.misnamed import misnamed
from ygt.ledger.time import in_force
from ygt.rules.exceptions import Excepted, set_aside
from ygt.rules.misnamed import MISNAMED
from ygt.rules.table import RULES, TABLE
from ygt.schema.engine import Engine


@dataclass(eq=False)
class Result:
    """What a check found; `excepted` are findings a record sets aside with reason, basis and end."""

    ledger: Ledger
    findings: list[Finding]
    excepted: list[Excepted] = field(default_factory=list)

    @property
    def errors(self) -> list[Finding]:
        """What cannot be true."""
        return [one for one in self.findings if one.severity == "error"]

    @property
    def notes(self) -> list[Finding]:
        """What is worth knowing."""
        return [one for one in self.findings if one.severity == "note"]


def check(root: Path, *, on: date | None = None, judge: Engine | None = None) -> Result:
    """Check the workspace at `root`; with `on`, keep only findings about what holds on that day.

    The answer depends on the files alone: no clock is read. Raises ToolError where `root` is no workspace.
    """
    return examine(*load(root, judge=judge), on=on)


def examine(ledger: Ledger, found: Iterable[Finding], *, on: date | None = None) -> Result:
    """The result for a ledger already at hand; `found` is what reading it and judging its shape found."""
    findings = list(found)
    _set_aside_misdated(ledger)
    ledger.presume(misnamed(ledger))
    for _, generate in TABLE:
        findings += generate(ledger)
    findings += _changed_since_signing(ledger)
    remaining, excepted = set_aside(ledger, in_order(findings), RULES, on)
    remaining = _without_echoes(remaining)
    if on is not None:
        remaining = [one for one in remaining if _concerns(ledger, one, on)]
    return Result(ledger, in_order(remaining), excepted)


def _changed_since_signing(ledger: Ledger) -> Iterable[Finding]:
    """What only setting the papers anew can tell; ledgers that fixed none are spared the loading."""
    if not any("frozen" in one.data for one in ledger.sound("notice")):
        return ()
    from ygt.publish.notices.signing import changed_since_signing

    return changed_since_signing(ledger)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings without those that a name misspelt where it is registered has brought about at the same place."""
    misspelt = {(one.path, one.place.pointer) for one in findings if one.code == MISNAMED.code}
    return [one for one in findings if one.code == MISNAMED.code or (one.path, one.place.pointer) not in misspelt]


def _set_aside_misdated(ledger: Ledger) -> None:
    """Take records whose `from` or `until` is no date out of the rules: a period without its bound holds for ever."""
    for field_ in ledger.formatted(["day"]):
        if field_.steps[-1] in {"from", "until"} and day_fault(field_.value):
            field_.record.sound = False


def _concerns(ledger: Ledger, finding: Finding, day: date) -> bool:
    """Whether a finding is about something that holds on `day`: nothing around its place begins later or has ended."""
    document = ledger.documents.get(finding.path)
    if document is None or not finding.place.pointer:
        return True
    # An exception that has run out is no longer in force, and just that is what there is to say of it.
    pointer = finding.place.pointer.partition("/exceptions/")[0]
    return all(in_force(mapping, day) for mapping in _around(document.data, pointer))


def _around(data: Any, pointer: str) -> Iterable[dict[str, Any]]:
    """The mappings on the way down a pointer, as far as it leads."""
    for step in ("", *pointer.split("/")[1:]):
        if step:
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(data, list) and key.isascii() and key.isdigit() and int(key) < len(data):
                data = data[int(key)]
            elif isinstance(data, dict) and key in data:
                data = data[key]
            else:
                return
        if isinstance(data, dict):
            yield data
