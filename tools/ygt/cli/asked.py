"""What the command line lacks is asked for on a terminal; anywhere else it is missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from ygt.cli.parameters import EXAMPLE_DAY, Day


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def answer(question: str) -> str:
    """What is typed in reply to `question`; empty where nothing is, or the input ends."""
    click.echo(f"{question}：", err=True, nl=False)
    return sys.stdin.readline().strip()


class _Asked(click.Parameter):
    unless: Sequence[str] = ()
    """The parameters any of which, when given, makes this one needless."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The value given, or typed; an empty answer is none."""
        if self.value_is_missing(value):
            if any(ctx.params.get(name) for name in self.unless):
                return ""
            if can_ask() and not ctx.resilient_parsing:
                return self._ask(ctx, value)
        return super().process_value(ctx, value)

    def _ask(self, ctx: click.Context, value: Any) -> Any:
        """Ask until what is typed can be the value, or nothing is typed."""
        question = getattr(self, "help", "") or ""
        if isinstance(self.type, Day) and EXAMPLE_DAY not in question:
            question += f"，如 {EXAMPLE_DAY}"
        while typed := answer(question):
            try:
                return super().process_value(ctx, typed)
            except click.BadParameter as error:
                click.echo(error.message, err=True)
        return super().process_value(ctx, value)


class AskedOption(_Asked, click.Option):
    """An option that is required, unless it may stay `optional` or one of the parameters `unless` is given.

    Its `help` is the question.
    """

    def __init__(self, *arguments: Any, unless: Sequence[str] = (), optional: bool = False, **attributes: Any) -> None:
        super().__init__(*arguments, required=not optional, **attributes)
        self.unless = unless


class AskedArgument(_Asked, click.Argument):
    """A required argument; its `help` is the question."""
