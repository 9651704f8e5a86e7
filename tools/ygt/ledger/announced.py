"""What a notice announces: each change of its list, with the entries of the ledger it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.ledger.governance import Membership, memberships, offices_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of

MEMBER, TERM = "任职", "届次"
JOINED, LEFT, ROLE, RENAMED, MERGED, ENDED = "加入", "退出", "角色调整", "更名", "合并", "终止"
UNIT_FIELDS = (JOINED, LEFT, ROLE, RENAMED, MERGED, ENDED)
LISTED, DELISTED = "调入", "调出"
DRUG_FIELDS = (LISTED, DELISTED, "增设配备层级", "取消配备层级", "规格变更", "厂家变更", "医保类别变更")
AMENDED, ARTICLE = "修正", "条文"
SUBJECTS = ("body", "institution", "charter")
"""The fields of an announced change that name a record; a drug is told by name, form and strength."""


@dataclass(frozen=True, slots=True, eq=False)
class Announced:
    """One change that a notice announces, in place number `index` of its list."""

    notice: Record
    index: int
    data: dict[str, Any]

    @property
    def field(self) -> str:
        """What changes."""
        return str(self.data["field"])

    @property
    def before(self) -> str:
        """What it was; empty where there was nothing."""
        return str(self.data.get("before", ""))

    @property
    def after(self) -> str:
        """What it is; empty where there is nothing any more."""
        return str(self.data.get("after", ""))

    @property
    def on(self) -> str:
        """Its day as written, else that of the notice."""
        return str(self.data.get("on") or self.notice.get("effective_from") or "")

    @property
    def day(self) -> date | None:
        """The day it counts from; of what ends, the last day."""
        return start_of(self.on)

    @property
    def decided_by(self) -> Mapping[str, Any]:
        """Its own decision, else that of the notice."""
        own = self.data.get("decided_by")
        return own if isinstance(own, Mapping) else self.notice.part("decided_by")

    def record(self, ledger: Ledger) -> Record | None:
        """The record it is about; None where none or several answer to what is written."""
        for kind in SUBJECTS:
            if kind in self.data:
                return ledger.find(str(self.data[kind]), kind)
        found = drugs_meant(ledger, self.data)
        return found[0] if len(found) == 1 else None


def announced(notice: Record) -> list[Announced]:
    """What a notice announces, in the order of its list."""
    return [Announced(notice, index, one) for index, one in enumerate(notice.items("changes"))]


def called(person: tuple[str, str]) -> str:
    """A person's name, with what tells them from another of that name: 王示例（县人民医院）."""
    name, distinct = person
    return f"{name}（{distinct}）" if distinct else name


def came(body: Record, one: Announced) -> Membership | None:
    """The membership that begins with an announced change; None where it announces nobody, or the ledger has none."""
    held = _held(body, one, one.after)
    return next((each for each in held if each.bounds.first == one.day), None)


def gone(body: Record, one: Announced) -> Membership | None:
    """The membership that ends with an announced change: on its day, or before it where somebody takes the post."""
    held = [each for each in _held(body, one, one.before) if one.day and not each.bounds.is_open]
    if not one.after:
        return next((each for each in held if each.bounds.last == one.day), None)
    left = [each for each in held if one.day and each.bounds.last < one.day]
    return max(left, key=lambda each: each.bounds.last, default=None)


def _held(body: Record, one: Announced, name: str) -> list[Membership]:
    post = one.data.get("post")
    return [each for each in memberships(body) if name and each.post == post and called(each.person) == name]


def goes_with_office(body: Record, post: str) -> bool:
    """Whether a post goes with an office elsewhere: it is then neither elected nor filled by appointment."""
    return any(seat["post"] == post and offices_of(seat) for seat in body.items("seats"))


def drugs_meant(ledger: Ledger, data: Mapping[str, Any]) -> list[Record]:
    """The drugs of a name, form and strength (pack and maker where given); the strength may be a former one."""
    return [
        drug
        for drug in ledger.sound("drug")
        if drug.name == data.get("drug")
        and drug["form"] == data.get("form")
        and data.get("strength") in _strengths(drug)
        and all(key not in data or drug.get(key) == data[key] for key in ("pack", "maker"))
    ]


def _strengths(drug: Record) -> set[str]:
    former = {str(one.get("before")) for one in drug.items("changes") if one["kind"] == "规格变更"}
    return {drug.text("strength"), *former}


def drug_events(drug: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every decided change of a drug with the word for it: 调入, 调出, or that of its own list of changes."""
    for word, field in ((LISTED, "listed"), (DELISTED, "delisted")):
        if field in drug.data:
            yield word, drug.part(field)
    yield from ((str(one["kind"]), one) for one in drug.items("changes"))


def unit_events(unit: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every decided change of an institution's part with the word for it: 加入, 合并, 终止."""
    yield from ((JOINED, part) for part in unit.items("memberships"))
    if ended := unit.part("ended"):
        yield MERGED if ended.get("reason") == MERGED else ENDED, ended


def drug_event(drug: Record, one: Announced) -> dict[str, Any] | None:
    """What the drug's own record says of an announced change; None where it has none such on that day."""
    return next(
        (told for word, told in drug_events(drug) if word == one.field and start_of(told.get("on")) == one.day), None
    )


def same_decision(ledger: Ledger, one: object, other: object) -> bool:
    """Whether two decisions are the same: one document or meeting, or one organ on one day; nothing equals nothing."""
    key = decision_key(ledger, one)
    return key is not None and key == decision_key(ledger, other)


def decision_key(ledger: Ledger, decided: object) -> tuple[object, ...] | None:
    """What a decision is known by; None where nothing is cited."""
    if not isinstance(decided, Mapping):
        return None
    for kind in ("document", "meeting"):
        if kind in decided:
            found = ledger.find(str(decided[kind]), kind)
            return kind, id(found) if found is not None else decided[kind]
    if "organ" not in decided:
        return None
    organ = ledger.find(str(decided["organ"]), "unit", "body", "institution", "issuer")
    return "organ", organ.name if organ is not None else decided["organ"], end_of(decided.get("date"))
