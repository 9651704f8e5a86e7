"""The life of a person in the ledger: seats in bodies, offices, centres headed, assignments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.changes.words import short
from ygt.history.event import Event, span
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, office_of
from ygt.numerals import numbered

Person = tuple[str, str]
"""Name and distinction."""


def persons_named(ledger: Ledger, name: str) -> list[Person]:
    """The persons of that name, told apart by their distinctions, in the order of the files."""
    found = [one for one in ledger.persons if one.value == name]
    return list(dict.fromkeys((name, str(one.holder.get("distinct", ""))) for one in found))


def life_of_person(ledger: Ledger, person: Person) -> Iterator[Event]:
    """All that the records say of a person; undated where they do not say when."""
    yield from _seats(ledger, person)
    yield from _offices(ledger, person)
    yield from _centres(ledger, person)
    yield from _assignments(ledger, person)
    for institution in ledger.sound("institution"):
        if institution.text("referral_person") == person[0] and not person[1]:
            words = f"任{short(ledger, institution)}转诊负责人"
            yield span(ledger, institution, {}, words, "referral_person")


def _seats(ledger: Ledger, person: Person) -> Iterator[Event]:
    for body in ledger.sound("body"):
        for one in memberships(body):
            if one.person == person:
                term = numbered(one.data["term"], "届") if "term" in one.data else ""
                words = f"任{body.known_as()}{term}{one.post}"
                place = ("memberships", one.index, "person")
                yield span(ledger, body, one.data, words, *place, told=[office_of(ledger, one.data)])


def _offices(ledger: Ledger, person: Person) -> Iterator[Event]:
    for kind in ("unit", "institution"):
        for unit in ledger.sound(kind):
            for one in holdings(unit):
                if one.person == person:
                    words = f"任{short(ledger, unit)}{one.office['title']}"
                    yield span(ledger, unit, one.data, words, *one.steps, "person")


def _centres(ledger: Ledger, person: Person) -> Iterator[Event]:
    for centre in ledger.sound("centre"):
        for index, one in enumerate(centre.items("heads")):
            if _person(one) == person:
                yield span(ledger, centre, one, f"任{centre.name}负责人", "heads", index, "person")


def _assignments(ledger: Ledger, person: Person) -> Iterator[Event]:
    for one in ledger.sound("assignment"):
        if _person(one.data) == person:
            away = f"由{local_name(ledger, one['from_unit'])}" if one.text("from_unit") else ""
            words = f"{away}{one.text('scheme') or '派驻'}到{local_name(ledger, one['to_unit'])}"
            yield span(ledger, one, one.data, words, "person")


def _person(item: Mapping[str, Any]) -> Person:
    return str(item["person"]), str(item.get("distinct", ""))
