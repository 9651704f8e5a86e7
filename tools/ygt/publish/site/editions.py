"""版次对照: the county's catalogue held against the national essential list, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import in_force
from ygt.publish.site.addresses import ESSENTIAL
from ygt.publish.site.drugs import EssentialEntries
from ygt.publish.site.essential import EDITION, PARTS, WARNING
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.pinyin import keys
from ygt.publish.site.tiers import tier_cells
from ygt.publish.site.workspace import Workspace

BEFORE = 2018
"""The edition that of 2026 superseded."""

STOCKED, DELISTED, SAME_NAME, ABSENT = "已配备", "已调出", "名称相同待核", "未配备"
STATES = {STOCKED: "good", DELISTED: "wait", SAME_NAME: "warn", ABSENT: "plain"}
NEW, KEPT = "新增", "保留"
Key = tuple[str, int]
"""Part and number of an entry."""


@dataclass(slots=True, eq=False)
class Compared:
    """An entry of the list with the county's records of it and what follows from them."""

    entry: Record
    drugs: list[Record]
    state: str
    novelty: str

    @property
    def tiers(self) -> list[str]:
        """The tiers that stock any of them."""
        at = {tier for one in self.drugs for tier in one["stocked_at"]} if self.state == STOCKED else set()
        return [tier for tier in TIERS if tier in at]


def pages(
    workspace: Workspace, essential: Sequence[Record], earlier: Sequence[Record], entries: EssentialEntries
) -> Iterator[tuple[str, str]]:
    """The page of the comparison, none where there is nothing to compare.

    `earlier` is the edition before, where that is at hand: it tells what is new.
    """
    if not essential or not workspace.addresses.generics:
        return
    title = f"{workspace.name}用药目录与国家基本药物目录（{EDITION}年版）对照"
    frame = Frame(
        workspace,
        title,
        workspace.addresses.page(f"catalogue/{ESSENTIAL}"),
        [workspace.to("catalogue/index", "用药目录")],
        here="版次对照",
        contents=False,
        found_by=findable("版次对照", "基药目录对照", "国家基本药物目录"),
    )
    found = compared(workspace, essential, earlier)
    facets = [f"state=配备情况:{','.join(STATES)}", f"tier=配备层级:{','.join(TIERS)}", f"part=部分:{','.join(PARTS)}"]
    if earlier:
        facets.append(f"novelty=与{BEFORE}年版:{NEW},{KEPT}")
    yield framed(
        frame,
        "editions.md",
        warning=WARNING,
        edition=EDITION,
        before=BEFORE,
        novelty=bool(earlier),
        heads=[*STATES, *(f"{tier}级配备" for tier in TIERS)],
        summary=list(_summary(found, bool(earlier))),
        facets="; ".join(facets),
        groups=_groups(workspace, found, entries),
        superseded=_superseded(workspace),
    )


def compared(workspace: Workspace, essential: Sequence[Record], earlier: Sequence[Record]) -> list[Compared]:
    """Every entry of the list once, in its order, with what the county has of it on the day."""
    by_entry: dict[Key, list[Record]] = {}
    by_name: dict[str, list[Record]] = {}
    for one in workspace.sound("drug"):
        stated = one.get("essential")
        if stated and stated["edition"] == EDITION:
            by_entry.setdefault((stated.get("part", ""), stated["number"]), []).append(one)
        elif not stated:
            by_name.setdefault(one.name, []).append(one)
    known = {(one["part"], one.name) for one in earlier}
    found = []
    for one in essential:
        if not one.sound or one.get("repeated"):
            continue
        drugs = by_entry.get((one["part"], one["number"]), [])
        novelty = (KEPT if (one["part"], one.name) in known else NEW) if known else ""
        found.append(_compared(workspace, one, drugs, by_name.get(one.name, []), novelty))
    return found


def _compared(
    workspace: Workspace, entry: Record, drugs: list[Record], namesakes: list[Record], novelty: str
) -> Compared:
    if listed := _present(workspace, drugs):
        return Compared(entry, listed, STOCKED, novelty)
    if alike := _present(workspace, namesakes):
        return Compared(entry, alike, SAME_NAME, novelty)
    return Compared(entry, drugs, DELISTED if drugs else ABSENT, novelty)


def _present(workspace: Workspace, drugs: list[Record]) -> list[Record]:
    return [one for one in drugs if in_force(one.data, workspace.day)]


def _summary(found: list[Compared], novelty: bool) -> Iterator[dict[str, Any]]:
    for part in PARTS:
        of_part = [one for one in found if one.entry["part"] == part]
        if of_part:
            yield _counted(part, of_part)
    yield _counted("合计", found)
    if novelty:
        yield _counted(f"其中{NEW}", [one for one in found if one.novelty == NEW])


def _counted(title: str, found: list[Compared]) -> dict[str, Any]:
    states = [sum(one.state == state for one in found) for state in STATES]
    tiers = [sum(tier in one.tiers for one in found) for tier in TIERS]
    return {"title": title, "total": len(found), "counts": [*states, *tiers]}


def _groups(workspace: Workspace, found: list[Compared], entries: EssentialEntries) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        title = f"{one.entry['part']}　{one.entry.text('category')}"
        groups.setdefault(title, []).append(_row(workspace, one, entries))
    return groups


def _row(workspace: Workspace, one: Compared, entries: EssentialEntries) -> dict[str, Any]:
    entry = one.entry
    place = entries.get((EDITION, entry["part"], entry["number"]))
    by_name: dict[str, list[Record]] = {}
    for drug in one.drugs:
        by_name.setdefault(drug.name, []).append(drug)
    own: list[Shown] = [[workspace.link(drugs[0]), f"（{len(drugs)}个品规）"] for drugs in by_name.values()]
    return {
        "name": Link(entry.name, place.address) if place else entry.name,
        "found_by": " ".join([keys(entry.name), *(keys(name) for name in by_name if name != entry.name)]),
        "number": entry["number"],
        "part": entry["part"],
        "own": joined(own),
        "tiers": tier_cells(one.tiers) if one.state == STOCKED else "",
        "tier": " ".join(one.tiers),
        "state": one.state,
        "tone": STATES[one.state],
        "novelty": one.novelty,
    }


def _superseded(workspace: Workspace) -> list[dict[str, Any]]:
    """The records on the day that still cite an earlier edition: what they are now is to be looked up."""
    found: dict[tuple[str, int], Link] = {}
    for one in _present(workspace, workspace.sound("drug")):
        stated = one.get("essential")
        if stated and stated["edition"] < EDITION:
            found.setdefault((one.name, stated["edition"]), workspace.link(one))
    return [{"link": link, "edition": edition} for (_, edition), link in found.items()]
