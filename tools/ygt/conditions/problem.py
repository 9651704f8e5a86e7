"""What can be wrong with a condition, and where in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ygt.schema.contract import Steps

Fault = Literal["field", "keyword", "value", "name", "group", "kind", "pattern", "part"]
"""What is faulty: a field, a keyword, a value, the name of a record, a group of records, a kind of record, a pattern,
or a part of a judgement that its way of judging has no use for, or cannot do without."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a condition that cannot be meant so: what is wrong, and what to do about it.

    `steps` lead to it from the condition or judgement; with `key` the name of the field or keyword is at fault, not
    its value. `meant` is the word it should probably be. Where no record bears a name, `said` is that name and
    `kinds` are the kinds of record it may mean: what is near it, the ledger knows.
    """

    fault: Fault
    steps: Steps
    said: str
    remedy: str
    key: bool = False
    meant: str = ""
    kinds: tuple[str, ...] = ()
