"""The register of documents, each with what it cites and who cites it, and the kept texts line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.publish.site.facts import Facts, naming
from ygt.publish.site.finding import all_names
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.obligations import documents as asking
from ygt.publish.site.workspace import Workspace

TONES = {"现行": "good", "试行": "good", "征求意见稿": "wait", "拟稿": "wait", "有效性待核": "warn"}
VALIDITY = {"长期": "长期有效", "未载明": "有效期未载明"}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The register, and a page for each kept text."""
    frame = Frame(
        workspace, f"{workspace.name}文件", workspace.addresses.page("documents"), here="文件", contents=False
    )
    documents = workspace.sound("document")
    kinds = dict.fromkeys(one["kind"] for one in documents)
    rows = [_row(workspace, one) for one in documents]
    facets = f"kind=文种:{','.join(kinds)}; status=状态"
    yield framed(frame, "documents.md", rows=rows, facets=facets)
    for one in documents:
        if workspace.addresses.of(one):
            yield _page(workspace, one)
        if page := workspace.text_page(one):
            yield _text(workspace, one, page)


def _row(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "link": workspace.link(one),
        "number": one.text("number"),
        "kind": one["kind"],
        "date": printed(one["date"]) if "date" in one.data else "",
        "status": one["status"],
        "tone": TONES.get(one["status"], "plain"),
        "found_by": one.text("short_name"),
    }


def _page(workspace: Workspace, one: Record) -> tuple[str, str]:
    facts = Facts()
    facts.text(one, "number", "kind")
    facts.add("状态", one["status"] + (f"（{printed(one['ended_on'])}）" if "ended_on" in one.data else ""))
    issuers = one.items("issuers")
    facts.add("发文机关", workspace.names(issuers, "issuer", "unit", "body", "institution") if issuers else "")
    for term, key in (("成文日期", "date"), ("印发日期", "issued_on"), ("施行日期", "effective_from")):
        facts.day(term, one, key)
    facts.named(workspace, "印发机关", one, "printed_by", "unit", "issuer")
    facts.text(one, "approved_by", "recipients")
    if validity := one.get("validity"):
        until = f"有效期至{printed(validity['until'])}" if "until" in validity else ""
        facts.add("有效期", VALIDITY.get(validity["kind"], until or validity["kind"]))
    reason = one.text("disclosure_reason")
    facts.add("公开属性", one.text("disclosure") + (f"（{reason}）" if reason else ""))
    if one.get("binding") is False:
        facts.add("约束力", "不作为要求的依据，只供理解")
    facts.add("随文印发", joined(f"《{name}》" for name in one.items("attached")))
    naming(facts, one)
    cites = one.items("cites")
    facts.add("引用文件", workspace.names(cites, "document") if cites else "")
    cited_by = _cited_by(workspace, one)
    facts.add("被引用", joined(cited_by) if cited_by else "")
    facts.add("被作为依据", _relied_on(workspace, one))
    facts.add("任务落实", _asked(workspace, one))
    facts.add("备注", one.text("remark"))
    page = workspace.text_page(one)
    text: Shown = workspace.to(page, "查看所存文本（逐行编号）") if page else ""
    frame = Frame.of(workspace, one, [workspace.to("documents", "文件")], contents=False, found_by=_found_by(one))
    return framed(frame, "document.md", facts=facts, text=text)


def _asked(workspace: Workspace, document: Record) -> Link | str:
    """How many clauses the document has, with the page of how they stand."""
    for obligation, facts in asking(workspace):
        if obligation.paper.record is document:
            return Link(f"{len(facts)}条", workspace.addresses.of(obligation.record))
    return ""


def _found_by(one: Record) -> list[str]:
    number = [one.text("number")] if one.text("number") else []
    # 2024年度监测通报 would be the first thing found by 〔2024〕1号; as text of the page it is found all the same.
    return [*number, *(name for name in all_names(one) if name != one.name and not name[0].isdecimal())]


def _cited_by(workspace: Workspace, document: Record) -> list[Link]:
    found: dict[str, Link] = {}
    for reference in workspace.ledger.referrers(document):
        record = reference.field.record
        if record.kind.name == "document" and reference.field.steps[0] == "cites":
            found[record.name] = workspace.link(record)
    return list(found.values())


def _relied_on(workspace: Workspace, document: Record) -> Shown:
    """How many records rest on the document, by kind; the page of each names it in turn."""
    counts: dict[str, set[int]] = {}
    for reference in workspace.ledger.referrers(document):
        record = reference.field.record
        if record.kind.name != "document":
            counts.setdefault(record.kind.title, set()).add(id(record))
    return joined(f"{title}{len(records)}条" for title, records in counts.items()) if counts else ""


def _text(workspace: Workspace, document: Record, page: str) -> tuple[str, str]:
    text = workspace.ledger.texts[document.text("text")]
    short = document.text("short_name") or document.name
    frame = Frame(
        workspace,
        f"{workspace.name}《{short.strip('《》')}》所存文本",
        workspace.addresses.page(page),
        [workspace.to("documents", "文件"), workspace.link(document, short)],
        here="所存文本",
        leaf=True,
        contents=False,
        boost=0.2,
    )
    slips = _slips(workspace, document)
    lines = [{"number": n, "text": line, "slip": slips.get(n)} for n, line in enumerate(text.splitlines(), 1)]
    return framed(frame, "text.md", document=workspace.link(document), lines=lines)


def _slips(workspace: Workspace, document: Record) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for finding in workspace.result.findings:
        if finding.path == document.text("text"):
            found.setdefault(finding.place.line, []).append(finding.message)
    return {line: "；".join(messages) for line, messages in found.items()}
