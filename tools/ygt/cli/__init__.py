"""The command line."""

from __future__ import annotations

import sys
from typing import NoReturn

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells count it."""


def run() -> NoReturn:
    """Carry out the command line this process was started with, and end the process with its exit code."""
    try:
        from ygt.cli.main import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
