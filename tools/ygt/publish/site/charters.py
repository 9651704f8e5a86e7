"""The pages of the charters: numbers filled in, an anchor for every article, references between articles as links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ygt.citations import article_references
from ygt.dates import printed
from ygt.ledger.charters import articles, filled
from ygt.ledger.record import Record
from ygt.numerals import parse_article
from ygt.pinyin import spelling
from ygt.publish.site.changes import shown_revision
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, escaped, joined
from ygt.publish.site.revisions import about, of_record
from ygt.publish.site.workspace import Workspace

TONES = {"已通过": "good", "参考文本": "plain", "已废止": "wait"}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of charters with what the documents ask of them, and a page for each."""
    frame = Frame(workspace, f"{workspace.name}章程", workspace.addresses.page("charter/index"), here="章程")
    charters = workspace.sound("charter")
    yield framed(
        frame,
        "charters.md",
        charters=[_summary(workspace, one) for one in charters],
        elements=[_element(workspace, one) for one in workspace.sound("charter_element")],
    )
    for one in charters:
        if workspace.addresses.of(one):
            yield _page(workspace, one)


def _summary(workspace: Workspace, one: Record) -> dict[str, Any]:
    return {
        "link": workspace.link(one),
        "status": one["status"],
        "tone": TONES.get(one["status"], "plain"),
        "scope": workspace.named(one["scope"], "community", "body", "county"),
        "adopted": printed(one["adopted_on"]) if "adopted_on" in one.data else "",
        "amended": [printed(item["date"]) for item in one.items("amendments")],
        "articles": sum(1 for _ in articles(one)),
    }


def _element(workspace: Workspace, one: Record) -> dict[str, Any]:
    charter = workspace.ledger.find(one["charter"], "charter") if one.text("charter") else None
    written: Shown = ""
    if charter is not None:
        address = workspace.addresses.of(charter)
        written = joined(_to_article(address, number) for number in one.items("articles")) or workspace.link(charter)
    return {
        "name": one.name,
        "scope": workspace.short(one["scope"], "community", "body", "county"),
        "demands": joined(workspace.sources(one, "demanded_by")),
        "written": written,
        "remark": one.text("remark"),
    }


def anchor_of(number: str) -> str:
    """The anchor of an article: a12 of 第十二条; empty where that is no article's number."""
    parsed = parse_article(number)
    return f"a{parsed}" if parsed else ""


def _to_article(address: str, number: str) -> Link:
    anchor = anchor_of(number)
    return Link(number, f"{address}#{anchor}" if address and anchor else "")


def _page(workspace: Workspace, charter: Record) -> tuple[str, str]:
    frame = Frame.of(
        workspace, charter, [workspace.to("charter/index", "章程")], found_by=spelling(charter.name), boost=1.5
    )
    return framed(
        frame,
        "charter.md",
        status=charter["status"],
        tone=TONES.get(charter["status"], "plain"),
        scope=workspace.named(charter["scope"], "community", "body", "county"),
        adopted=_adopted(workspace, charter),
        amendments=[_amendment(workspace, charter, one) for one in charter.items("amendments")],
        chapters=list(_chapters(workspace, charter)),
        remark=charter.text("remark"),
        revisions=[shown_revision(workspace, about(one, charter)) for one in of_record(workspace, charter)],
    )


def _adopted(workspace: Workspace, charter: Record) -> list[Shown]:
    if "adopted_on" not in charter.data:
        return []
    basis = workspace.decided(charter.get("adopted_by"))
    return [printed(charter["adopted_on"]), ["，", basis, "通过"] if basis else "通过"]


def _amendment(workspace: Workspace, charter: Record, one: dict[str, Any]) -> dict[str, Any]:
    address = workspace.addresses.of(charter)
    return {
        "day": printed(one["date"]),
        "what": f"第{one['number']}次{one['kind']}",
        "summary": one.get("summary", ""),
        "articles": joined(_to_article(address, number) for number in one.get("articles", ())),
        "basis": workspace.decided(one.get("decided_by")),
    }


def _chapters(workspace: Workspace, charter: Record) -> Iterator[dict[str, Any]]:
    known = {anchor_of(one.data["number"]) for one in articles(charter)} - {""}
    for index, chapter in enumerate(charter.items("chapters"), 1):
        sections = [
            {
                "title": f"{section['number']} {section['title']}",
                "anchor": f"c{index}-s{number}",
                "articles": [_article(workspace, charter, one, known) for one in section["articles"]],
            }
            for number, section in enumerate(chapter.get("sections", ()), 1)
        ]
        yield {
            "title": f"{chapter['number']} {chapter['title']}",
            "anchor": f"c{index}",
            "sections": sections,
            "articles": [_article(workspace, charter, one, known) for one in chapter.get("articles", ())],
        }


def _article(workspace: Workspace, charter: Record, article: dict[str, Any], known: set[str]) -> dict[str, Any]:
    amended = [one for one in charter.items("amendments") if article["number"] in one.get("articles", ())]
    return {
        "title": article["number"] + (f" {article['title']}" if "title" in article else ""),
        "anchor": anchor_of(article["number"]),
        "paragraphs": [list(_lines(charter, paragraph, known)) for paragraph in article["paragraphs"]],
        "bodies": workspace.names(article.get("bodies", ()), "body"),
        "amended": joined(f"{printed(one['date'])}第{one['number']}次{one['kind']}" for one in amended),
    }


def _lines(charter: Record, paragraph: dict[str, Any], known: set[str]) -> Iterator[dict[str, Any]]:
    """A paragraph and its items and subitems, each with its depth."""
    yield {"depth": 0, "text": _linked(filled(charter, paragraph["text"]), known)}
    for item in paragraph.get("items", ()):
        yield {"depth": 1, "text": [item["number"], _linked(filled(charter, item["text"]), known)]}
        for sub in item.get("subitems", ()):
            yield {"depth": 2, "text": [f"{sub['number']}.", _linked(filled(charter, sub["text"]), known)]}


def _linked(text: str, known: set[str]) -> Markup:
    """The text with its references to articles of this charter as links."""
    pieces, done = [], 0
    for reference in article_references(text):
        anchor = f"a{reference.article}"
        if reference.article and not reference.external and anchor in known and reference.start >= done:
            words = escaped(text[reference.start : reference.end])
            pieces += [escaped(text[done : reference.start]), Markup('<a href="#{}">{}</a>').format(anchor, words)]
            done = reference.end
    return Markup("").join([*pieces, escaped(text[done:])])
