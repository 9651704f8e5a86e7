"""What every appointment rests on: a decision already taken (YGT404, YGT405, YGT438)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger, Reference
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.rules.documents import DRAFTS
from ygt.rules.examples import CHAIR, DOCUMENTS, MEMBER, body, seated, shown
from ygt.rules.rule import Entry

UNDECIDED = Rule(
    code="YGT404",
    name="undecided-membership",
    severity="error",
    title="任职没有已作出的决定",
    why="台账只录已议定事项。拟任、考察、酝酿中的人选一律不登记，登记任职须写明由哪份文件、哪次会议决定。",
    basis="干部任用工作保密要求；政府信息公开条例第十六条（过程性信息）",
    certainty="read",
    message="{person}任{what}没有写明决定依据（decided_by）",
    help="补充 decided_by（文件或会议）；文件已签发尚未编号的，写会议或机关、日期，并填 number_pending: true。"
    "尚未议定的请删去",
    bad=body(seated("吴本草", "主任委员", decided="") + MEMBER),
    good=body(CHAIR + MEMBER),
    exceptable=False,
)


def undecided(ledger: Ledger) -> Iterator[Finding]:
    """Memberships and assignments without `decided_by`; offices and centre heads without even a source."""
    for one in ledger.sound("body"):
        for membership in memberships(one):
            if "decided_by" not in membership.data:
                place = one.place("memberships", membership.index, "person")
                yield UNDECIDED.at(place, person=membership.person[0], what=f"{one.name}{membership.post}")
    for assignment in ledger.sound("assignment"):
        if "decided_by" not in assignment.data:
            yield UNDECIDED.at(assignment.place("person"), person=assignment.name, what=assignment["scheme"])
    for kind in ("unit", "institution"):
        for unit in ledger.sound(kind):
            for held in holdings(unit):
                if not {"decided_by", "source"} & held.data.keys():
                    place = unit.place(*held.steps, "person")
                    yield UNDECIDED.at(place, person=held.person[0], what=f"{unit.name}{held.office['title']}")
    for centre in ledger.sound("centre"):
        for index, head in enumerate(centre.items("heads")):
            if not {"decided_by", "source"} & head.keys():
                place = centre.place("heads", index, "person")
                yield UNDECIDED.at(place, person=head["person"], what=f"{centre.name}负责人")


_MEASURES = "示例县医疗质量管理办法"
_DRAFT = f"- title: {_MEASURES}\n  id: zhiliang\n  kind: 办法\n  status: 征求意见稿\n"

DRAFT_DECISION = Rule(
    code="YGT405",
    name="decision-is-draft",
    severity="error",
    title="决定依据尚未生效",
    why="拟稿和征求意见稿不是已作出的决定，不能作为任职、调入、加入等的依据。",
    message="决定依据《{title}》为{status}，尚未生效",
    help="待正式印发后再登记；如已印发，更正该文件的状态",
    bad=(
        *shown(DOCUMENTS, _DRAFT),
        *body(seated("吴本草", "主任委员", decided=f"decided_by: {{document: {_MEASURES}}}") + MEMBER),
    ),
    good=body(CHAIR + MEMBER),
    exceptable=False,
)


def draft_decisions(ledger: Ledger) -> Iterator[Finding]:
    """Decisions that rest on a draft."""
    for reference, target in _decisions(ledger):
        if target.text("status") in DRAFTS:
            yield DRAFT_DECISION.at(
                reference.field.place(),
                related=[Related(target.head(), "该文件登记在此")],
                title=target.name,
                status=target["status"],
            )


DECIDED_LATER = Rule(
    code="YGT438",
    name="decided-after-start",
    severity="note",
    title="决定晚于起始日期",
    why="任职、参加、调入一般自决定作出之日或其后起算。决定晚于起始的，可能是日期或依据填错，也可能确为补办手续。",
    message="{subject}的{what} {start} 早于所依据的“{decision}”（{day}）",
    help="核对日期和决定依据；确为补办的，登记有据例外",
    bad=body(seated("吴本草", "主任委员", "from: 2024-01-01") + MEMBER),
    good=body(CHAIR + MEMBER),
)
_BEGINNINGS = ("from", "on", "established_on", "adopted_on", "effective_from", "date")


def decided_later(ledger: Ledger) -> Iterator[Finding]:
    """What begins before the document or meeting that decides it."""
    for reference, target in _decisions(ledger):
        field = reference.field
        around = field.steps[:-2]
        begun: Any = field.record.data
        for step in around:
            begun = begun[step]
        beginning = next((key for key in _BEGINNINGS if key in begun), None)
        start = end_of(begun[beginning]) if beginning else None
        decided = start_of(target.get("date"))
        if beginning and start and decided and start < decided:
            node = field.record.node(*around, beginning)
            yield DECIDED_LATER.at(
                field.record.place(*around, beginning),
                related=[Related(target.head(), "决定登记在此")],
                unit=field.record.name,
                subject=field.record.known_as(),
                what=node.title if node else "起始日期",
                start=begun[beginning],
                decision=target.known_as(),
                day=target["date"],
            )


def _decisions(ledger: Ledger) -> Iterator[tuple[Reference, Record]]:
    """The documents and meetings by which something is decided, with the fields of sound records that name them."""
    for reference in ledger.references:
        steps, target = reference.field.steps, reference.target
        if target is None or steps[-1] not in {"document", "meeting"} or not reference.field.record.sound:
            continue
        if len(steps) > 1 and steps[-2] in {"decided_by", "adopted_by"}:
            yield reference, target


TABLE: tuple[Entry, ...] = (
    (UNDECIDED, undecided),
    (DRAFT_DECISION, draft_decisions),
    (DECIDED_LATER, decided_later),
)
