"""A comparison as Markdown, for a comment on a proposal: whatever the data holds stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.changes.comparison import Comparison
from ygt.changes.parties import TITLES
from ygt.changes.text import NOBODY, hanging_of
from ygt.report.inert import inert

_LIST = re.compile(r"^(\s*)([-+]|[0-9]+[.)])(?=\s|$)")
MOST = 400
"""So many changes are told: platforms refuse longer comments."""


def markdown(found: Comparison) -> Iterator[str]:
    """The lines of the report."""
    yield f"### {plain(found.title)}"
    yield ""
    yield f"{plain(found.before)} 至 {plain(found.after)}"
    if found.disclaimer:
        yield from ("", f"> {plain(found.disclaimer)}")
    told = 0
    for group, lines in found.lines.items():
        if told >= MOST:
            break
        yield ""
        yield f"**{plain(group)}**"
        yield ""
        for line in lines[: MOST - told]:
            told += 1
            yield f"{told}. {plain(line.sentence)}"
            yield from (f"    - {plain(one)}" for one in hanging_of(line))
    total = sum(len(lines) for lines in found.lines.values())
    if total > told:
        yield from ("", f"另有{total - told}项。")
    if found.changes and found.has_lists:
        yield from ("", "| 事项 | 单位 |", "| --- | --- |")
        for key, names in found.lists._asdict().items():
            yield f"| {TITLES[key]} | {plain('、'.join(names)) or NOBODY} |"
    if found.undecided:
        yield ""
        yield f"待补充资料：决定依据{len(found.undecided)}项，补文件、会议或决定机关及日期。"
    yield from _unread(found)


def plain(text: str) -> str:
    """`text` in one line with nothing in it that Markdown or a platform would obey: no markup, link or mention."""
    return _LIST.sub(lambda match: f"{match[1]}\\{match[2]}", inert(text))


def _unread(found: Comparison) -> Iterator[str]:
    errors = [one for one in found.findings if one.severity == "error"]
    if found.errors_before:
        yield from ("", f"“{plain(found.before)}”有{found.errors_before}处读取错误，有关内容未作比较。")
    if errors:
        yield from ("", f"“{plain(found.after)}”有{len(errors)}处读取错误，有关内容未作比较：", "")
        yield from (f"- {plain(one.path)}:{one.place.line} {plain(one.message)}" for one in errors[:20])
