"""Files made to exhaust the reader: findings in bounded time and memory, whatever the file.

The bounds: one second of one processor a MiB, 600 MB for any file that is accepted, and for files such as ledgers are
twenty times their size. What is measured runs in processes of their own, with limits the system enforces.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from monsters import MONSTERS, ORDINARY

from requirements import LINUX
from ygt.source.reader import MAX_BYTES, read, read_file

MIB = 1024 * 1024
SECONDS_A_MIB = 1.0
AT_REST = 0.2
"""Seconds that are no matter of size: what is imported, and the measure's own grain on a busy machine."""
MOST_MEMORY = 600 * MIB
TIMES = 20

pytestmark = LINUX


def measured(size: int, *names: str) -> list[dict[str, Any]]:
    script = Path(__file__).parent / "measured.py"
    path = os.pathsep.join(str(Path(one).resolve()) for one in sys.path if one)
    done = subprocess.run(
        [sys.executable, script, str(size), *names],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def judge(found: list[dict[str, Any]], *, rest: float = AT_REST) -> None:
    for one in found:
        assert "ended" not in one, f"{one['name']}：读取的进程以 {one.get('ended')} 结束"
        bound = rest + SECONDS_A_MIB * one["size"] / MIB
        assert one["seconds"] <= bound, f"{one['name']}：{one['size']}字节用了{one['seconds']:.2f}秒"
        assert one["memory"] <= MOST_MEMORY, f"{one['name']}：用了{one['memory'] // MIB} MiB 内存"
        if one["name"] in ORDINARY:
            assert (one["codes"], one["accepted"]) == ([], True)
        else:
            assert one["codes"] or one["accepted"]


def test_small_monsters() -> None:
    found = measured(16 * 1024)
    assert {one["name"] for one in found} == MONSTERS.keys()
    judge(found)


def test_a_ledger_takes_twenty_times_its_size_at_most() -> None:
    for one in measured(MIB // 4, *ORDINARY):
        assert one["memory"] <= TIMES * one["size"], f"{one['name']}：{one['memory'] / one['size']:.1f}倍"


def test_the_measure_can_fail() -> None:
    sound = {"name": "甲", "size": MIB, "seconds": 0.5, "memory": MIB, "codes": ["YGT005"], "accepted": False}
    judge([sound])
    for spoilt in ({"seconds": 2.0}, {"memory": 700 * MIB}, {"codes": []}, {"ended": -9}):
        with pytest.raises(AssertionError):
            judge([{**sound, **spoilt}])


def test_a_million_levels() -> None:
    """Of which the first sixty-four are read, whatever the engine beneath could bear."""
    for opening in (b"[", b"{a: ", b"- ", b"? "):
        found = {one.code for one in read("a.yaml", opening * 10**6).findings}
        assert found <= {"YGT013", "YGT017"} and found, opening


def test_a_gigabyte_in_one_scalar_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.write(b"a: ")
        file.truncate(1024**3)
    (finding,) = read_file(tmp_path, "a.yaml").findings
    assert finding.code == "YGT014" and f"{1024**3:,}" in finding.message


@pytest.mark.stress
@pytest.mark.parametrize("name", MONSTERS)
@pytest.mark.parametrize("size", [MIB, MAX_BYTES], ids=["1MiB", "8MiB"])
def test_large_monsters(name: str, size: int) -> None:
    """Some ten minutes for all of them."""
    judge(measured(size, name))
