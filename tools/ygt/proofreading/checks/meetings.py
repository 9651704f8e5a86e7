"""Meetings on which a draft rests (JH135)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft, number_of
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark

NO_MEETING = Check(
    code="JH135",
    name="no-such-meeting",
    title="引用的会议没有登记",
    why="事项以会议议定为据，次数写错即查不到依据；会议开过而未登记的，也应先登记。",
    message="台账没有登记“{printed}”，{year}年登记的为{held}",
    help="请核对年份和次数；会议确已召开的，先登记会议",
    bad=("经医共委2024年第3次会议审议通过，现印发实施。",),
    good=("经医共委2024年第1次会议审议通过，现印发实施。", "医共委定于2024年9月召开2024年第2次会议。"),
)
_ORDINAL = re.compile(r"\s*(?P<year>20[0-9]{2})年(?:度)?第(?P<number>[0-9一二三四五六七八九十]{1,3})次(?:全体)?会议")
_RESTS_ON = re.compile("(?:经|根据|按照|依据|依照|落实|贯彻)$")
_DECIDED = re.compile("[，]?(?:研究|审议|讨论|表决|通过|决定|同意|议定|批准)")


def missing_meetings(draft: Draft, known: Known) -> Iterator[Mark]:
    """Ordinals of meetings that the ledger lacks, of a body that has others of that year in it."""
    held = _numbers(known)
    for mention in known.mentions:
        text = draft.paragraphs[mention.paragraph].text
        match = _ORDINAL.match(text, mention.end)
        number = number_of(match["number"]) if match else None
        if match is None or number is None:
            continue
        numbers = held.get((id(mention.record), int(match["year"])), set())
        rests = _RESTS_ON.search(text[: mention.start]) is not None
        # The next one may just be held, and the draft report what it decided.
        beyond = max(numbers, default=0) + (0 if rests else 1)
        if numbers and number not in numbers and number > beyond and (rests or _DECIDED.match(text, match.end())):
            yield NO_MEETING.at(
                mention.paragraph,
                (mention.start, match.end()),
                printed=text[mention.start : match.end()],
                year=match["year"],
                held="、".join(f"第{one}次" for one in sorted(numbers)),
            )


def _numbers(known: Known) -> dict[tuple[int, int], set[int]]:
    """The numbers of the meetings of each body in each year."""
    found: dict[tuple[int, int], set[int]] = {}
    for meeting in known.ledger.sound("meeting"):
        body: Record | None = known.ledger.find(meeting.text("body"), "body", "unit")
        if body is not None and "year" in meeting.data and "number" in meeting.data:
            found.setdefault((id(body), int(meeting["year"])), set()).add(int(meeting["number"]))
    return found


TABLE: tuple[Entry, ...] = ((NO_MEETING, missing_meetings),)
