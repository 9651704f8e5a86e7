"""Values as changes tell them: in one line, and no longer than anybody reads."""

from __future__ import annotations

from ygt.changes.fields import LONGEST, value


def test_of_a_check_value_only_the_beginning_is_told() -> None:
    assert value("2-" + "9ee1db6f" * 8, None) == "2-9ee1db6f…"
    assert value({"校验": "9ee1db6f" * 8}, None).endswith("9ee1db6f…")


def test_a_short_code_is_told_whole() -> None:
    assert value("86999006002722", None) == "86999006002722"


def test_a_long_text_is_told_by_its_beginning() -> None:
    told = value("甲" * 200, None)
    assert told == "甲" * (LONGEST - 1) + "…"
