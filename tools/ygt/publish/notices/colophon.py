"""Head, closing and 版记 around the content of a notice (GB/T 9704-2012, 7.2–7.4)."""

from __future__ import annotations

from typing import Literal

from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.notice_life import ABOLISHED, has_reached
from ygt.ledger.record import Record
from ygt.publish.notices.content import Content
from ygt.publish.papers.model import Attendance, Format, Paper

DRAFT_LINE = "（稿）"
DRAFT_STAMP = "稿"
ABOLISHED_STAMP = "已废止"
DISCLOSURE = {"主动公开": "此件公开发布", "依申请公开": "此件依申请公开", "不予公开": "此件不予公开"}


def issued_paper(ledger: Ledger, notice: Record, content: Content, *, format: Format = "document") -> Paper:
    """A notice of the workspace's own (or of a fictional county), with its red head; a draft says that it is one.

    A letter has no 印发机关 and 印发日期 (GB/T 9704-2012, 10.1).
    """
    issuers = issuers_of(ledger, notice)
    letter = format == "letter"
    return Paper(
        title=title_of(notice),
        body=content.body,
        annexes=content.annexes,
        standing=ledger.standing,
        format=format,
        red_head=True,
        issuer_mark=issuers,
        urgency=urgency_of(notice),
        number=notice.text("number"),
        recipients=notice.text("recipients"),
        signature=issuers,
        sealed=are_sealed(ledger, notice),
        date=printed(notice.text("date")),
        disclosure_note=closing_note(notice),
        copied_to=notice.text("copied_to"),
        printed_by="" if letter else printer(ledger, notice),
        printed_on="" if letter else printed(notice.text("issued_on")),
        stamp=stamp_of(notice),
        footer_mark=content.caution,
        keep_whole=names_to_keep(ledger, issuers, content.names),
        record=notice.path,
    )


def minutes_paper(
    ledger: Ledger, notice: Record, content: Content, mark: str, number: str, attendance: tuple[Attendance, ...]
) -> Paper:
    """Minutes: the mark of the body, the office that keeps them and the day in the head, no seal (10.3)."""
    keeper = printer(ledger, notice) or issuers_of(ledger, notice)[0]
    return Paper(
        title=title_of(notice),
        body=content.body,
        annexes=content.annexes,
        standing=ledger.standing,
        format="minutes",
        red_head=True,
        issuer_mark=(mark,),
        number=number,
        attendance=attendance,
        signature=(keeper,),
        date=printed(notice.text("date")),
        copied_to=notice.text("copied_to"),
        printed_by=keeper,
        printed_on=printed(notice.text("issued_on")),
        stamp=stamp_of(notice),
        footer_mark=content.caution,
        keep_whole=names_to_keep(ledger, (mark,), content.names),
        record=notice.path,
    )


def sheet(ledger: Ledger, notice: Record, content: Content, *, signed: bool, mark: str = "") -> Paper:
    """A titled sheet without head, number and 版记; `signed` ones bear 署名 and date, `mark` follows the title."""
    issuers = issuers_of(ledger, notice) if signed else ()
    marked = f"{notice.name}（{mark}）" if mark else notice.name
    return Paper(
        title=title_of(notice, "签发") if signed else marked,
        body=content.body,
        annexes=content.annexes,
        standing=ledger.standing,
        format="plain",
        recipients=notice.text("recipients") if signed else "",
        signature=issuers,
        sealed=signed and are_sealed(ledger, notice),
        date=printed(notice.text("date")) if signed else "",
        stamp=stamp_of(notice, "签发") if signed else mark,
        footer_mark=content.caution,
        keep_whole=names_to_keep(ledger, issuers, content.names),
        record=notice.path,
    )


def issuers_of(ledger: Ledger, notice: Record) -> tuple[str, ...]:
    """The issuers by their official names, 主办机关 first."""
    return tuple(official(ledger, name, "issuer") for name in notice.items("issuers"))


def are_sealed(ledger: Ledger, notice: Record) -> bool:
    """Whether all issuers seal what they issue; room is left for the seals."""
    found = [ledger.find(name, "issuer") for name in notice.items("issuers")]
    return bool(found) and all(one is not None and one.get("seal") is True for one in found)


def title_of(notice: Record, final: str = "编号") -> str | tuple[str, ...]:
    """The title; before the stage at which the paper is final, with a line that says it is a draft."""
    return notice.name if has_reached(notice, final) else (notice.name, DRAFT_LINE)


def stamp_of(notice: Record, final: str = "编号") -> str:
    """What is set across the pages of a draft, and of a paper that is abolished."""
    if not has_reached(notice, final):
        return DRAFT_STAMP
    return ABOLISHED_STAMP if notice.text("status") == ABOLISHED else ""


def urgency_of(notice: Record) -> Literal["", "特急", "加急"]:
    """紧急程度, where the record has one."""
    told = notice.get("urgency")
    return told if told in ("特急", "加急") else ""


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
