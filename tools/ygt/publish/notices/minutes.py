"""会议纪要: who came, whether they were enough, and what was decided; neither recipients nor seal (GB/T 9704, 10.3)."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.dates import printed
from ygt.errors import ToolError
from ygt.identifiers.document_number import DocumentNumber, parse_document_number
from ygt.ledger.governance import Membership, in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, office_of
from ygt.ledger.quorum import wanted
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.numerals import numeral
from ygt.publish.notices.content import Content, named
from ygt.publish.papers.model import Attendance, Heading, Member, Paragraph

MINUTES = "会议纪要"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with the body whose it was, and those of its members who came and who were excused."""

    record: Record
    body: Record
    present: tuple[Membership, ...]
    absent: tuple[Membership, ...]


def meeting_of(ledger: Ledger, notice: Record) -> Meeting:
    """The meeting a notice minutes; `ToolError` where the ledger does not tell who came to it."""
    meeting = named(ledger, notice, "meeting", "meeting")
    body = ledger.find(meeting.text("body"), "body")
    if body is None or not body.sound:
        raise _refused(notice, f"会议“{meeting.name}”所属的组织没有登记组成人员", "核对会议的 body（组织）")
    day = end_of(meeting.text("date"))
    members = in_office(body, day)
    excused = {(one["person"], one.get("distinct", "")) for one in meeting.items("absent")}
    present = tuple(one for one in members if one.person not in excused)
    absent = tuple(one for one in members if one.person in excused)
    for key, word, found in (("expected", "应到", len(members)), ("attended", "实到", len(present))):
        if key in meeting.data and meeting[key] != found:
            raise _refused(
                notice,
                f"会议“{meeting.name}”登记{word}{meeting[key]}人，按组成人员和请假人员推算为{found}人",
                "核对会议的 expected（应到）、attended（实到），在 absent（请假）中逐一登记请假人员",
            )
    return Meeting(meeting, body, present, absent)


def minute(ledger: Ledger, notice: Record) -> Content:
    """The content of the minutes of a meeting."""
    held = meeting_of(ledger, notice)
    decisions = held.record.items("decisions")
    told = [Paragraph(f"{_opening(held)}{_quorum(held)}")]
    if decisions:
        told.append(Paragraph("会议议定以下事项：" if len(decisions) > 1 else "会议议定："))
    items = [
        Heading(1, f"{numeral(count)}、", run_on=_decided(one)) if len(decisions) > 1 else Paragraph(_decided(one))
        for count, one in enumerate(decisions, start=1)
    ]
    return Content(body=(*told, *items), names=(held.body.name,))


def attendance(ledger: Ledger, notice: Record) -> tuple[Attendance, ...]:
    """出席、请假、列席, each where there is anybody."""
    held = meeting_of(ledger, notice)
    observers = tuple(Member(str(one["person"]), _where(ledger, one)) for one in held.record.items("observers"))
    lines = (
        Attendance("出席", tuple(Member(one.person[0], _where(ledger, one.data)) for one in held.present)),
        Attendance("请假", tuple(Member(one.person[0], _where(ledger, one.data)) for one in held.absent)),
        Attendance("列席", observers),
    )
    return tuple(line for line in lines if line.members)


def issue_of(notice: Record) -> str:
    """The number as the head of minutes prints it: 第3期 of 县医共委会议纪要〔2026〕第3期."""
    number = parse_document_number(notice.text("number"))
    if isinstance(number, DocumentNumber) and number.unit != "号":
        return f"第{number.serial}{number.unit}"
    return notice.text("number")


def mark_of(ledger: Ledger, notice: Record) -> str:
    """The mark of the head: the body's full name with 会议纪要."""
    return meeting_of(ledger, notice).body.name + MINUTES


def _opening(held: Meeting) -> str:
    meeting = held.record
    chair = meeting.text("chaired_by")
    where = f"在{meeting.text('place')}" if meeting.text("place") else ""
    number = f"{meeting['year']}年第{meeting['number']}次会议" if {"year", "number"} <= meeting.data.keys() else ""
    name = f"{held.body.name}{number}" if number else meeting.name
    led = f"{chair}{where}主持召开" if chair else f"{where}召开"
    return f"{printed(meeting.text('date'))}，{led}{name}。"


def _quorum(held: Meeting) -> str:
    meeting, rule = held.record, held.body.text("quorum")
    expected, attended = meeting.get("expected"), meeting.get("attended")
    if expected is None or attended is None:
        return ""
    counted = f"会议应到{expected}人，实到{attended}人"
    least = wanted(rule, expected)
    if least is None:
        return f"{counted}。"
    if attended >= least:
        return f"{counted}，达到“{rule}”的法定人数。"
    return f"{counted}，未达到“{rule}”的法定人数（{least}人），所议事项提请下次会议确认。"


def _decided(one: dict[str, object]) -> str:
    recused = one.get("recused")
    names = f"（{'、'.join(map(str, recused))}回避）" if isinstance(recused, list) and recused else ""
    return f"{str(one['text']).rstrip('。')}{names}。"


def _where(ledger: Ledger, data: dict[str, object]) -> str:
    """The unit; where none is registered the office as printed."""
    unit = data.get("unit")
    return local_name(ledger, str(unit)) if unit else office_of(ledger, data)


def _refused(notice: Record, why: str, remedy: str) -> ToolError:
    return ToolError(f"{notice.path}：公文“{notice.name}”：{why}，不能成文", remedy)
