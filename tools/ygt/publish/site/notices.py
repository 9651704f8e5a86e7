"""The page of the notices: their record, and the printed files where they have been made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ygt.dates import printed as printed_date
from ygt.ledger.announced import SUBJECTS, Announced, announced
from ygt.ledger.notice_life import has_reached
from ygt.ledger.record import Record
from ygt.publish.site.addresses import valid_id
from ygt.publish.site.changes import shown_revision
from ygt.publish.site.facts import Facts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, joined
from ygt.publish.site.revisions import about, of_record
from ygt.publish.site.workspace import Workspace

TONES = {"印发": "good", "废止": "plain"}
FORMATS = {".pdf": "PDF（供阅读）", ".docx": "DOCX（供编辑）"}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the notices."""
    frame = Frame(workspace, f"{workspace.name}公文", workspace.addresses.page("notices"), here="公文")
    notices = workspace.sound("notice")
    yield framed(
        frame,
        "notices.md",
        issued=[_notice(workspace, one) for one in notices if has_reached(one, "签发")],
        drafts=[_notice(workspace, one) for one in notices if not has_reached(one, "签发")],
    )


def files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """The printed files, each with its address on the site."""
    for one in workspace.sound("notice"):
        for file in workspace.notice_files(workspace.folder, valid_id(one)):
            yield f"{workspace.folder}/notices/{file.name}", file


def _notice(workspace: Workspace, one: Record) -> dict[str, Any]:
    facts = Facts()
    facts.text(one, "kind", "track", "number")
    issuers = one.items("issuers")
    facts.add("发文机关", workspace.names(issuers, "issuer") if issuers else "")
    for term, key in (
        ("成文日期", "date"),
        ("印发日期", "issued_on"),
        ("执行日期", "effective_from"),
        ("数据日期", "as_of"),
    ):
        facts.day(term, one, key)
    facts.text(one, "recipients")
    for term, key, kind in (
        ("组织", "body", "body"),
        ("章程", "charter", "charter"),
        ("原文件", "document", "document"),
    ):
        facts.named(workspace, term, one, key, kind)
    facts.add("决定依据", workspace.decided(one.get("decided_by")))
    basis = one.items("basis")
    facts.add("依据", workspace.names(basis, "document") if basis else "")
    facts.text(one, "supersedes", "copied_to")
    facts.add("以前各次", joined(_alike(workspace, one, earlier=True)))
    facts.add("以后各次", joined(_alike(workspace, one, earlier=False)))
    facts.named(workspace, "印发机关", one, "printed_by", "issuer", "unit")
    reason = one.text("disclosure_reason")
    facts.add("公开属性", one.text("disclosure") + (f"（{reason}）" if reason else ""))
    facts.text(one, "contact")
    facts.add("出处", joined(workspace.sources(one)))
    facts.add("备注", one.text("remark"))
    folder = workspace.folder
    printed = workspace.notice_files(folder, valid_id(one))
    return {
        "name": one.name,
        "anchor": workspace.addresses.anchor(one),
        "status": one["status"],
        "tone": TONES.get(one["status"], "wait"),
        "facts": list(facts),
        "changes": [_change(workspace, each) for each in announced(one)],
        "revisions": [shown_revision(workspace, about(each, one)) for each in of_record(workspace, one)],
        "files": [Link(FORMATS.get(file.suffix, file.name), f"{folder}/notices/{file.name}") for file in printed],
    }


def _alike(workspace: Workspace, one: Record, *, earlier: bool) -> list[Link]:
    """The notices of its kind on the same subject that were signed before it, or after it, in that order."""
    day = one.text("date")
    found = [
        other
        for other in workspace.sound("notice")
        if other is not one
        and _subject(other) == _subject(one)
        and (other.text("date") < day if earlier else day < other.text("date"))
    ]
    signed = [other for other in found if day and other.text("date")]
    return [workspace.link(other) for other in sorted(signed, key=lambda other: other.text("date"))]


def _subject(one: Record) -> tuple[str, ...]:
    return (one.text("kind"), *(one.text(key) for key in ("body", "charter", "document")))


def _change(workspace: Workspace, one: Announced) -> dict[str, Any]:
    """A change that a notice announces, as its list has it: told is what it says, and not what the ledger has."""
    named = [workspace.named(str(one.data[kind]), kind) for kind in SUBJECTS if kind in one.data]
    record = one.record(workspace.ledger)
    if "drug" in one.data:
        named = [workspace.link(record) if record else Link(str(one.data["drug"]))]
    details = [
        str(one.data[key]) for key in ("form", "strength", "pack", "maker", "post", "article") if key in one.data
    ]
    return {
        "field": one.field,
        "subject": joined([*named, *details], " "),
        "before": one.before,
        "after": one.after,
        "day": printed_date(one.on) if one.on else "",
    }
