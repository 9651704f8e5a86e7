"""The parts of checking many ledgers: the register of facts, the helpers, the bar."""

from __future__ import annotations

import io
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ygt.errors import ToolError
from ygt.findings import Place
from ygt.nation.choosing import chosen
from ygt.nation.facts import Fact
from ygt.nation.progress import Progress
from ygt.nation.register import Clash, Register, key_of, packed
from ygt.nation.working import AHEAD, Answers, processes_for


def fact(key: str, about: str = "") -> Fact:
    return Fact("YGT202", key, about, Place("x.yaml"), "", "", "", key)


def clashes(*ledgers: list[Fact]) -> Iterator[Clash]:
    register = Register()
    for number, facts in enumerate(ledgers):
        register.enter(number, packed(facts))
    return register.clashes()


def test_what_two_ledgers_say_clashes_with_the_first_that_said_it() -> None:
    found = list(clashes([fact("a"), fact("b")], [fact("a")], [fact("c")], [fact("a"), fact("a")]))
    assert found == [Clash(0, 1, key_of(fact("a"))), Clash(0, 3, key_of(fact("a")))]


def test_the_same_thing_said_twice_does_not_clash_and_what_one_ledger_repeats_is_its_own_matter() -> None:
    assert list(clashes([fact("a", "x"), fact("b"), fact("b")], [fact("a", "x")])) == []
    assert list(clashes([fact("a", "x")], [fact("a", "y")])) == [Clash(0, 1, key_of(fact("a")))]


def test_a_claim_takes_sixteen_bytes() -> None:
    numbers = packed(fact(str(number)) for number in range(10))
    assert isinstance(numbers, array) and len(numbers.tobytes()) == 160


def double(number: int) -> int:
    if number == 13:
        raise ValueError(number)
    return number * 2


def leave(number: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("processes", [1, 3])
def test_answers_come_in_the_order_of_the_questions(processes: int) -> None:
    with closing(Answers(double, processes)) as answers:
        questions = [*range(13), *range(14, 2 * AHEAD)]
        assert list(answers.to(questions)) == [2 * number for number in questions]


def test_a_fault_of_a_helper_is_told_with_its_place() -> None:
    with closing(Answers(double, 2)) as answers, pytest.raises(RuntimeError, match="ValueError: 13"):
        list(answers.to([12, 13]))


def test_a_helper_that_is_gone_is_told() -> None:
    with closing(Answers(leave, 2)) as answers, pytest.raises(ToolError, match="意外结束"):
        list(answers.to([1, 2, 3]))


def test_no_more_helpers_than_there_is_work() -> None:
    assert processes_for(1) == 1
    assert 1 <= processes_for(1000) <= 8


def test_a_pattern_means_ledgers_each_once(tmp_path: Path) -> None:
    for name in ("b/c1/org", "b/c2/members", "a/c3/catalogues", "b/.hidden/org"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "b" / "README.md").write_text("", encoding="utf-8")
    (tmp_path / "b" / "again").symlink_to(tmp_path / "b" / "c1")
    assert chosen(tmp_path, ["b/*", "*/c3", "b/c2"]) == ["a/c3", "b/again", "b/c2"]


def test_the_bar_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    for shown in (False, True):
        bar = Progress(4, shown=shown)
        bar.at(0)
        bar.hide()
        bar.at(3)
        bar.hide()
        assert bool(said.getvalue()) == shown
    assert "[##################------] 3/4" in said.getvalue() and said.getvalue().endswith("\r\x1b[K")
