"""A 公示 as a web page that stands by itself: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ygt.publish.papers.marks import page_lines
from ygt.publish.papers.model import Block, Heading, Paper, Paragraph, Table

STYLE = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1.1em/1.8 FangSong,仿宋,serif;color:#222}"
    "h1{font:700 1.5em/1.5 SimSun,宋体,serif;text-align:center}h2{font:700 1.05em/1.8 SimHei,黑体,sans-serif;margin:0}"
    "p{margin:0;text-indent:2em}.end{text-align:right;text-indent:0}.mark{text-align:center;text-indent:0;color:#555}"
    "table{border-collapse:collapse;width:100%;margin:.6em 0}"
    "th,td{border:1px solid #666;padding:.3em .4em;line-height:1.5}"
    ".wide{overflow-x:auto}"
)


def web_page(paper: Paper) -> bytes:
    """The page of a paper in UTF-8: title, text, tables, 署名 and date, and what every page must bear."""
    return "\n".join([*_page(paper), ""]).encode()


def _page(paper: Paper) -> Iterator[str]:
    title = escape("".join(paper.title))
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body>"
    marks = [line for line in (paper.stamp and f"（{paper.stamp}）", *page_lines(paper)) if line]
    yield from (f'<p class="mark">{escape(line)}</p>' for line in marks)
    yield f"<main><h1>{title}</h1>"
    for block in (*paper.body, *(one for annex in paper.annexes for one in annex.blocks)):
        yield from _block(block)
    yield from (f'<p class="end">{escape(line)}</p>' for line in (*paper.signature, paper.date) if line)
    yield "</main></body></html>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text):
            yield from (f"<p>{escape(line)}</p>" for line in text.splitlines())
        case Heading(text=text, run_on=run_on):
            yield f"<h2>{escape(text)}</h2>"
            if run_on:
                yield f"<p>{escape(run_on)}</p>"
        case Table(columns=columns, rows=rows):
            heads = "".join(f'<th scope="col">{escape(one.title)}</th>' for one in columns)
            yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
            yield from (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
            yield "</tbody></table></div>"
        case _:
            pass
