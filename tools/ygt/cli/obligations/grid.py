"""The list of tasks as rows of a spreadsheet."""

from __future__ import annotations

from ygt.cli.obligations.listing import Listing
from ygt.cli.spreadsheet import csv_text
from ygt.publish.obligations.facts import NO_HOLDER, ClauseFacts

HEADS = (
    "标识",
    "文件",
    "条款",
    "要求程度",
    "任务要求",
    "责任部门（按文件排序）",
    "时限",
    "下次到期",
    "状态",
    "判定",
    "依据记录",
    "未满足的记录",
    "待补充资料",
    "口径",
    "说明",
    "截至",
)


def grid(listing: Listing) -> str:
    """A row for each clause, as CSV that office programs open."""
    return csv_text(HEADS, [_row(one, listing) for one in listing.facts])


def _row(one: ClauseFacts, listing: Listing) -> list[str]:
    disclaimer = (listing.disclaimer,) if listing.disclaimer else ()
    return [
        one.id,
        one.document,
        one.number,
        one.strength,
        one.summary,
        one.holders_said or NO_HOLDER,
        one.due_words,
        one.next_due.isoformat() if one.next_due else "",
        one.status.word,
        "；".join((*one.sentences, *([one.fault] if one.fault else []))),
        "；".join(cited.said for cited in one.evidence),
        "；".join(cited.said for cited in one.short),
        "；".join(need.said.removeprefix("待补充资料：") for need in one.needs),
        one.interpretation,
        "；".join((*one.twin_words, *one.remarks, *disclaimer)),
        listing.day.isoformat(),
    ]
