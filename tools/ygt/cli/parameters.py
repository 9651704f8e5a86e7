"""The kinds of value on the command line, refused in Chinese where they are not what they should be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)


EXAMPLE_DAY = "2026-03-01"


class Choice(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002 — as click calls it
        """What is said of any other word, with the one probably meant."""
        from ygt.schema.suggestion import nearest

        meant = nearest(str(value), self.choices)
        return f"“{value}”不在可选范围内{asked(meant)}（可选：{'、'.join(self.choices)}）"


class Day(click.ParamType[date]):
    """A whole day, `YYYY-MM-DD` or as offices print it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes."""
        from ygt.dates import as_written, day_fault, first_day, last_day

        if isinstance(value, date):
            return value
        value = as_written(value)
        if fault := day_fault(value):
            self.fail(f"日期“{value}”{fault.reason.removeprefix('日期')}；{fault.remedy}", param, ctx)
        first = first_day(value)
        if first is None or first != last_day(value):
            self.fail(f"日期“{value}”没有写到日，应如 {EXAMPLE_DAY}", param, ctx)
        return first


class Number(click.ParamType[int]):
    """A whole number from 1, in plain digits."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that `value` writes."""
        if isinstance(value, int):
            return value
        if not re.fullmatch("[1-9][0-9]{0,8}", value):
            self.fail(f"“{value}”不是编号，应为从1起的整数", param, ctx)
        return int(value)


class Rules(click.ParamType[frozenset[str]]):
    """Codes of rules or their beginnings, separated by commas: `YGT4,YGT301`."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The codes of all rules that `value` means."""
        from ygt.rules.table import RULES

        if isinstance(value, frozenset):
            return value
        found: set[str] = set()
        for word in re.split(r"[,，、\s]+", value.strip()):
            meant = [code for code in RULES if word and code.startswith(word.upper())]
            if not meant:
                self.fail(no_such_rule(word), param, ctx)
            found.update(meant)
        return frozenset(found)


def no_such_rule(word: str) -> str:
    """What is said of a code that no rule has."""
    from ygt.rules.table import RULES
    from ygt.schema.suggestion import nearest, nearest_code

    names = {rule.name: code for code, rule in RULES.items()}
    meant = nearest_code(word.upper(), RULES) or names.get(nearest(word.lower(), names) or "")
    return f"没有编号为“{word}”的规则{asked(meant)}"


def asked(meant: str | None) -> str:
    """“，是否应为…？”, or nothing."""
    return f"，是否应为“{meant}”？" if meant else ""


DAY = Day()
RULE_CODES = Rules()


def as_of_option(meaning: str) -> Callable[[AnyCommand], AnyCommand]:
    """The option `--as-of`, the same everywhere: the command gets the day as `on`, or None; `meaning` is its help."""
    return click.option("--as-of", "on", type=DAY, metavar="日期", help=meaning)


def internal_option(meaning: str) -> Callable[[AnyCommand], AnyCommand]:
    """The option `--internal`, the same everywhere: nothing is kept back; `meaning` is its help."""
    return click.option("--internal", is_flag=True, help=meaning)
