"""Who may have a dossier: the office that keeps the ledger, and the fictional county that shows how."""

from __future__ import annotations

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger


def require_own(ledger: Ledger) -> None:
    """ToolError for a ledger put together from published papers: nobody may answer an inspection with it."""
    if ledger.standing == "compiled":
        raise ToolError(
            "本台账据公开文件整理，不代表工作实际进展，不能出具迎检资料和监测评价报告",
            "公开资料载明的情况用 ygt obligations 查看；由本单位维护的台账，在 org/county.yaml 中把 standing 写为 own",
        )
