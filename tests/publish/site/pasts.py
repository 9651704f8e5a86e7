"""Pasts of the miniature county, as git would tell them."""

from __future__ import annotations

from datetime import date
from functools import cache

from site_pages import DAY, mini_result

from ygt.changes.change import Fact
from ygt.history.entry import Entry, Group, Outcome, Told
from ygt.history.log import History
from ygt.publish.site.workspace import Workspace

BOARD = "示例县县域医共体理事会"


def told(sentence: str, kind: str = "body", name: str = BOARD, identifier: str = "lishihui", field: str = "") -> Told:
    facts = (Fact(field, "字段"),) if field else ()
    return Told("member-joined", "任职", name, sentence, kind, identifier, (name,), facts=facts)


def entry(
    *changes: Told,
    commit: str = "ab12cd34",
    day: date = date(2026, 11, 20),
    author: str = "王示例",
    outcome: Outcome = "changed",
    title: str = "示例县：任职等变更",
    notes: tuple[str, ...] = (),
) -> Entry:
    groups = {one.group: tuple(other.sentence for other in changes if other.group == one.group) for one in changes}
    return Entry(
        commit.ljust(40, "0"),
        author,
        day,
        "不上网的提交说明 x@example.com",
        outcome,
        title,
        tuple(Group(name, sentences) for name, sentences in groups.items()),
        changes,
        notes,
    )


PAST = History(
    [
        entry(told("李某任理事。"), commit="ab12cd34"),
        entry(title="示例县：仅调整格式，内容无变化", commit="0f0f0f0f", outcome="format"),
        entry(
            told("张某任理事。"),
            told("调入阿莫西林。", "drug", "阿莫西林", "amoxilin-jiaonang"),
            commit="99887766",
            day=date(2026, 6, 1),
            author="clerk@example.com",
        ),
        entry(
            told("设立理事会。"),
            commit="11223344",
            day=date(2025, 1, 2),
            outcome="first",
            title="示例县：建立台账，登记100项",
        ),
    ],
    ("这是浅克隆，更早的历史没有取回",),
)


def with_past(past: History | None = PAST, day: date = DAY) -> Workspace:
    return Workspace(mini_result(), day, past=past)


@cache
def mini_with_past() -> Workspace:
    """The miniature county with a past of three commits that changed something, and one that did not."""
    return with_past()
