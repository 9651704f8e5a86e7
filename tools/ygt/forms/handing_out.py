"""Which forms are handed out, under which names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ygt.errors import ToolError
from ygt.forms.form import Form, form_of_kind, form_of_unit
from ygt.forms.ownership import can_be_owned, filled_in_by, unit_named, units
from ygt.forms.pages import workbook
from ygt.forms.snapshot import schema_version
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind

_UNNAMEABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Round:
    """What is said to all who are asked: by when, and back to whom; `commit` is the version of the ledger."""

    due: date | None = None
    recipient: str = ""
    commit: str = ""


def forms(ledger: Ledger, names: Iterable[str], kinds: list[Kind], about: Round) -> list[Form]:
    """The forms asked for: of the named units, or of all; where only kinds are named, one for each kind.

    Raises ToolError where a unit is not registered, or a kind fits no sheet or is no unit's.
    """
    wanted = list(dict.fromkeys(unit_named(ledger, one) for one in names))
    for unit in wanted:
        if (holder := filled_in_by(ledger, unit)) and not form_of_unit(ledger, unit, kinds).count:
            raise ToolError(f"“{unit}”由“{holder}”填报，列在它的表格里", f"改写 --unit {holder}")
    if kinds and not wanted:
        made = [form_of_kind(ledger, one) for one in kinds]
    else:
        for one in kinds:
            if not can_be_owned(one):
                raise ToolError(f"“{one.title}”不属于某一家单位，不能按单位下发", "去掉 --unit，按种类下发")
        made = [form for unit in wanted or units(ledger) if (form := form_of_unit(ledger, unit, kinds)).kinds]
    if not made:
        raise ToolError("台账中没有可以下发的记录", "先登记机构；下发某一种类的用 --kind")
    for form in made:
        form.due = about.due.isoformat() if about.due else ""
        form.recipient, form.commit = about.recipient, about.commit
        form.schema = schema_version(form.kinds)
    return made


def files(ledger: Ledger, made: Iterable[Form]) -> Iterator[tuple[str, bytes]]:
    """The name of each form's file, and its bytes."""
    taken: set[str] = set()
    for form in made:
        name = _UNNAMEABLE.sub("_", form.title).strip(" .") or "填报表"
        found, number = name, 1
        while found in taken:
            number += 1
            found = f"{name}（{number}）"
        taken.add(found)
        yield f"{found}.xlsx", workbook(ledger, form)
