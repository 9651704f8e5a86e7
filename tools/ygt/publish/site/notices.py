"""The page of the notices: their record, and the printed files where they have been made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ygt.ledger.record import Record
from ygt.publish.site.addresses import valid_id
from ygt.publish.site.facts import Facts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, joined
from ygt.publish.site.workspace import Workspace

TONES = {"印发": "good", "废止": "plain"}
LIFE = ("拟稿", "审核", "会签", "签发", "编号", "印发", "废止")
FORMATS = {".pdf": "PDF（供阅读）", ".docx": "DOCX（供编辑）"}


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The page of the notices."""
    frame = Frame(workspace, f"{workspace.name}公文", workspace.addresses.page("notices"), here="公文")
    notices = [_notice(workspace, one) for one in workspace.sound("notice")]
    yield framed(
        frame,
        "notices.md",
        issued=[one for one in notices if one["status"] in LIFE[3:]],
        drafts=[one for one in notices if one["status"] not in LIFE[3:]],
    )


def files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """The printed files, each with its address on the site."""
    for one in workspace.sound("notice"):
        for file in workspace.notice_files(workspace.folder, valid_id(one)):
            yield f"{workspace.folder}/notices/{file.name}", file


def _notice(workspace: Workspace, one: Record) -> dict[str, Any]:
    facts = Facts()
    facts.text(one, "kind", "number")
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
        "files": [Link(FORMATS.get(file.suffix, file.name), f"{folder}/notices/{file.name}") for file in printed],
    }
