"""How much work it is to judge every clause of a complete county, beside loading it.

The CPU seconds of loading the demonstration county, of judging all its clauses on one day (reading the packs and
every condition included), and on the first days of twelve months; and the two ratios, with what they may be at most.
Each is measured in a process that has just begun, the three in turn, and is the least of several rounds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from measuring import Row, compared

from ygt.ledger.load import load
from ygt.obligations.judge import judge

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = ROOT / "examples" / "demo"
MONTHS = [date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 12))]
ROUNDS = 7
MOST = 1.0
MOST_OF_TWELVE = 3.0


def rows() -> Iterator[Row]:
    """The lines of the table."""
    rounds = [(measured(1), measured(len(MONTHS))) for _ in range(ROUNDS)]
    loading = min(loaded for pair in rounds for loaded, _, _ in pair)
    one = min(single[1] for single, _ in rounds)
    twelve = min(several[1] for _, several in rounds)
    clauses = rounds[0][0][2]
    yield Row("读入台账", loading)
    yield Row(f"判断一日，{clauses:.0f}条", one, **compared(one / loading, MOST, "读入台账的"))
    yield Row("判断十二个月", twelve, **compared(twelve / one, MOST_OF_TWELVE, "判断一日的"))


def measured(days: int) -> tuple[float, float, float]:
    """CPU seconds of loading and of judging the last `days` months in a new process, and the number of clauses."""
    done = subprocess.run([sys.executable, __file__, str(days)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"无法判断 {WORKSPACE}：{done.stderr[-500:]}")
    loaded, judged, clauses = json.loads(done.stdout)
    return loaded, judged, clauses


def measure(days: int) -> tuple[float, float, int]:
    """The same, in this process."""
    start = time.process_time()
    ledger, _ = load(WORKSPACE)
    loaded = time.process_time()
    clauses = [len(judge(ledger, day)) for day in MONTHS[-days:]]
    return loaded - start, time.process_time() - loaded, clauses[0]


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
