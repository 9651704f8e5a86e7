"""Tasks of the founding documents whose status is another on the one side than on the other."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import Change, Fact, Parties, change, unique
from ygt.changes.sides import Sides

GROUP = "任务落实"


def task_changes(sides: Sides) -> Iterator[Change]:
    """Every clause whose status differs: judged on the two days, or by the two ledgers on one."""
    from ygt.obligations.judge import judge

    before = {one.clause.id: one.status.word for one in judge(sides.before, sides.first)}
    for one in judge(sides.after, sides.last):
        clause, now = one.clause, one.status.word
        was = before.get(clause.id)
        if was is None or was == now:
            continue
        yield change(
            "task-status",
            GROUP,
            clause.record,
            f"{clause.id} {clause.summary.rstrip('。')}：由{was}变为{now}。",
            brief=f"{clause.id}变为{now}",
            label=f"{clause.id}（{clause.summary.rstrip('。')}）",
            bulk=f"由{was}变为{now}{{count}}项",
            facts=(Fact("status", "状态", was, now),),
            parties=Parties(informed=unique(holder.present for holder in clause.holders)),
        )
