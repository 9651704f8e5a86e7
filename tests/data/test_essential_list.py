"""The essential list 2026 as entered: complete, and marked as unverified in every file."""

from __future__ import annotations

import re
from pathlib import Path

from ygt.ledger.reference_list import entries

FOLDER = Path(__file__).resolve().parents[2] / "catalogues" / "reference" / "nedl-2026"
WARNING = "由印刷件识别，未经药师核对，不得作为处方、采购、配备依据"


def test_every_entry_is_there() -> None:
    rows = entries(FOLDER)
    numbers = {(row["part"], row["number"]) for row in rows}
    assert len(rows) == 816
    assert {number for part, number in numbers if part == "化学药品和生物制品"} == set(range(1, 477))
    assert {number for part, number in numbers if part == "中成药"} == set(range(1, 319))
    assert sum(bool(row.get("repeated")) for row in rows) == 22
    assert {row.name for row in rows if row.get("scope")} >= {"国家免疫规划用疫苗", "避孕药"}


def test_strengths_that_were_split_stand_in_the_printed_text() -> None:
    for row in entries(FOLDER):
        printed = "".join(row.text("printed").replace("|", "").split())
        for form in row.items("forms"):
            for strength in form.get("strengths", ()):
                # 每袋装6g、9g is split into 每袋装6g and 每袋装9g: the words carry over, the amount is printed.
                amount = re.search(r"[0-9.]+[^0-9]*$", "".join(strength.split()))
                assert amount is None or amount[0] in printed, (row.name, strength)


def test_every_file_says_what_it_is() -> None:
    files = sorted(FOLDER.glob("*.yaml"))
    assert len(files) == 32
    for path in files:
        assert WARNING in path.read_text(encoding="utf-8").splitlines()[0] + path.read_text(encoding="utf-8")[:400]
