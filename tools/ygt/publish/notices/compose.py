"""From a notice's record to the paper it stands for: all wording and tables are made from the ledger."""

from __future__ import annotations

from collections.abc import Callable

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.adjustment import adjust
from ygt.publish.notices.catalogue_notice import issue_catalogue
from ygt.publish.notices.charter_notice import issue_charter
from ygt.publish.notices.colophon import issued_paper
from ygt.publish.notices.content import Content
from ygt.publish.notices.establishment import establish
from ygt.publish.notices.resetting import reset_document
from ygt.publish.papers.model import Paper

RESETTING = "重排公开文件"
KINDS: dict[str, Callable[[Ledger, Record], Content]] = {
    "成立机构": establish,
    "调整机构": adjust,
    "印发章程": issue_charter,
    "印发用药目录": issue_catalogue,
}


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
    return issued_paper(ledger, notice, KINDS[kind](ledger, notice))
