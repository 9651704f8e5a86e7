"""What a machine may decide in a ledger: how a value is written, not what it says. Nothing is added or sorted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ygt.edit.edits import Address, Edit, Quote, Set
from ygt.edit.spelling import CODES, is_plain
from ygt.identifiers.document_number import CLOSING, OPENING, DocumentNumber, parse_document_number
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger, Reference
from ygt.ledger.record import Record
from ygt.schema.contract import Kind
from ygt.source.document import Document

QUOTED = "加引号"
HALF_WIDTH = "全角数字、字母改为半角"
UNPADDED = "去除姓名、名称中的空格"
BRACKETED = "文号改用六角括号“〔〕”"
OFFICIAL = "别名改为正式名称"
FOLLOWED = "引用处随之改动"

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_BRACKETS = str.maketrans(OPENING + CLOSING, "〔" * len(OPENING) + "〕" * len(CLOSING))
_CITED_BY_ALIAS = frozenset({"document", "meeting"})
"""Kinds that are as a rule cited by a short name or number."""
_RULES = {UNPADDED: "YGT206", HALF_WIDTH: "YGT207", BRACKETED: "YGT601"}


class Repair(NamedTuple):
    """One value to be written otherwise: in which file, the edit, and what is done in words.

    `cause` is the file of the repair that it follows from, its own where it stands by itself.
    """

    file: str
    edit: Edit
    what: str
    cause: str


def quoting(document: Document, kind: Kind) -> Iterator[Repair]:
    """Quotes for the texts that other readers would take for numbers, days or truth values (YGT105 to YGT107)."""
    for plain in document.plains:
        node = kind.node(plain.path)
        if node is None or node.type != "string" or plain.kind == "null":
            continue
        if not is_plain(plain.text, flow=False, is_day=node.format == "day"):
            yield Repair(document.path, Quote(plain.path), QUOTED, document.path)


def respelling(ledger: Ledger, *, unsafe: bool = False) -> Iterator[Repair]:
    """Codes, names and document numbers written as they should be, and what refers to them; `unsafe` names too."""
    renamed: dict[tuple[int, str], str] = {}
    settled: set[tuple[str, Address]] = set()
    for field in _own_fields(ledger):
        right, what = _rightly(field)
        if right == field.value or _excepted(field.record, what) or _taken(ledger, field, right):
            continue
        settled.add((field.record.path, _path(field)))
        renamed[id(field.record), field.value] = right
        yield Repair(field.record.path, Set(_path(field), right), what, field.record.path)
    for reference in ledger.references:
        field = reference.field
        if (field.record.path, _path(field)) not in settled:
            yield from _of_reference(ledger, reference, renamed, unsafe=unsafe)


def _of_reference(
    ledger: Ledger, reference: Reference, renamed: dict[tuple[int, str], str], *, unsafe: bool
) -> Iterator[Repair]:
    field = reference.field
    for target in reference.targets:
        if right := renamed.get((id(target), field.value)):
            yield Repair(field.record.path, Set(_path(field), right), FOLLOWED, target.path)
            return
    number = _number(field.value)
    if not reference.targets and number != field.value and ledger.names.find(number, reference.kinds):
        yield Repair(field.record.path, Set(_path(field), number), BRACKETED, field.record.path)
    elif unsafe and (meant := reference.target) is not None and _is_alias(meant, field.value):
        official = renamed.get((id(meant), meant.name), meant.name)
        yield Repair(field.record.path, Set(_path(field), official), OFFICIAL, field.record.path)


def _own_fields(ledger: Ledger) -> Iterator[Field]:
    """Codes, document numbers, names of records and persons: what is said here and not only repeated."""
    seen: set[tuple[str, Address]] = set()
    for records in ledger.records.values():
        naming = records[0].kind.naming
        node = records[0].node(naming)
        if naming in ("name", "title") and node is not None:
            for record in records:
                field = Field(record, (naming,), record.name, node)
                seen.add((record.path, _path(field)))
                yield field
    for field in [*ledger.persons, *ledger.formatted([*CODES, "approval_number", "document_number"])]:
        if (field.record.path, _path(field)) not in seen:
            yield field


def _rightly(field: Field) -> tuple[str, str]:
    """A value as it should be written, and in words what was done; the last of several things done."""
    value, what = field.value, ""
    if field.node.format == "document_number":
        return _number(value), BRACKETED
    if (half := _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), value)) != value:
        value, what = half, HALF_WIDTH
    if not field.node.format and not re.search("[A-Za-z]", value) and (compact := "".join(value.split())) != value:
        value, what = compact, UNPADDED
    return value, what


def _number(value: str) -> str:
    """A document number with hexagonal brackets, half-width figures and no blanks, where it is then right.

    GB/T 9704-2012, 7.2.5. Any other text stays.
    """
    right = "".join(_FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), value).split())
    right = right.translate(_BRACKETS)
    return right if isinstance(parse_document_number(right), DocumentNumber) else value


def _is_alias(target: Record, name: str) -> bool:
    if target.kind.name in _CITED_BY_ALIAS or name == target.name:
        return False
    aliases = [one.get("name") for one in target.items("aliases") if isinstance(one, dict)]
    return name in (target.text("short_name"), *aliases)


def _excepted(record: Record, what: str) -> bool:
    """Whether the record sets aside the rule that speaks of it."""
    exceptions = [one.get("rule") for one in record.items("exceptions") if isinstance(one, dict)]
    return _RULES.get(what) in exceptions


def _taken(ledger: Ledger, field: Field, right: str) -> bool:
    """Whether the right name is that of another record already: which of the two is meant is not for a machine."""
    if field.steps != (field.record.kind.naming,):
        return not right
    others = ledger.names.official(field.record.kind.name).get(right, [])
    return not right or any(other is not field.record for other in others)


def _path(field: Field) -> Address:
    return (*field.record.base, *field.steps)
