"""What is read of a Word document: the text as it will stand, and the place of each paragraph in words."""

from __future__ import annotations

import pytest
from documents import SPACES, W, of_body, package, paragraph, relation, run

from ygt.proofreading.draft import Draft
from ygt.proofreading.word.reading import read_draft


def draft(body: str, parts: dict[str, str] | None = None, relations: str = "") -> Draft:
    return read_draft(package(of_body(body, parts, relations))).draft


def texts(body: str) -> list[str]:
    return [one.text for one in draft(body).paragraphs]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026年</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>盒中文字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>盒中文字</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)
INLINE = [
    ("split runs", paragraph(run("12家乡"), run("镇卫生院", "<w:b/>")), ["12家乡镇卫生院"]),
    ("insertion", paragraph(run("设"), f"<w:ins w:id='1'>{run('九')}</w:ins>", run("名")), ["设九名"]),
    (
        "deletion",
        paragraph(run("设"), "<w:del w:id='1'><w:r><w:delText>七</w:delText></w:r></w:del>", run("名")),
        ["设名"],
    ),
    (
        "moved",
        paragraph(f"<w:moveFrom w:id='1'>{run('甲')}</w:moveFrom>", f"<w:moveTo w:id='2'>{run('乙')}</w:moveTo>"),
        ["乙"],
    ),
    ("field", paragraph(run("截至"), FIELD, run("底")), ["截至2026年底"]),
    ("simple field", paragraph(f"<w:fldSimple w:instr='PAGE'>{run('3')}</w:fldSimple>"), ["3"]),
    ("soft return", paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"), ["甲\n乙\t丙"]),
    ("hyperlink", paragraph(f"<w:hyperlink>{run('链接')}</w:hyperlink>"), ["链接"]),
    ("content control", f"<w:sdt><w:sdtContent>{paragraph(run('控件'))}</w:sdtContent></w:sdt>", ["控件"]),
    ("hidden", paragraph(run("显"), run("隐", "<w:vanish/>"), run("示", "<w:vanish w:val='0'/>")), ["显示"]),
    (
        "phonetic guide",
        paragraph(
            f"<w:r><w:ruby><w:rt>{run('sù')}</w:rt><w:rubyBase>{run('宿')}</w:rubyBase></w:ruby></w:r>", run("舍")
        ),
        ["宿舍"],
    ),
    (
        "deleted mark joins",
        paragraph(run("前半"), properties="<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph(run("后半")),
        ["前半后半"],
    ),
    ("formula", paragraph(run("率"), "<m:oMath xmlns:m='urn:m'><m:r><m:t>x</m:t></m:r></m:oMath>"), ["率"]),
    ("text box once", paragraph(run("文"), f"<w:r>{BOX}</w:r>"), ["文", "盒中文字"]),
]


@pytest.mark.parametrize(("body", "expected"), [one[1:] for one in INLINE], ids=[one[0] for one in INLINE])
def test_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_table_of_contents_is_left_out() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        paragraph(begin, separate, run("一、总体要求1"))
        + paragraph(run("二、任务2"), end)
        + paragraph(run("一、总体要求"))
    )
    assert texts(body) == ["一、总体要求"]


def test_cells_name_their_place_and_deleted_rows_are_gone() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(paragraph(run("甲"))) + cell.format(paragraph(run("乙"))) + "</w:tr>"
    gone = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell.format(paragraph(run("丙"))) + "</w:tr>"
    found = draft(f"<w:tbl>{gone}{row}</w:tbl>").paragraphs
    assert [(one.text, one.place(0)) for one in found] == [("甲", "表1第1行第1列"), ("乙", "表1第1行第2列")]


def test_notes_and_margins_name_their_place() -> None:
    notes = f"<w:footnotes {SPACES}><w:footnote w:id='2'>{paragraph(run('见附件'))}</w:footnote></w:footnotes>"
    header = f"<w:hdr {SPACES}>{paragraph(run('征求意见稿'))}</w:hdr>"
    body = paragraph(run("正文"), "<w:r><w:footnoteReference w:id='2'/></w:r>")
    relations = relation("footnotes", "footnotes.xml", "r1") + relation("header", "header1.xml", "r2")
    found = draft(body, {"word/footnotes.xml": notes, "word/header1.xml": header}, relations).paragraphs
    assert [(one.text, one.place(0)) for one in found[1:]] == [("见附件", "脚注1"), ("征求意见稿", "页眉")]


def test_external_relations_are_not_followed() -> None:
    relations = relation("header", "http://192.0.2.1/header.xml", "r2", "External")
    assert [one.text for one in draft(paragraph(run("正文")), None, relations).paragraphs] == ["正文"]


BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_that_word_laid_out() -> None:
    body = (
        paragraph(run("甲"))
        + paragraph(run("乙前"), BREAK, run("乙后"))
        + paragraph(run("丙"))
        + paragraph(BREAK, run("丁"))
    )
    found = draft(body).paragraphs
    assert found[0].place(0) == "第1页第1段"
    assert [found[1].place(offset) for offset in (1, 2)] == ["第1页第2段", "第2页首段（接上页）"]
    assert found[2].place(0) == "第2页第1段"
    assert found[3].place(0) == "第3页第1段"


def test_no_page_where_none_is_known() -> None:
    body = paragraph(run("甲")) + paragraph("<w:r><w:br w:type='page'/></w:r>", run("乙丙丁戊己庚辛壬癸子丑"))
    assert draft(body).paragraphs[1].place(1) == "第2段（乙丙丁戊己庚辛壬癸子…）"


@pytest.mark.parametrize(("characters", "place"), [(4, "第1页第2段"), (400, "第2段（丙丁）")])
def test_one_page_is_believed_where_the_count_of_characters_is_true(characters: int, place: str) -> None:
    properties = f"<Properties><Pages>1</Pages><Characters>{characters}</Characters></Properties>"
    body = paragraph(run("甲乙")) + paragraph(run("丙丁"))
    assert draft(body, {"docProps/app.xml": properties}).paragraphs[1].place(0) == place


def test_automatic_numbers_are_known() -> None:
    styles = (
        f"<w:styles xmlns:w='{W}'><w:style w:styleId='a'><w:pPr><w:numPr/></w:pPr></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
    )
    body = (
        paragraph(run("甲"), properties="<w:numPr><w:numId w:val='3'/></w:numPr>")
        + paragraph(run("乙"), properties="<w:pStyle w:val='b'/>")
        + paragraph(run("丙"), properties="<w:pStyle w:val='b'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    )
    found = draft(body, {"word/styles.xml": styles}, relation("styles", "styles.xml")).paragraphs
    assert [one.numbered for one in found] == [True, True, False]
