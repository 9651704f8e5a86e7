"""From two ledgers, or two dates of one, to typed changes, in the order a reviewer reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ygt.changes.centres import centre_changes
from ygt.changes.change import Change
from ygt.changes.charters import charter_changes
from ygt.changes.documents import document_changes
from ygt.changes.drugs import drug_changes, edition_changes
from ygt.changes.institutions import duty_changes, institution_changes
from ygt.changes.members import member_changes
from ygt.changes.offices import office_changes
from ygt.changes.order import order_changes
from ygt.changes.pairing import Pair
from ygt.changes.quota import quota_changes
from ygt.changes.records import record_changes
from ygt.changes.sides import Sides
from ygt.changes.tasks import task_changes
from ygt.ledger.ledger import Ledger

Comparer = Callable[[Sides, Pair], Iterable[Change]]

COMPARERS: tuple[tuple[str, Comparer], ...] = (
    ("body", member_changes),
    ("body", quota_changes),
    ("body", order_changes),
    ("institution", institution_changes),
    ("unit", duty_changes),
    ("centre", centre_changes),
    ("charter", charter_changes),
    ("county", edition_changes),
    ("drug", drug_changes),
    ("document", document_changes),
)
"""Which comparer tells the changes of which kind of record, in the order of the result."""


def compare(sides: Sides) -> list[Change]:
    """Every change, those of one heading together: bodies, units and institutions, then the rest as they come."""
    found = edits(sides)
    # Nothing in the data has changed: then no status has, on one day, and the judging can be spared. What could not
    # be read would look like work undone.
    if (found or sides.dates or sides.first != sides.last) and _is_whole(sides.before) and _is_whole(sides.after):
        found = [*found, *task_changes(sides)]
    return found


def _is_whole(ledger: Ledger) -> bool:
    return not ledger.partial and ledger.whole(*ledger.records)


def edits(sides: Sides) -> list[Change]:
    """The same without the statuses of tasks, which follow from what was edited."""
    found = list(_all(sides))
    headings = {group: rank for rank, group in enumerate(dict.fromkeys(one.group for one in found))}
    return sorted(found, key=lambda one: headings[one.group])


def _all(sides: Sides) -> Iterator[Change]:
    yield from office_changes(sides)
    for kind, comparer in COMPARERS:
        for pair in sides.pairs(kind):
            yield from comparer(sides, pair)
    for kind in sides.after.contract.record_kinds:
        yield from record_changes(sides, kind)
