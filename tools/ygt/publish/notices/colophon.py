"""Head, closing and 版记 around the content of a notice (GB/T 9704-2012, 7.2–7.4)."""

from __future__ import annotations

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.publish.notices.content import Content
from ygt.publish.papers.model import Paper

UNNUMBERED = frozenset({"拟稿", "审核", "会签", "签发"})
DRAFT_LINE = "（稿）"
DRAFT_STAMP = "稿"
ABOLISHED = "废止"
ABOLISHED_STAMP = "已废止"
DISCLOSURE = {"主动公开": "此件公开发布", "依申请公开": "此件依申请公开", "不予公开": "此件不予公开"}


def issued_paper(ledger: Ledger, notice: Record, content: Content) -> Paper:
    """A notice of the workspace's own (or of a fictional county), with its red head; a draft says that it is one."""
    issuers = tuple(official(ledger, name, "issuer") for name in notice.items("issuers"))
    draft = notice.text("status") in UNNUMBERED
    return Paper(
        title=(notice.name, DRAFT_LINE) if draft else notice.name,
        body=content.body,
        annexes=content.annexes,
        standing=ledger.standing,
        red_head=True,
        issuer_mark=issuers,
        number=notice.text("number"),
        recipients=notice.text("recipients"),
        signature=issuers,
        date=printed(notice.text("date")),
        disclosure_note=closing_note(notice),
        copied_to=notice.text("copied_to"),
        printed_by=printer(ledger, notice),
        printed_on=printed(notice.text("issued_on")),
        stamp=DRAFT_STAMP if draft else ABOLISHED_STAMP if notice.text("status") == ABOLISHED else "",
        footer_mark=content.caution,
        keep_whole=names_to_keep(ledger, issuers, content.names),
        record=notice.path,
    )


def closing_note(record: Record) -> str:
    """附注: whether the paper is public, and whom to ask."""
    parts = [DISCLOSURE.get(record.text("disclosure"), ""), record.text("contact")]
    return "；".join(part for part in parts if part)


def printer(ledger: Ledger, record: Record) -> str:
    """印发机关, by its official name."""
    name = record.text("printed_by")
    return official(ledger, name, "issuer", "unit") if name else ""


def names_to_keep(ledger: Ledger, *names: tuple[str, ...]) -> tuple[str, ...]:
    """What no line of a title may break: the given names, and every name of the county and its communities."""
    county = [ledger.county.name] if ledger.county else []
    communities = [
        name
        for one in ledger.all("community")
        for name in (one.name, one.text("short_name"), *(alias["name"] for alias in one.items("aliases")))
        if name
    ]
    return tuple(dict.fromkeys([*county, *communities, *(name for group in names for name in group)]))
