"""The part of regular expressions a condition may use: what is refused, and that engines agree on the rest."""

from __future__ import annotations

import time

import jsonschema_rs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ygt.conditions.patterns import LONGEST_TEXT, UnsafePatternError, safe
from ygt.schema.engine import portable_validator

REFUSED = {
    "": "为空",
    "院" * 201: "超过200个字符",
    "(院+)+$": "括号内的部分不可重复",
    "(a|a)*": "括号内的部分不可重复",
    "(a?){20}": "括号内的部分不可重复",
    r"(a)\1": r"不提供“\1”写法",
    r"\d": r"不提供“\d”写法",
    r"\p{L}": r"不提供“\p”写法",
    "(?=a)": "不提供“(?…”写法",
    "(?i)a": "不提供“(?…”写法",
    "a**": "重复之后不可再重复",
    "a+?": "重复之后不可再重复",
    "a{2}{3}": "重复之后不可再重复",
    "a{3,2}": f"重复次数应不超过{LONGEST_TEXT}，且先小后大",
    "a{1,999}": f"重复次数应不超过{LONGEST_TEXT}，且先小后大",
    "a{,3}": "“{ }”中应为次数，如 {4} 或 {1,3}",
    "a{": "“{ }”中应为次数，如 {4} 或 {1,3}",
    "*a": "“*”之前没有可重复的字符，或括号不成对",
    "a|*": "“*”之前没有可重复的字符，或括号不成对",
    "(a": "括号不成对",
    "a)": "括号不成对",
    "[": "方括号不成对，或其中为空",
    "[]": "方括号不成对，或其中为空",
    "[^]": "方括号不成对，或其中为空",
    "[z-a]": "“z-a”的先后颠倒",
    "[[a]]": r"方括号中的“[”须写作“\[”，“&”“~”不可用",
    "[a&&b]": r"方括号中的“&”须写作“\&”，“&”“~”不可用",
    "a^b": "“^”只可在开头，“$”只可在末尾",
    "a$b": "“^”只可在开头，“$”只可在末尾",
    "((((((a))))))": "括号层数过多",
    ".*.*.*": "重复过多，匹配可能极慢",
    "a?" * 20: "重复过多，匹配可能极慢",
    "(a|b|ab)" * 20: "重复过多，匹配可能极慢",
    "a\\": "不提供“\\”写法",
}


@pytest.mark.parametrize("pattern", REFUSED)
def test_refused(pattern: str) -> None:
    with pytest.raises(UnsafePatternError) as caught:
        safe(pattern)
    assert str(caught.value) == REFUSED[pattern]


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("卫生院$", "卫生院$"),
        ("^第.+次会议$", "^第[^\\n]+次会议$"),
        ("^甲|乙$", "^(?:甲|乙)$"),
        ("甲|乙", "(?:甲|乙)"),
        ("(市|县)第[一二三]人民医院", "(?:市|县)第[一二三]人民医院"),
        (r"5\.0元\$", r"5\.0元[$]"),
        (r"[\-\]\$]", r"[\-\]\$]"),
        ("20[0-9]{2}", "20[0-9]{2}"),
        ("^", "^"),
        ("$", "$"),
    ],
)
def test_offered(pattern: str, meant: str) -> None:
    assert safe(pattern) == meant


PIECES = st.sampled_from(
    ["甲", "乙", "a", "b", ".", "[甲乙]", "[^a]", r"\.", r"\$", r"\-", "(a|b)", "(甲乙)", "[a-c]", r"[\]\-]"]
)
REPEATS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{1,2}", "{2,}"])
PATTERNS = st.lists(st.builds("".join, st.tuples(PIECES, REPEATS)), max_size=6).map("".join)
ANCHORED = st.builds("".join, st.tuples(st.sampled_from(["", "^"]), PATTERNS, st.sampled_from(["", "$", r"\$", "|乙"])))
TEXTS = st.text(alphabet="甲乙ab.$-]\n\r\u2028 ", max_size=12)


@given(ANCHORED, TEXTS)
@example("甲$", "甲\n")
@example("a.b", "a\rb")
@example("^甲|乙$", "丙乙")
def test_engines_agree(pattern: str, text: str) -> None:
    try:
        schema = {"pattern": safe(pattern)}
    except UnsafePatternError:
        return
    fast = jsonschema_rs.Draft202012Validator(schema).is_valid(text)
    assert portable_validator()(schema).is_valid(text) == fast


@given(st.text(alphabet="甲a.*+?()[]{}|^$\\-,12", max_size=30))
def test_whatever_is_offered_compiles(pattern: str) -> None:
    try:
        schema = {"pattern": safe(pattern)}
    except UnsafePatternError:
        return
    fast = jsonschema_rs.Draft202012Validator(schema).is_valid("甲a1")
    assert portable_validator()(schema).is_valid("甲a1") == fast


@pytest.mark.parametrize("pattern", [".*a.*b$", "a*a*b", "[^b]*[^b]*c$", "(a|aa|aaa)(a|aa|aaa)(a|aa|aaa)a*b"])
def test_the_worst_on_offer_ends_soon(pattern: str) -> None:
    schema = {"maxLength": LONGEST_TEXT, "pattern": safe(pattern)}
    validator = portable_validator()(schema)
    start = time.process_time()
    assert not validator.is_valid("a" * LONGEST_TEXT)
    assert not validator.is_valid("a" * 1_000_000)
    assert time.process_time() - start < 3
