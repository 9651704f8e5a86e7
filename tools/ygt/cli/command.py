"""Commands that explain themselves in Chinese."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from typing import Any

import click

from ygt.cli.missing import with_all_missing
from ygt.cli.settings import Settings, shared_options
from ygt.kept import is_unfinished
from ygt.report.display import padded, width, wrapped

COLUMNS = 80
NAMES = 27
"""The columns for names of options and commands; what they mean stands behind."""


class _Chinese(click.Command):
    """What commands and groups have in common.

    Parameters say in `help` what they mean; `metavar` is the Chinese word for the value.
    """

    def __init__(self, name: str | None = None, **attributes: Any) -> None:
        super().__init__(name, context_settings={"help_option_names": ["-h", "--help"]}, **attributes)
        self.shared = shared_options()
        self.params += self.shared

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; an error knows the command it is about, which click forgets for some."""
        given = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            error.ctx = error.ctx or ctx
            raise with_all_missing(error, self, ctx, given) from None
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with its Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明"
        return option

    def get_help(self, ctx: click.Context) -> str:
        """Usage, what the command does, its arguments and options."""
        own = [one for one in self.params if one not in self.shared]
        arguments = [one for one in own if isinstance(one, click.Argument)]
        help_option = self.get_help_option(ctx)
        sections = [
            ("参数", [(one.metavar or "", one.help or "") for one in arguments]),
            ("命令", self.commands_with_titles()),
            ("选项", _option_rows(own)),
            ("通用选项", _option_rows([*self.shared, *([help_option] if help_option else [])])),
        ]
        words = [ctx.command_path, "[选项]", *(one.metavar or "" for one in arguments)]
        if isinstance(self, click.Group):
            words.append("命令 …")
        return _page(" ".join(words), inspect.cleandoc(self.help or ""), sections)

    def commands_with_titles(self) -> list[tuple[str, str]]:
        """The commands of a group, each with what it does in one line."""
        return []


class Command(_Chinese):
    """A command that takes the shared options as well, and whose help and errors are Chinese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse words that are left over."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            ctx.fail(f"多出的参数：{' '.join(left)}")
        return left

    def invoke(self, ctx: click.Context) -> Any:
        """Carry it out; what the command before it was writing when it was cut off is finished first."""
        settings = ctx.ensure_object(Settings)
        if is_unfinished(str(settings.root)):
            from ygt.cli.finishing import finish_writing

            finish_writing(settings)
        return super().invoke(ctx)


class Group(_Chinese, click.Group):
    """A command made of commands; those added with `@group.command()` are of our kind too."""

    command_class = Command

    def commands_with_titles(self) -> list[tuple[str, str]]:
        """The commands in the order they were added, each with its `short_help`."""
        return [(name, command.short_help or "") for name, command in self.commands.items()]


def _page(usage: str, text: str, sections: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    lines = [f"用法：{usage}", ""]
    lines += [f"  {line}".rstrip() for line in wrapped(text, COLUMNS - 2)]
    for title, rows in sections:
        if rows:
            lines += ["", f"{title}："]
        for name, meaning in rows:
            first, *others = wrapped(meaning, COLUMNS - NAMES - 4)
            if width(name) > NAMES:
                lines += [f"  {name}", f"  {' ' * NAMES}  {first}"]
            else:
                lines.append(f"  {padded(name, NAMES)}  {first}".rstrip())
            lines += [f"  {' ' * NAMES}  {line}" for line in others]
    return "\n".join(lines)


def _option_rows(parameters: Iterable[click.Parameter]) -> list[tuple[str, str]]:
    return [(_signature(one), one.help or "") for one in parameters if isinstance(one, click.Option)]


def _signature(option: click.Option) -> str:
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(option.type.choices)}"
    return f"{names} {option.metavar or ''}".rstrip()
