"""成员单位变动: institutions that join or leave a community, change their part, are renamed, merge or end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ygt.dates import printed, printed_day
from ygt.errors import ToolError
from ygt.ledger.announced import ENDED, LEFT, MERGED, RENAMED, UNIT_FIELDS, Announced, announced
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.publish.notices.content import Content
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Paragraph

LICENCE = "医疗机构执业登记事项有变动的，由有关机构向原登记机关办理变更登记或注销登记。"
"""医疗机构管理条例 第二十条、第二十一条."""

BEARING_ON_LICENCE = frozenset({RENAMED, MERGED, ENDED})


def change_units(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice on the members of a community; `ToolError` where it lists none the ledger knows."""
    listed = [one for one in announced(notice) if one.field in UNIT_FIELDS]
    known = [(one, unit) for one in listed if (unit := one.record(ledger)) is not None]
    if not known:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”没有列出台账登记的机构，不能成文",
            "请先运行 ygt check，按提示补正后再印制",
        )
    sentences = [_sentence(ledger, one, unit) for one, unit in known]
    if len(sentences) > 1:
        sentences = [f"{count}.{sentence}" for count, sentence in enumerate(sentences, start=1)]
    body = [Paragraph(f"{opening(ledger, notice)}现将县域医共体成员单位变动事项通知如下：")]
    body += [Paragraph(sentence) for sentence in sentences]
    if any(one.field in BEARING_ON_LICENCE for one, _ in known):
        body.append(Paragraph(LICENCE))
    return Content(body=tuple(body), names=tuple(unit.name for _, unit in known))


def membership_on(unit: Record, one: Announced) -> Mapping[str, Any]:
    """The part in a community that begins or ends with an announced change; empty where there is none."""
    ending = one.field in (LEFT, MERGED, ENDED)
    found = (
        part
        for part in unit.items("memberships")
        if (end_of(part.get("until")) if ending else start_of(part.get("from"))) == one.day
    )
    return next(found, {})


def _sentence(ledger: Ledger, one: Announced, unit: Record) -> str:
    part = membership_on(unit, one)
    where = _community(ledger, part)
    since = f"自{printed(one.on)}起"
    match one.field:
        case "加入":
            return f"{unit.name}{since}加入{where}，为{part.get('role', '成员单位')}。"
        case "退出":
            return f"{unit.name}退出{where}，成员身份至{printed(one.on)}止。"
        case "角色调整":
            return f"{since}，{unit.name}在{where}中由{one.before}调整为{one.after}。"
        case "更名":
            return f"{since}，{one.before}更名为{one.after}。"
        case "合并":
            return f"{unit.name}并入{official(ledger, one.after, 'institution')}，{_no_longer(one, where)}。"
    return f"{unit.name}终止，{_no_longer(one, where)}。"


def _community(ledger: Ledger, part: Mapping[str, Any]) -> str:
    name = str(part.get("community", ""))
    if name:
        return official(ledger, name, "community")
    communities = ledger.sound("community")
    return communities[0].name if len(communities) == 1 else "县域医共体"


def _no_longer(one: Announced, where: str) -> str:
    """From the day after its last one on."""
    following = printed_day(one.day + timedelta(days=1)) if one.day else ""
    return f"{f'自{following}起' if following else ''}不再作为{where}成员单位"
