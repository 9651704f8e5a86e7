"""Fictional and compiled papers say so on every page, in both formats; a compiled one has nothing red."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from paper_samples import NOTICE, ON, PLAIN, marked, opened, squeezed, text_of, with_body

from ygt.errors import ToolError
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Paper
from ygt.publish.papers.pdf import render_pdf

COMPILED = replace(NOTICE, standing="compiled", red_head=False, issuer_mark=())


def test_a_fictional_paper_bears_stamp_and_line_on_every_page(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        for page in pages:
            stamp = [each for each in marked(page) if each["matrix"][0] == pytest.approx(0.707, abs=0.01)]
            assert text_of(stamp) == "示例"
            assert stamp[0]["size"] > 100, "slanted from corner to corner"
            assert "示例数据，纯属虚构" in text_of(marked(page))


def test_a_compiled_paper_bears_its_line_on_every_page_and_nothing_red() -> None:
    with opened(render_pdf(COMPILED, on=ON)) as pages:
        for page in pages:
            assert "据公开文件重排，非正式公文" in text_of(marked(page))
            colours = {each["non_stroking_color"] for each in page.chars} | {
                each["stroking_color"] for each in page.lines
            }
            assert all(colour in ((0,), (0, 0, 0), 0, None) for colour in colours)
        assert "文件" not in text_of(pages[0].chars).split("关于")[0].replace("据公开文件重排", "")


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_a_compiled_paper_with_a_red_head_is_refused(render: object) -> None:
    with pytest.raises(ToolError, match="不得套用红头"):
        render(replace(NOTICE, standing="compiled"), on=ON)  # type: ignore[operator]


def test_an_own_paper_bears_no_mark_but_its_own() -> None:
    with opened(render_pdf(PLAIN, on=ON)) as pages:
        assert squeezed(text_of(marked(pages[0]))) == "—1—"
    with opened(render_pdf(replace(PLAIN, stamp="讨论稿", footer_mark="内部讨论"), on=ON)) as pages:
        assert {"讨论稿", "内部讨论"} <= set(re.split(r"—.*?—", squeezed(text_of(marked(pages[0])))))


def test_nothing_a_caller_adds_takes_the_place_of_a_compulsory_mark() -> None:
    with opened(
        render_pdf(with_body("正文。", standing="fictional", stamp="讨论稿", footer_mark="甲"), on=ON)
    ) as pages:
        text = text_of(marked(pages[0]))
    assert "示例\u3000讨论稿" in text
    assert "示例数据，纯属虚构\u3000甲" in text


@pytest.mark.parametrize(
    ("paper", "stamp", "line"),
    [(NOTICE, "示例", "示例数据，纯属虚构"), (COMPILED, "", "据公开文件重排，非正式公文"), (PLAIN, "", "")],
)
def test_the_docx_bears_the_marks_in_headers_and_footers_of_odd_and_even_pages(
    paper: Paper, stamp: str, line: str
) -> None:
    made = docx.Document(io.BytesIO(render_docx(paper, on=ON)))
    for section in made.sections:
        for header, footer in ((section.header, section.footer), (section.even_page_header, section.even_page_footer)):
            page = header._element.xml + footer._element.xml
            assert re.findall(r'<v:textpath [^>]*string="([^"]*)"', page) == ([stamp] if stamp else [])
            assert ("rotation:315" in page) == bool(stamp)
            assert (f">{line}<" in page) if line else ("PageLine" not in page)
    body = made.element.xml
    assert ("E60012" in body) == paper.red_head
