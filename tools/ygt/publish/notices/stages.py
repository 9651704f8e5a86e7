"""A notice taken one stage on: signed, numbered, issued; each as the edits of its record (条例 第二十五条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.edit.edits import Edit, Set
from ygt.errors import ToolError
from ygt.identifiers.document_number import document_number_fault
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.notice_life import ABOLISHED, CIRCULAR, SHEETS, has_reached
from ygt.ledger.numbering import holder_of, owned_registers
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.notices.compose import RESETTING, paper_for
from ygt.publish.notices.signing import digest

SIGNED, NUMBERED, ISSUED = "签发", "编号", "印发"
Edits = dict[str, list[Edit]]


def sign(ledger: Ledger, notice: Record, on: date, *, issuer: str = "", person: str = "", again: bool = False) -> Edits:
    """The edits that enter one signature; with the last one the paper is dated and its content fixed.

    Where it is signed already, its content is fixed anew, `again` if it was fixed before. `ToolError` where the paper
    is not one to be signed, or not by that issuer.
    """
    _require_signable(notice)
    if has_reached(notice, SIGNED):
        if notice.part("frozen") and not again:
            raise ToolError(
                f"{notice.path}：公文“{notice.name}”已经签发并定稿",
                "内容没有改动的，不必再办；经原签批人复审同意修改的，加 --again 重新定稿",
            )
        return {notice.path: [Set(("frozen",), _frozen(ledger, notice, on))]}
    by = _signer(ledger, notice, issuer)
    entry = {"issuer": by, **({"person": person} if person else {}), "on": on.isoformat()}
    signatures = [*(one for one in notice.items("signatures") if one["issuer"] != by), entry]
    edits: list[Edit] = [Set(("signatures",), signatures)]
    if {official(ledger, one["issuer"], "issuer") for one in signatures} >= _issuers(ledger, notice):
        last = max((day for one in signatures if (day := end_of(one["on"]))), default=on)
        data = {**notice.data, "status": SIGNED, "date": last.isoformat(), "signatures": signatures}
        made = Record(notice.kind, data, notice.document, notice.base)
        edits += [Set(("status",), SIGNED), Set(("date",), last.isoformat())]
        edits.append(Set(("frozen",), _frozen(ledger, made, last)))
    return {notice.path: edits}


def number(ledger: Ledger, notice: Record, given: str) -> Edits:
    """The edits that enter the number the register gave; `ToolError` where it is taken, faulty or too early."""
    if notice["kind"] in SHEETS or notice["kind"] == RESETTING:
        raise ToolError(f"{notice.path}：“{notice['kind']}”不编文号", "无需登记文号")
    if not has_reached(notice, SIGNED):
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”的状态为“{notice['status']}”，签发以后才编文号",
            "签发后先用 ygt notice sign 登记",
        )
    if notice.text("number") and notice.text("number") != given:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”已编文号“{notice.text('number')}”",
            "文号有误的，请打开该文件更正；作废的文号登记在 org/issuers.yaml 的 voided（作废文号）",
        )
    if fault := document_number_fault(given):
        raise ToolError(f"文号“{given}”{fault.reason}", fault.remedy)
    holder = holder_of(ledger, given)
    if holder is not None and holder is not notice and holder.name != notice.name:
        raise ToolError(f"文号“{given}”已用于《{holder.name}》（{holder.path}）", "对照发文登记簿核对文号")
    for one in owned_registers(ledger):
        if any(given == f"{one.code_word}〔{one.year}〕{serial}号" for serial in one.voided):
            raise ToolError(f"文号“{given}”已登记作废", "作废的文号不再使用，请用下一个文号：" + one.next)
    edits: list[Edit] = [Set(("number",), given)]
    if not has_reached(notice, NUMBERED):
        edits.append(Set(("status",), NUMBERED))
    return {notice.path: edits}


def issue(notice: Record, on: date) -> Edits:
    """The edits that enter that a paper was issued; `ToolError` where it is not ready."""
    if notice["status"] == ABOLISHED:
        raise ToolError(f"{notice.path}：公文“{notice.name}”已废止", "废止的公文不再印发")
    ready = SIGNED if notice["kind"] in SHEETS else NUMBERED
    if not has_reached(notice, ready):
        step = "ygt notice sign" if ready == SIGNED else "ygt notice number"
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”的状态为“{notice['status']}”，{ready}以后才印发", f"先用 {step} 登记"
        )
    return {notice.path: [Set(("status",), ISSUED), Set(("issued_on",), on.isoformat())]}


def _require_signable(notice: Record) -> None:
    if not notice.sound:
        raise ToolError(f"{notice.path}：公文“{notice.name}”的登记有误", "先按 ygt check 的提示改正")
    if notice["kind"] == CIRCULAR:
        raise ToolError(
            f"{notice.path}：情况通报为讨论稿，不办理签发", "经审定后由有权机关另行成文，登记在 org/documents.yaml"
        )
    if notice["kind"] == RESETTING or not notice.items("issuers"):
        raise ToolError(f"{notice.path}：“{notice['kind']}”没有发文机关签发这一环节", "无需登记签发")


def _signer(ledger: Ledger, notice: Record, issuer: str) -> str:
    """Which of the issuers signs, as the record names it."""
    names = [str(one) for one in notice.items("issuers")]
    if not issuer:
        if len(names) == 1:
            return names[0]
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”为联合行文，须写明是哪个机关签发",
            f"加 --issuer，可选：{'、'.join(names)}",
        )
    meant = official(ledger, issuer, "issuer")
    found = next((one for one in names if official(ledger, one, "issuer") == meant), None)
    if found is None:
        raise ToolError(
            f"“{issuer}”不是公文“{notice.name}”的发文机关",
            f"可选：{'、'.join(names)}；会签登记在 countersigned（会签）",
        )
    return found


def _issuers(ledger: Ledger, notice: Record) -> set[str]:
    return {official(ledger, str(one), "issuer") for one in notice.items("issuers")}


def _frozen(ledger: Ledger, notice: Record, on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "digest": digest(notice, paper_for(ledger, notice))}
