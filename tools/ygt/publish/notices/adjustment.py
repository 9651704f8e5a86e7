"""调整机构: who joins and who leaves a body, and its roster afterwards."""

from __future__ import annotations

from datetime import date

from ygt.changes.members import form_of
from ygt.dates import printed, printed_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numbered
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.establishment import in_sections
from ygt.publish.notices.member_sentences import effective, listed_moves, move_sentence, moves_on
from ygt.publish.notices.roster import roster_blocks
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Paragraph


def adjust(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that changes who sits in a body, or announces its new 届.

    Where the notice lists what it announces, that is what it says; else what the ledger has of its day.
    """
    body = named(ledger, notice, "body", "body")
    day = day_of(notice)
    organ_verb = "委派" if form_of(body) == "委派" else "同意"
    start = opening(ledger, notice, _verb(ledger, notice, body), organ_verb)
    roster = roster_blocks(ledger, body, day)
    term = next((one for one in body.items("terms") if start_of(one["from"]) == day), None)
    if term is not None:
        name = f"{body.name}{numbered(term['number'], '届')}组成人员"
        until = f"，至{printed(term['until'])}届满" if "until" in term else ""
        note = Paragraph(f"本届任期自{printed(term['from'])}起{until}。")
        return Content(body=(Paragraph(f"{start}现将{name}名单通知如下："), *roster, note), names=(body.name,))
    moves = list(listed_moves(ledger, notice, body) if "changes" in notice.data else moves_on(body, day))
    sentences = [move_sentence(ledger, body, move) for move in moves]
    if not sentences:
        return Content(
            body=(Paragraph(f"{start}现将调整后的{body.name}组成人员名单通知如下："), *roster), names=(body.name,)
        )
    numbered_ones = [f"{count}.{sentence}" for count, sentence in enumerate(sentences, start=1)]
    changes = tuple(Paragraph(text) for text in (numbered_ones if len(sentences) > 1 else sentences))
    lead = Paragraph(f"{start}现对{body.name}组成人员作如下调整：")
    since = effective(moves) if "changes" in notice.data else day
    sections = [("调整事项", changes), ("调整后的组成人员", (*roster, *in_effect(notice, since)))]
    return Content(body=(lead, *in_sections(sections)), names=(body.name,))


def in_effect(notice: Record, day: date, what: str = "调整") -> tuple[Paragraph, ...]:
    """From when the change counts, where that is one day and not the date of the paper."""
    if day in (date.max, end_of(notice.get("date"))):
        return ()
    return (Paragraph(f"以上{what}自{printed_day(day)}起生效。"),)


def _verb(ledger: Ledger, notice: Record, body: Record) -> str:
    """What a meeting did: it elects where it is the body's own and the body is elected."""
    meeting = ledger.find(str(notice.part("decided_by").get("meeting", "")), "meeting")
    own = meeting is not None and ledger.find(meeting.text("body"), "body") is body
    return "选举" if own and form_of(body) == "选举" else "研究同意"
