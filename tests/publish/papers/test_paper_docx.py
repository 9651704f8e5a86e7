"""The DOCX, opened as an office program would: fonts, page, styles, heads, and nothing of the maker's machine."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from lxml import etree
from paper_samples import NOTICE, ON, squeezed, with_body

from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Column, Member, Paper, Post, Roster, Table
from ygt.publish.papers.page import BODY_SIZE, TITLE_SIZE
from ygt.publish.papers.word.markup import ORDER


@pytest.fixture(scope="module")
def opened_docx(notice_docx: bytes) -> Document:
    return docx.Document(io.BytesIO(notice_docx))


def document(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(render_docx(paper, on=ON)))


def fonts(style: Any) -> set[str]:
    found = style.element.rPr.rFonts
    return {found.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", TITLE_SIZE),
        ("发文机关标志", "方正小标宋简体", 48),
        ("公文正文", "仿宋_GB2312", BODY_SIZE),
        ("Heading 1", "黑体", BODY_SIZE),
        ("Heading 2", "楷体_GB2312", BODY_SIZE),
        ("Heading 3", "仿宋_GB2312", BODY_SIZE),
        ("Heading 4", "仿宋_GB2312", BODY_SIZE),
        ("附件序号", "黑体", BODY_SIZE),
        ("版记", "仿宋_GB2312", 14),
        ("Footer", "宋体", 14),
    ],
)
def test_styles_have_the_fonts_offices_know(opened_docx: Document, style: str, font: str, size: float) -> None:
    found = opened_docx.styles[style]
    assert fonts(found) == {font}
    assert found.font.size.pt == size


def test_a_full_page_has_22_exact_lines_and_28_characters_find_room(opened_docx: Document) -> None:
    section = opened_docx.sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin
    body = opened_docx.styles["公文正文"]
    line = body.paragraph_format.line_spacing
    assert (body.paragraph_format.line_spacing_rule.name, line.pt) == ("EXACTLY", 29)
    assert room // line == 22
    spacing = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    width = (section.page_width - section.left_margin - section.right_margin) / 12700
    assert width // (BODY_SIZE + spacing) == 28
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "580")


def test_margins_are_those_of_the_standard_turned_for_landscape(opened_docx: Document) -> None:
    def edges(section: Any) -> list[float]:
        return [
            edge.mm for edge in (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        ]

    upright, landscape, imprint = opened_docx.sections
    assert (upright.page_width.mm, upright.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert edges(upright) == pytest.approx([37, 26, 35, 28], abs=0.5)
    assert (landscape.page_width.mm, landscape.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    assert landscape.orientation.name == "LANDSCAPE"
    assert edges(landscape) == pytest.approx([28, 37, 26, 35], abs=0.5)
    assert edges(imprint) == edges(upright)


def kept_with_next(text: str, paper: Paper) -> bool:
    (found,) = [each for each in document(paper).paragraphs if squeezed(each.text).endswith(text)]
    return found.paragraph_format.keep_with_next or bool(found.style.paragraph_format.keep_with_next)  # type: ignore[union-attr]


def test_the_end_of_the_text_signature_date_and_note_keep_together() -> None:
    paper = with_body("一行。", "末段。", signature=("县政府",), date="2026年3月12日", disclosure_note="此件公开发布")
    assert [kept_with_next(text, paper) for text in ("一行。", "末段。", "县政府", "12日")] == [False, True, True, True]
    assert not kept_with_next("12日", replace(paper, disclosure_note=""))
    assert kept_with_next("末段。", replace(paper, signature=(), date=""))
    assert not kept_with_next("末段。", replace(paper, signature=(), date="", disclosure_note=""))


def test_each_line_of_the_mark_is_a_line_of_the_footer_which_stays_where_it_is() -> None:
    marks = ["印发时的文本以存档原件为准。", "印发时的文本以存档原件为准。" * 4]
    one, several = (document(with_body("正文。", standing="own", footer_mark=mark)) for mark in marks)
    for footer in (several.sections[0].footer, several.sections[0].even_page_footer):
        lines = [each.text for each in footer.paragraphs if each.style and each.style.name == "页面标识"]
        assert len(lines) > 1
        assert "".join(lines) == marks[1]
    lower = one.sections[0].footer_distance - several.sections[0].footer_distance
    assert lower == Twips(240) * (len(lines) - 1)


def test_the_text_is_the_papers_in_its_order(opened_docx: Document) -> None:
    text = squeezed("".join(each.text or "" for each in opened_docx.element.body.iter(qn("w:t"))))
    assert text == squeezed(
        "示例县人民政府办公室文件 示政办发〔2026〕12号"
        "示例县人民政府办公室关于成立示例县紧密型县域医疗卫生共同体管理委员会的通知"
        "各乡镇人民政府，县直各有关单位："
        "为加强县域医共体建设的组织领导，经县委、县政府同意，决定成立医共委。现将有关事项通知如下："
        "一、组成人员主任：张三县委书记李四县委副书记、县长副主任：王㛃县委常委、副县长"
        "成员：阿拉腾达来县卫生健康局党组书记、局长赵䶮县财政局局长"
        "二、主要职责（一）决策重大事项。审议规划建设、投入保障、人事安排和考核监管等事项。"
        "（二）完善管理体制1. 资产统筹使用（1）资产核算"
        "资源共享中心一览表序号中心名称设置单位1县域医学检验中心县人民医院2县域中心药房县中医医院"
        "医共委组成人员如有变动，由其所在单位接任领导自然接替，报医共委办公室备案，不另行文。"
        "附件：1.示例县县域医共体章程2.示例县资源共享中心一览表"
        "示例县人民政府办公室2026年3月12日（此件公开发布）"
        "附件1示例县县域医共体章程（2026年3月1日理事会第一次会议通过）"
        "第一章总则第一条为规范县域医共体运行，制定本章程。"
        "第二条县域医共体坚持下列原则：（一）党委领导；（二）政府主导。第一节理事会"
        "附件2示例县资源共享中心一览表"
        "资源共享中心一览表序号中心名称设置单位1县域医学检验中心县人民医院2县域中心药房县中医医院"
        "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委。示例县人民政府办公室2026年3月12日印发"
    )


def test_every_paragraph_has_a_style_the_document_defines(opened_docx: Document) -> None:
    defined = {style.style_id for style in opened_docx.styles}
    used = {each.get(qn("w:val")) for each in opened_docx.element.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert used <= defined
    assert {"Body", "Heading1", "Title", "Signature", "Imprint"} <= used
    paragraphs = list(opened_docx.element.body.iter(qn("w:p")))
    assert all(each.pPr is not None and each.pPr.pStyle is not None for each in paragraphs)


def test_the_red_rule_is_as_wide_as_the_text_and_4_mm_below_the_number(opened_docx: Document) -> None:
    (number,) = [each for each in opened_docx.paragraphs if each.style.name == "发文字号"]
    rule = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert rule.get(qn("w:color")) == "E60012"
    assert int(rule.get(qn("w:space"))) == pytest.approx(4 / 25.4 * 72, abs=0.5)
    assert number.paragraph_format.left_indent is None


def test_page_numbers_are_fields_right_on_odd_and_left_on_even_pages(opened_docx: Document) -> None:
    section = opened_docx.sections[0]
    assert opened_docx.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        number = footer.paragraphs[0]
        assert number.text == "— 1 —"
        assert [each.text.strip() for each in number._p.iter(qn("w:instrText"))] == ["PAGE"]
        properties = number._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
    foot = section.bottom_margin - section.footer_distance - Twips(160) - Twips(240)
    assert foot == pytest.approx(Mm(7), abs=Mm(0.5)), "the middle of the number's line is 7 mm below the text"


def test_on_a_page_that_lies_across_the_number_runs_down_the_left_where_that_of_the_others_is(
    opened_docx: Document,
) -> None:
    upright, landscape, imprint = opened_docx.sections
    assert imprint.footer.part.partname == upright.footer.part.partname
    assert imprint.even_page_header.part.partname == upright.even_page_header.part.partname
    pages = (
        (landscape.header, landscape.footer, "right"),
        (landscape.even_page_header, landscape.even_page_footer, "left"),
    )
    for header, footer, side in pages:
        assert "".join(each.text for each in footer.paragraphs) == ""
        (strip,) = header.tables
        number, line = strip.cell(0, 0).paragraphs
        assert (number.text, line.text) == ("— 1 —", "示例数据，纯属虚构")
        assert number._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert strip.cell(0, 0)._tc.tcPr.find(qn("w:textDirection")).get(qn("w:val")) == "tbRlV"
        at = strip._tbl.tblPr.find(qn("w:tblpPr"))
        assert {at.get(qn(f"w:{edge}Anchor")) for edge in ("horz", "vert")} == {"page"}
        assert int(at.get(qn("w:tblpY"))) == pytest.approx(landscape.top_margin.twips, abs=1)
        right = Twips(int(at.get(qn("w:tblpX"))) + int(strip._tbl.tblGrid[0].get(qn("w:w"))))
        middle = landscape.left_margin - (right - Twips(160))
        assert middle == pytest.approx(Mm(7), abs=Mm(0.5)), "the middle of the number's line is 7 mm beside the text"


def test_tables_repeat_their_head_and_split_no_row() -> None:
    rows = tuple((str(number), "盐酸二甲双胍缓释片") for number in range(1, 501))
    (table,) = document(replace(with_body("x"), body=(Table((Column("序号"), Column("名称", 4)), rows),))).tables
    heads = [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
    assert heads == [True] + [False] * 500
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == 8844
    assert widths[1] / widths[0] == pytest.approx(4, abs=0.01)
    lines = {(each.get(qn("w:line")), each.get(qn("w:lineRule"))) for each in table._tbl.iter(qn("w:spacing"))}
    assert lines == {(str(round(12 * 1.35 * 20)), "exact")}, "rows as high as those of the PDF, whatever the font"
    texts = [each.text for each in table._tbl.iter(qn("w:t"))]
    assert texts == ["序号", "名称", *(text for row in rows for text in row)]


def test_rosters_are_lines_with_tab_stops_names_spaced_offices_hanging(opened_docx: Document) -> None:
    lines = [each for each in opened_docx.paragraphs if each.style.name == "名单"]
    assert [each.text for each in lines[:2]] == ["主\u3000任：张\u3000三\t县委书记", "\t李\u3000四\t县委副书记、县长"]
    for line in lines:
        stops = [stop.position for stop in line.paragraph_format.tab_stops]
        assert line.paragraph_format.left_indent == stops[1], "an office that wraps goes on below itself"
        assert line.paragraph_format.left_indent + line.paragraph_format.first_line_indent == Twips(630)


def test_the_imprint_is_held_to_the_foot_of_the_page(opened_docx: Document) -> None:
    imprint = opened_docx.tables[-1]._tbl
    place = imprint.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    borders = {side.tag.split("}")[1]: side.get(qn("w:sz")) for side in imprint.tblPr.find(qn("w:tblBorders"))}
    assert borders == {"top": "8", "bottom": "8", "insideH": "6"}


def test_a_joint_head_spreads_the_names_and_an_upward_one_names_who_signed() -> None:
    joint = document(replace(NOTICE, issuer_mark=("中共示例县委办公室", "示例县人民政府办公室"), annexes=()))
    names = joint.tables[0]
    assert [row.cells[0].text for row in names.rows] == ["中共示例县委办公室", "示例县人民政府办公室"]
    assert {cell.paragraphs[0]._p.pPr.jc.get(qn("w:val")) for cell in names.columns[0].cells} == {"distribute"}
    assert names.rows[1].cells[1].text == "文件"
    upward = document(replace(NOTICE, signers=("王㛃",), annexes=()))
    (number,) = [each for each in upward.paragraphs if each.style.name == "发文字号"]
    assert number.text == "\t示政办发〔2026〕12号\t签发人：王　㛃"
    assert number.runs[-1].style.name == "楷体字"


@pytest.mark.parametrize(
    "text", ["<w:p>&amp;</w:p>", "{{ x }} {% y %}", "$x$ #import", "]]> <!-- -->", "甲\u200b乙", "_x0041_"]
)
def test_markup_of_any_kind_comes_out_as_text(text: str) -> None:
    table = Table((Column(text),), ((text,),), text)
    paper = replace(
        with_body(text, title=text, signature=(text,), disclosure_note=text, stamp=text, footer_mark=text),
        body=(*with_body(text).body, table, Roster((Post("主任", (Member(text, text),)),))),
    )
    made = document(paper)
    texts = [each.text for each in made.element.body.iter(qn("w:t"))]
    assert sum(text in (each or "") for each in texts) == 9
    header = made.sections[0].header._element
    assert [each.get("string") for each in header.iter(qn("v:textpath")) if each.get("string")] == [text]


def test_children_of_properties_stand_in_the_order_of_the_schema(notice_docx: bytes) -> None:
    rank = {qn(tag): [qn(f"w:{name}") for name in names.split()] for tag, names in ORDER.items()}
    checked = 0
    with zipfile.ZipFile(io.BytesIO(notice_docx)) as package:
        for name in package.namelist():
            if not name.endswith(".xml") or name.startswith(("docProps", "word/theme")):
                continue
            for element in etree.fromstring(package.read(name)).iter(*rank):
                places = [rank[element.tag].index(child.tag) for child in element]
                assert places == sorted(set(places)), (name, element.tag)
                checked += 1
    assert checked > 100


def test_the_package_is_whole_and_tells_nothing_of_where_it_was_made(notice_docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(notice_docx)) as package:
        assert package.testzip() is None
        names = package.namelist()
        texts = {name: package.read(name).decode("utf-8") for name in names}
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for relations in (name for name in names if name.endswith(".rels")):
        folder = relations.replace("_rels/", "").rsplit("/", 1)[0] + "/" if relations.startswith("word") else ""
        for relation in etree.fromstring(texts[relations].encode()):
            assert folder + relation.get("Target").lstrip("/").removeprefix(folder) in names
    assert not any("python-docx" in text or "Macintosh" in text for text in texts.values())
    assert {'w:altName w:val="仿宋"', 'w:name="方正小标宋简体"'} <= {
        part for part in ('w:altName w:val="仿宋"', 'w:name="方正小标宋简体"') if part in texts["word/fontTable.xml"]
    }
    core = docx.Document(io.BytesIO(notice_docx)).core_properties
    assert (core.title, core.author) == (NOTICE.title, "示例县人民政府办公室")
    assert core.created == core.modified
    assert core.created.replace(tzinfo=None) == datetime(2026, 3, 11, 16)


def test_the_same_paper_gives_the_same_bytes(notice_docx: bytes) -> None:
    assert render_docx(NOTICE, on=ON) == notice_docx
    assert render_docx(NOTICE, on=datetime(2026, 3, 13)) != notice_docx
