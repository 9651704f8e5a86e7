"""What an amendment says of each article, from the two texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.drafting.amended_articles import amended_articles
from ygt.ledger.announced import Announced
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.publish.notices.amendment import article_sentence

FILE = "org/charter/community.yaml"
NAME = "示例县紧密型县域医疗卫生共同体章程"
LONG = "为规范县域医共体管理，制定本章程。"


def charter(ledger: Ledger) -> Record:
    found = ledger.find(NAME, "charter")
    assert found is not None
    return found


def told(mini: Path, *edits: tuple[str, str]) -> list[str]:
    """The sentences of the amendment that some edits of the charter amount to."""
    before = charter(load(mini)[0])
    path = mini / FILE
    text = path.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    after = charter(load(mini)[0])
    return [article_sentence(Announced(after, 0, one)) for one in amended_articles(before, after)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("理事会名额, value: 3", "理事会名额, value: 5",
         ["将第三条中的“理事会由3名理事组成”修改为“理事会由5名理事组成”。"]),
        (LONG, "为规范县域医共体管理，保障群众健康，制定本章程。",
         ["将第一条中的“为规范县域医共体管理”修改为“为规范县域医共体管理，保障群众健康”。"]),
        (LONG, "制定本章程。", ["将第一条中的“为规范县域医共体管理，制定本章程”修改为“制定本章程”。"]),
        (LONG, "县域医共体坚持公益性原则。", [f"将第一条中的“{LONG}”修改为“县域医共体坚持公益性原则。”"]),
        (LONG, LONG.replace("，", "、"), []),
        ("              - {number: （一）, text: 审议年度计划；}\n", "", None),
    ],
)  # fmt: skip
def test_sentences(old: str, new: str, expected: list[str] | None, mini: Path) -> None:
    found = told(mini, (old, new))
    assert found == expected if expected is not None else "删去第三条第（一）项：“审议年度计划；”。" in found


def test_an_article_added_and_one_removed(mini: Path) -> None:
    added = "      - number: 第四条\n        paragraphs:\n          - text: 本章程自通过之日起施行。\n"
    text = (mini / FILE).read_text("utf-8").rstrip("\n")
    last = text.split("\n")[-1]
    assert told(mini, (last, f"{last}\n{added}".rstrip("\n"))) == ["增加一条，作为第四条：“本章程自通过之日起施行。”"]


def test_nothing_changed_says_nothing(mini: Path) -> None:
    assert told(mini) == []
