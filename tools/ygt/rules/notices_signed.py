"""Signed notices: whether their content is still what was signed (YGT622), and whether it was fixed (YGT626)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import CIRCULAR, WORDING, fixed_digest
from ygt.rules.examples import notice
from ygt.rules.rule import Entry

NEVER_SIGNED = frozenset({"重排公开文件", CIRCULAR})
IN_HAND = frozenset({"签发", "编号"})
"""Signed and not yet issued: what was issued before this ledger was kept has nothing to be fixed any more."""

_DATED = "date: 2026-03-01\n"
_FROZEN = f"frozen: {{on: 2026-03-01, digest: {WORDING}-{'0' * 64}}}\n"

CHANGED_SINCE = Rule(
    code="YGT622",
    name="changed-since-signing",
    severity="error",
    title="公文内容与签发时不一致",
    why="签发后的公文，内容不再改动；确需作实质性修改的，报原签批人复审。签发以后发生的变动，不影响以前的公文。",
    basis="党政机关公文处理工作条例第二十五条",
    certainty="secondhand",
    message="《{title}》{problem}",
    help="核对本文和所涉登记的改动：属误改的，恢复原内容；属实质性修改的，报原签批人复审，再用 ygt notice sign 定稿",
    bad=notice("签发", _DATED + _FROZEN),
    good=notice("签发", _DATED),
    exceptable=False,
)
"""Found where papers are composed, above the rules (ygt.publish.notices.signing)."""

NOT_FIXED = Rule(
    code="YGT626",
    name="signed-not-fixed",
    severity="note",
    title="签发的公文尚未定稿",
    why="签发时固定印制的内容，此后台账有改动而影响本文的，核对时即可发现。",
    basis="党政机关公文处理工作条例第二十五条",
    certainty="secondhand",
    message="《{title}》已{status}，没有固定签发时的内容",
    help="运行 ygt notice sign {id} --on {date}，核对无误后写入",
    bad=notice("签发", _DATED),
    good=notice("拟稿"),
)


def not_fixed(ledger: Ledger) -> Iterator[Finding]:
    """Notices signed or numbered, and not yet issued, whose content was not fixed."""
    for one in ledger.sound("notice"):
        if one["status"] in IN_HAND and not fixed_digest(one) and one["kind"] not in NEVER_SIGNED:
            yield NOT_FIXED.at(
                one.place("status"),
                unit=one.name,
                title=one.name,
                status=one["status"],
                id=one["id"],
                date=one.text("date") or "签发日期",
            )


TABLE: tuple[Entry, ...] = ((NOT_FIXED, not_fixed),)
RULES: tuple[Rule, ...] = (CHANGED_SINCE,)
"""Rules whose findings are made elsewhere."""
