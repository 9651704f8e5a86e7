from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from one_clause import clause, county, judged

from ygt.obligations.kinds.table import TABLE
from ygt.obligations.verdict import Outcome

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "judgements.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[one["name"] for one in CASES])
def test_judgement(case: dict[str, Any]) -> None:
    ledger = county(clause(case["judged"], **case.get("fields", {})), case.get("files"))
    found = judged(ledger, case.get("day", "2026-03-01"))
    assert found.fault == ""
    (verdict,) = found.verdicts
    assert verdict.outcome.name == case["outcome"], verdict.sentence
    actual: dict[str, Any] = {
        "status": str(found.status),
        "sentence": verdict.sentence,
        "evidence": [one.said for one in found.evidence],
        "short": [one.said for one in found.short],
        "missing": [one.said.removeprefix("待补充资料：") for one in found.needs],
        "remarks": list(found.remarks),
        "met_on": str(verdict.met_on),
    }
    expected = {key: value for key, value in case.items() if key in actual}
    assert {key: actual[key] for key in expected} == expected


def test_every_kind_is_met_not_met_and_unknown() -> None:
    seen = Counter((one["name"].partition("-")[0], one["outcome"]) for one in CASES)
    wanted = {(kind, outcome.name) for kind in TABLE for outcome in Outcome if outcome is not Outcome.PENDING}
    # A deadline that is not kept is pending: whether that is late, the status tells.
    wanted -= {("时限", "UNMET")}
    assert wanted <= seen.keys()


def test_evidence_tells_its_place() -> None:
    ledger = county(clause("{kind: 席位, body: {function: 管理委员会}, post: 副主任}"))
    (cited,) = judged(ledger, "2025-02-28").evidence
    assert cited.record.name == "示例县县域医共体管理委员会"
    assert cited.place.path == "org/bodies/management_committee.yaml"
    assert cited.place.line == cited.record.head().line  # a state of a day has other indexes than the file


def test_a_need_names_the_day() -> None:
    ledger = county(clause("{kind: 佐证}", deadline="2026-12-31", duty_holders="[示例县财政局, 县医院]"))
    (need,) = judged(ledger, "2026-03-01").needs
    assert need.who == ("示例县财政局", "示例县人民医院")
    assert need.by == date(2026, 12, 31)
    assert judged(ledger, "2027-03-01").needs[0].by is None
