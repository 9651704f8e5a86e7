"""Who issues a paper is read from the register, from earlier papers and from the decision; else nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.drafting import issuers
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record

BUREAU = (
    "- {name: 示例县卫生健康局, id: weijianju, unit: 示例县卫生健康局, track: 行政, may_issue: %s, "
    "instructs: [各成员单位, 各乡镇卫生院]}\n"
)


def county(mini: Path, **appended: str) -> Ledger:
    """The miniature county with records appended to files of `org`."""
    for name, text in appended.items():
        path = mini / "org" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8")
    ledger, findings = load(mini)
    assert [one for one in findings if one.severity == "error"] == []
    return ledger


def body(ledger: Ledger, name: str) -> Record:
    found = ledger.find(name, "body")
    assert found is not None
    return found


def test_the_last_paper_about_a_body_tells_its_issuer(mini: Path) -> None:
    ledger = county(mini)
    last = issuers.precedent(ledger, ("成立机构",), body="示例县县域医共体管理委员会")
    assert last is not None and last["id"] == "committee"
    assert issuers.precedent(ledger, ("成立机构",), body="示例县县域医共体理事会") is None
    assert issuers.precedent(ledger, ("调整机构",), body="示例县县域医共体管理委员会") is None


def test_an_abolished_paper_is_no_precedent(mini: Path) -> None:
    path = mini / "org/notices/committee.yaml"
    path.write_text(path.read_text("utf-8").replace("status: 印发", "status: 废止"), encoding="utf-8")
    assert issuers.precedent(county(mini), ("成立机构",), body="示例县县域医共体管理委员会") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("监事会", ["示例县人民政府办公室"]),  # its members rest on 示政办发〔2024〕20号
        ("理事会", ["示例县县域医共体管理委员会办公室"]),  # elected by a meeting: the committee above announces it
    ],
)
def test_issuer_of_a_body(name: str, expected: list[str], mini: Path) -> None:
    ledger = county(mini)
    assert issuers.of_body(ledger, body(ledger, name)) == expected


def test_a_party_body_is_not_announced_by_the_government(mini: Path) -> None:
    path = mini / "org/bodies/supervisors.yaml"
    path.write_text(path.read_text("utf-8").replace("track: 行政", "track: 党的组织"), encoding="utf-8")
    ledger = county(mini)
    assert issuers.of_body(ledger, body(ledger, "监事会")) == []


def test_whoever_decided_issues_if_it_may(mini: Path) -> None:
    decided = {"organ": "县卫健局", "date": "2026-10-20"}
    assert issuers.of_decision(county(mini), decided) == []
    ledger = county(mini, issuers=BUREAU % "true")
    assert issuers.of_decision(ledger, decided) == ["示例县卫生健康局"]
    assert issuers.of_decision(ledger, decided, party=True) == []
    assert issuers.of_department(ledger) == ["示例县卫生健康局"]


def test_whoever_may_not_issue_is_never_proposed(mini: Path) -> None:
    ledger = county(mini, issuers=BUREAU % "false")
    assert issuers.of_decision(ledger, {"organ": "县卫健局", "date": "2026-10-20"}) == []
    assert issuers.of_decision(ledger, {"meeting": "县药事会2026年第1次会议"}) == []
    assert issuers.of_decision(ledger, {}) == []


def test_a_meeting_is_announced_by_the_office_of_its_body(mini: Path) -> None:
    assert issuers.of_decision(county(mini), {"meeting": "县医共委2024年第1次会议"}) == [
        "示例县县域医共体管理委员会办公室"
    ]


def test_recipients_are_those_of_the_issuers_last_paper_else_of_the_register(mini: Path) -> None:
    ledger = county(mini, issuers=BUREAU % "true")
    assert issuers.recipients(ledger, ["示例县人民政府办公室"]) == "各乡镇人民政府，县直各有关单位"
    assert issuers.recipients(ledger, ["示例县卫生健康局"]) == "各成员单位，各乡镇卫生院"
    assert issuers.recipients(ledger, ["示例县县域医共体管理委员会办公室"]) == "县医共体各成员单位"
    assert issuers.printer(ledger, ["示例县人民政府"]) == "示例县人民政府办公室"
    assert issuers.printer(ledger, ["示例县卫生健康局"]) == "示例县卫生健康局"
