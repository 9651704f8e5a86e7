"""Every text of a paper and where it stands, and the words messages point to it with."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.publish.papers.model import ArticleText, Block, Division, Form, Heading, Paper, Paragraph, Roster, Table


def texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Pairs of a place in the paper (“正文第3段”) and the text there, in the order of the page."""
    yield from (("发文机关标志", text) for text in paper.issuer_mark)
    yield "紧急程度", paper.urgency
    yield "发文字号", paper.number
    yield from (("签发人", name) for name in paper.signers)
    yield from _title("标题", paper.title)
    yield "主送机关", paper.recipients
    yield from _blocks("正文", paper.body)
    yield from (("附件说明", text) for text in paper.attachments)
    for line in paper.attendance:
        for member in line.members:
            yield f"{line.label}名单“{member.name}”", member.name
            yield f"{line.label}名单“{member.name}”", member.office
    yield from (("发文机关署名", text) for text in paper.signature)
    yield "成文日期", paper.date
    yield "附注", paper.disclosure_note
    for count, annex in enumerate(paper.annexes, start=1):
        where = f"附件{count}" if annex.labelled else f"所附文本{count}"
        yield from _title(f"{where}标题", annex.title)
        yield f"{where}题注", annex.note
        yield from _blocks(where, annex.blocks)
    yield "抄送机关", paper.copied_to
    yield "印发机关", paper.printed_by
    yield "印发日期", paper.printed_on
    yield "页面标识", paper.stamp
    yield "页面标识", paper.footer_mark


def _title(where: str, title: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from ((where, line) for line in ((title,) if isinstance(title, str) else title))


def _blocks(where: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for count, block in enumerate(blocks, start=1):
        place = f"{where}第{count}段"
        match block:
            case Paragraph(text=text) | Division(text=text):
                yield place, text
            case Heading(text=text, run_on=run_on):
                yield place, text
                yield place, run_on
            case ArticleText(number=number, paragraphs=paragraphs):
                yield place, number
                yield from ((f"{where}{number}", text) for text in paragraphs)
            case Table():
                yield from _table(f"{where}表格", block)
            case Form():
                for row in (row for line in block.lines() for row in line):
                    yield from ((f"{where}“{row.label}”", text) for text in (row.label, row.text, row.foot))
            case Roster(posts=posts):
                for post in posts:
                    yield f"{where}名单", post.title
                    for member in post.members:
                        yield f"{where}名单“{post.title}”", member.name
                        yield f"{where}名单“{member.name}”", member.office


def _table(where: str, table: Table) -> Iterator[tuple[str, str]]:
    yield f"{where}名称", table.caption
    yield from ((f"{where}表头", column.title) for column in table.columns)
    for number, row in enumerate(table.rows, start=1):
        for column, text in zip(table.columns, row, strict=False):
            yield f"{where}第{number}行“{column.title}”", text


def subject(paper: Paper) -> str:
    """The words that open a message about `paper`: its record and its title."""
    title = paper.title if isinstance(paper.title, str) else "".join(paper.title)
    return f"{paper.record}：公文“{title}”的" if paper.record else f"公文“{title}”的"


def around(text: str, character: str, reach: int = 8) -> str:
    """A few characters of `text` on both sides of the first `character`, what cannot be shown as U+XXXX."""
    at = text.index(character)
    start, end = max(0, at - reach), at + reach + 1
    shown = "".join(each if each.isprintable() else f"〈U+{ord(each):04X}〉" for each in text[start:end])
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
