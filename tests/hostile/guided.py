"""The reader under atheris; run by test_fuzzing.py, with libFuzzer's options and a folder for what it learns."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ygt.source"]):
    from fuzzers import judged, seeds

    from ygt.source.reader import read


def one_input(content: bytes) -> None:
    """Read it; whatever is raised is a fault."""
    judged(read("members/a.yaml", content))


if __name__ == "__main__":
    corpus = Path(sys.argv[-1])
    for number, (_, content) in enumerate(seeds()[::7]):
        (corpus / f"seed-{number}").write_bytes(content[:4000])
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
