"""What a cell may never bring into the ledger: personal numbers, markings of secrecy, people not yet chosen.

The check finds numbers and markings too, but only by the line of a file, which no cell can be told from.
"""

from __future__ import annotations

from typing import Any

from ygt.clock import today
from ygt.dates import day_fault, printed
from ygt.forms.tables import Column
from ygt.identifiers.fault import Fault
from ygt.identifiers.person_name import person_name_fault
from ygt.identifiers.personal_number import find_personal_numbers
from ygt.identifiers.secrecy import find_secrecy_markings
from ygt.ledger.time import start_of

_DONE = frozenset({"confirmed_on"})
"""Days on which something has been done: none of them is yet to come."""


def forbidden(text: str) -> Fault | None:
    """Why a text may stand in no cell at all, or None. The reason never repeats a number in full."""
    for fault in find_personal_numbers(text):
        found = text[fault.offset : fault.offset + fault.length]
        return Fault(f"{fault.reason}：{found[:3]}{'*' * (len(found) - 5)}{found[-2:]}", "请从表格中删去")
    for fault in find_secrecy_markings(text):
        found = text[fault.offset : fault.offset + fault.length]
        return Fault(f"{fault.reason}：“{found}”", "涉密文件和内部资料不得录入台账，请从表格中删去")
    return None


def no_such(value: Any, column: Column) -> Fault | None:
    """Why a value cannot be one of its column though it is written well: no name of a person, a day yet to come."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and (fault := _no_name(one, column) or _ahead(one, column)):
            return fault
    return None


def _no_name(text: str, column: Column) -> Fault | None:
    fault = person_name_fault(text) if "x-person" in column.word.schema else None
    return fault and Fault(f"“{column.title}”的值“{text}”{fault.reason}", f"请{fault.remedy}")


def _ahead(text: str, column: Column) -> Fault | None:
    day = start_of(text) if column.way[-1] in _DONE and day_fault(text) is None else None
    if day is not None and day > today():
        return Fault(f"“{column.title}”为{printed(text)}，尚未到该日", "请填实际核实的日期")
    return None
