"""情况通报（讨论稿）: how items under supervision stand on a day, for discussion only; to name organs is a decision."""

from __future__ import annotations

from datetime import date

from ygt.dates import printed, printed_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, official
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numbered_item, numeral
from ygt.publish.notices.content import Content, day_of, records_named
from ygt.publish.papers.model import Block, Heading, Paragraph

DISCUSSION = "讨论稿"
CAUTION = "讨论稿，供研究讨论，未经审定不得引用和对外提供"
DONE, LATE, OVERDUE, UNDERWAY = "已办结销号", "逾期办结销号", "超过时限尚未销号", "推进中（未到时限）"
ORDER = (DONE, LATE, UNDERWAY, OVERDUE)


def discuss(ledger: Ledger, notice: Record) -> Content:
    """The content of a draft circular on items under supervision as of its day."""
    day = day_of(notice)
    items = [one for one in records_named(ledger, notice, "supervised", "supervision") if _issued(one, day)]
    states = [(one, state_on(one, day)) for one in items]
    counts = [(word, sum(state == word for _, state in states)) for word in ORDER]
    told = "，".join(f"{word}{count}项" for word, count in counts if count)
    preface = notice.text("preface") or "根据督办台账，"
    blocks: list[Block] = [
        Paragraph(f"{preface}现将督办事项办理情况通报如下（{DISCUSSION}）："),
        Heading(1, "一、总体情况"),
        Paragraph(f"截至{printed_day(day)}，本次通报的督办事项共{len(items)}项，其中{told}。"),
    ]
    sections = [word for word, count in counts if count]
    for number, word in enumerate(sections, start=2):
        blocks.append(Heading(1, f"{numeral(number)}、{word}的事项"))
        of_state = [one for one, state in states if state == word]
        blocks += [
            Heading(2, f"{numbered_item(count)}{one.name}。", run_on=_told(ledger, one, day))
            for count, one in enumerate(of_state, start=1)
        ]
    matters = [str(one) for one in notice.items("matters")]
    if matters:
        blocks.append(Heading(1, f"{numeral(len(sections) + 2)}、下一步工作"))
        blocks += [Paragraph(f"{numbered_item(count)}{text}") for count, text in enumerate(matters, start=1)]
    return Content(body=tuple(blocks), caution=CAUTION)


def state_on(item: Record, day: date) -> str:
    """How an item stands at the end of `day`."""
    due, closed = end_of(item.get("due")), start_of(item.part("closed").get("on"))
    if closed is not None and closed <= day:
        return LATE if due is not None and closed > due else DONE
    return OVERDUE if due is not None and due < day else UNDERWAY


def _issued(item: Record, day: date) -> bool:
    issued = start_of(item.get("issued_on"))
    return issued is None or issued <= day


def _told(ledger: Ledger, item: Record, day: date) -> str:
    units = "、".join(local_name(ledger, str(name)) for name in item.items("units"))
    by = f"{official(ledger, item.text('meeting'), 'meeting')}交办，" if item.text("meeting") else ""
    due = f"，办结时限{printed(item.text('due'))}" if item.text("due") else ""
    known = [one for one in item.items("progress") if (on := start_of(one["on"])) is not None and on <= day]
    latest = known[-1] if known else None
    progress = f"{printed(latest['on'])}报告：{str(latest['text']).rstrip('。')}。" if latest else "尚无进展报告。"
    closed = item.part("closed")
    ended = start_of(closed.get("on"))
    over = f"{printed(str(closed['on']))}销号。" if ended is not None and ended <= day else ""
    return f"{by}承办单位为{units}{due}。{progress}{over}"
