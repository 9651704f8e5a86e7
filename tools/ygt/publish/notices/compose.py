"""From a notice's record to the paper it stands for: all wording and tables are made from the ledger of its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ygt.errors import ToolError
from ygt.ledger.as_of import as_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import CIRCULAR, SHEETS, has_reached
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.notices.adjustment import adjust
from ygt.publish.notices.amendment import amend_charter
from ygt.publish.notices.appointments import appoint
from ygt.publish.notices.catalogue_adjustment import adjust_catalogue
from ygt.publish.notices.catalogue_notice import issue_catalogue
from ygt.publish.notices.centres_notice import set_up_centres
from ygt.publish.notices.charter_notice import issue_charter
from ygt.publish.notices.circular import DISCUSSION, discuss
from ygt.publish.notices.colophon import issued_paper, minutes_paper, sheet
from ygt.publish.notices.consultation import consult
from ygt.publish.notices.content import Content
from ygt.publish.notices.establishment import establish
from ygt.publish.notices.minutes import attendance, issue_of, mark_of, minute
from ygt.publish.notices.pre_meeting import review
from ygt.publish.notices.publicity import publicise
from ygt.publish.notices.resetting import reset_document
from ygt.publish.notices.service_record import certify
from ygt.publish.notices.unit_changes import change_units
from ygt.publish.papers.model import Paper

RESETTING = "重排公开文件"
LETTER, MINUTES, PUBLICITY = "征求意见函", "会议纪要", "公示"
CERTIFICATE, REVIEW = "任职情况证明", "会前审查单"
KINDS: dict[str, Callable[[Ledger, Record], Content]] = {
    "成立机构": establish,
    "调整机构": adjust,
    "任免": appoint,
    "成员单位变动": change_units,
    "印发章程": issue_charter,
    "章程修正": amend_charter,
    "印发用药目录": issue_catalogue,
    "目录调整": adjust_catalogue,
    "设置资源中心": set_up_centres,
    LETTER: consult,
    MINUTES: minute,
    PUBLICITY: publicise,
    CIRCULAR: discuss,
    CERTIFICATE: certify,
    REVIEW: review,
}
OF_A_TEXT = frozenset({"印发章程", "章程修正"})
"""Kinds that print a text of which the ledger keeps but the present one: they say themselves what came later."""


def paper_for(ledger: Ledger, notice: Record) -> Paper:
    """The paper of a notice as of its day.

    `ToolError` where the record is not complete, or where a workspace compiled by outsiders asks for anything but
    the re-setting of a published document.
    """
    if not notice.sound:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”的登记不完整，不能成文", "请先运行 ygt check，按提示补正后再印制"
        )
    kind = notice.text("kind")
    if kind == RESETTING:
        return reset_document(ledger, notice)
    if ledger.standing == "compiled":
        raise ToolError(
            f"{notice.path}：本台账由外部人员据公开文件整理，不能出具“{kind}”公文",
            "只保留“重排公开文件”；自行维护的机关应更正 org/county.yaml 的 standing（资料性质）",
        )
    then = ledger_of(ledger, notice)
    content = KINDS[kind](then, notice)
    if kind == MINUTES:
        return minutes_paper(then, notice, content, mark_of(then, notice), issue_of(notice), attendance(then, notice))
    if kind in SHEETS:
        mark = DISCUSSION if kind == CIRCULAR else ""
        return sheet(then, notice, content, signed=kind not in (CIRCULAR, REVIEW), mark=mark)
    return issued_paper(then, notice, content, format="letter" if kind == LETTER else "document")


def ledger_of(ledger: Ledger, notice: Record) -> Ledger:
    """The ledger a notice is set from: once signed, that of its day, so that a later printing says the same."""
    day = _known_by(notice)
    if day is None or notice.text("kind") in OF_A_TEXT or not has_reached(notice, "签发"):
        return ledger
    return as_of(ledger, day)


def _known_by(notice: Record) -> date | None:
    """The latest day a notice speaks of: its own, that of its data, or that from which what it announces counts."""
    listed = (one.get("on") for one in notice.items("changes"))
    days = (end_of(one) for one in (*(notice.get(key) for key in ("date", "as_of", "effective_from")), *listed))
    return max((day for day in days if day), default=None)
