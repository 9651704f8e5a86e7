"""A comparison as Markdown, for a comment on a proposal: whatever the data holds stays text.

It is made from the data of `schema/output/changes.json` alone, so that one who holds only that file, and does not trust
whoever made it, prints the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ygt.changes.parties import TITLES
from ygt.changes.text import NOBODY
from ygt.ledger.standing import disclaimer_of
from ygt.report.inert import inert

_LIST = re.compile(r"^(\s*)([-+]|[0-9]+[.)])(?=\s|$)")
MOST = 400
"""So many changes are told: platforms refuse longer comments."""

MOST_UNREAD = 20

Report = Mapping[str, Any]
"""A comparison as `ygt.changes.data.as_data` gives it."""


def markdown(report: Report) -> Iterator[str]:
    """The lines of the report."""
    yield f"### {plain(report['title'])}"
    yield ""
    yield f"{plain(report['before']['name'])} 至 {plain(report['after']['name'])}"
    yield from body(report)


def body(report: Report) -> Iterator[str]:
    """The same without its heading and without what was compared."""
    if caution := disclaimer_of(report["workspace"]["standing"]):
        yield from ("", f"> {plain(caution)}")
    told = 0
    for group in report["groups"]:
        if told >= MOST:
            break
        yield from ("", f"**{plain(group['title'])}**", "")
        for line in group["lines"][: MOST - told]:
            told += 1
            yield f"{told}. {plain(line['sentence'])}"
            entailed = dict.fromkeys(one for number in line["changes"] for one in report["changes"][number]["entails"])
            yield from (f"    - {plain(one)}" for one in entailed)
    total = told_of(report)
    if total > told:
        yield from ("", f"另有{total - told}项。")
    if report["changes"] and _has_lists(report):
        yield from ("", "| 事项 | 单位 |", "| --- | --- |")
        for key, title in TITLES.items():
            yield f"| {title} | {plain('、'.join(report['lists'][key])) or NOBODY} |"
    if undecided := sum(bool(one["decision"] and one["decision"]["missing"]) for one in report["changes"]):
        yield ""
        yield f"待补充资料：决定依据{undecided}项，补文件、会议或决定机关及日期。"
    yield from _unread(report)


def told_of(report: Report) -> int:
    """How many lines of text tell all changes of a report."""
    return sum(len(group["lines"]) for group in report["groups"])


def plain(text: str) -> str:
    """`text` in one line with nothing in it that Markdown or a platform would obey: no markup, link or mention."""
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}", inert(text))


def _has_lists(report: Report) -> bool:
    """Whether the four lists were drawn up: not of what is past, nor where nobody of the county keeps the ledger."""
    return not report["before"]["date"] and report["workspace"]["standing"] != "compiled"


def _unread(report: Report) -> Iterator[str]:
    errors = report["findings"]
    if count := report["unread_before"]:
        yield from ("", f"“{plain(report['before']['name'])}”有{count}处读取错误，有关内容未作比较。")
    if errors:
        yield from ("", f"“{plain(report['after']['name'])}”有{len(errors)}处读取错误，有关内容未作比较：", "")
        shown = errors[:MOST_UNREAD]
        yield from (f"- {plain(one['path'])}:{one['line']} {plain(one['message'])}" for one in shown)
