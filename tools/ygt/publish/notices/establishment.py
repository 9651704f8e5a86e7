"""成立机构: a body, who sits in it, what it does, who works for it."""

from __future__ import annotations

from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name
from ygt.ledger.record import Record
from ygt.numerals import numbered_item, numeral
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.roster import roster_blocks
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Block, Heading, Paragraph

SUCCESSION = {
    "报批": "组成人员需要调整的，按程序报批。",
    "另行发文": "组成人员需要调整的，另行发文。",
    "选举": "组成人员的更换和增补，按规定程序选举产生。",
}


def establish(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that sets up a body."""
    body = named(ledger, notice, "body", "body")
    short = body.text("short_name")
    known_as = f"（以下简称“{short}”）" if short else ""
    sections = [
        ("组成人员", roster_blocks(ledger, body, day_of(notice))),
        ("主要职责", _duties(body)),
        ("办事机构", _office(ledger, body)),
        ("任期和调整" if "term_years" in body.data else "人员调整", _changes(body)),
    ]
    filled = [(title, blocks) for title, blocks in sections if blocks]
    following = "有关事项" if len(filled) > 1 else "组成人员名单"
    start = f"{opening(ledger, notice)}决定成立{body.name}{known_as}，现将{following}通知如下："
    return Content(body=(Paragraph(start), *in_sections(filled)), names=(body.name,))


def in_sections(sections: list[tuple[str, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """Sections with numbered headings; a single one needs none."""
    if len(sections) == 1:
        return sections[0][1]
    blocks: list[Block] = []
    for count, (title, content) in enumerate(sections, start=1):
        blocks += [Heading(1, f"{numeral(count)}、{title}"), *content]
    return tuple(blocks)


def _duties(body: Record) -> tuple[Block, ...]:
    duties = [duty.rstrip("。；") for duty in body.items("duties")]
    ends = [*("；" for _ in duties[1:]), "。"]
    return tuple(
        Paragraph(f"{numbered_item(count)}{duty}{end}")
        for count, (duty, end) in enumerate(zip(duties, ends, strict=False), start=1)
    )


def _office(ledger: Ledger, body: Record) -> tuple[Block, ...]:
    office = body.part("office")
    if not office:
        return ()
    plain = office["name"].endswith("办公室")
    name = "办公室" if plain else office["name"]
    director = office.get("director", "").rstrip("。")
    led = f"，{'办公室主任' if plain else '负责人'}由{director}" if director else ""
    host = local_name(ledger, office["host"])
    return (Paragraph(f"{body.known_as()}下设{name}，{name}设在{host}，承担日常工作{led}。"),)


def _changes(body: Record) -> tuple[Block, ...]:
    years = body.get("term_years")
    term = f"{body.known_as()}每届任期{years}年。" if years else ""
    succession = SUCCESSION.get(body.text("succession"), "")
    if body.text("succession") == "按职务自然接替":
        filed = f"报{body.part('office')['name']}备案，" if body.part("office") else ""
        succession = f"组成人员职务变动的，由接任者自然接替，{filed}不另行文。"
    text = term + succession
    return (Paragraph(text),) if text else ()
