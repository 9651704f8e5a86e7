"""Files changed at random, for as long as one likes.

`make test` runs a few rounds, always the same. `make stress` goes on for a quarter of `YGT_FUZZ_MINUTES` (four minutes
where it is not set, sixty every night) with each fuzzer, beginning with the seed `YGT_FUZZ_SEED`, or one of its own.
A failure names the seed of its round: with YGT_FUZZ_SEED set to it, that round is the first.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fuzzers import FUZZERS

from requirements import ATHERIS

ROUNDS = {"read": 30, "check": 3, "edit": 30}
SEED = "YGT_FUZZ_SEED"


def round_of(fuzzer: str, seed: int) -> None:
    try:
        FUZZERS[fuzzer](random.Random(seed))
    except Exception as error:
        raise AssertionError(f"{SEED}={seed} 一轮（{fuzzer}）：{type(error).__name__} {error}") from error


@pytest.mark.parametrize("fuzzer", FUZZERS)
def test_a_few_rounds(fuzzer: str) -> None:
    for seed in range(ROUNDS[fuzzer]):
        round_of(fuzzer, seed)


@pytest.mark.stress
@pytest.mark.parametrize("fuzzer", FUZZERS)
def test_many_rounds(fuzzer: str, fuzzing_seconds: float, capsys: pytest.CaptureFixture[str]) -> None:
    first = int(os.environ.get(SEED) or time.time_ns() // 1000)
    seed, end = first, time.monotonic() + fuzzing_seconds
    while time.monotonic() < end:
        round_of(fuzzer, seed)
        seed += 1
    assert seed > first
    with capsys.disabled():
        print(f"\n{fuzzer}：{seed - first}轮，首轮 {SEED}={first}")


@ATHERIS
@pytest.mark.stress
def test_guided_by_coverage(fuzzing_seconds: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that atheris finds its way with, through every branch of the reader."""
    script = Path(__file__).parent / "guided.py"
    options = [f"-max_total_time={int(fuzzing_seconds)}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=4096"]
    done = subprocess.run(
        [sys.executable, script, *options, f"-artifact_prefix={tmp_path}/", tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    with capsys.disabled():
        print("\natheris：" + done.stderr.strip().splitlines()[-1])
