"""The 发文稿纸 of a notice: who drafted, checked, countersigned and signed it, as far as the ledger has it."""

from __future__ import annotations

from ygt.dates import printed
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, official
from ygt.ledger.record import Record
from ygt.publish.notices.colophon import issuers_of
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.wording import cited, decision
from ygt.publish.papers.draft_sheet import DraftSheet, Handled, draft_sheet
from ygt.publish.papers.model import Paper


def handling_sheet(ledger: Ledger, notice: Record) -> Paper:
    """The sheet the leader signs; `ToolError` for what nobody signs, and where the paper itself could not be set."""
    paper = paper_for(ledger, notice)
    issuers = issuers_of(ledger, notice)
    if not issuers or ledger.standing == "compiled":
        raise ToolError(f"{notice.path}：“{notice['kind']}”没有发文稿纸", "发文稿纸用于有发文机关签发的公文")
    whole = [annex.title if isinstance(annex.title, str) else "".join(annex.title) for annex in paper.annexes]
    return draft_sheet(
        DraftSheet(
            issuer=issuers[0],
            title=notice.name,
            standing=ledger.standing,
            drafted=_handled(notice, "drafted"),
            checked=_handled(notice, "checked"),
            countersigned=tuple(
                Handled(by=one.get("person", ""), unit=local_name(ledger, one["unit"]), on=printed(one["on"]))
                for one in notice.items("countersigned")
            ),
            signed=tuple(
                Handled(
                    by=one.get("person", ""),
                    unit=official(ledger, one["issuer"], "issuer") if len(issuers) > 1 else "",
                    on=printed(one["on"]),
                )
                for one in notice.items("signatures")
            ),
            recipients=notice.text("recipients"),
            copied_to=notice.text("copied_to"),
            attachments=tuple(whole),
            disclosure=notice.text("disclosure"),
            copies=f"{notice['copies']}份" if "copies" in notice.data else "",
            urgency=notice.text("urgency"),
            number=notice.text("number"),
            basis=_basis(ledger, notice),
            record=notice.path,
        )
    )


def _handled(notice: Record, field: str) -> Handled:
    one = notice.part(field)
    return Handled(by=one.get("person", ""), on=printed(one.get("on", "")))


def _basis(ledger: Ledger, notice: Record) -> str:
    found = [one for name in notice.items("basis") if (one := ledger.find(name, "document")) is not None]
    decided = decision(ledger, notice.part("decided_by"), "决定")
    return "；".join([*(cited(one) for one in found), *([decided] if decided else [])])
