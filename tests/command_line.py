"""The command line carried out within the process of the test: the same words in and out, far less work.

What only a process shows (start-up, encoding of its streams, signals, memory) is tested in one of its own.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from ygt.cli.main import main


def carried_out(
    arguments: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str], stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """What `ygt` with `arguments` returns and says in the folder `cwd`, with that environment and no other."""
    words = [str(one) for one in arguments]
    out, err = _stream(), _stream()
    typed = io.TextIOWrapper(io.BytesIO((stdin or "").encode()), encoding="utf-8")
    with (
        patch.dict(os.environ, environment, clear=True),
        patch.object(sys, "stdin", typed),
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            code = main(words)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return subprocess.CompletedProcess(words, code, _said(out), _said(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
