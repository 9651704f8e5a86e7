"""The definitions: complete, in order, and true of their own examples."""

from __future__ import annotations

import re
import string
from itertools import chain

import pytest
from source_cases import FAULTY

from ygt.findings import Example, Rule
from ygt.source.reader import MAX_BYTES, read
from ygt.source.rules import RULES

WITHOUT_EXAMPLE = {"YGT014", "YGT016"}


def codes_in(example: Example) -> set[str]:
    content = example.raw if example.raw is not None else example.text.encode()
    return {one.code for one in read(example.path, content).findings}


def test_codes_have_no_gap_and_no_namesake() -> None:
    assert [rule.code for rule in RULES] == [f"YGT{number:03}" for number in range(1, len(RULES) + 1)]
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert not any(rule.exceptable for rule in RULES)
    assert {rule.code for rule in RULES if rule.severity == "note"} == {"YGT003", "YGT004", "YGT018"}


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_examples_do_what_they_say(rule: Rule) -> None:
    assert bool(rule.bad) == (rule.code not in WITHOUT_EXAMPLE)
    for example in rule.bad:
        assert codes_in(example) == {rule.code}
    assert rule.good
    for example in rule.good:
        assert codes_in(example) == set()


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_texts_are_chinese_and_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    for text in (rule.title, rule.why):
        assert re.search("[一-鿿]", text)
    assert rule.why.endswith("。")
    for template in (rule.message, rule.help):
        assert template
        assert not template.endswith("。")
        for literal, _, _, _ in string.Formatter().parse(template):
            assert "{" not in literal


def test_every_code_has_a_case() -> None:
    seen = {code for code, _, _ in chain.from_iterable(expected for _, _, expected in FAULTY)}
    elsewhere = {"YGT001", "YGT002", "YGT014", "YGT016"}  # test_source_encoding, _reader, _opening
    assert seen | elsewhere == {rule.code for rule in RULES}
    assert read("a.yaml", b" " * (MAX_BYTES + 1)).findings[0].code == "YGT014"
