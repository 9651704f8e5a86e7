"""Two drafts of the demonstration county: a report without a slip, and a notice with one in nearly every sentence."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from documents import of_lines, package

from workspaces import REPOSITORY
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.proofreading.draft import Draft
from ygt.proofreading.mark import Mark
from ygt.proofreading.verify import verify
from ygt.proofreading.word.comments import Comment, commented
from ygt.proofreading.word.reading import read_draft

DRAFTS = Path(__file__).parent / "drafts"


@cache
def demo() -> Ledger:
    return load(REPOSITORY / "examples" / "demo")[0]


def lines(name: str) -> list[str]:
    return (DRAFTS / name).read_text(encoding="utf-8").splitlines()


def verified(name: str) -> tuple[Draft, list[Mark]]:
    draft = read_draft(package(of_lines(lines(name)))).draft
    assert draft.day == date(2026, 7, 8)
    return draft, verify(draft, demo(), draft.day)


def test_a_clean_report_has_no_marks() -> None:
    assert verified("clean.txt")[1] == []


EXPECTED = [
    ("JH122", "组成人员名单如下："),
    ("JH101", "12家乡镇卫生院"),
    ("JH103", "二十一个中心"),
    ("JH103", "六大临床服务中心"),
    ("JH111", "示例县人民医元"),
    ("JH303", "示医共委发[2024]2号"),
    ("JH132", "示政发〔2024〕18号"),
    ("JH102", "委员18名"),
    ("JH121", "县委书记尚德明"),
    ("JH113", "卫计局"),
    ("JH304", "截止"),
    ("JH302", "2026年6月31日"),
    ("JH105", "512种"),
    ("JH141", "阿莫西琳"),
    ("JH141", "布洛纷"),
    ("JH122", "温如许  副县长"),
    ("JH111", "示例县第三人民医院"),
    ("JH205", "（三）"),
    ("JH307", ","),
    ("JH306", "。。"),
]


def test_every_slip_of_the_notice_is_marked_and_nothing_else() -> None:
    draft, marks = verified("wrong.txt")
    found = [(one.code, draft.paragraphs[one.paragraph].text[one.start : one.end]) for one in marks]
    assert sorted(found) == sorted(EXPECTED)


@pytest.mark.parametrize("name", ["clean.txt", "wrong.txt"])
def test_marking_a_marked_draft_changes_no_mark(name: str) -> None:
    word = read_draft(package(of_lines(lines(name))))
    marks = verify(word.draft, demo(), date(2026, 7, 8))
    copy = commented(word, [Comment(one.paragraph, one.start, one.end, (one.message,)) for one in marks])
    again = read_draft(package(copy)).draft
    assert verify(again, demo(), date(2026, 7, 8)) == marks
