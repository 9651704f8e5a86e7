"""The county's drug catalogue: one table to filter, those taken out apart; or that it is still to be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ygt.dates import ONE_DAY, Period, first_day, printed
from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.blanks import catalogue_state
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import has_ended
from ygt.publish.site.addresses import ESSENTIAL
from ygt.publish.site.drug_rows import NOTE, catalogue_control, states
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown
from ygt.publish.site.pinyin import keys
from ygt.publish.site.spans import group_mark, marked
from ygt.publish.site.stocking import choices
from ygt.publish.site.tiers import tier_cells
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace, compared: bool = False) -> Iterator[tuple[str, str]]:
    """The page of the catalogue; `compared` says that a page beside it holds it against the essential list."""
    county = workspace.county
    about = (county.get("catalogue") or {}) if county else {}
    frame = Frame(
        workspace,
        f"{workspace.name}用药目录",
        workspace.addresses.page("catalogue/index"),
        here="用药目录",
        contents=False,
        # The year of its edition outweighs the number of the very document of that year that is looked for.
        found_by=findable("用药目录", "药品目录", str(about.get("name", "用药目录")).partition("（")[0]),
        boost=3,
    )
    drugs = workspace.sound("drug")
    listed = [one for one in drugs if not has_ended(one.data, workspace.day)]
    yield framed(
        frame,
        "catalogue.md",
        about=_about(workspace, about),
        status=catalogue_state(workspace.ledger),
        demands=workspace.sources(about, "sources") if about else [],
        groups=_groups(workspace, drugs),
        control=catalogue_control(workspace, drugs),
        note=NOTE,
        past=marked(Period(date.min, workspace.day - ONE_DAY), workspace.day),
        today=marked(Period(workspace.day, workspace.day), workspace.day),
        total=len(listed),
        names=len({one.name for one in listed}),
        facets=_facets(),
        units=choices(workspace),
        beside=_beside(workspace, compared),
        delisted=[_delisted(workspace, one) for one in drugs if has_ended(one.data, workspace.day)],
    )


def _beside(workspace: Workspace, compared: bool) -> list[Link]:
    links = [workspace.to(f"catalogue/{ESSENTIAL}", "与国家基本药物目录对照")] if compared else []
    return [*links, workspace.to("services", "申请调入、调出药品", "propose")]


def _facets() -> str:
    facets = (
        f"tier=配备层级:{','.join(TIERS)}",
        "kind=药品类别",
        "class=治疗类别",
        "essential=国家基本药物:是,否",
        f"insurance=医保类别:{','.join(vocabulary('insurance_class'))}",
        "procurement=集中采购:中选,未中选,未纳入",
        "control=特殊管理",
        "prescriber=处方限定",
        f"antibacterial=抗菌药物分级:{','.join(vocabulary('antibacterial_grade'))}",
    )
    return "; ".join(facets)


def _about(workspace: Workspace, about: dict[str, Any]) -> list[tuple[str, Shown]]:
    rows: list[tuple[str, Shown]] = []
    for term, key in (("目录名称", "name"), ("适用范围", "scope"), ("版次", "edition")):
        if about.get(key):
            rows.append((term, str(about[key])))
    if "effective_from" in about:
        rows.append(("执行日期", printed(about["effective_from"])))
    if decided := workspace.decided(about.get("decided_by")):
        rows.append(("决定依据", decided))
    return rows


def _groups(workspace: Workspace, drugs: list[Record]) -> list[dict[str, Any]]:
    """The rows by class; a class with nothing on the day is kept for the days on which it had something."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in drugs:
        for data, mark, present in states(workspace, one):
            row = {**_row(workspace, one, data), "mark": mark, "present": present}
            groups.setdefault(one.text("category") or one["kind"], []).append(row)
    return [
        {"title": title, "rows": rows, "mark": group_mark(row["present"] for row in rows)}
        for title, rows in groups.items()
    ]


def _row(workspace: Workspace, one: Record, data: Mapping[str, Any]) -> dict[str, Any]:
    """A drug with the data it had at a time."""
    procurement = one.get("procurement")
    marks = [word for word, has in (("基药", "essential" in one.data),) if has]
    marks += [f"集采{'中选' if procurement['selected'] else '未中选'}"] if procurement else []
    marks += [word for key in ("control", "antibacterial_grade") if (word := one.text(key))]
    return {
        "link": workspace.link(one),
        "found_by": " ".join(
            [keys(one.name), one.text("approval_number"), one.text("base_code"), one.text("nhsa_code")]
        ),
        "form": one["form"],
        "strength": data["strength"],
        "pack": one.text("pack"),
        "maker": data.get("maker", ""),
        "stocked": " ".join(data["stocked_at"]),
        "tiers": tier_cells(data["stocked_at"]),
        "prescribed_by": one.text("prescribed_by"),
        "insurance": data.get("insurance_class", ""),
        "marks": marks,
        "future": listed_later(workspace, one),
        "kind": one["kind"],
        "class": one.text("category").replace(" ", "") or one["kind"],
        "essential": "是" if "essential" in one.data else "否",
        "procurement": ("中选" if procurement["selected"] else "未中选") if procurement else "未纳入",
        "control": one.text("control"),
        "antibacterial": one.text("antibacterial_grade"),
        "prescriber": one.text("prescribed_by").replace(" ", ""),
    }


def listed_later(workspace: Workspace, drug: Record) -> str:
    """From when a drug is listed, where that is after the day."""
    on = str(drug["listed"]["on"])
    start = first_day(on)
    return f"自{printed(on)}起列入" if start and start > workspace.day else ""


def _delisted(workspace: Workspace, one: Record) -> dict[str, Any]:
    over = one["delisted"]
    return {
        "link": workspace.link(one),
        "form": one["form"],
        "strength": one["strength"],
        "maker": one.text("maker"),
        "listed": printed(one["listed"]["on"]),
        "until": printed(over["on"]),
        "reason": over.get("reason", ""),
        "basis": workspace.decided(over.get("decided_by")),
    }
