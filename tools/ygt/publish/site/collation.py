"""校勘: the slips of the published papers themselves, each with file, line and printed words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ygt.findings import Finding
from ygt.ledger.record import Record
from ygt.ledger.standing import COMPILED, Standing
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace

RECORDED = "YGT641"
EARLY = "时限早于印发日期"
CODES = frozenset({"YGT613", RECORDED, "YGT642", "YGT643", "YGT644", "YGT645", "YGT646"})


def pages(workspaces: Sequence[Workspace]) -> Iterator[tuple[str, str]]:
    """The page of collation; none where no workspace was compiled from published papers."""
    compiled = [one for one in workspaces if one.is_compiled]
    if not compiled:
        return
    frame = Frame(None, "校勘", "collation.md", contents=False, standing=Standing("compiled", "", f"{COMPILED}。"))
    papers = [paper for workspace in compiled for paper in _papers(workspace)]
    yield framed(frame, "collation.md", papers=papers, total=sum(len(paper["rows"]) for paper in papers))


def _papers(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """The papers of a workspace that have slips, each with its slips in the order of its lines."""
    rows: dict[str, list[dict[str, Any]]] = {}
    papers: dict[str, Record] = {}
    for document, row in (*_recorded(workspace), *_found(workspace)):
        papers.setdefault(document.name, document)
        rows.setdefault(document.name, []).append(row)
    for name, document in papers.items():
        yield {
            "county": workspace.name,
            "link": workspace.link(document),
            "number": document.text("number"),
            "file": document.text("text"),
            "anchor": f"{workspace.folder}-{document.text('id')}",
            "rows": sorted(rows[name], key=lambda row: row["line"]),
        }


def _recorded(workspace: Workspace) -> Iterator[tuple[Record, dict[str, Any]]]:
    """What the ledger records, in full; the finding of each says no more than its record."""
    for one in workspace.sound("collation"):
        document = workspace.ledger.find(one["document"], "document")
        if document is not None:
            yield (
                document,
                {
                    **_line(workspace, document, one["line"]),
                    "clause": one.text("clause"),
                    "printed": one["printed"],
                    "problem": one["problem"],
                    "suggestion": one.text("suggestion"),
                    "other": _other(workspace, document, one),
                    "remark": one.text("remark"),
                    "rule": Link(RECORDED, f"rules/{RECORDED}.html"),
                },
            )


def _other(workspace: Workspace, document: Record, one: Record) -> list[Any]:
    if not one.text("other_printed"):
        return []
    line = _line(workspace, document, one["other_line"])["place"] if "other_line" in one.data else ""
    return ["另一处", ["（", line, "）"] if line else "", f"印作“{one['other_printed']}”"]


def _found(workspace: Workspace) -> Iterator[tuple[Record, dict[str, Any]]]:
    """What the rules find in the kept texts beyond what is recorded, and deadlines before the document's own day."""
    by_text = {one.text("text"): one for one in workspace.sound("document") if one.text("text")}
    for finding in _of_papers(workspace.result.findings):
        document = by_text.get(finding.path) or _dated(workspace, finding)
        if document is None:
            continue
        in_text = finding.path == document.text("text")
        source = {} if in_text else _source(workspace, finding)
        line = finding.place.line if in_text else source.get("line", 0)
        if not in_text and _is_recorded(workspace, document, line):
            continue
        yield (
            document,
            {
                **_line(workspace, document, line),
                "clause": source.get("clause", ""),
                "printed": _printed(workspace, finding) if in_text else source.get("quote", ""),
                "problem": finding.message,
                "suggestion": "",
                "other": [],
                "remark": "",
                "rule": Link(finding.code, f"rules/{finding.code}.html"),
            },
        )


def _is_recorded(workspace: Workspace, document: Record, line: int) -> bool:
    """Whether the ledger itself records that a deadline on this line is before the document's day."""
    return any(
        one["problem"] == EARLY
        and line in (one["line"], one.get("other_line"))
        and workspace.ledger.find(one["document"], "document") is document
        for one in workspace.sound("collation")
    )


def _of_papers(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.code in CODES and one.code != RECORDED]


def _dated(workspace: Workspace, finding: Finding) -> Record | None:
    """The document a deadline belongs to: the other end of the finding."""
    places = {related.place for related in finding.related}
    return next((one for one in workspace.sound("document") if one.head() in places), None)


def _source(workspace: Workspace, finding: Finding) -> dict[str, Any]:
    """The source of the milestone a finding stands at."""
    for one in workspace.sound("milestone"):
        if one.place("due") == finding.place:
            return dict(one.get("source") or {})
    return {}


def _printed(workspace: Workspace, finding: Finding) -> str:
    lines = workspace.ledger.texts[finding.path].splitlines()
    place = finding.place
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.column - 1 : place.end_column - 1] if place.end_line == place.line else line


def _line(workspace: Workspace, document: Record, line: int) -> dict[str, Any]:
    page = workspace.text_page(document)
    address = workspace.addresses.to(page, f"line-{line}") if page and line else ""
    return {"line": line, "place": Link(f"第{line}行", address) if line else Link("")}
