from __future__ import annotations

import pytest
from report_workspace import ledger_of, place

from ygt.check import Result
from ygt.findings import Finding, Related
from ygt.report.narrow import narrowed

IN_MEMBERS = Finding(place("members/a.yaml", 1, 1, 2), "YGT201", "甲")
IN_ORG = Finding(
    place("org/units.yaml", 1, 1, 2), "YGT301", "乙", related=(Related(place("members/b.yaml", 1, 1, 2), "另一处"),)
)
ALL = {"YGT201", "YGT301"}


@pytest.mark.parametrize(
    ("codes", "paths", "messages"),
    [
        (ALL, [], "甲乙"),
        ({"YGT201"}, [], "甲"),
        (set(), [], ""),
        (ALL, ["members/a.yaml"], "甲"),
        (ALL, ["members"], "甲乙"),
        (ALL, ["members/b.yaml"], "乙"),
        (ALL, ["org"], "乙"),
        (ALL, ["member"], ""),
        (ALL, ["or", "members/a.yam"], ""),
        (ALL, [""], "甲乙"),
        ({"YGT201"}, ["org"], ""),
    ],
)
def test_what_is_reported(codes: set[str], paths: list[str], messages: str) -> None:
    result = narrowed(Result(ledger_of(), [IN_MEMBERS, IN_ORG]), codes, paths)
    assert "".join(one.message for one in result.findings) == messages
