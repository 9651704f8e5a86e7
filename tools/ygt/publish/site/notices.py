"""The page of the notices: their record, and the printed files where they have been made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ygt.dates import printed as printed_date
from ygt.errors import ToolError
from ygt.ledger.announced import SUBJECTS, Announced, announced
from ygt.ledger.notice_life import has_reached
from ygt.ledger.record import Record
from ygt.publish.notices.publicity import period_words
from ygt.publish.site.addresses import valid_id
from ygt.publish.site.changes import shown_revision
from ygt.publish.site.facts import Facts
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.revisions import about, of_record
from ygt.publish.site.workspace import Workspace

TONES = {"印发": "good", "废止": "plain"}
SERIES = {
    "成立机构": "body",
    "调整机构": "body",
    "印发章程": "charter",
    "章程修正": "charter",
    "印发用药目录": "",
    "目录调整": "",
    "重排公开文件": "document",
}
"""The kinds of which later ones follow earlier ones, by the field that says on what; the catalogue is but one."""

FORMATS = {".html": "网页", ".pdf": "PDF（供阅读）", ".docx": "DOCX（供编辑）"}


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
    facts.text(one, "kind", "track", "urgency", "number")
    issuers = one.items("issuers")
    joint = "（联合行文，主办机关在前）" if len(issuers) > 1 else ""
    facts.add("发文机关", joined([workspace.names(issuers, "issuer"), joint], "") if issuers else "")
    for term, key in (
        ("成文日期", "date"),
        ("印发日期", "issued_on"),
        ("执行日期", "effective_from"),
        ("数据日期", "as_of"),
        ("反馈时限", "reply_by"),
    ):
        facts.day(term, one, key)
    facts.add("公示期", _period(workspace, one))
    facts.text(one, "recipients")
    _subjects(workspace, facts, one)
    facts.add("决定依据", workspace.decided(one.get("decided_by")))
    basis = one.items("basis")
    facts.add("依据", workspace.names(basis, "document") if basis else "")
    facts.text(one, "supersedes", "copied_to")
    _handling(workspace, facts, one)
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


def _subjects(workspace: Workspace, facts: Facts, one: Record) -> None:
    """What a notice is about."""
    for term, key, kind in (
        ("组织", "body", "body"),
        ("资源中心", "centres", "centre"),
        ("章程", "charter", "charter"),
        ("原文件", "document", "document"),
        ("会议", "meeting", "meeting"),
        ("督办事项", "supervised", "supervision"),
        ("人员", "person", "person"),
    ):
        facts.named(workspace, term, one, key, kind)
    facts.add("征求意见稿", str(one.part("draft").get("title", "")))
    facts.add("事项", joined([str(each) for each in one.items("matters")], "；"))


def _handling(workspace: Workspace, facts: Facts, one: Record) -> None:
    """Who drafted, checked, countersigned and signed a notice, and when; by whom is for the office alone."""
    for term, key in (("拟稿", "drafted"), ("核稿", "checked")):
        if told := one.part(key):
            facts.add(term, _signed(told["person"], told.get("on", "")))
    for term, key, field, kinds in (
        ("会签", "countersigned", "unit", ("unit", "institution")),
        ("签发", "signatures", "issuer", ("issuer",)),
    ):
        signed = (
            _signed(workspace.named(each[field], *kinds), each.get("person", ""), each["on"]) for each in one.items(key)
        )
        facts.add(term, joined(signed, "；"))
    facts.text(one, "copies")


def _signed(*parts: Shown) -> Markup:
    """Who and when, the day being the last of the parts."""
    *who, day = parts
    return joined(filter(None, [*who, printed_date(str(day))]), " ")


def _period(workspace: Workspace, one: Record) -> str:
    """公示期 with its last day; where that cannot be counted, its first day and its length."""
    told = one.part("publicity")
    if not told:
        return ""
    try:
        return period_words(workspace.ledger, one)
    except ToolError:
        return f"{printed_date(told['from'])}起{told['working_days']}个工作日"


def _alike(workspace: Workspace, one: Record, *, earlier: bool) -> list[Link]:
    """The notices on the same subject that were signed before it, or after it, in that order."""
    day = one.text("date")
    found = [
        other
        for other in workspace.sound("notice")
        if other is not one
        and _subject(other) == _subject(one) is not None
        and (other.text("date") < day if earlier else day < other.text("date"))
    ]
    signed = [other for other in found if day and other.text("date")]
    return [workspace.link(other) for other in sorted(signed, key=lambda other: other.text("date"))]


def _subject(one: Record) -> tuple[str, str] | None:
    """What a notice has others before and after it on; None for those that stand alone."""
    field = SERIES.get(one.text("kind"))
    return None if field is None else (field, one.text(field) if field else "")


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
