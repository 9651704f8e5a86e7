"""An office's own DOCX template: every field is filled, none is unknown, nothing said is lost, nothing runs."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from format_samples import MINUTES, SINGLE
from paper_samples import NOTICE, ON, squeezed

import office_template
from office_template import FIELDS
from ygt.errors import ToolError
from ygt.publish.papers.model import Paper
from ygt.publish.papers.template import fill_template


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    return partial(office_template.template, tmp_path)


def filled(paper: Paper, path: Path) -> docx.document.Document:
    return docx.Document(io.BytesIO(fill_template(paper, path, on=ON)))


def text_of(document: docx.document.Document) -> str:
    return squeezed("".join(each.text or "" for each in document.element.body.iter(qn("w:t"))))


def test_fields_give_way_to_text_in_their_own_format_and_to_paragraphs_of_ours(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "文号{{发文字号}}"
    split = document.add_paragraph()
    split.add_run("题：{{标").bold = True
    split.add_run("题}}完")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{{抄送机关}}／{{ 印发日期 }}"
    for field in ("{{主送机关}}", "{{正文}}", "{{文后各项}}", "{{附件}}"):
        document.add_paragraph(field)
    document.save(str(tmp_path / "a.docx"))
    made = filled(replace(NOTICE, standing="own", title="关于甲的通知"), tmp_path / "a.docx")
    assert made.sections[0].header.paragraphs[0].text == f"文号{NOTICE.number}"
    title = made.paragraphs[0]
    assert title.text == "题：关于甲的通知完"
    assert [run.bold for run in title.runs] == [True, None]
    assert made.tables[0].cell(0, 0).text == f"{NOTICE.copied_to}。／2026年3月12日印发"
    text = text_of(made)
    assert "{{" not in text
    for part in (
        "一、组成人员主任：张三县委书记",
        "县域中心药房",
        "附件：1.示例县县域医共体章程",
        "附件2示例县资源共享",
    ):
        assert part in text
    styles = {each.style.name for each in made.paragraphs if each.style is not None}
    assert {"公文正文", "公文一级标题", "名单", "成文日期"} <= styles


def test_the_offices_own_styles_of_the_same_names_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    own = document.styles.add_style("公文正文", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.font.name = "华文仿宋"
    for field in FIELDS:
        document.add_paragraph(field)
    document.save(str(tmp_path / "a.docx"))
    made = filled(replace(NOTICE, standing="own"), tmp_path / "a.docx")
    assert [style.font.name for style in made.styles if style.name == "公文正文"] == ["华文仿宋"]
    assert any(each.style is not None and each.style.name == "公文正文" for each in made.paragraphs)


def test_a_title_of_several_lines_keeps_them(template: Callable[..., Path]) -> None:
    made = filled(SINGLE, template(*FIELDS))
    title = next(each for each in made.paragraphs if each.text.startswith("示例县人民政府办公室关于"))
    assert title.text == "示例县人民政府办公室关于成立示例县\n紧密型县域医疗卫生共同体管理委员会的通知"


def test_the_same_template_gives_the_same_bytes(template: Callable[..., Path]) -> None:
    path = template(*FIELDS)
    assert fill_template(NOTICE, path, on=ON) == fill_template(NOTICE, path, on=ON)


def test_what_a_fictional_county_prints_is_marked_on_every_page_of_any_template(template: Callable[..., Path]) -> None:
    path = template(*FIELDS)
    document = docx.Document(str(path))
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    document.save(str(path))
    section, *others = filled(NOTICE, path).sections
    assert all(one.header.is_linked_to_previous and not one.different_first_page_header_footer for one in others)
    for header in (section.header, section.even_page_header, section.first_page_header):
        assert [each.get("string") for each in header._element.iter(qn("v:textpath")) if each.get("string")] == ["示例"]
    for footer in (section.footer, section.even_page_footer, section.first_page_footer):
        assert footer.paragraphs[-1].text == "示例数据，纯属虚构"


@pytest.mark.parametrize(
    ("fields", "lie"),
    [
        (FIELDS, ["upright", "across", "upright"]),
        ((*FIELDS[:5], "{{抄送机关}}", "{{印发日期}}", "{{附件}}"), ["upright", "across"]),
    ],
)
def test_an_annex_that_lies_across_has_a_page_that_does(
    fields: tuple[str, ...], lie: list[str], template: Callable[..., Path]
) -> None:
    path = template(*fields)
    (own,) = docx.Document(str(path)).sections
    made = filled(NOTICE, path)
    sections = list(made.sections)
    assert ["across" if one.page_width > one.page_height else "upright" for one in sections] == lie
    assert (sections[0].page_width, sections[0].left_margin) == (own.page_width, own.left_margin)
    assert (sections[1].page_width, sections[1].top_margin) == (own.page_height, own.left_margin)
    assert sections[1].orientation.name == "LANDSCAPE"
    assert squeezed("".join(each.text or "" for each in made.tables[-1]._tbl.iter(qn("w:t")))).startswith("序号")
    widths = [int(each.get(qn("w:w"))) for each in made.tables[-1]._tbl.tblGrid]
    assert sum(widths) == pytest.approx(225 / 25.4 * 1440, abs=2)


def test_a_template_that_lies_across_stays_as_it_is(template: Callable[..., Path]) -> None:
    path = template(*FIELDS)
    document = docx.Document(str(path))
    (own,) = document.sections
    own.page_width, own.page_height = own.page_height, own.page_width
    document.save(str(path))
    (section,) = filled(NOTICE, path).sections
    assert section.page_width == own.page_width


@pytest.mark.parametrize("value", ["{{标题}}", "{% for x in y %}", "<w:p>&amp;</w:p>", "]]>", "\\1 $x$"])
def test_what_the_paper_says_is_never_read_as_a_field(template: Callable[..., Path], value: str) -> None:
    made = filled(replace(SINGLE, recipients=value, disclosure_note=value), template(*FIELDS))
    assert text_of(made).count(squeezed(value)) == 2


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        ((*FIELDS, "{{主送}}"), "有未定义的字段“主送”，是否应为“主送机关”？"),
        ((*FIELDS, "{{''.__class__}}"), "有未定义的字段“''.__class__”。"),
        ((*FIELDS, "{{}}"), "有未定义的字段“”。"),
        ((*FIELDS, "{% for 人 in 名单 %}"), "有不成对的“{%”。"),
        ((*FIELDS, "{{标题"), "有不成对的“{{”。"),
        ((*FIELDS[:3], "正文如下：{{正文}}", *FIELDS[4:]), "字段“正文”与其他文字同在一段。"),
        (FIELDS[1:], "没有安排公文"),
        (FIELDS[:-2], "的抄送机关、印发日期。"),
        ((*FIELDS, "{{成文日期}}"), "“成文日期”已包括在“文后各项”中，会印两次。"),
    ],
)
def test_a_template_that_does_not_suit_is_told_what_is_wrong(
    template: Callable[..., Path], paragraphs: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ToolError) as caught:
        fill_template(NOTICE, template(*paragraphs), on=ON)
    assert message in caught.value.message
    assert caught.value.remedy


def test_a_field_for_paragraphs_finds_no_room_in_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    for field in FIELDS:
        if field != "{{正文}}":
            document.add_paragraph(field)
    document.add_table(1, 1).cell(0, 0).text = "{{正文}}"
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(ToolError, match="成段的内容放在表格"):
        fill_template(NOTICE, tmp_path / "a.docx", on=ON)


def test_who_was_there_needs_a_place(template: Callable[..., Path]) -> None:
    fields = [field for field in FIELDS if field not in {"{{主送机关}}", "{{附件}}", "{{文后各项}}"}]
    with pytest.raises(ToolError, match="文后各项"):
        fill_template(MINUTES, template(*fields, "{{成文日期}}", "{{附注}}"), on=ON)
    assert "列席：孙七、周八" in text_of(filled(MINUTES, template(*fields, "{{文后各项}}")))


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(ToolError, match=r"不是可用的 Word 模板"):
        fill_template(NOTICE, tmp_path / "a.docx", on=ON)


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="无法读取"):
        fill_template(NOTICE, tmp_path / "没有.docx", on=ON)


def test_compiled_data_never_enters_an_offices_template(template: Callable[..., Path]) -> None:
    paper = replace(NOTICE, standing="compiled", red_head=False)
    with pytest.raises(ToolError, match="不得套用机关的模板"):
        fill_template(paper, template(*FIELDS), on=ON)
