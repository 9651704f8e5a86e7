"""A page for each generic name: all its records, since when, why, by which meeting, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import has_ended, start_of
from ygt.publish.site.addresses import file_name, valid_id
from ygt.publish.site.catalogue import listed_later
from ygt.publish.site.facts import Facts
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.tiers import tier_cells
from ygt.publish.site.workspace import Workspace

EssentialEntries = Mapping[tuple[int, str, int], Link]
"""Links to the entries of the essential list by edition, part and number."""


def pages(workspace: Workspace, essential: EssentialEntries) -> Iterator[tuple[str, str]]:
    """The pages of the generic names."""
    by_name: dict[str, list[Record]] = {}
    for one in workspace.sound("drug"):
        if one.name in workspace.addresses.generics:
            by_name.setdefault(one.name, []).append(one)
    for name, records in by_name.items():
        yield _page(workspace, name, records, essential)


def _page(workspace: Workspace, name: str, records: list[Record], essential: EssentialEntries) -> tuple[str, str]:
    codes = [one.text(key) for one in records for key in ("approval_number", "base_code", "nhsa_code")]
    frame = Frame(
        workspace,
        name,
        workspace.addresses.page(f"catalogue/{file_name(workspace.addresses.generic_page(name))}"),
        [workspace.to("catalogue/index", "用药目录")],
        found_by=[*findable(name), *(word for code in codes if code for word in (code, _digits(code)))],
        leaf=True,
        contents=False,
        # Of the names that begin alike the shortest is probably meant: 阿莫西林 before 阿莫西林克拉维酸钾.
        boost=round(2 + 2 / len(name), 3),
    )
    listed = [one for one in records if not has_ended(one.data, workspace.day)]
    tiers = {tier for one in listed for tier in one["stocked_at"]}
    return framed(
        frame,
        "drug.md",
        tiers="、".join(tier for tier in TIERS if tier in tiers),
        listed=bool(listed),
        records=[_record(workspace, one, essential) for one in records],
    )


def _digits(code: str) -> str:
    """A code as people type it: without the words before it (国药准字H13023964 is found by H13023964)."""
    return code.removeprefix("国药准字")


def _record(workspace: Workspace, one: Record, essential: EssentialEntries) -> dict[str, Any]:
    return {
        "title": f"{one['form']} {one['strength']}",
        "anchor": valid_id(one),
        "delisted": has_ended(one.data, workspace.day),
        "future": listed_later(workspace, one),
        "tiers": tier_cells(one["stocked_at"]),
        "facts": list(_facts(workspace, one, essential)),
        "history": _history(workspace, one),
    }


def _facts(workspace: Workspace, one: Record, essential: EssentialEntries) -> Facts:
    facts = Facts()
    facts.text(one, "kind", "pack", "maker", "approval_number", "base_code", "nhsa_code")
    facts.add("ATC 代码", joined(one.items("atc")))
    facts.text(one, "ypid", "category", "prescribed_by", "insurance_class", "insurance_number")
    facts.add("国家基本药物", _essential(one, essential))
    facts.add("集中采购", _procurement(one))
    facts.text(one, "control", "antibacterial_grade")
    facts.add("适用病种", joined(one.items("diseases")))
    if long := one.get("long_prescription"):
        diseases = joined(long.get("diseases", ()))
        facts.add("长期处方", [f"最长{long['max_weeks']}周", ["（", diseases, "）"] if diseases else ""])
    facts.add("依据", workspace.sources(one))
    facts.add("备注", one.text("remark"))
    return facts


def _essential(one: Record, entries: EssentialEntries) -> Shown:
    stated = one.get("essential")
    if not stated:
        return ""
    said = f"{stated['edition']}年版"
    part = stated.get("part", "")
    entry = entries.get((stated["edition"], part, stated["number"]))
    number = f"{part}第{stated['number']}号"
    return [said, "，", Link(number, entry.address, entry.text) if entry else number]


def _procurement(one: Record) -> str:
    stated = one.get("procurement")
    if not stated:
        return ""
    said = [str(stated["batch"]), "中选" if stated["selected"] else "未中选"]
    if "agreement_from" in stated or "agreement_until" in stated:
        start = printed(stated["agreement_from"]) if "agreement_from" in stated else ""
        end = f"至{printed(stated['agreement_until'])}" if "agreement_until" in stated else "起"
        said.append(f"协议期{start}{end}")
    return "，".join(said)


def _history(workspace: Workspace, one: Record) -> list[dict[str, Any]]:
    """What was decided about a record, the latest first."""
    listed = one["listed"]
    events = [_event(workspace, listed, "调入")]
    for change in one.items("changes"):
        before, after = change.get("before", ""), change.get("after", "")
        turned = (
            f"（由“{before}”改为“{after}”）"
            if before and after
            else f"（{before or after}）"
            if before or after
            else ""
        )
        events.append(_event(workspace, change, f"{change['kind']}{turned}"))
    if over := one.get("delisted"):
        events.append(_event(workspace, over, "调出，末日"))
    events.sort(key=lambda event: event["sort"], reverse=True)
    return events


def _event(workspace: Workspace, data: dict[str, Any], what: str) -> dict[str, Any]:
    day = start_of(data["on"])
    return {
        "sort": day.isoformat() if day else "",
        "day": printed(data["on"]),
        "what": what,
        "reason": data.get("reason", ""),
        "basis": workspace.decided(data.get("decided_by")),
    }
