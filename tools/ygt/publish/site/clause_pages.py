"""A page for every clause: what is asked of whom, how it is judged, what shows it, who is to supply what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from ygt.dates import printed_day
from ygt.obligations.judged import Need
from ygt.obligations.verdict import Cited
from ygt.publish.obligations.facts import ClauseFacts
from ygt.publish.site.duties import needed_by, said_holder
from ygt.publish.site.facts import Facts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.obligations import TITLE, documents
from ygt.publish.site.states import TONES
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES

SHOWN = 20
"""How many records a list shows before the rest is folded away."""


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The pages; of several clauses with one identifier the first has one."""
    for obligation, facts in documents(workspace):
        known = [one for one in facts if _has_page(workspace, one)]
        above = Link(f"《{obligation.paper.known_as.strip('《》')}》", workspace.addresses.of(obligation.record))
        for index, one in enumerate(known):
            before = known[index - 1] if index else None
            after = known[index + 1] if index + 1 < len(known) else None
            yield _page(workspace, one, above, before, after)


def _has_page(workspace: Workspace, one: ClauseFacts) -> bool:
    return bool(workspace.addresses.clause(one.id)) and workspace.clauses_by_id[one.id] is one


def _page(
    workspace: Workspace, one: ClauseFacts, above: Link, before: ClauseFacts | None, after: ClauseFacts | None
) -> tuple[str, str]:
    frame = Frame(
        workspace,
        f"{one.cited} {one.id}",
        workspace.addresses.clause(one.id).removesuffix(".html") + ".md",
        [workspace.to("obligations/index", TITLE), above],
        here=one.number,
        leaf=True,
        contents=False,
        found_by=[one.id],
        boost=0.4,
    )
    return framed(
        frame,
        "clause.md",
        summary=one.summary,
        quote=one.quote,
        status=one.status,
        tone=TONES[one.status.tone],
        facts=_facts(workspace, one, above),
        sentences=one.sentences,
        fault=one.fault,
        rules=[_rule(code) for code in one.rules],
        evidence=_records(workspace, one.evidence),
        short=_records(workspace, one.short),
        shown=SHOWN,
        needs=[_need(workspace, one, need) for need in one.needs],
        before=_neighbour(workspace, before),
        after=_neighbour(workspace, after),
    )


def _facts(workspace: Workspace, one: ClauseFacts, above: Link) -> Facts:
    facts = Facts()
    facts.add("出处", [above, one.number])
    facts.add("要求程度", one.strength)
    held = joined((said_holder(workspace, holder) for holder in one.holders), "、")
    facts.add("责任部门（按文件排序）", held or "文件未指明")
    facts.add("时限、频次", one.due_words)
    facts.add("下一到期日", printed_day(one.next_due) if one.next_due else "")
    facts.add("主题", one.topic)
    basis = workspace.sources(one.clause.record.part("interpretation")) if one.clause.sound else []
    about: list[Shown] = ["（依据：", joined(basis), "）"] if basis else []
    facts.add("口径", [one.interpretation, *about] if one.interpretation else "")
    facts.add("同一要求", _twin(workspace, one))
    uppers = [workspace.clause(identifier) for identifier in one.clause.restates]
    facts.add("严于上级条款" if one.clause.stricter else "对应上级条款", joined(uppers) if uppers else "")
    twins = (other.id for other in workspace.twins.get(one.id, []) if other.id not in one.clause.restates)
    others = [workspace.clause(identifier) for identifier in twins]
    facts.add("一并判断的条款", joined(others) if others else "")
    facts.add("说明", joined(one.remarks, "；") if one.remarks else "")
    return facts


def _twin(workspace: Workspace, one: ClauseFacts) -> Markup | str:
    if one.twin is None:
        return ""
    link = workspace.clause(one.twin.id)
    if one.clause.same_as:
        return joined(["与", link, "为同一要求，一并判断"], "")
    stricter = "，要求更高" if one.twin.stricter else ""
    return joined(["本地条款", link, f"已作规定{stricter}，按本地条款判断"], "")


def _rule(code: str) -> list[Any]:
    rule = RULES.get(code)
    return [Link(code, f"rules/{code}.html"), f" {rule.title}"] if rule else [code]


def _records(workspace: Workspace, cited: Iterable[Cited]) -> list[dict[str, Any]]:
    """Records with the words of what they show, each linked to its page and to where it stands in the files."""
    found = []
    for one in cited:
        record = one.record
        address = workspace.addresses.of(record) if record.sound else ""
        found.append(
            {
                "link": Link(record.name or record.kind.title, address),
                "kind": record.kind.title,
                "said": _said(one),
                "place": f"{record.path}:{one.place.line}",
            }
        )
    return found


def _said(one: Cited) -> str:
    """What the record shows, without its name before it."""
    name = one.record.name
    return one.said.removeprefix(name).removeprefix("：") if name else one.said


def _need(workspace: Workspace, clause: ClauseFacts, one: Need) -> dict[str, Any]:
    return {
        "who": joined(_department(workspace, name) for name in one.who),
        "what": one.what,
        "by": needed_by(clause, one),
    }


def _department(workspace: Workspace, name: str) -> Link:
    record = workspace.ledger.find(name, "unit", "institution", "body")
    return workspace.link(record) if record and record.sound else Link(name)


def _neighbour(workspace: Workspace, one: ClauseFacts | None) -> Link | None:
    return Link(f"{one.number}（{one.id}）", workspace.addresses.clause(one.id), one.summary) if one else None
