"""Registers of document numbers that the ledger owns: what is used, voided and missing in a year, and what comes next.

Numbers of other registers are given by the office that keeps them, and nothing is said of them here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.identifiers.document_number import DocumentNumber, parse_document_number
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

KINDS = ("document", "notice")
"""The kinds of record whose numbers come from a register; one paper may stand in both."""


@dataclass(frozen=True, slots=True, eq=False)
class YearOfRegister:
    """One year of a register of `issuer`: the serials in use and those voided, with the reasons."""

    issuer: Record
    index: int
    code_word: str
    year: int
    unit: str
    used: frozenset[int]
    voided: dict[int, str]

    @property
    def missing(self) -> list[int]:
        """Serials up to the highest that are neither in use nor explained."""
        known = self.used | self.voided.keys()
        return sorted(set(range(1, max(known, default=0))) - known)

    @property
    def voided_in_use(self) -> list[int]:
        """Serials said to be voided that some paper bears."""
        return sorted(self.used & self.voided.keys())

    @property
    def next(self) -> str:
        """The number that comes next: 示医共委发〔2026〕8号."""
        serial = max(self.used | self.voided.keys(), default=0) + 1
        nth = "" if self.unit == "号" else "第"
        return f"{self.code_word}〔{self.year}〕{nth}{serial}{self.unit}"


def owned_registers(ledger: Ledger, year: int | None = None) -> Iterator[YearOfRegister]:
    """The years of owned registers in which numbers are in use; with `year`, that of every one, empty or not."""
    used: dict[tuple[str, int], set[int]] = {}
    units: dict[str, str] = {}
    for record in (one for kind in KINDS for one in ledger.all(kind)):
        number = parse_document_number(ledger.meant(record, "number")) if record.text("number") else None
        if isinstance(number, DocumentNumber) and number.year:
            used.setdefault((number.code_word, number.year), set()).add(number.serial)
            units.setdefault(number.code_word, number.unit)
    for issuer in ledger.sound("issuer"):
        for index, register in enumerate(issuer.items("registers")):
            word = register["code_word"]
            if not register["owned"]:
                continue
            years = sorted(known for code_word, known in used if code_word == word) if year is None else [year]
            for one in years:
                serials = frozenset(used.get((word, one), ()))
                voided = _voided(register, one)
                yield YearOfRegister(issuer, index, word, one, units.get(word, "号"), serials, voided)


def holder_of(ledger: Ledger, number: str) -> Record | None:
    """The record of a document or notice that bears a number already; None where none does."""
    wanted = parse_document_number(number)
    for record in (one for kind in KINDS for one in ledger.all(kind)):
        if record.text("number") and parse_document_number(record.text("number")) == wanted:
            return record
    return None


def _voided(register: dict[str, Any], year: int) -> dict[int, str]:
    numbers = [(parse_document_number(one["number"]), one["reason"]) for one in register.get("voided", ())]
    return {
        number.serial: reason
        for number, reason in numbers
        if isinstance(number, DocumentNumber) and (number.code_word, number.year) == (register["code_word"], year)
    }
