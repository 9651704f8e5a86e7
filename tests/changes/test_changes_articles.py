"""Articles word by word."""

from __future__ import annotations

import pytest

from ygt.changes.articles import Piece, Text, amendments, wording
from ygt.ledger.charters import Article


def article(*texts: str | tuple[str, str]) -> Text:
    """An article of these paragraphs, or of pieces with where they stand."""
    pieces = tuple(Piece(*one) if isinstance(one, tuple) else Piece("", one) for one in texts)
    return Text(Article(None, {}, (), {}, None), "第一条", "", pieces)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (["设理事7名。"], ["设理事9名。"], ["“设理事7名”修改为“设理事9名”"]),
        (["依法管理，保障健康。"], ["依法管理，公开透明，保障健康。"], ["增加“公开透明”"]),
        (["依法管理，公开透明，保障健康。"], ["依法管理，保障健康。"], ["删去“公开透明”"]),
        ([("第一款", "甲。"), ("第二款", "乙。")], [("第一款", "甲。")], ["删去第二款“乙”"]),
        ([("第一款", "甲。")], [("第一款", "甲。"), ("第二款", "乙。")], ["增加第二款“乙”"]),
        ([("第一款", "甲。"), ("第二款", "乙。")], [("第一款", "乙。"), ("第二款", "甲。")], ["各款、项的次序有调整"]),
        ([("第（一）项", "审议计划；")], [("第（一）项", "审议计划。")], ["第（一）项中的“审议计划”处的标点有调整"]),
        (["同样。"], ["同样。"], []),
    ],
)
def test_an_amendment_is_told_as_amendments_are(before: list[str], after: list[str], said: list[str]) -> None:
    assert amendments(article(*before), article(*after)) == said


def test_wording_gives_back_both_texts() -> None:
    before, after = "理事会由7名理事组成，每届任期3年。", "理事会由9名理事、监事组成，任期5年。"
    parts = wording(before, after)
    assert "".join(text for sign, text in parts if sign != "+") == before
    assert "".join(text for sign, text in parts if sign != "-") == after
    assert all(text for _, text in parts)
