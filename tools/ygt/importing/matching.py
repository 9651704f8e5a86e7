"""Which record of the ledger a row is about: one, perhaps one of several, or none yet. Nothing is merged here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ygt.importing.folding import before_bracket, folded, quantity, without_brackets
from ygt.importing.splitting import canonical_form, name_and_form
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import ending_of
from ygt.schema.contract import Kind, Node

State = Literal["matched", "ambiguous", "new"]
_SAME, _OPEN, _NEAR, _OTHER = 0, 1, 2, 3
"""How a field of a row is to the ledger's; what is only written nearly alike is open even where a code is shared."""
_CODES = ("base_code", "nhsa_code", "approval_number", "credit_code", "licence_code", "number")
"""Fields that tell of two records whose other fields leave it open that they are one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a row gives another value than the ledger; `keys` lead to it."""

    keys: tuple[str, ...]
    title: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is to the ledger: the record it is about, or the candidates and why none of them is certain."""

    state: State
    record: Record | None = None
    candidates: tuple[Record, ...] = ()
    why: str = ""
    differences: tuple[Difference, ...] = field(default=())


class Matcher:
    """Finds the records of a kind that rows are about."""

    def __init__(self, ledger: Ledger, kind: Kind) -> None:
        self._ledger = ledger
        self._kind = kind
        self._named: dict[str, list[Record]] = {}
        self._coded: dict[tuple[str, str], list[Record]] = {}
        properties = kind.record.properties
        self._unique = [key for key in _CODES if key in properties and "x-unique" in properties[key].schema]
        for one in ledger.all(kind.name):
            for name in {form for known in self._names_of(one) for form in self._forms(known)}:
                self._named.setdefault(name, []).append(one)
            for key in self._unique:
                if one.text(key):
                    self._coded.setdefault((key, folded(one.text(key))), []).append(one)

    def match(self, said: dict[str, Any]) -> Match:
        """What a row is to the ledger."""
        exact, possible, open_to_codes = [], [], []
        for one in self._bearers(str(said.get(self._kind.naming, ""))):
            how = max((self._relation(key, said.get(key), one.get(key)) for key in self._apart), default=_SAME)
            if how == _SAME:
                exact.append(one)
            elif how != _OTHER:
                possible.append(one)
                if how == _OPEN:
                    open_to_codes.append(one)
        exact = [one for one in exact if ending_of(one.data) is None] or exact
        if len(exact) == 1:
            return self._certain(exact[0], said)
        if exact:
            return Match("ambiguous", candidates=tuple(exact), why="台账中有几条都与这一行相同")
        coded = [one for one in open_to_codes if self._shares_code(said, one)]
        if len(coded) == 1:
            return self._certain(coded[0], said)
        if possible:
            return Match("ambiguous", candidates=tuple(possible), why=self._left_open(said, possible))
        for key in self._unique:
            if bearers := self._coded.get((key, folded(str(said.get(key, "")))), []):
                title = self._kind.record.properties[key].title
                return Match("ambiguous", candidates=tuple(bearers), why=f"{title}相同，而其他内容不同")
        return Match("new")

    def key(self, said: dict[str, Any]) -> tuple[str, ...]:
        """What a row is known by, to tell when two rows are about the same."""
        name = min(self._forms(str(said.get(self._kind.naming, ""))), key=len)
        return (name, *(_comparable(key, said.get(key)) for key in self._apart))

    @property
    def _apart(self) -> list[str]:
        """The fields by which records of one name are told apart."""
        return [key for key in self._kind.identity if key != self._kind.naming]

    def _certain(self, record: Record, said: dict[str, Any]) -> Match:
        if (ended := ending_of(record.data)) is not None and ending_of(said) is None:
            word = "调出" if "delisted" in record.data else "终止"
            return Match("ambiguous", candidates=(record,), why=f"台账所登记的已于{ended}{word}，重新启用须另行决定")
        for key in self._unique:
            mine, theirs = str(said.get(key, "")), record.text(key)
            if mine and theirs and folded(mine) != folded(theirs):
                title = self._kind.record.properties[key].title
                return Match("ambiguous", candidates=(record,), why=f"{title}不同：台账“{theirs}”，表中“{mine}”")
        found = tuple(_differences(said, record.data, self._kind.record, set(self._kind.identity)))
        return Match("matched", record, differences=found)

    def _bearers(self, name: str) -> list[Record]:
        found: dict[int, Record] = {}
        for form in self._forms(name):
            found |= {id(one): one for one in self._named.get(form, ())}
        return list(found.values())

    def _names_of(self, record: Record) -> Iterator[str]:
        yield record.name
        yield from (one.name for one in self._ledger.names.of(record))

    def _forms(self, name: str) -> set[str]:
        """The ways a name is written: with the county before it or not, a drug's with its form or not."""
        if self._kind.name in {"drug", "reference_drug"}:
            return {folded(name), folded(name_and_form(name)[0])}
        county = self._ledger.county.name if self._ledger.county else ""
        bare = name.removeprefix(county) if county and name != county else name
        return {folded(name), folded(bare)}

    def _relation(self, key: str, mine: Any, theirs: Any) -> int:
        left, right = _comparable(key, mine), _comparable(key, theirs)
        if left == right:
            return _SAME
        if not left or not right:
            return _OPEN
        if key == "pack" and left.partition("/")[0] == right.partition("/")[0] and ("/" in left) != ("/" in right):
            return _OPEN
        return _NEAR if _is_near(key, left, right) else _OTHER

    def _shares_code(self, said: dict[str, Any], record: Record) -> bool:
        return any(said.get(key) and folded(str(said[key])) == folded(record.text(key)) for key in _CODES)

    def _left_open(self, said: dict[str, Any], possible: list[Record]) -> str:
        """Which fields one side lacks or writes otherwise, so that nothing can be said for certain."""
        fields = [
            self._kind.record.properties[key].title
            for key in self._apart
            if any(self._relation(key, said.get(key), one.get(key)) in (_OPEN, _NEAR) for one in possible)
        ]
        return f"{'、'.join(fields)}有一方没有填写或写法不同，无法断定是否同一条"


def _comparable(key: str, value: Any) -> str:
    if value is None:
        return ""
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    if key == "form":
        return folded(canonical_form(text))
    return quantity(text) if key in {"strength", "pack", "specification"} else folded(text)


def _is_near(key: str, left: str, right: str) -> bool:
    """Whether makers differ in brackets only, or of two strengths one has a remark in brackets that the other lacks."""
    if key == "maker":
        return without_brackets(left) == without_brackets(right)
    bare = before_bracket(left), before_bracket(right)
    return key == "strength" and bare[0] == bare[1] != "" and (left in bare or right in bare)


def _differences(
    said: dict[str, Any], held: dict[str, Any], node: Node, known: set[str], way: tuple[str, ...] = (), over: str = ""
) -> Iterator[Difference]:
    """The fields in which a row says something else; what it does not say is no difference."""
    for key, value in said.items():
        sub, before = node.properties[key], held.get(key)
        title = over + sub.title
        if not way and key in known:
            continue
        if isinstance(value, dict) and isinstance(before, dict):
            yield from _differences(value, before, sub, known, (*way, key), f"{title}.")
        elif not _alike(value, before):
            yield Difference((*way, key), title, before, value)


def _alike(left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return folded(left) == folded(right)
    if isinstance(left, list) and isinstance(right, list) and all(isinstance(one, str) for one in (*left, *right)):
        return {folded(one) for one in left} == {folded(one) for one in right}
    if isinstance(left, list) and isinstance(right, list):
        return all(any(_within(one, other) for other in right) for one in left)
    return type(left) is type(right) and bool(left == right)


def _within(part: Any, whole: Any) -> bool:
    """Whether a part of a record says nothing that another does not."""
    if not isinstance(part, dict) or not isinstance(whole, dict):
        return _alike(part, whole)
    return all(key in whole and _alike(value, whole[key]) for key, value in part.items())
