"""What a ledger says that no other ledger of the same country may say too: codes, institutions, document numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ygt.findings import Place
from ygt.identifiers.credit_code import credit_code_fault
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.documents import DUPLICATE_NUMBER, number_of
from ygt.rules.identity import DUPLICATE_CODE, DUPLICATE_NAME


class Claim(NamedTuple):
    """Something said under `key`, of which the rule `code` speaks where two ledgers say it.

    Of claims with an `about`, only those that differ in it exclude one another: all counties may register one document
    of the State, under one number.
    """

    code: str
    key: str
    about: str
    record: Record
    field: str

    def fact(self) -> Fact:
        """What there is to tell of it; to find its place takes longer than to make the claim."""
        record, node = self.record, self.record.node(self.field)
        return Fact(
            code=self.code,
            key=self.key,
            about=self.about,
            place=record.place(self.field),
            subject=record.name if self.code == DUPLICATE_NUMBER.code else record.subject(),
            kind=record.kind.title,
            title=node.title if node else "",
            value=record.text(self.field),
        )


class Fact(NamedTuple):
    """A claim in words, with its place, without the ledger it was made in."""

    code: str
    key: str
    about: str
    place: Place
    subject: str
    kind: str
    title: str
    value: str


def claims(ledger: Ledger) -> Iterator[Claim]:
    """The claims of a ledger; what is over, or has not the right shape, makes none."""
    division = ledger.county.text("division") if ledger.county else ""
    for record in ledger.sound("institution"):
        if "ended" not in record.data:
            yield from _of_institution(record, division)
    for record in ledger.sound("document"):
        number = number_of(record)
        # 第N次 and 第N期 count within their issuer, and so do numbers without a year.
        if number is not None and number.unit == "号" and number.year is not None:
            yield Claim(DUPLICATE_NUMBER.code, str(number), _essence(record.name), record, "number")


def _of_institution(record: Record, division: str) -> Iterator[Claim]:
    code = record.text("credit_code")
    if code and credit_code_fault(code) is None:
        yield Claim(DUPLICATE_CODE.code, code, "", record, "credit_code")
    where = record.text("division") or division
    if record.name and where:
        yield Claim(DUPLICATE_NAME.code, f"{record.name}\0{where}", "", record, "name")


def _essence(title: str) -> str:
    """A document's title without its issuers and its punctuation, which one ledger writes and another does not."""
    _, _, after = title.partition("关于")
    return "".join(character for character in after or title if character.isalnum())
