"""信函格式, 纪要格式, 套打 and papers for a superior, measured in the PDF (GB/T 9704-2012, 7.2 and 10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from format_samples import LETTER, MINUTES, OVERPRINT, SHEET, SINGLE, UPWARD
from paper_samples import MM, ON, baseline, marked, opened, rows_of, squeezed, text_of, written

from ygt.publish.papers.model import Paper
from ygt.publish.papers.pdf import render_pdf

ROW = 225 * MM / 22
CHARACTER = 156 * MM / 28
TOLERANCE = 0.5 * MM
# How far a character's baseline lies below the upper edge of its row, at 16 points.
BASELINE = 0.88 * 16 + (ROW - 16) / 2
RED = (0.9020, 0.0, 0.0706)


def is_red(colour: Any) -> bool:
    return isinstance(colour, tuple) and len(colour) == 3 and colour == pytest.approx(RED, abs=0.01)


def row_of(page: Any, text: str) -> tuple[float, list[dict[str, Any]]]:
    """The baseline and the characters of the line that holds `text`; the characters are those of `text` alone."""
    for height, line in rows_of(page).items():
        if text in line:
            characters = [each for each in written(page) if round(baseline(page, each), 1) == height]
            start = line.index(text)
            return height, characters[start : start + len(text)]
    raise AssertionError(f"{text} is not on the page")


def rules_of(page: Any) -> list[tuple[float, float, float, float]]:
    """Red rules from top to bottom: upper edge, left, right and thickness in millimetres."""
    found = ((line["top"], line) for line in page.lines if is_red(line["stroking_color"]))
    return [
        ((top - line["linewidth"] / 2) / MM, line["x0"] / MM, line["x1"] / MM, line["linewidth"] / MM)
        for top, line in sorted(found, key=lambda each: each[0])
    ]


@pytest.fixture(scope="module")
def letter() -> bytes:
    return render_pdf(LETTER, on=ON)


def test_a_letter_bears_one_mark_and_two_double_rules(letter: bytes) -> None:
    with opened(letter) as pages:
        red = [each for each in written(pages[0]) if is_red(each["non_stroking_color"])]
        assert text_of(red) == "示例县卫生健康局", "the host's mark alone, without 文件"
        assert baseline(pages[0], red[0]) - 0.88 * 36 == pytest.approx(30 * MM, abs=TOLERANCE)
        rules = rules_of(pages[0])
        assert [round(thickness, 2) for *_, thickness in rules] == [0.8, 0.35, 0.35, 0.8], "thick above thin, then thin"
        assert all((left, right) == pytest.approx((20, 190), abs=0.5) for _, left, right, _ in rules)
        assert rules[0][0] == pytest.approx(30 + 36 / MM + 4, abs=0.5)
        assert rules[3][0] + rules[3][3] == pytest.approx(297 - 20, abs=0.5)
        assert [rules_of(page) for page in pages[1:]] == [[]]


def test_the_number_of_a_letter_stands_right_below_the_rule_and_the_title_two_lines_below_it(letter: bytes) -> None:
    with opened(letter) as pages:
        page = pages[0]
        height, number = row_of(page, LETTER.number)
        assert number[-1]["x1"] == pytest.approx((28 + 156) * MM, abs=TOLERANCE)
        below = height - 0.88 * 16 - (rules_of(page)[1][0] + 0.35) * MM
        assert below == pytest.approx(7 / 8 * 16, abs=TOLERANCE)
        title, _ = row_of(page, "示例县卫生健康局关于征求")
        assert 3 * ROW - 1 <= title - height <= 4 * ROW


def test_the_first_page_of_a_letter_has_no_number_and_its_imprint_neither_rules_nor_printer(letter: bytes) -> None:
    with opened(letter) as pages:
        assert text_of(marked(pages[0])) == ""
        assert squeezed(text_of(marked(pages[1]))) == "—2—"
        assert not pages[-1].lines
        height, text = row_of(pages[-1], "抄送：县委办公室，县政府办公室。")
        assert text[0]["x0"] == pytest.approx(28 * MM + 14, abs=TOLERANCE)
        assert (37 + 225) * MM - height < 14


@pytest.fixture(scope="module")
def minutes() -> bytes:
    return render_pdf(MINUTES, on=ON)


def test_minutes_have_mark_number_office_day_and_rule_in_their_head(minutes: bytes) -> None:
    with opened(minutes) as pages:
        page = pages[0]
        red = [each for each in written(page) if is_red(each["non_stroking_color"])]
        assert text_of(red) == "示例县县域医共体理事会会议纪要"
        number, characters = row_of(page, "第3次")
        middle = (characters[0]["x0"] + characters[-1]["x1"]) / 2
        assert middle == pytest.approx((28 + 78) * MM, abs=TOLERANCE)
        height, office = row_of(page, "理事会办公室")
        same, day = row_of(page, "2026年3月12日")
        assert height == same == pytest.approx(number + ROW, abs=0.2)
        assert office[0]["x0"] == pytest.approx(28 * MM + CHARACTER, abs=TOLERANCE)
        assert day[-1]["x1"] == pytest.approx((28 + 156) * MM - CHARACTER, abs=TOLERANCE)
        ((top, left, right, _),) = rules_of(page)
        assert (left, right) == pytest.approx((28, 184), abs=0.5)
        assert top * MM == pytest.approx(height - BASELINE + ROW + 4 * MM, abs=TOLERANCE)


def test_minutes_end_with_who_was_there_and_bear_no_signature(minutes: bytes) -> None:
    with opened(minutes) as pages:
        lines = [line for page in pages for line in rows_of(page).values()]
    start = next(number for number, line in enumerate(lines) if line.startswith("出席"))
    text = "".join(lines[start:])
    assert squeezed(text).startswith(
        "出席：县人民医院张三、李四，县中医医院王小明，青河镇中心卫生院阿拉腾达来，县卫生健康局欧阳修远"
        "请假：县财政局赵六列席：孙七、周八（此件公开发布）"
    )
    names = [member.name for line in MINUTES.attendance for member in line.members]
    assert all(any(name in line for line in lines[start:]) for name in names), "no line ends within a name"
    assert "理事会办公室" not in text
    with opened(minutes) as pages:
        page = pages[0]
        _, label = row_of(page, "出席：")
        _, going_on = row_of(page, lines[start + 1])
    assert label[0]["x0"] == pytest.approx(28 * MM + 2 * CHARACTER, abs=TOLERANCE)
    assert going_on[0]["x0"] == pytest.approx(28 * MM + 5 * CHARACTER, abs=TOLERANCE)


@pytest.mark.parametrize("paper", [SINGLE, LETTER, MINUTES], ids=["document", "letter", "minutes"])
def test_printing_onto_red_paper_leaves_out_what_is_red_and_moves_nothing(paper: Paper) -> None:
    with opened(render_pdf(paper, on=ON)) as red, opened(render_pdf(replace(paper, overprint=True), on=ON)) as blank:
        assert len(red) == len(blank)
        for printed, over in zip(red, blank, strict=True):
            assert not rules_of(over)
            kept = [each for each in printed.chars if not is_red(each["non_stroking_color"])]
            places = [(each["text"], round(each["x0"], 1), round(baseline(printed, each), 1)) for each in kept]
            assert [
                (each["text"], round(each["x0"], 1), round(baseline(over, each), 1)) for each in over.chars
            ] == places


@pytest.mark.parametrize("rule_at", [95.0, 130.5])
def test_an_offices_own_red_paper_has_its_rule_where_it_was_measured(rule_at: float) -> None:
    with opened(render_pdf(replace(OVERPRINT, rule_at=rule_at), on=ON)) as pages:
        number, _ = row_of(pages[0], OVERPRINT.number)
        title, _ = row_of(pages[0], "示例县人民政府办公室关于")
    assert number == pytest.approx((rule_at - 4) * MM - ROW + BASELINE, abs=TOLERANCE)
    assert 2 * ROW <= title - 0.88 * 22 - (ROW - 22) / 2 - rule_at * MM <= 3 * ROW


def test_whoever_signed_stands_right_two_a_row_and_the_number_beside_the_last() -> None:
    with opened(render_pdf(UPWARD, on=ON)) as pages:
        page = pages[0]
        first, label = row_of(page, "签发人：")
        second, number = row_of(page, UPWARD.number)
        assert second - first == pytest.approx(ROW, abs=0.2)
        assert number[0]["x0"] == pytest.approx(28 * MM + CHARACTER, abs=TOLERANCE)
        upper, last = row_of(page, "李\u3000四")
        lower, below = row_of(page, "欧阳修远")
        assert (upper, lower) == (first, second)
        _, above = row_of(page, "王\u3000㛃")
        assert below[0]["x0"] == pytest.approx(above[0]["x0"], abs=TOLERANCE)
        assert last[-1]["x1"] == pytest.approx((28 + 156) * MM - CHARACTER, abs=TOLERANCE)
        assert {each["fontname"].split("+")[1] for each in [*below, last[0]]} == {"YGTKai"}
        assert label[0]["fontname"].endswith("YGTFangSong")
        ((top, *_),) = rules_of(page)
        assert top * MM == pytest.approx(second - BASELINE + ROW + 4 * MM, abs=TOLERANCE)


def test_a_draft_sheet_leaves_room_and_a_day_where_nobody_has_signed() -> None:
    with opened(render_pdf(SHEET, on=ON)) as pages:
        (page,) = pages
        assert next(iter(rows_of(page).values())) == "示例县卫生健康局发文稿纸"
        (table,) = page.find_tables()
        cells = [squeezed(cell) for row in table.extract() for cell in row if cell is not None]
    assert table.bbox[2] - table.bbox[0] == pytest.approx(156 * MM, abs=1)
    assert dict(zip(cells[::2], cells[1::2], strict=True)) == {
        "签发": "年月日",
        "会签": "县医疗保障局王五2026年3月3日县财政局年月日",
        "核稿": "李四年月日",
        "拟稿": "办公室张三2026年3月1日",
        "标题": "示例县卫生健康局关于调整统一用药目录的通知",
        "主送机关": "各乡镇卫生院",
        "抄送机关": "县医疗保障局",
        "附件": "1.目录2.说明",
        "发文依据": "县医共委2026年第1次会议",
        "发文字号": "",
        "公开属性": "主动公开",
        "紧急程度": "",
        "印制份数": "60",
    }
