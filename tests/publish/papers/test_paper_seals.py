"""署名 and 成文日期 with room for seals, measured in the PDF (GB/T 9704-2012, 7.3.5.1)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from format_samples import JOINT, MANY, OFFICES, SINGLE
from paper_samples import MM, ON, opened, rows_of, with_body
from test_paper_formats import CHARACTER, ROW, TOLERANCE, row_of

from ygt.publish.papers.layout import lay_out
from ygt.publish.papers.pdf import render_pdf

SEAL = 42 * MM


def centre(characters: list[dict[str, Any]]) -> float:
    return float(characters[0]["x0"] + characters[-1]["x1"]) / 2


def test_one_seal_the_date_four_characters_in_and_the_signature_centred_above_it() -> None:
    with opened(render_pdf(SINGLE, on=ON)) as pages:
        page = pages[-1]
        signature, name = row_of(page, "示例县人民政府办公室")
        date, day = row_of(page, "2026年3月12日")
        text, _ = row_of(page, "不另行文。")
    assert day[-1]["x1"] == pytest.approx((28 + 156) * MM - 4 * CHARACTER, abs=TOLERANCE)
    assert centre(name) == pytest.approx(centre(day), abs=TOLERANCE)
    assert date - signature == pytest.approx(ROW, abs=0.2)
    assert signature - text == pytest.approx(3 * ROW, abs=0.2), "two rows stay free for the upper half of the seal"


def test_the_names_of_a_joint_paper_stand_three_a_row_far_enough_apart_for_their_seals() -> None:
    with opened(render_pdf(JOINT, on=ON)) as pages:
        page = next(page for page in pages if JOINT.date in rows_of(page).values())
        found = [row_of(page, name) for name in JOINT.signature]
        date, day = row_of(page, JOINT.date)
    assert len({height for height, _ in found}) == 1
    centres = [centre(name) for _, name in found]
    assert centres == sorted(centres), "the host first"
    assert all(right - left >= SEAL for left, right in pairwise(centres))
    assert centres[0] - SEAL / 2 >= 28 * MM
    assert centres[-1] + SEAL / 2 <= (28 + 156) * MM
    assert centre(day) == pytest.approx(centres[-1], abs=TOLERANCE)
    assert date - found[-1][0] == pytest.approx(ROW, abs=0.2)


def test_a_second_row_of_seals_is_clear_of_the_first_and_ends_at_the_right() -> None:
    with opened(render_pdf(MANY, on=ON)) as pages:
        page = next(page for page in pages if MANY.date in rows_of(page).values())
        found = {name: row_of(page, name) for name in MANY.signature}
        _, day = row_of(page, MANY.date)
    upper, lower = ({round(found[name][0], 1) for name in part} for part in (MANY.signature[:3], MANY.signature[3:]))
    assert len(upper) == len(lower) == 1
    assert min(lower) - max(upper) >= SEAL
    centres = {name: centre(characters) for name, (_, characters) in found.items()}
    assert centres["示例县医保局"] == pytest.approx(centres["示例县卫健局"], abs=TOLERANCE)
    assert centre(day) == pytest.approx(centres["示例县医保局"], abs=TOLERANCE)


def test_long_names_stand_two_a_row_or_wrap_rather_than_run_into_each_other() -> None:
    rows = lay_out(replace(JOINT, signature=(*OFFICES, "示例县人力资源和社会保障局"))).signed.seals
    assert [row.cells for row in rows] == [
        (("中共示例县委办公室",), ("示例县人民政府办公室",)),
        ((), ("示例县人力资源和社会保障局", "2026年3月12日")),
    ]
    name = "示例县紧密型县域医疗卫生共同体建设工作领导小组及其办公室全体成员单位"
    (row,) = lay_out(replace(JOINT, signature=(name, "甲"))).signed.seals[:1]
    assert "".join(row.cells[0]) == name
    assert len(row.cells[0]) > 1


@pytest.mark.parametrize("signature", [("示例县人民政府",), OFFICES], ids=["one", "two"])
@pytest.mark.parametrize("lines", [15, 16, 17, 18])
def test_room_for_seals_is_never_alone_on_a_page(signature: tuple[str, ...], lines: int) -> None:
    paper = with_body(
        *["各单位要高度重视。"] * lines, standing="own", signature=signature, date="2026年3月12日", sealed=True
    )
    with opened(render_pdf(paper, on=ON)) as pages:
        rows = [list(rows_of(page).values()) for page in pages]
    (signed,) = [page for page in rows if "2026年3月12日" in page]
    assert "各单位要高度重视。" in signed
    assert all(any(name in line for line in signed) for name in signature)


def test_more_seals_than_a_page_holds_go_on_to_the_next() -> None:
    names = tuple(f"示例县第{number}局" for number in range(1, 19))
    with opened(render_pdf(replace(JOINT, issuer_mark=names[:1], signature=names), on=ON)) as pages:
        text = "".join(line for page in pages for line in rows_of(page).values())
    assert all(name in text for name in names)
