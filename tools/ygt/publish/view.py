"""What of a ledger goes out: the one place that decides what everyone may see, and what stays inside the office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ygt.findings import Finding
from ygt.ledger.disclosure import is_open
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.export.visibility import holds_internal, is_kind_shown, public
from ygt.schema.contract import Node, Steps

if TYPE_CHECKING:
    from ygt.check import Result

KEPT_BACK = "未公开的"
"""Stands for the name of a record that is kept back: 未公开的文件. That there is one is no secret, but which is."""

INTERNAL, NOT_TO_LEAVE = "仅供内部使用", "含不公开的内容，不得对外提供"
"""What stands on everything that keeps nothing back."""

PLACE_IN_DOCUMENT = frozenset({"clause", "line", "quote"})
"""What a citation says of the document it names."""

TELLING = 4
"""Texts shorter than that are found in anything, and give nothing away."""

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(eq=False)
class View:
    """A ledger on its way out. `ledger` is what is shown of `whole`; the very same where all of it is."""

    whole: Ledger
    ledger: Ledger
    hidden: tuple[Record, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is kept back."""
        return self.ledger is self.whole

    def tells(self, text: str) -> bool:
        """Whether a text quotes anything that is kept back."""
        return any(one in text for one in self._secrets)

    def result(self, result: Result) -> Result:
        """What a check found, without the findings about what is kept back."""
        if self.is_whole:
            return result
        findings = [one for one in result.findings if not self._gives_away(one)]
        now = {(one.path, one.base): one for kind in self.ledger.records.values() for one in kind}
        excepted = [
            replace(one, record=now[one.record.path, one.record.base])
            for one in result.excepted
            if (one.record.path, one.record.base) in now
            and not self._gives_away(one.finding)
            and not any(self.tells(str(said)) for said in one.exception.values())
        ]
        return replace(result, ledger=self.ledger, findings=findings, excepted=excepted)

    def _gives_away(self, finding: Finding) -> bool:
        places = [finding.place, *(one.place for one in finding.related)]
        if any((one.path, step) in self._hidden_places for one in places for step in _steps_to(one.pointer)):
            return True
        said = (finding.message, finding.help, *(one.label for one in finding.related))
        return any(self.tells(one) for one in said)

    @cached_property
    def _hidden_places(self) -> set[tuple[str, str]]:
        return {(one.path, "".join(f"/{step}" for step in one.base)) for one in self.hidden}

    @cached_property
    def _secrets(self) -> list[str]:
        """The texts of what is kept back that stand nowhere in what is shown."""
        if self.is_whole:
            return []
        shown = "\n".join(text for one in _own(self.ledger) for text in _texts(one.data, None))
        same = {id(one.data) for one in _own(self.ledger)}
        kept = (
            text for one in _own(self.whole) if id(one.data) not in same for text in _texts(one.data, one.kind.record)
        )
        return [one for one in dict.fromkeys(kept) if one not in shown]


def whole_view(ledger: Ledger) -> View:
    """Everything, for the office itself."""
    return View(ledger, ledger)


def public_view(ledger: Ledger) -> View:
    """What everyone may see: neither what the contract keeps inside (x-visibility) nor what is not 主动公开.

    A record that is about one kept back goes with it; elsewhere 未公开的文件 stands in its place, so that nothing
    is said to have no basis which has one. What names it in passing, by its number or title, no longer does.
    """
    hidden = _hidden(ledger)
    narrowed = {name for name, kind in ledger.contract.record_kinds.items() if holds_internal(kind.record)}
    if not hidden and not narrowed:
        return whole_view(ledger)
    names = _Names(ledger, hidden)
    made: dict[int, Record] = {}
    for record in _own(ledger):
        if id(record) in hidden:
            continue
        data = public(record.data, record.kind.record) if record.kind.name in narrowed else record.data
        data = names.kept_out(record, data)
        same = data == record.data
        made[id(record)] = record if same else Record(record.kind, data, record.document, record.base, record.sound)
    if not hidden and all(id(found) == key for key, found in made.items()):
        return whole_view(ledger)
    for record in (one for kind in ledger.records.values() for one in kind if one.parent is not None):
        if (found := _inside(record, made)) is not None and id(record) not in hidden:
            made[id(record)] = found
    return View(ledger, _assembled(ledger, made), tuple(hidden.values()))


def _hidden(ledger: Ledger) -> dict[int, Record]:
    """The records kept back, by identity: those not open, those of internal kinds, and those about one of these."""
    found: dict[int, Record] = {}
    for records in ledger.records.values():
        for one in records:
            if not is_kind_shown(one.kind, internal=False) or not is_open(ledger, one):
                found[id(one)] = one
    while found:
        about = [
            one.field.record
            for one in ledger.references
            if id(one.field.record) not in found
            and len(one.field.steps) == 1
            and one.field.steps[0] in one.field.record.kind.record.schema.get("required", ())
            and one.targets
            and all(id(target) in found for target in one.targets)
        ]
        if not about:
            break
        found |= {id(one): one for one in about}
    return found


class _Names:
    """What stands in the place of names that are kept back."""

    def __init__(self, ledger: Ledger, hidden: dict[int, Record]) -> None:
        self._by_record: dict[int, dict[Steps, Record]] = {}
        for one in ledger.references:
            if one.targets and all(id(target) in hidden for target in one.targets):
                self._by_record.setdefault(id(one.field.record), {})[one.field.steps] = one.targets[0]
        papers = [one for kind in ("document", "notice") for one in ledger.all(kind)]
        # The names of those that are shown are known too, so that a longer one is not cut by a shorter kept back.
        known = {name: "" for one in papers if id(one) not in hidden for name in _called(one)}
        kept = {name: stand_in(one) for one in papers if id(one) in hidden for name in _called(one)}
        self._said = {**kept, **known}
        longest_first = sorted(self._said, key=len, reverse=True) if kept.keys() - known.keys() else []
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def kept_out(self, record: Record, data: dict[str, Any]) -> dict[str, Any]:
        """The data of a record without names that are kept back."""
        references = self._by_record.get(id(record), {})
        if not references and self._pattern is None:
            return data
        found: dict[str, Any] = self._within(data, (), references)
        return found

    def _within(self, value: Any, steps: Steps, references: dict[Steps, Record]) -> Any:
        match value:
            case str():
                return stand_in(references[steps]) if steps in references else self._masked(value)
            case list():
                return [self._within(one, (*steps, number), references) for number, one in enumerate(value)]
            case dict():
                found = {key: self._within(one, (*steps, key), references) for key, one in value.items()}
                paper = references.get((*steps, "document"))
                return found if paper is None else _cited(found, paper)
        return value

    def _masked(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: self._said[match[0]] or match[0], text)


def stand_in(record: Record) -> str:
    """What is said in the place of a record that is kept back: 未公开的文件."""
    return f"{KEPT_BACK}{record.kind.title}"


def _cited(citation: dict[str, Any], paper: Record) -> dict[str, Any]:
    """A citation or a decision without what it says of the document; its day stays, on which things may rest."""
    found = {key: one for key, one in citation.items() if key not in PLACE_IN_DOCUMENT}
    is_decision = not PLACE_IN_DOCUMENT & citation.keys() and found.keys() <= {"document", "meeting", "organ", "date"}
    if is_decision and "date" not in found and paper.text("date"):
        found["date"] = paper["date"]
    return found


def _called(paper: Record) -> Iterator[str]:
    """The title and the number of a document: what it is called by in the text of others."""
    for key in ("number", paper.kind.naming):
        if len(name := paper.text(key).strip("《》")) >= TELLING:
            yield name


def _inside(record: Record, made: dict[int, Record]) -> Record | None:
    """A record kept in another, as that other now has it; None where it is no longer there."""
    parent = made.get(id(record.parent))
    if parent is None:
        return None
    data: Any = parent.data
    for step in record.base[len(parent.base) :]:
        there = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not there and not (isinstance(data, dict) and step in data):
            return None
        data = data[step]
    if parent is record.parent:
        return record
    return Record(record.kind, data, record.document, record.base, record.sound, parent)


def _assembled(ledger: Ledger, made: dict[int, Record]) -> Ledger:
    texts = {one.text("text") for one in made.values()}
    kept = {path: text for path, text in ledger.texts.items() if path in texts}
    found = Ledger(ledger.root, ledger.contract, ledger.documents, texts=kept, partial=set(ledger.partial))
    for records in ledger.records.values():
        for one in records:
            if id(one) in made:
                found.add(made[id(one)])
    found.presume(one._replace(record=made[id(one.record)]) for one in ledger.presumed if id(one.record) in made)
    return found


def _own(ledger: Ledger) -> list[Record]:
    """The records that are kept in no other."""
    return [one for records in ledger.records.values() for one in records if one.parent is None]


def _texts(value: Any, node: Node | None) -> Iterator[str]:
    """The texts of a record at any depth; with its node, only those that can give anything away."""
    match value:
        case str():
            common = node is not None and ("enum" in node.schema or len(value) < TELLING or _DAY.fullmatch(value))
            if not common:
                yield value
        case list():
            for one in value:
                yield from _texts(one, node.items if node else None)
        case dict():
            for key, one in value.items():
                yield from _texts(one, node.properties.get(key) if node else None)


def _steps_to(pointer: str) -> Iterator[str]:
    """A pointer and every one above it, the whole file last."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""
