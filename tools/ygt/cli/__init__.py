"""The command line."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # `typing` takes longer to import than an answer that is kept takes to tell
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells count it."""


def run() -> NoReturn:
    """Carry out the command line this process was started with, and end the process with its exit code."""
    # A ledger is many small objects without cycles, all needed to the end: looking among them for garbage costs a
    # tenth of a check and finds none.
    gc.set_threshold(500_000, 50, 50)
    try:
        code = _answered()
    except KeyboardInterrupt:
        code = INTERRUPTED
    _leave(code)


def _answered() -> int:
    """The exit code of the answer: one that is kept, where nothing has changed since, or else a new one."""
    from ygt.cli.again.question import Question

    question = Question.of(sys.argv[1:])
    try:
        told = question.answered() if question else None
    except OSError:
        told = None  # what is wrong with standard output, the command itself can say
    if told is not None:
        return told
    from ygt.cli.main import main

    return main(sys.argv[1:], question)


def _leave(code: int) -> NoReturn:
    """End the process at once: to take a ledger apart object by object costs a tenth of a check and serves nobody."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # whoever was reading has gone, or the stream is closed; `main` has said what there was to say
    os._exit(code)
