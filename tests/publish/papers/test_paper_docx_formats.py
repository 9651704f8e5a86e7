"""信函格式, 纪要格式, 套打, seals and 发文稿纸 in the DOCX, opened as an office program would."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Twips
from format_samples import FORMATS, LETTER, MANY, MINUTES, OVERPRINT, SHEET, SINGLE, UPWARD
from paper_samples import ON, squeezed

from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.heads import head_of
from ygt.publish.papers.model import Annex, Paper, Paragraph

RED = "E60012"


def document(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(render_docx(paper, on=ON)))


def styled(opened: Document, style: str) -> list[Any]:
    return [each for each in opened.paragraphs if each.style is not None and each.style.name == style]


def text_of(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def reds(element: Any) -> list[str]:
    return [each.tag for each in element.iter() if each.get(qn("w:color")) == RED or each.get(qn("w:val")) == RED]


def test_a_letter_has_its_mark_and_double_rules_on_its_first_page_only() -> None:
    opened = document(replace(LETTER, annexes=(Annex(title="横表", blocks=(Paragraph("横。"),), landscape=True),)))
    first, *others = opened.sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    (mark,) = [each for each in first.first_page_header.paragraphs if each.text]
    assert mark.text == "示例县卫生健康局"
    assert first.header_distance == pytest.approx(Mm(30), abs=Twips(10))
    upper = mark._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (upper.get(qn("w:val")), upper.get(qn("w:color")), upper.get(qn("w:space"))) == (
        "thickThinSmallGap",
        RED,
        "11",
    )
    (foot,) = first.first_page_footer.paragraphs
    lower = foot._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (lower.get(qn("w:val")), lower.get(qn("w:color"))) == ("thinThickSmallGap", RED)
    for ruled in (mark, foot):
        indents = ruled.paragraph_format
        width = first.page_width - first.left_margin - first.right_margin - indents.left_indent - indents.right_indent
        assert width == pytest.approx(Mm(170), abs=Mm(0.5))
    below = first.footer_distance + foot.paragraph_format.space_after
    assert below == pytest.approx(Mm(20), abs=Mm(0.5))
    assert not list(first.first_page_footer._element.iter(qn("w:instrText"))), "no number on page one"
    assert list(first.footer._element.iter(qn("w:instrText")))


def test_the_pages_of_a_letter_after_the_first_have_their_number_where_every_paper_has_it() -> None:
    def above_edge(opened: Document) -> Length:
        section = opened.sections[0]
        after = section.footer.paragraphs[-1].paragraph_format.space_after or Length(0)
        return Length(section.footer_distance + after)

    assert above_edge(document(LETTER)) == pytest.approx(above_edge(document(SINGLE)), abs=Twips(20))


def test_the_number_of_a_letter_stands_at_the_right_and_its_imprint_has_no_rules() -> None:
    opened = document(LETTER)
    (number,) = styled(opened, "发文字号")
    assert number.text == "\t示卫健函〔2026〕12号"
    (stop,) = number.paragraph_format.tab_stops
    assert (stop.alignment.name, stop.position) == ("RIGHT", Twips(8844))
    imprint = opened.tables[-1]._tbl
    assert len(imprint.tblPr.find(qn("w:tblBorders"))) == 0
    assert text_of(imprint) == "抄送：县委办公室，县政府办公室。"


def test_minutes_have_office_and_day_in_their_head_and_list_who_was_there() -> None:
    opened = document(MINUTES)
    number, kept = styled(opened, "发文字号")
    assert (number.text, kept.text) == ("第3次", "\t理事会办公室\t2026年3月12日")
    assert kept._p.pPr.find(qn("w:pBdr")) is not None
    assert [each.text for each in styled(opened, "出席")] == [
        "出席：县人民医院\u3000张三、李四，县中医医院\u3000王小明，青河镇中心卫生院\u3000阿拉腾达来，县卫生健康局\u3000欧阳修远",
        "请假：县财政局\u3000赵六",
        "列席：孙七、周八",
    ]
    assert not styled(opened, "发文机关署名")
    assert not styled(opened, "成文日期")


@pytest.mark.parametrize("paper", [OVERPRINT, replace(LETTER, overprint=True), replace(MINUTES, overprint=True)])
def test_nothing_red_is_printed_onto_red_paper(paper: Paper) -> None:
    painted, blank = document(replace(paper, overprint=False)), document(paper)
    for section in blank.sections:
        parts = (section.header, section.first_page_header, section.footer, section.first_page_footer)
        assert not any(reds(part._element) for part in parts)
    assert not reds(blank.element.body)
    assert not styled(blank, "发文机关标志")
    assert text_of(painted.element.body).endswith(text_of(blank.element.body)), "all else is printed"


@pytest.mark.parametrize("rule_at", [0.0, 100.0])
def test_the_number_stands_above_the_rule_of_the_offices_red_paper(rule_at: float) -> None:
    paper = replace(OVERPRINT, rule_at=rule_at)
    head = head_of(paper)
    assert head is not None
    (number,) = styled(document(paper), "发文字号")
    assert number.paragraph_format.space_before.pt == pytest.approx(head.number_top, abs=0.1)
    if rule_at:
        bottom = Mm(37) + number.paragraph_format.space_before + Twips(580)
        assert bottom == pytest.approx(Mm(rule_at - 4), abs=Mm(0.2))


def test_one_seal_has_two_free_rows_and_the_date_four_characters_in() -> None:
    opened = document(SINGLE)
    ((signature,), (date,)) = styled(opened, "发文机关署名"), styled(opened, "成文日期")
    assert signature.paragraph_format.space_before == Twips(2 * 580)
    assert date._p.pPr.ind.get(qn("w:rightChars")) == "400"
    assert signature._p.pPr.ind.get(qn("w:rightChars")) == "225", "centred: 4 + (6.5 - 10) / 2"


def test_joint_seals_stand_in_a_table_without_rules_the_date_under_the_last() -> None:
    opened = document(MANY)
    seals = next(table for table in opened.tables if "示例县财政局" in text_of(table._tbl))
    assert [[cell.text for cell in row.cells] for row in seals.rows] == [
        ["中共示例县委", "示例县人民政府", "示例县卫健局"],
        ["", "示例县财政局", "示例县医保局\n2026年3月12日"],
    ]
    above = [row.cells[-1].paragraphs[0].paragraph_format.space_before for row in seals.rows]
    assert above == [Twips(2 * 580), Twips(4 * 580)]
    assert seals._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in seals.rows)


def test_whoever_signed_stand_two_a_row_below_each_other() -> None:
    first, last = styled(document(UPWARD), "发文字号")
    assert (first.text, last.text) == ("\t签发人：王\u3000㛃\t李\u3000四", f"\t{UPWARD.number}\t欧阳修远")
    names = [list(each.paragraph_format.tab_stops) for each in (first, last)]
    label = names[0][0].position
    assert names[1][1].position - label == Twips(4 * 315), "the second row begins below the first name"
    assert first._p.pPr.find(qn("w:pBdr")) is None
    assert last._p.pPr.find(qn("w:pBdr")) is not None


def test_the_boxes_of_a_draft_sheet_stand_side_by_side() -> None:
    (table,) = document(SHEET).tables
    rows = [[squeezed(cell.text) for cell in row._tr.tc_lst and row.cells] for row in table.rows]
    assert rows[0] == ["签发", "年月日", "会签", "县医疗保障局王五2026年3月3日县财政局年月日"]
    assert rows[2][:2] == ["标题", "示例县卫生健康局关于调整统一用药目录的通知"]
    spans = [[tc.grid_span for tc in row._tr.tc_lst] for row in table.rows]
    assert spans[0] == [1, 1, 1, 1]
    assert spans[2] == [1, 3]
    assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) == pytest.approx(8844, abs=2)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_bytes_twice_and_names_only_styles_it_has(name: str) -> None:
    first = render_docx(FORMATS[name], on=ON)
    assert render_docx(FORMATS[name], on=ON) == first
    opened = docx.Document(io.BytesIO(first))
    defined = {style.style_id for style in opened.styles}
    section = opened.sections[0]
    parts = [opened.element.body, section.header._element, section.footer._element, section.first_page_header._element]
    used = {each.get(qn("w:val")) for part in parts for each in part.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert used <= defined
