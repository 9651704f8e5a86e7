"""What the check says of a file as it would be: what is wrong with the record, and which errors the change brings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ygt.check import Result
from ygt.findings import SEVERITIES, Finding
from ygt.form.addresses import Address
from ygt.form.wording import for_forms
from ygt.schema.contract import Kind
from ygt.schema.rules import MISSING_FIELD
from ygt.source.document import pointer

_FIELD = re.compile("“([a-z0-9_]+)”（")


def told(before: Result, after: Result, address: Address, changed: Iterable[str], kind: Kind) -> dict[str, Any]:
    """The findings for the page: those inside the record by where they stand in it, and new ones anywhere else.

    `new` tells the errors that the change brings about; they alone forbid it.
    """
    arisen = set(map(id, new_findings(before, after, frozenset(changed))))
    own = pointer(address.base)
    inside, elsewhere = [], []
    for one in after.findings:
        if one.path == address.path and (one.place.pointer == own or one.place.pointer.startswith(f"{own}/")):
            inside.append(_inside(one, id(one) in arisen, kind, one.place.pointer.removeprefix(own)))
        elif id(one) in arisen:
            elsewhere.append({**_as_sent(one, True, kind), "place": f"{one.path} 第{one.place.line}行"})
    blocking = sum(id(one) in arisen and one.severity == "error" for one in after.findings)
    return {"inside": inside, "elsewhere": elsewhere, "blocking": blocking}


def new_findings(before: Result, after: Result, changed: frozenset[str]) -> list[Finding]:
    """The findings that were not there before; in files that were not `changed`, other words for the same are no new.

    A sentence that counts ("已登记5人") may change where only what it counts has.
    """
    known = Counter((one.path, one.code, one.message) for one in before.findings)
    left = []
    for one in after.findings:
        if known[one.path, one.code, one.message] > 0:
            known[one.path, one.code, one.message] -= 1
        else:
            left.append(one)
    places: Mapping[tuple[str, str, str], int] = Counter(
        (one.path, one.code, one.place.pointer) for one in before.findings
    )
    return [one for one in left if one.path in changed or not places[one.path, one.code, one.place.pointer]]


def _inside(one: Finding, arisen: bool, kind: Kind, at: str) -> dict[str, Any]:
    """A finding within the record; of a field that is missing, at the input where it is to be filled in."""
    sent = {**_as_sent(one, arisen, kind), "at": at}
    if one.code != MISSING_FIELD.code or (named := _FIELD.search(one.message)) is None:
        return sent
    # It stands at the first field of the mapping, or at the mapping where that is empty.
    for holder in (at, at.rpartition("/")[0]):
        steps = tuple(int(step) if step.isdigit() else step for step in holder.split("/")[1:])
        node = kind.record.at(steps)
        if node is not None and (missing := node.properties.get(named[1])) is not None:
            del sent["help"]
            return sent | {"at": f"{holder}/{named[1]}", "message": f"请填写“{missing.title}”"}
    return sent


def _as_sent(one: Finding, arisen: bool, kind: Kind) -> dict[str, Any]:
    sent: dict[str, Any] = {
        "code": one.code,
        "level": SEVERITIES[one.severity],
        "message": for_forms(one.message, kind.name),
    }
    if one.help:
        sent["help"] = for_forms(one.help, kind.name)
    if arisen:
        sent["new"] = True
    return sent
