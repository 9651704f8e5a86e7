"""Whether enough members came to a meeting that decided (YGT446)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.quorum import wanted
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

_MEETING = (
    "- name: 工作专班2026年第1次会议\n  id: zhuanban-2026-1\n  body: 工作专班\n  date: 2026-03-18\n"
    "  expected: 9\n  attended: %d\n  decisions:\n    - {number: 1, text: 审议通过年度任务分工}\n"
)

QUORUM_MISSED = Rule(
    code="YGT446",
    name="quorum-missed",
    severity="note",
    title="会议到会人数不足法定人数",
    why="章程规定了会议的法定人数，到会人数不足的会议所作决定需要核对。",
    message="{meeting}应到{expected}人、实到{attended}人，{body}规定{quorum}，应不少于{wanted}人",
    help="对照会议签到和纪要核对应到、实到人数；人数无误的，所议事项提请下次会议确认",
    bad=shown("org/meetings.yaml", _MEETING % 5),
    good=shown("org/meetings.yaml", _MEETING % 6),
)


def quorums_missed(ledger: Ledger) -> Iterator[Finding]:
    """Meetings that decided something with fewer members than their body's quorum."""
    for meeting in ledger.sound("meeting"):
        body = ledger.find(meeting["body"], "body")
        expected, attended = meeting.get("expected"), meeting.get("attended")
        if body is None or expected is None or attended is None or not meeting.items("decisions"):
            continue
        least = wanted(body.text("quorum"), expected)
        if least is not None and attended < least:
            yield QUORUM_MISSED.at(
                meeting.place("attended"),
                related=[Related(body.place("quorum"), "法定人数登记在此")],
                unit=body.name,
                meeting=meeting.name,
                body=body.known_as(),
                expected=expected,
                attended=attended,
                quorum=body.text("quorum"),
                wanted=least,
            )


TABLE: tuple[Entry, ...] = ((QUORUM_MISSED, quorums_missed),)
