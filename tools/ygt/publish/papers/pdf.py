"""A paper as PDF: set by typst in this process, with the vendored fonts only, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ygt.errors import ToolError
from ygt.publish.papers.checks import require_printable
from ygt.publish.papers.glyphs import fonts_dir, require_glyphs, require_known_characters
from ygt.publish.papers.layout import Layout, lay_out, lay_out_roster
from ygt.publish.papers.model import ArticleText, Block, Division, Form, Heading, Paper, Paragraph, Roster, Table
from ygt.publish.papers.moment import instant
from ygt.publish.papers.page import (
    BODY_SIZE,
    FORM_LABEL,
    FORM_LINE,
    FORM_SIZE,
    IMPRINT_SIZE,
    PAGE,
    PAGE_LINE_SIZE,
    PAIRED_LABEL,
    POINTS_PER_MM,
    RED,
    STAMP_GREY,
    TABLE_INSET,
    TABLE_LEADING,
    TITLE_SIZE,
)
from ygt.publish.papers.texts import subject
from ygt.publish.papers.widths import width
from ygt.resources import site_dir

if TYPE_CHECKING:
    from typst import Compiler, Fonts


def render_pdf(paper: Paper, *, on: datetime) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1, dated `on` (Beijing time where it names no zone).

    `ToolError` where the paper may not be printed, or holds a character the vendored fonts lack.
    """
    import typst

    require_printable(paper)
    require_known_characters(paper)
    require_glyphs(paper)
    content = json.dumps(_content(paper, lay_out(paper)), ensure_ascii=False)
    try:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={"paper": content},
            # Tagged, with all fonts inside, and readable aloud: what an archive and a screen reader ask for.
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(instant(on).timestamp()),
        )
    except typst.TypstError as error:
        raise ToolError(
            f"{subject(paper)}版面未能生成：{error.message}。", "请检查此文的内容；如仍不能生成，请报告此问题。"
        ) from error
    return cast(bytes, pdf)


@cache
def _fonts() -> Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_dir())])


def _compiler() -> Compiler:
    """A compiler of its own for every paper, since one cannot set two at once; the fonts are shared."""
    import typst

    folder = site_dir() / "papers"
    # Neither system fonts nor packages: the same paper on every machine, and nothing is fetched.
    return typst.Compiler(
        str(folder / "official.typ"),
        root=str(folder),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=str(folder),
        package_cache_path=str(folder),
    )


def _content(paper: Paper, layout: Layout) -> dict[str, Any]:
    """All the template prints, as JSON values."""
    return {
        "page": {
            **asdict(PAGE),
            "body_size": BODY_SIZE,
            "title_size": TITLE_SIZE,
            "imprint_size": IMPRINT_SIZE,
            "form_size": FORM_SIZE,
            "form_line": FORM_LINE,
            "page_line_size": PAGE_LINE_SIZE,
            "table_leading": TABLE_LEADING,
            "table_inset": TABLE_INSET,
            "red": RED,
            "stamp_grey": STAMP_GREY,
        },
        "name": "".join(layout.title),
        "author": list(paper.signature or paper.issuer_mark),
        "format": paper.format,
        "head": asdict(layout.head) if layout.head else None,
        "urgency": paper.urgency,
        "number": paper.number,
        "signers": layout.signers,
        "kept": layout.kept,
        "title": layout.title,
        "recipients": layout.recipients,
        "body": _blocks(paper.body, landscape=False),
        "attachments": [asdict(item) for item in layout.attachments],
        "signed": asdict(layout.signed),
        "attendance": [asdict(line) for line in layout.attendance],
        "note": layout.note,
        "annexes": [
            {
                "label": annex.label,
                "title": annex.title,
                "note": annex.note,
                "blocks": _blocks(annex.blocks, landscape=annex.landscape),
                "landscape": annex.landscape,
            }
            for annex in layout.annexes
        ],
        "copied_to": layout.copied_to,
        "printed_by": paper.printed_by,
        "printed_on": layout.printed_on,
        "stamp": layout.stamp,
        "page_lines": layout.page_lines,
    }


class _Levels:
    """Levels of headings as a reader of the tags needs them: under the title, never leaving one out (PDF/UA-1, 7.4)."""

    def __init__(self) -> None:
        self.deepest = 1

    def next(self, wanted: int) -> int:
        self.deepest = min(wanted, self.deepest + 1)
        return self.deepest


def _blocks(blocks: tuple[Block, ...], *, landscape: bool) -> list[dict[str, Any]]:
    levels = _Levels()
    return [data for block in blocks for data in _block(block, levels, landscape)]


def _block(block: Block, levels: _Levels, landscape: bool) -> list[dict[str, Any]]:
    match block:
        case Paragraph():
            return [{"kind": "paragraph", **asdict(block), "text": line} for line in block.text.splitlines() or [""]]
        case Heading():
            tag = levels.next(block.level + 1) if not block.run_on else 0
            return [{"kind": "heading", **asdict(block), "tag": tag}]
        case Division():
            return [{"kind": "division", **asdict(block), "tag": levels.next(3 if block.section else 2)}]
        case ArticleText():
            return [{"kind": "article", **asdict(block)}]
        case Table():
            return [{"kind": "table", **asdict(block), "rows": _rows(block, landscape)}]
        case Form():
            rows = [[asdict(row) for row in line] for line in block.lines()]
            label = PAIRED_LABEL if block.paired else FORM_LABEL
            return [{"kind": "form", "rows": rows, "paired": block.paired, "label": label}]
        case Roster():
            return [{"kind": "roster", **asdict(lay_out_roster(block))}]


def _rows(table: Table, landscape: bool) -> list[dict[str, Any]]:
    """Rows with whether each is so tall that it must be split after all."""
    line, page = (PAGE.text_height, PAGE.text_width) if landscape else (PAGE.text_width, PAGE.text_height)
    share = line * POINTS_PER_MM / sum(column.width for column in table.columns)
    in_line = [column.width * share / table.size - 1 for column in table.columns]
    most = 0.8 * page * POINTS_PER_MM / ((1 + TABLE_LEADING) * table.size)
    return [
        {"cells": row, "long": any(width(text) > most * room for text, room in zip(row, in_line, strict=True))}
        for row in table.rows
    ]
