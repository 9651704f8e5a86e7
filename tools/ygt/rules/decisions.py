"""What every appointment rests on, and its end: a decision already taken (YGT404, YGT405, YGT438, YGT447)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger, Reference
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.rules.documents import DRAFTS
from ygt.rules.examples import CHAIR, DOCUMENTS, MEMBER, body, seated, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

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
    for record, steps, data, what in _terms(ledger):
        enough = {"decided_by"} if record.kind.name == "body" else {"decided_by", "source"}
        if not enough & data.keys():
            yield UNDECIDED.at(record.place(*steps, "person"), person=data["person"], what=what)
    for assignment in ledger.sound("assignment"):
        if "decided_by" not in assignment.data:
            yield UNDECIDED.at(assignment.place("person"), person=assignment.name, what=assignment["scheme"])


_LEFT = "decided_by: {document: 实施方案}, ended_by: {document: 实施方案}"

END_WITHOUT_DAY = Rule(
    code="YGT447",
    name="ended-by-without-until",
    severity="error",
    title="有离任依据而没有截止日期",
    why="离任依据说明由哪份文件、哪次会议决定离任。没有截止日期，名单上仍是现任。",
    message="{person}任{what}填有离任依据，没有填写截止日期（until）",
    help="已经离任的，补充截止日期；仍在任的，删去离任依据（ended_by）",
    bad=body(seated("吴本草", "主任委员", decided=_LEFT) + MEMBER),
    good=body(seated("吴本草", "主任委员", "from: 2025-01-01, until: 2026-03-31", _LEFT) + MEMBER),
)


def ends_without_day(ledger: Ledger) -> Iterator[Finding]:
    """Memberships, offices and centre heads with a decision that ended them, but no day on which they did."""
    for record, steps, data, what in _terms(ledger):
        if "ended_by" in data and "until" not in data:
            yield END_WITHOUT_DAY.at(record.place(*steps, "ended_by", key=True), person=data["person"], what=what)


def _terms(ledger: Ledger) -> Iterator[tuple[Record, Steps, dict[str, Any], str]]:
    """Everyone's time in a post, with where it stands and what the post is."""
    for one in ledger.sound("body"):
        for membership in memberships(one):
            yield one, ("memberships", membership.index), membership.data, f"{one.name}{membership.post}"
    for kind in ("unit", "institution"):
        for unit in ledger.sound(kind):
            for held in holdings(unit):
                yield unit, held.steps, held.data, f"{unit.name}{held.office['title']}"
    for centre in ledger.sound("centre"):
        for index, head in enumerate(centre.items("heads")):
            yield centre, ("heads", index), head, f"{centre.name}负责人"


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
    for reference, target in ledger.answer(_decisions):
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
    title="决定晚于起始或截止日期",
    why="任职、参加、调入一般自决定作出之日或其后起算，离任至迟自决定作出之日起不再担任。"
    "决定更晚的，可能是日期或依据填错，也可能确为补办手续。",
    message="{subject}的{what} {start} 早于所依据的“{decision}”（{day}）",
    help="核对日期和决定依据；确为补办的，登记有据例外",
    bad=body(seated("吴本草", "主任委员", "from: 2024-01-01") + MEMBER),
    good=body(CHAIR + MEMBER),
)
_DECIDING = frozenset({"document", "meeting"})
_RESTING = frozenset({"decided_by", "adopted_by", "ended_by"})
_BEGINNINGS = ("from", "on", "established_on", "adopted_on", "effective_from", "date")


def decided_later(ledger: Ledger) -> Iterator[Finding]:
    """What begins, or has ended, before the document or meeting that decides it."""
    for reference, target in ledger.answer(_decisions):
        field = reference.field
        around = field.steps[:-2]
        begun: Any = field.record.data
        for step in around:
            begun = begun[step]
        is_end = field.steps[-2] == "ended_by"
        beginning = next((key for key in (("until",) if is_end else _BEGINNINGS) if key in begun), None)
        start = end_of(begun[beginning]) if beginning else None
        # Who is dismissed on a day was in office until the day before.
        start = start + timedelta(days=1) if start and is_end and start < date.max else start
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


def _decisions(ledger: Ledger) -> list[tuple[Reference, Record]]:
    """The documents and meetings by which something is decided, with the fields of sound records that name them."""
    found = []
    for reference in ledger.references:
        steps = reference.field.steps
        if (
            steps[-1] not in _DECIDING
            or len(steps) < 2
            or steps[-2] not in _RESTING
            or not reference.field.record.sound
        ):
            continue
        if (target := reference.target) is not None:
            found.append((reference, target))
    return found


TABLE: tuple[Entry, ...] = (
    (UNDECIDED, undecided),
    (DRAFT_DECISION, draft_decisions),
    (DECIDED_LATER, decided_later),
    (END_WITHOUT_DAY, ends_without_day),
)
