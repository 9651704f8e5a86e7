"""The sheet of GB/T 9704-2012, measured in the PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from paper_samples import (
    MM,
    NOTICE,
    ON,
    PLAIN,
    baseline,
    marked,
    opened,
    rows_of,
    squeezed,
    text_of,
    with_body,
    written,
)

from ygt.publish.papers.marks import page_lines
from ygt.publish.papers.model import Annex, Heading, Paragraph
from ygt.publish.papers.pdf import render_pdf
from ygt.publish.papers.widths import width

CHARACTER = 156 / 28 * MM
LINE = 225 / 22 * MM
TOLERANCE = 0.5 * MM


@pytest.fixture(scope="module")
def probe() -> bytes:
    return render_pdf(with_body("国" * 28 * 50), on=ON)


def test_every_sheet_is_a4_and_a_landscape_one_is_turned(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        sizes = [(round(page.width / MM, 1), round(page.height / MM, 1)) for page in pages]
    assert sizes == [(210, 297), (210, 297), (210, 297), (297, 210), (210, 297)]


def test_a_full_page_holds_22_lines_of_28_characters(probe: bytes) -> None:
    with opened(probe) as pages:
        rows = rows_of(pages[1])
    assert [len(row) for row in rows.values()] == [28] * 22
    assert all(abs(below - above - LINE) < 0.15 for above, below in pairwise(rows))


def test_the_text_block_stands_37_mm_from_the_head_and_28_from_the_binding_edge(probe: bytes) -> None:
    with opened(probe) as pages:
        page = pages[1]
        characters = written(page)
        left = min(each["x0"] for each in characters)
        right = max(each["x1"] for each in characters)
        # The em box of a Chinese font reaches 0.88 above and 0.12 below its baseline, and stands amid its line.
        lead = (LINE - 16) / 2
        top = min(baseline(page, each) for each in characters) - 0.88 * 16 - lead
        bottom = max(baseline(page, each) for each in characters) + 0.12 * 16 + lead
    assert left == pytest.approx(28 * MM, abs=TOLERANCE)
    assert right == pytest.approx((28 + 156) * MM, abs=TOLERANCE)
    assert top == pytest.approx(37 * MM, abs=TOLERANCE)
    assert bottom == pytest.approx((37 + 225) * MM, abs=TOLERANCE)


def test_a_paragraph_begins_two_characters_in_and_returns_to_the_edge(probe: bytes) -> None:
    with opened(probe) as pages:
        first, second = list(rows_of(pages[0]))[1:3]
        starts = {
            row: min(each["x0"] for each in written(pages[0]) if round(baseline(pages[0], each), 1) == row)
            for row in (first, second)
        }
    assert starts[first] == pytest.approx(28 * MM + 2 * CHARACTER, abs=0.2)
    assert starts[second] == pytest.approx(28 * MM, abs=0.2)


def test_headings_and_titles_keep_to_the_grid(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        rows = rows_of(pages[0])
    after_title = [row for row, text in rows.items() if text.startswith(("紧密型县域", "各乡镇", "一、", "主"))]
    assert len(after_title) == 4
    for above, below in pairwise(after_title):
        steps = (below - above) / LINE
        assert steps == pytest.approx(round(steps), abs=0.12), "a 22-point title sits a little lower in its line"


@pytest.mark.parametrize(("index", "side"), [(0, "right"), (1, "left"), (2, "right")])
def test_page_numbers_stand_7_mm_below_the_text_odd_right_even_left(notice_pdf: bytes, index: int, side: str) -> None:
    with opened(notice_pdf) as pages:
        page = pages[index]
        number = [each for each in marked(page) if "Song" in each["fontname"]]
        assert text_of(number) == f"— {index + 1} —"
        assert {round(each["size"], 1) for each in number} == {14.0}
        middle = baseline(page, number[0]) - 0.38 * 14
        inner = number[-1]["x1"] if side == "right" else number[0]["x0"]
    edge = (28 + 156) * MM - 14 if side == "right" else 28 * MM + 14
    assert middle == pytest.approx((37 + 225 + 7) * MM, abs=TOLERANCE)
    assert inner == pytest.approx(edge, abs=TOLERANCE)


def test_a_landscape_sheet_has_its_number_where_the_upright_one_has_it(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        page = pages[3]
        number = [each for each in marked(page) if "Song" in each["fontname"]]
        assert text_of(number) == "— 4 —"
        # Turned a quarter to the right: its foot is the left edge, its left edge the top.
        assert {tuple(map(round, each["matrix"][:4])) for each in number} == {(0, -1, 1, 0)}
        assert number[0]["matrix"][4] == pytest.approx((297 - 37 - 225 - 7) * MM - 0.38 * 14, abs=TOLERANCE)
        assert page.height - number[0]["matrix"][5] == pytest.approx(28 * MM + 14, abs=TOLERANCE)
        rules = [line for line in page.lines if line["width"] == 0]
        assert min(line["x0"] for line in rules) == pytest.approx(35 * MM, abs=TOLERANCE)
        assert max(line["x1"] for line in rules) == pytest.approx((297 - 37) * MM, abs=TOLERANCE)


def test_the_red_head_stands_where_the_standard_puts_it(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        page = pages[0]
        characters = written(page)
        mark = [each for each in characters if "BiaoSong" in each["fontname"] and each["size"] > 40]
        assert text_of(mark) == "示例县人民政府办公室文件"
        assert mark[0]["non_stroking_color"] == pytest.approx((0.902, 0, 0.07), abs=0.01)
        assert baseline(page, mark[0]) - 0.88 * 48 == pytest.approx((37 + 35) * MM, abs=TOLERANCE)
        assert mark[0]["x0"] >= 28 * MM - TOLERANCE
        assert mark[-1]["x1"] <= (28 + 156) * MM + TOLERANCE
        number = next(each for each in characters if each["text"] == "〔")
        (rule,) = page.lines
    assert rule["stroking_color"] == pytest.approx((0.902, 0, 0.07), abs=0.01)
    assert rule["width"] == pytest.approx(156 * MM, abs=TOLERANCE)
    number_foot = baseline(page, number) + 0.12 * 16 + (LINE - 16) / 2
    assert rule["top"] - number_foot == pytest.approx(4 * MM, abs=TOLERANCE)


def test_the_date_begins_two_characters_behind_the_signature(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        rows = {text: row for row, text in rows_of(pages[1]).items()}
        left = {
            text: min(each["x0"] for each in written(pages[1]) if round(baseline(pages[1], each), 1) == rows[text])
            for text in ("示例县人民政府办公室", "2026年3月12日")
        }
        right = max(
            each["x1"]
            for each in written(pages[1])
            if round(baseline(pages[1], each), 1) == rows["示例县人民政府办公室"]
        )
    assert left["2026年3月12日"] - left["示例县人民政府办公室"] == pytest.approx(2 * CHARACTER, abs=1)
    assert right == pytest.approx((28 + 156) * MM - 2 * CHARACTER, abs=0.5)
    assert rows["2026年3月12日"] - rows["示例县人民政府办公室"] == pytest.approx(LINE, abs=0.1)


def test_the_last_rule_of_the_imprint_is_the_foot_of_the_text_block(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        rules = sorted((line["top"], round(line["linewidth"] / MM, 2)) for line in pages[-1].lines)
    assert [width for _, width in rules] == [0.35, 0.25, 0.35]
    assert rules[-1][0] == pytest.approx((37 + 225) * MM, abs=TOLERANCE)


@pytest.mark.parametrize("length", [28 * lines + 20 for lines in range(6, 14)])
@pytest.mark.parametrize("head", [True, False])
def test_signature_date_and_note_are_never_alone_on_a_page(length: int, head: bool) -> None:
    text = ("县域医共体，由牵头医院（县人民医院）和12家成员单位组成。" * 30)[:length]
    paper = with_body(
        *(["各单位要高度重视。"] * 6),
        text,
        format="document",
        red_head=head,
        issuer_mark=("示例县人民政府",),
        standing="own",
        signature=("示例县人民政府",),
        date="2026年3月12日",
        disclosure_note="此件公开发布",
    )
    with opened(render_pdf(paper, on=ON)) as pages:
        rows = [list(rows_of(page).values()) for page in pages]
    (signed,) = [page for page in rows if "示例县人民政府" in page]
    assert signed.index("示例县人民政府") >= 2 or len(rows) == 1
    assert signed[-3:] == ["示例县人民政府", "2026年3月12日", "（此件公开发布）"], "the note goes with the date"
    body = "".join(row for page in rows for row in page)
    assert text in body, "the paragraph was cut, but nothing of it lost or doubled"
    assert not any(row[0] in "，。）、" for page in rows for row in page)


def test_a_paragraph_is_cut_only_where_a_line_may_end() -> None:
    sentence = "《全面推进北安市县域医共体建设实施方案》经市政府2024年第13次常务会议讨论通过。"
    for length in range(86, 106):
        paper = with_body(("国" * (length % 29) + sentence * 3)[:length], signature=("县政府",), date="2026年3月12日")
        with opened(render_pdf(paper, on=ON)) as pages:
            rows = list(rows_of(pages[0]).values())
        for above, below in pairwise(rows):
            assert below[0] not in "》。"
            assert above[-1] != "《"
            assert not (above[-1].isdigit() and below[0].isdigit())


@pytest.mark.parametrize("lines", range(15, 23))
def test_a_note_of_two_lines_goes_with_the_date_and_one_alone_with_the_text(lines: int) -> None:
    contact = "此件公开发布；联系人：办公室综合科；办公电话：0990-6600001"
    dated = with_body(*(["一行。"] * lines), signature=("县政府",), date="2026年3月12日", disclosure_note=contact)
    for paper, before in ((dated, "2026年3月12日"), (replace(dated, signature=(), date=""), "一行。")):
        with opened(render_pdf(paper, on=ON)) as pages:
            rows = [list(rows_of(page).values()) for page in pages]
        (noted,) = [page for page in rows if any(row.startswith("（此件") for row in page)]
        start = next(number for number, row in enumerate(noted) if row.startswith("（此件"))
        assert noted[start - 1 : start] == [before]


def test_a_long_line_of_marks_stands_clear_of_the_page_number_on_either_side() -> None:
    caution = "所附章程已于2025年6月12日第二次修正，此处为现行文本，非印发时文本，以存档原件为准"
    paper = with_body(*(["一行。"] * 40), standing="fictional", footer_mark=caution)
    with opened(render_pdf(paper, on=ON)) as pages:
        assert len(pages) >= 2
        for page in pages:
            heights = {"number": 14.0, "line": 10.5}
            found = {
                part: [each for each in marked(page) if each["size"] == pytest.approx(size, abs=0.1)]
                for part, size in heights.items()
            }
            assert squeezed(text_of(found["line"])) == f"示例数据，纯属虚构{caution}"
            edges = [min(each["x0"] for each in found["number"]), max(each["x1"] for each in found["number"])]
            assert all(each["x1"] < edges[0] - 7 or each["x0"] > edges[1] + 7 for each in found["line"])
            below = [baseline(page, each) for each in found["line"]]
            assert len({round(each) for each in below}) == 3
            assert max(below) < page.height - 5 * MM


@pytest.mark.parametrize("footer_mark", ["字" * 26, "印发时文本以存档原件为准。" * 4 + "字" * 26])
def test_the_lines_of_the_mark_hold_all_of_it_in_either_format(footer_mark: str) -> None:
    paper = with_body("正文。", standing="own", footer_mark=footer_mark)
    lines = page_lines(paper)
    assert "".join(lines) == footer_mark
    assert all(width(line) <= 26 for line in lines)


@pytest.mark.parametrize("fillers", range(17, 22))
def test_a_heading_never_ends_a_page(fillers: int) -> None:
    body = (*(Paragraph("一行。") for _ in range(fillers)), Heading(1, "一、标题"), Paragraph("其下的正文。"))
    with opened(render_pdf(replace(PLAIN, body=body), on=ON)) as pages:
        rows = [list(rows_of(page).values()) for page in pages]
    assert all(page[-1] != "一、标题" for page in rows)
    assert sum(page.count("一、标题") for page in rows) == 1


def test_an_issued_text_and_an_upright_annex_after_a_landscape_one_begin_new_pages() -> None:
    annexes = (
        Annex(title="横表", blocks=(Paragraph("横。"),), landscape=True),
        Annex(title="所附章程", blocks=(Paragraph("竖。"),), labelled=False),
    )
    paper = with_body("正文。", annexes=annexes)
    with opened(render_pdf(paper, on=ON)) as pages:
        assert [page.width > page.height for page in pages] == [False, True, False]
        assert text_of(written(pages[1])).startswith("附件横表")
        assert text_of(written(pages[2])).startswith("所附章程")


def test_only_vendored_fonts_are_in_the_file_and_all_of_them_embedded(notice_pdf: bytes) -> None:
    names = set()
    with pikepdf.open(io.BytesIO(notice_pdf)) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                names.add(str(font.BaseFont).split("+")[1].split("-")[0])
                assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
    assert names == {"YGTFangSong", "YGTBiaoSong", "YGTHei", "YGTKai", "YGTSong"}


def test_the_file_declares_and_bears_what_pdf_a_and_pdf_ua_ask_for(notice_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(notice_pdf)) as document:
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
        assert document.Root.Lang == "zh-CN"
        assert document.Root.MarkInfo.Marked
        assert "/OutputIntents" in document.Root
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title) == NOTICE.title
        assert str(document.docinfo.CreationDate) == "D:20260311160000Z", "midnight in Beijing"
        kinds = _kinds(document.Root.StructTreeRoot)
    assert [kind for kind in kinds if kind.startswith("H")] == [
        "H1",
        "H2",
        "H2",
        "H3",
        "H4",
        "H5",
        "H1",
        "H2",
        "H3",
        "H1",
    ]
    assert kinds.count("Table") == 2
    assert kinds.count("TH") == 6


def _kinds(element: pikepdf.Object) -> list[str]:
    """The kinds of the structure elements below `element`, in reading order."""
    if not isinstance(element, pikepdf.Dictionary):
        return []
    children = element.get("/K", [])
    below = [
        kind for child in (children if isinstance(children, pikepdf.Array) else [children]) for kind in _kinds(child)
    ]
    return [*([str(element.S)[1:]] if "/S" in element else []), *below]


def test_a_plain_sheet_has_neither_head_nor_imprint() -> None:
    with opened(render_pdf(PLAIN, on=ON)) as pages:
        (page,) = pages
        assert list(rows_of(page).values()) == ["情况说明", "正文。"]
        assert not page.lines
