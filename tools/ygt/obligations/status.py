"""The words for how a clause stands, and how outcomes become one of them. The only copy of these words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ygt.obligations.verdict import Outcome, worst

Tone = Literal["done", "late", "open", "short", "unknown", "none"]
"""What a page may colour by: done, done late, under way, not done, not known, not judged."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a clause stands, in the words of the offices."""

    word: str
    tone: Tone
    meaning: str

    def __str__(self) -> str:
        return self.word


OVERDUE = Status("逾期未落实", "short", "时限已过（未定时限的，自文件印发之日起），现有资料载明尚未落实")
TARGET_MISSED = Status("未达到目标", "short", "考核时点已过，最近一期数值未达到目标")
UNVERIFIED = Status("待核实", "unknown", "现有资料不足以判断，待补充资料")
TARGET_UNREPORTED = Status("数据待报", "unknown", "考核所需的数值尚未填报")
UNDER_WAY = Status("推进中（未到时限）", "open", "时限未到，尚在推进")
TARGET_NOT_DUE = Status("未到考核时点", "open", "考核时点未到")
MATERIAL_UNREVIEWED = Status("有佐证材料（待复核）", "unknown", "有佐证材料，尚未经有关单位复核")
LATE = Status("逾期落实", "late", "已落实，完成日期晚于时限")
MATERIAL_REVIEWED = Status("有佐证材料（已复核）", "done", "有佐证材料，并经有关单位复核")
TARGET_MET = Status("达到目标", "done", "最近一期数值达到目标")
DONE = Status("已落实", "done", "台账数据载明已经落实")

STARTED = Status("已开展", "done", "鼓励事项，台账数据载明已经开展")
NOT_STARTED = Status("未开展（不作评价）", "none", "鼓励事项，台账未见开展，不作评价")
KEPT_BY_RULES = Status("由校验规则保证", "none", "由台账核对规则逐次核对，不另行判断")
EXPLANATION = Status("说明（不作评价）", "none", "文件的说明，不是任务")
IN_DOUBT = Status("有效性待核", "none", "所在文件的有效性待核，只列出，不判断")

STATED = Status("公开资料已载明", "done", "据公开文件整理，公开资料已经载明")
UNSTATED = Status("公开资料未载明", "none", "据公开文件整理，公开资料没有载明")
INCONSISTENT = Status("文件前后表述不一致（待核）", "unknown", "据公开文件整理，同一文件或几份文件的表述不一致")

RANKING = (
    OVERDUE,
    TARGET_MISSED,
    UNVERIFIED,
    TARGET_UNREPORTED,
    UNDER_WAY,
    TARGET_NOT_DUE,
    MATERIAL_UNREVIEWED,
    LATE,
    MATERIAL_REVIEWED,
    TARGET_MET,
    DONE,
)
"""The states of tasks, indicators and material, worst first: a clause with several judgements stands as the worst."""

OTHERS = (STARTED, NOT_STARTED, KEPT_BY_RULES, EXPLANATION, IN_DOUBT)
COMPILED = (STATED, UNSTATED, INCONSISTENT)
"""The only states of a workspace that was put together from published papers."""

ALL = (*RANKING, *OTHERS, *COMPILED)
WORDS = tuple(one.word for one in ALL)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What judging one requirement came to, reduced to what its status rests on.

    `family` is 事项, 指标 or 佐证; `due` tells whether its deadline is past or it has none; `late` whether it was met
    after its deadline; `reviewed` whether the material has been confirmed.
    """

    outcome: Outcome
    family: str = "事项"
    due: bool = True
    late: bool = False
    reviewed: bool = False


def of_one(found: Weighed) -> Status:
    """The status of one requirement."""
    if found.family == "指标":
        return _TARGET[found.outcome]
    if found.outcome is Outcome.MET and found.family == "佐证":
        return MATERIAL_REVIEWED if found.reviewed else MATERIAL_UNREVIEWED
    if found.outcome is Outcome.MET:
        return LATE if found.late else DONE
    if found.outcome is Outcome.UNKNOWN:
        return UNVERIFIED
    return OVERDUE if found.due else UNDER_WAY


def of_task(found: Iterable[Weighed]) -> Status:
    """The status of a task: the worst of its requirements, 待核实 where nothing says how to judge it."""
    return min((of_one(one) for one in found), key=RANKING.index, default=UNVERIFIED)


def of_encouraged(found: Iterable[Weighed]) -> Status:
    """The status of an encouraged matter: 已开展 only where data shows it."""
    outcomes = [one.outcome for one in found]
    return STARTED if outcomes and worst(outcomes) is Outcome.MET else NOT_STARTED


def of_compiled(found: Iterable[Weighed], *, binding: bool = True) -> Status:
    """The status in a workspace put together from published papers, where nobody is judged.

    A county's papers may say other than a document that only interprets (not `binding`): that is no inconsistency.
    """
    outcome = worst([one.outcome for one in found] or [Outcome.UNKNOWN])
    if outcome is Outcome.MET:
        return STATED
    return INCONSISTENT if outcome is Outcome.UNMET and binding else UNSTATED


_TARGET = {
    Outcome.MET: TARGET_MET,
    Outcome.UNMET: TARGET_MISSED,
    Outcome.UNKNOWN: TARGET_UNREPORTED,
    Outcome.PENDING: TARGET_NOT_DUE,
}
