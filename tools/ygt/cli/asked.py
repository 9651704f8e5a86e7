"""Parameters that are asked for on a terminal where the command line lacks them; anywhere else they are missing."""

from __future__ import annotations

import sys
from typing import Any

import click


class _Asked(click.Parameter):
    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The value given, or typed; an empty answer is none."""
        if self.value_is_missing(value) and sys.stdin.isatty() and not ctx.resilient_parsing:
            click.echo(f"{getattr(self, 'help', '')}：", err=True, nl=False)
            value = sys.stdin.readline().strip() or value
        return super().process_value(ctx, value)


class AskedOption(_Asked, click.Option):
    """A required option; its `help` is the question."""

    def __init__(self, *arguments: Any, **attributes: Any) -> None:
        super().__init__(*arguments, required=True, **attributes)


class AskedArgument(_Asked, click.Argument):
    """A required argument; its `help` is the question."""
