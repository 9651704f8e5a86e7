"""The life of a record as the ledger has it, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ygt.history.bodies import life_of_body
from ygt.history.event import Event, in_time
from ygt.history.people import Person, life_of_person
from ygt.history.texts import life_of_any, life_of_charter, life_of_drug
from ygt.history.units import life_of_centre, life_of_institution, life_of_unit
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

LIVES: dict[str, Callable[[Ledger, Record], Iterable[Event]]] = {
    "body": life_of_body,
    "institution": life_of_institution,
    "unit": life_of_unit,
    "centre": life_of_centre,
    "drug": life_of_drug,
    "charter": life_of_charter,
}
"""What tells the life of a kind; of any other, its dates are told under their titles."""


def life(ledger: Ledger, record: Record, *, article: str = "", on: date | None = None) -> list[Event]:
    """What the records say of `record`, or of an `article` of that charter, in the order of time.

    With `on`, only what had begun by that day. A record of wrong shape has no life.
    """
    if not record.sound:
        return []
    if article:
        return in_time(life_of_charter(ledger, record, article), on)
    return in_time(LIVES.get(record.kind.name, life_of_any)(ledger, record), on)


def life_of(ledger: Ledger, person: Person, *, on: date | None = None) -> list[Event]:
    """What the records say of a person, in the order of time."""
    return in_time(life_of_person(ledger, person), on)
