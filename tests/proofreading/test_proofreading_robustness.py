"""Whatever a draft says, it is judged without a fault, and every mark lies on characters that are there."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspaces import MINI, TESTS
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.proofreading.draft import Draft
from ygt.proofreading.table import CHECKS
from ygt.proofreading.verify import verify

WORDS = [
    *(
        "示例县",
        "县卫生健康局",
        "局长",
        "赵远山",
        "（",
        "）",
        "“",
        "”",
        "《实施方案》",
        "《",
        "》",
        "第",
        "条",
        "（三）",
        "一、",
    ),
    *(
        "12",
        "家",
        "名",
        "乡镇卫生院",
        "医共委",
        "委员",
        "由",
        "组成",
        "2026年2月30日",
        "204年",
        "〔2024〕",
        "8号",
        "、",
        "，",
        "。",
    ),
    *(
        "截止",
        "以下简称",
        "附件",
        "1.",
        "  ",
        "\t",
        "\n",
        "𬱖",
        "\u3000",
        "阿莫西",
        "林",
        "五大",
        "中心",
        "等",
        "N",
        "+",
        "1",
    ),
]


@cache
def county() -> Ledger:
    return load(MINI)[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map("".join), max_size=6))
def test_any_draft_is_judged(lines: list[str]) -> None:
    draft = Draft.of_lines(lines)
    for mark in verify(draft, county(), date(2026, 3, 1)):
        text = draft.paragraphs[mark.paragraph].text
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.code in CHECKS
        assert draft.paragraphs[mark.paragraph].place(mark.start)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_judged(lines: list[str]) -> None:
    draft = Draft.of_lines(lines)
    for mark in verify(draft, county(), date(2026, 3, 1)):
        assert mark.end <= len(draft.paragraphs[mark.paragraph].text)


@pytest.mark.parametrize("folder", ["fixtures/wrong_county", "cli/fixtures/wrong"])
def test_a_ledger_with_mistakes_can_be_held_against(folder: str) -> None:
    held = load(TESTS / folder)[0]
    names = [one.name for records in held.records.values() for one in records if one.name]
    lines = [f"由{name}牵头，{name}局长赵远山（{name}院长）设委员9名，共12家乡镇卫生院。" for name in names]
    draft = Draft.of_lines([*lines, *(text for path in held.texts.values() for text in path.splitlines())])
    assert isinstance(verify(draft, held, date(2026, 3, 1)), list)


def test_an_empty_draft_has_no_marks() -> None:
    assert verify(Draft.of_lines([]), county(), date(2026, 3, 1)) == []
