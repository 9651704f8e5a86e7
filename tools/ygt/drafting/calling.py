"""Which changes call for a paper of the ledger's own, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.changes.change import NO_PAPER, PAPER_DUE, PAPER_ISSUED, Change
from ygt.changes.comparison import Comparison
from ygt.changes.members import form_of
from ygt.drafting.entries import ENTRIES, Entry, decision_of, entry_of, place_of
from ygt.ledger.announced import announced, same_decision
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import ABOLISHED
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.publish.notices.wording import titled

APPOINTED = frozenset({"任命", "党内任免"})
"""How the members of a body come to sit in it where every change of them is a matter of 任免."""

WHOLE = {"charter-adopted": "charter", "catalogue-edition": "county", "centre-formed": "centre"}
"""Changes announced by issuing the whole text, or by naming the record, so that nothing is listed of them."""

DIED = "去世"


@dataclass(frozen=True, slots=True, eq=False)
class Calling:
    """A change that calls for a paper, with what the paper lists of it."""

    change: Change
    entry: Entry
    decided: Mapping[str, Any]

    @property
    def record(self) -> Record:
        """The record that changes."""
        return self.change.record

    @property
    def is_appointment(self) -> bool:
        """Whether it is a matter of 任免."""
        return self.record.kind.name == "body" and "post" in self.entry and form_of(self.record) in APPOINTED


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A change that no paper is drafted for, in words, and why."""

    sentence: str
    reason: str


def calling(found: Comparison) -> tuple[list[Calling], list[LeftOut]]:
    """The changes that call for a paper, and those that would but for a reason."""
    wanted: list[Calling] = []
    left: list[LeftOut] = []
    for change in found.changes:
        reason = _reason(found.ledger, change)
        if reason == "":
            entry = {} if change.kind.name in WHOLE else entry_of(found.ledger, change)
            wanted.append(Calling(change, entry, decision_of(change)))
        elif reason is not None:
            left.append(LeftOut(change.sentence, reason))
    return wanted, left


def _reason(ledger: Ledger, change: Change) -> str | None:
    """Why no paper is drafted for a change; empty where one is, None where none was ever to be expected."""
    kind = change.kind.name
    if kind == "renamed" and change.record.kind.name == "institution":
        if not change.decision or not change.decision.words:
            return "决定依据待补充"
        if "document" in change.decision.data:
            return "所依据的文件已印发"
    elif change.paper == NO_PAPER:
        return None if kind.startswith("office") else "不另行文"
    elif change.paper == PAPER_ISSUED:
        return "所依据的文件已印发"
    elif change.paper != PAPER_DUE:
        return None
    if kind == "seat-awaiting":
        return "接替人选确定后另行发文"
    if kind not in ENTRIES and kind not in WHOLE:
        return None if change.is_undecided and kind.startswith("article") else "请按有关文种另行拟稿"
    return _not_now(ledger, change)


def _not_now(ledger: Ledger, change: Change) -> str:
    """Why a change that a paper could announce is not announced now; empty where it is."""
    if change.is_undecided:
        return "决定依据待补充，补充后再拟稿"
    decided = decision_of(change)
    if "document" in decided:
        return "所依据的文件已印发"
    if change.kind.name in ENTRIES and not entry_of(ledger, change):
        return "没有登记这项变更的日期和依据，补充后再拟稿"
    record, place = change.record, place_of(change)
    if record.kind.name == "institution" and not record.items("memberships"):
        return "不是医共体成员单位，由其主管部门行文"
    if change.kind.name == "member-left":
        if "until" in record.data:
            return "随组织撤销，不逐人行文"
        if form_of(record) in APPOINTED and place.get("reason") == DIED:
            return "去世的不办理免职手续"
        if form_of(record) in APPOINTED and not decided:
            return "免职决定依据待补充，补充后再拟稿"
    title = _announced_in(ledger, change)
    return f"已列入公文{titled(title)}" if title else ""


def _announced_in(ledger: Ledger, change: Change) -> str:
    """The title of a notice that announces a change already; empty where there is none."""
    entry = entry_of(ledger, change)
    for notice in ledger.sound("notice"):
        if notice["status"] == ABOLISHED:
            continue
        for one in announced(notice):
            told = {**one.data, "on": one.on}
            if entry and all(told.get(key) == value for key, value in entry.items() if key != "decided_by"):
                return notice.name
        if "changes" not in notice.data and _covers(ledger, notice, change):
            return notice.name
    return ""


def _covers(ledger: Ledger, notice: Record, change: Change) -> bool:
    """Whether a notice without a list is about the body, charter or catalogue of a change, on its day or decision."""
    if change.record.kind.name == "drug":
        # A new edition takes in and leaves out what the meeting that passed it decided.
        return notice["kind"] == "印发用药目录" and same_decision(ledger, notice.get("decided_by"), decision_of(change))
    if change.record.kind.name == "centre":
        return any(ledger.find(str(name), "centre") is change.record for name in notice.items("centres"))
    subject = {"调整机构": "body", "成立机构": "body", "印发章程": "charter"}.get(notice["kind"], "")
    if subject and ledger.find(notice.text(subject), subject) is not change.record:
        return False
    if not subject and not (notice["kind"] == "印发用药目录" and change.kind.name == "catalogue-edition"):
        return False
    if not change.day and notice["kind"] == "印发章程":
        return change.kind.name == "charter-adopted"
    on = notice.get("as_of") or notice.get("effective_from") or notice.get("date")
    same_day = _day(on) is not None and _day(on) == start_of(change.day)
    return same_day or same_decision(ledger, notice.get("decided_by"), decision_of(change))


def _day(value: object) -> date | None:
    return end_of(value)
