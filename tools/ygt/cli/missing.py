"""What a command line lacks: all of it at once, by its Chinese names, with a line to be copied."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ygt.cli.asked import can_ask
from ygt.cli.parameters import EXAMPLE_DAY, Day


class SeveralMissing(click.MissingParameter):
    """Several required parameters are not given."""

    def __init__(self, first: click.MissingParameter, missing: Sequence[click.Parameter]) -> None:
        super().__init__(first.message, first.ctx, first.param)
        self.missing = tuple(missing)


def with_all_missing(
    error: click.MissingParameter, command: click.Command, ctx: click.Context, arguments: Sequence[str]
) -> click.MissingParameter:
    """The error about everything `arguments` lack; click stops at the first. At a terminal that is what was asked."""
    if can_ask():
        return error
    given, _, _ = command.make_parser(ctx).parse_args(list(arguments))
    named = {name for name, value in given.items() if isinstance(value, (str, tuple)) and value}
    lacking = [
        one
        for one in command.get_params(ctx)
        if one.required and one.name not in named and named.isdisjoint(getattr(one, "unless", ()))
    ]
    return SeveralMissing(error, lacking) if lacking else error


def missing_said(missing: Sequence[click.Parameter], command: str) -> tuple[str, str]:
    """What is lacking, and how to give it."""
    usage = f"用法见 {command} --help"
    options = [one for one in missing if isinstance(one, click.Option)]
    words = [f"“{_word(one)}”" for one in missing if isinstance(one, click.Argument)]
    parts = [f"参数{'、'.join(words)}"] if words else []
    if options:
        parts.append(f"选项 {'、'.join(f'{_longest(one)}（{_meaning(one)}）' for one in options)}")
    message = f"缺少{'；'.join(parts)}"
    if not options:
        return message, usage
    ready = " ".join([*map(_word, missing[: len(missing) - len(options)]), *map(_ready, options)])
    return message, f"在命令后加上 {ready}（值为示例，请改为实际内容）；{usage}"


def _word(argument: click.Parameter) -> str:
    return str(getattr(argument, "metavar", "") or argument.name or "").strip("[].")


def _longest(option: click.Option) -> str:
    return max(option.opts, key=len)


def _meaning(option: click.Option) -> str:
    help_text = option.help or ""
    end = min((at for sign in "，：；。（" if (at := help_text.find(sign)) > 0), default=len(help_text))
    return help_text[:end] or option.metavar or ""


def _ready(option: click.Option) -> str:
    return f"{_longest(option)} {EXAMPLE_DAY if isinstance(option.type, Day) else _word(option)}"
