"""The kinds of change there are: what each is called, whether it rests on a decision, which clauses it touches."""

from __future__ import annotations

from typing import NamedTuple


class ChangeKind(NamedTuple):
    """One kind of change.

    `decided` tells whether somebody must have decided it, so that one that cites nothing is to say so. `topics` are
    those of the clauses whose duty holders countersign the paper that follows (党政机关公文处理工作条例 第十六条).
    """

    name: str
    title: str
    decided: bool = False
    topics: tuple[str, ...] = ()


BODY_TOPICS: dict[str, tuple[str, ...]] = {
    "管理委员会": ("医共委组成",),
    "办公室": ("医共委组成",),
    "领导小组": ("医共委组成",),
    "党委": ("提名任免",),
    "理事会": ("提名任免",),
    "监事会": ("提名任免",),
    "负责人员": ("提名任免",),
    "药事管理与药物治疗学委员会": ("用药目录",),
    "医疗质量管理委员会": ("医疗质量",),
    "工作专班": ("组织实施与监测",),
}
"""By the function of a body, the topics of the clauses that say who sits in it."""

TABLE: tuple[ChangeKind, ...] = (
    ChangeKind("member-joined", "任职", decided=True),
    ChangeKind("member-left", "离任", decided=True),
    ChangeKind("member-replaced", "接任", decided=True),
    ChangeKind("seat-succeeded", "自然接替", decided=True),
    ChangeKind("seat-awaiting", "待接任", decided=True),
    ChangeKind("term-renewed", "换届", decided=True),
    ChangeKind("member-recorded", "补充登记", decided=True),
    ChangeKind("seats-changed", "名额调整"),
    ChangeKind("members-reordered", "排列次序调整"),
    ChangeKind("vacancy-declared", "登记空缺"),
    ChangeKind("vacancy-filled", "空缺补足"),
    ChangeKind("office-changed", "职务任免", decided=True),
    ChangeKind("office-vacated", "离任"),
    ChangeKind("entry-corrected", "登记更正"),
    ChangeKind("entry-removed", "登记删除"),
    ChangeKind("body-formed", "组织设立"),
    ChangeKind("body-dissolved", "组织撤销"),
    ChangeKind("renamed", "更名", decided=True),
    ChangeKind("institution-joined", "加入", decided=True, topics=("建设架构",)),
    ChangeKind("institution-left", "退出", topics=("建设架构",)),
    ChangeKind("institution-role", "角色调整", decided=True, topics=("建设架构",)),
    ChangeKind("institution-merged", "合并", decided=True, topics=("建设架构",)),
    ChangeKind("institution-ended", "机构终止", decided=True, topics=("建设架构",)),
    ChangeKind("duty-transferred", "职能划转", decided=True),
    ChangeKind("centre-formed", "中心设立", decided=True, topics=("资源中心",)),
    ChangeKind("centre-closed", "中心撤销", topics=("资源中心",)),
    ChangeKind("centre-host", "依托单位调整", topics=("资源中心",)),
    ChangeKind("centre-head", "中心负责人调整", decided=True),
    ChangeKind("charter-adopted", "章程通过", decided=True, topics=("章程与治理",)),
    ChangeKind("charter-amended", "章程修正", decided=True, topics=("章程与治理",)),
    ChangeKind("charter-number", "章程数字调整"),
    ChangeKind("article-changed", "条文修改", decided=True, topics=("章程与治理",)),
    ChangeKind("article-added", "条文增加", decided=True, topics=("章程与治理",)),
    ChangeKind("article-removed", "条文删去", decided=True, topics=("章程与治理",)),
    ChangeKind("article-renumbered", "条文改排"),
    ChangeKind("drug-listed", "药品调入", decided=True, topics=("用药目录",)),
    ChangeKind("drug-delisted", "药品调出", decided=True, topics=("用药目录",)),
    ChangeKind("drug-tier-added", "增设配备层级", decided=True, topics=("用药目录",)),
    ChangeKind("drug-tier-dropped", "取消配备层级", decided=True, topics=("用药目录",)),
    ChangeKind("drug-strength", "规格变更", decided=True, topics=("用药目录",)),
    ChangeKind("drug-maker", "厂家变更", decided=True, topics=("用药目录",)),
    ChangeKind("drug-insurance", "医保类别变更", topics=("用药目录",)),
    ChangeKind("drug-other", "药品登记事项变更"),
    ChangeKind("catalogue-edition", "目录版次", decided=True, topics=("用药目录",)),
    ChangeKind("document-issued", "文件印发"),
    ChangeKind("document-lapsed", "文件停止执行"),
    ChangeKind("document-status", "文件状态变更"),
    ChangeKind("task-status", "任务状态变化"),
    ChangeKind("record-added", "新增登记"),
    ChangeKind("record-ended", "期满或终止"),
    ChangeKind("record-begun", "开始生效"),
    ChangeKind("record-removed", "登记删除"),
    ChangeKind("records-reordered", "排列次序调整"),
    ChangeKind("fields-changed", "登记事项变更"),
)

KINDS: dict[str, ChangeKind] = {one.name: one for one in TABLE}
