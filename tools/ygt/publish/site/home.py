"""A county's home page: the tree, what is declared and what is listed, the facts, the dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from ygt.dates import printed
from ygt.ledger.blanks import Blank, catalogue_state
from ygt.ledger.composition import composition, members_of
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, has_ended
from ygt.publish.site.diagram import diagram
from ygt.publish.site.diagram_narrow import narrow_diagram
from ygt.publish.site.facts import Facts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined, shown
from ygt.publish.site.obligations import TITLE, beside
from ygt.publish.site.states import bar, counted
from ygt.publish.site.tree import Node, tree
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace, blanks: list[Blank]) -> Iterator[tuple[str, str]]:
    """The home page."""
    frame = Frame(workspace, title_of(workspace), workspace.addresses.page("index"), contents=False, boost=1.5)
    yield framed(
        frame,
        "home.md",
        counts=[(Link(term, address), value) for term, value, address in counts(workspace, blanks)],
        diagram=[diagram(workspace), narrow_diagram(workspace)],
        tree=_nested(tree(workspace)),
        communities=[_community(workspace, one) for one in workspace.sound("community")],
        declared=composition(workspace.ledger, workspace.day),
        many=len(workspace.sound("community")) > 1,
        facts=_facts(workspace),
        model=_model(workspace),
        states=counted(workspace.clauses),
        bar=bar(counted(workspace.clauses)),
        tasks=[workspace.to("obligations/index", TITLE), *beside(workspace)],
        milestones=[_milestone(workspace, one) for one in sorted(workspace.sound("milestone"), key=_when)],
    )


def title_of(workspace: Workspace) -> str:
    """What the home page is called: the county with the kind of its communities."""
    kinds = list(dict.fromkeys(one.text("kind") for one in workspace.sound("community")))
    return workspace.name + (kinds[0] if len(kinds) == 1 else "医共体")


def counts(workspace: Workspace, blanks: list[Blank]) -> list[tuple[str, int, str]]:
    """What the county has, each with the page that lists it; zero is left out but for what is 待填报."""
    to = workspace.addresses.to
    members = {
        id(one)
        for community in workspace.sound("community")
        for one in members_of(workspace.ledger, community, workspace.day)
    }
    drugs = [one for one in workspace.sound("drug") if not has_ended(one.data, workspace.day)]
    rows = [
        ("成员单位", len(members), to("members/index")),
        ("组织机构", len(workspace.now("body")), to("bodies/index")),
        ("中心", len(workspace.now("centre")), to("centres")),
        ("在用药品品规", len(drugs), to("catalogue/index")),
        ("文件", len(workspace.sound("document")), to("documents")),
        ("公文", len(workspace.sound("notice")), to("notices")),
        ("任务条款", len(workspace.clauses), to("obligations/index")),
    ]
    shown_rows = [row for row in rows if row[1]]
    return [*shown_rows, ("待填报", sum(one.count for one in blanks), to("data-quality", "blanks"))]


def _nested(nodes: list[Node], top: bool = True) -> Markup:
    """The tree as nested lists."""
    if not nodes:
        return Markup("")
    items = [
        Markup("<li>{}{}{}</li>").format(shown(node.link), _badge(node), _nested(node.children, top=False))
        for node in nodes
    ]
    return Markup('<ul class="ygt-tree">{}</ul>' if top else "<ul>{}</ul>").format(Markup("").join(items))


def _badge(node: Node) -> Markup:
    if not node.note:
        return Markup("")
    tone = "blank" if node.missing else "plain"
    return Markup(' <span class="ygt-badge" data-tone="{}">{}</span>').format(tone, shown(node.note))


def _community(workspace: Workspace, one: Record) -> dict[str, Any]:
    facts = Facts()
    facts.text(one, "kind")
    facts.named(workspace, "牵头医院", one, "leads", "institution")
    if "legal_person" in one.data:
        facts.add("法人资格", "具有" if one["legal_person"] else "不具有")
    facts.day("组建日期", one, "formed_on")
    if ended := one.part("ended"):
        facts.add("终止", _ended(workspace, ended))
    facts.add("依据", workspace.sources(one))
    return {"name": one.name, "anchor": workspace.addresses.anchor(one), "facts": list(facts)}


def _ended(workspace: Workspace, ended: dict[str, Any]) -> list[Shown]:
    said: list[Shown] = [f"{printed(ended['on'])}{ended['reason']}"]
    if "successor" in ended:
        said += ["，由", workspace.named(ended["successor"], "community"), "承接"]
    if basis := workspace.decided(ended.get("decided_by")):
        said += ["（依据：", joined(basis), "）"]
    return said


def _facts(workspace: Workspace) -> Facts:
    facts = Facts()
    county = workspace.county
    if county is None:
        return facts
    facts.text(county, "division")
    model = county.get("model")
    if model:
        facts.add("建设模式", [model["name"], *_basis(workspace, model)])
    if unified := county.get("unified_management"):
        facts.add("统一管理", [_named(unified), joined(unified["items"]), *_basis(workspace, unified)])
    shared = [[joined(one["items"]), *_basis(workspace, one)] for one in county.items("drug_unification")]
    if shared:
        facts.add("药品统一事项", joined(shared, "；"))
    facts.text(county, "governance_mode", "finance_mode")
    if catalogue := county.get("catalogue"):
        state = f"（{catalogue_state(workspace.ledger)}）"
        facts.add("统一用药目录", [workspace.to("catalogue/index", catalogue["name"]), state])
    charters = [workspace.link(one) for one in workspace.sound("charter")]
    if charters or workspace.sound("charter_element"):
        facts.add("章程", joined(charters) if charters else [], expected=True)
    facts.add("依据", workspace.sources(county))
    facts.add("说明", county.text("remark"))
    return facts


def _named(unified: dict[str, Any]) -> str:
    return f"{unified['name']}：" if "name" in unified else ""


def _basis(workspace: Workspace, part: dict[str, Any]) -> list[Shown]:
    sources = workspace.sources(part)
    return ["（依据：", joined(sources), "）"] if sources else []


def _model(workspace: Workspace) -> list[dict[str, Any]]:
    county = workspace.county
    model = (county.get("model") or {}) if county else {}
    return [
        {
            "symbol": part["symbol"],
            "title": part["title"],
            "items": joined(part.get("items", ())),
            "unlisted": not part["complete"],
            "basis": joined(workspace.sources(part)),
        }
        for part in model.get("sets", ())
    ]


def _when(milestone: Record) -> tuple[bool, date]:
    """What is due earlier comes first, what has no day last."""
    day = end_of(milestone.get("due"))
    return day is None, day or date.max


def _milestone(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "due": printed(one["due"]) if "due" in one.data else one["printed"],
        "name": one.name,
        "basis": joined(workspace.sources(one)),
    }
