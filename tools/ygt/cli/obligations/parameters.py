"""The kinds of value that only the commands on tasks take."""

from __future__ import annotations

import re
from typing import Any

import click

from ygt.cli.parameters import asked

_WITHIN = re.compile(r"([0-9]{1,4})d")


class Within(click.ParamType[int]):
    """A number of days, `90d`."""

    name = "within"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The days that `value` writes."""
        if isinstance(value, int):
            return value
        match = _WITHIN.fullmatch(value.strip().lower())
        if match is None:
            self.fail(f"期限“{value}”应写为天数加 d，如 90d 表示90日内", param, ctx)
        return int(match[1])


class StatusWord(click.ParamType[str]):
    """One of the words for how a clause stands; brackets of either width, and the word without what is in them."""

    name = "status"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is shown."""
        from ygt.obligations.status import WORDS
        from ygt.schema.suggestion import nearest

        word = str(value).strip().replace("(", "（").replace(")", "）")
        if word in WORDS:
            return word
        begun = [one for one in WORDS if one.startswith(f"{word}（")]
        if word and len(begun) == 1:
            return begun[0]
        several = word and begun
        meant = None if several else nearest(word, WORDS)
        listed = "、".join(begun if several else WORDS)
        return self.fail(f"没有状态“{value}”{asked(meant)}（可选：{listed}）", param, ctx)


WITHIN = Within()
STATUS = StatusWord()
