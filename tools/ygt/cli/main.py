"""From the words of a command line to an exit code, whatever happens on the way.

0 nothing wrong, 1 something found, 2 a request that cannot be carried out, 3 a fault of the tool itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from ygt.cli import INTERRUPTED
from ygt.cli.again.question import Question
from ygt.cli.errors import print_error, system_error, usage_error
from ygt.cli.settings import Settings
from ygt.cli.table import root
from ygt.errors import ToolError

USAGE = 2
BUG = 3
PIPE_CLOSED = 141
"""The exit code of a program whose reader has gone away (128 + SIGPIPE)."""


def main(arguments: Sequence[str], question: Question | None = None) -> int:
    """Carry out `arguments` and return the exit code. Nothing but SystemExit escapes.

    `question` is where the answer may be kept for the next time.
    """
    try:
        _speak_utf8()
        code = _carry_out(list(arguments), question)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except ToolError as error:
        print_error(error.message, error.remedy)
        return USAGE
    except OSError as error:
        _discard_output()
        print_error(*system_error(error))
        return USAGE
    except Exception as error:  # the last resort: a fault of ours must reach us, and never as a bare traceback
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("ygt"):
            print_error(f"缺少组件 {error.name}", "执行 ygt doctor 查看缺少哪些组件，并按所写办法安装")
            return USAGE
        from ygt.cli.bug import bug_report

        print(bug_report(error, arguments), file=sys.stderr)
        return BUG
    return code


def _carry_out(arguments: list[str], question: Question | None) -> int:
    try:
        with root.make_context("ygt", arguments, obj=Settings(question=question)) as context:
            return int(root.invoke(context) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return USAGE
    except click.UsageError as error:
        print_error(*usage_error(error))
        return USAGE


def _speak_utf8() -> None:
    """The same bytes on every machine: UTF-8 and LF, whatever the locale; what cannot be encoded is written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _discard_output() -> None:
    """Let the interpreter's last flush go nowhere, or it would complain of the closed pipe."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        # No descriptor behind standard output: then there is no last flush to fail either.
        return
