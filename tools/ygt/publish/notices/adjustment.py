"""调整机构: who joined and who left a body on a day, and its roster afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ygt.dates import printed, printed_day
from ygt.ledger.governance import Membership, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import office_of
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numbered
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.establishment import in_sections
from ygt.publish.notices.roster import roster_blocks
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Paragraph

JOINS = {
    "选举": "{who}当选为{post}",
    "任命": "任命{who}为{post}",
    "聘任": "聘任{who}为{post}",
    "党内任免": "{who}同志任{post}",
}
LEAVES = {"任命": "免去{who}的{post}职务", "党内任免": "免去{who}同志的{post}职务"}


def adjust(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that changes who sits in a body, or announces its new 届."""
    body = named(ledger, notice, "body", "body")
    day = day_of(notice)
    start = opening(ledger, notice)
    roster = roster_blocks(ledger, body, day)
    term = next((one for one in body.items("terms") if start_of(one["from"]) == day), None)
    if term is not None:
        name = f"{body.name}{numbered(term['number'], '届')}组成人员"
        until = f"，至{printed(term['until'])}届满" if "until" in term else ""
        note = Paragraph(f"本届任期自{printed(term['from'])}起{until}。")
        return Content(body=(Paragraph(f"{start}现将{name}名单通知如下："), *roster, note), names=(body.name,))
    sentences = list(_changes(ledger, body, day))
    if not sentences:
        return Content(
            body=(Paragraph(f"{start}现将调整后的{body.name}组成人员名单通知如下："), *roster), names=(body.name,)
        )
    numbered_ones = [f"{count}.{sentence}" for count, sentence in enumerate(sentences, start=1)]
    changes = tuple(Paragraph(text) for text in (numbered_ones if len(sentences) > 1 else sentences))
    lead = Paragraph(f"{start}现对{body.name}组成人员作如下调整：")
    sections = [("调整事项", changes), ("调整后的组成人员", (*roster, *_since(notice, day)))]
    return Content(body=(lead, *in_sections(sections)), names=(body.name,))


def _since(notice: Record, day: date) -> tuple[Paragraph, ...]:
    """From when the change counts, where that is not the date of the paper."""
    if day in (date.max, end_of(notice.get("date"))):
        return ()
    return (Paragraph(f"以上调整自{printed_day(day)}起生效。"),)


def _changes(ledger: Ledger, body: Record, day: date) -> Iterator[str]:
    """One sentence a seat: who takes it, and whom they follow; then those whose seat nobody takes."""
    joined = [one for one in memberships(body) if one.bounds.first == day]
    left = [one for one in memberships(body) if one.bounds.last == day - timedelta(days=1)]
    for one in joined:
        before = next((other for other in left if _seat(other) == _seat(one)), None)
        if before is not None:
            left.remove(before)
        yield _sentence(ledger, body, one, before)
    for one in left:
        yield f"{_leaving(body, one)}。"


def _seat(one: Membership) -> tuple[str, str]:
    return one.post, one.data.get("unit", "")


def _sentence(ledger: Ledger, body: Record, one: Membership, before: Membership | None) -> str:
    office = office_of(ledger, one.data)
    who = one.person[0] + (f"（{office}）" if office else "")
    form = body.text("formed_by")
    if form in JOINS and not _by_office(body, one.post):
        leaving = f"；{_leaving(body, before)}" if before is not None else ""
        return f"{JOINS[form].format(who=who, post=one.post)}{leaving}。"
    if before is not None:
        return f"{before.person[0]}不再担任{one.post}，由{who}接任。"
    return f"增补{who}为{one.post}。"


def _leaving(body: Record, one: Membership) -> str:
    form = body.text("formed_by") if not _by_office(body, one.post) else ""
    return LEAVES.get(form, "{who}不再担任{post}").format(who=one.person[0], post=one.post)


def _by_office(body: Record, post: str) -> bool:
    """Whether a post goes with an office elsewhere: such seats are neither elected nor filled by appointment."""
    return any(seat["post"] == post and ("of_office" in seat or "of_offices" in seat) for seat in body.items("seats"))
