"""The half-year's report: which half, the 14 in their order, and comparisons with the year before."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from task_county import task_county
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.publish.dossier.monitoring import monitoring
from ygt.publish.dossier.national import ATTESTED, NAMES, Half, half_before, readings
from ygt.publish.papers.docx import render_docx

INDICATORS = """
- number: "1.1"
  name: 资源统一管理
  id: ziyuan
  nature: 定性
  values:
    - {period: 2025H1, attested: 部分落实}
    - {period: 2026H1, attested: 已落实, source: {document: 示政办发〔2024〕20号}}
- number: "3.1"
  name: 县域内基层医疗卫生机构诊疗人次数占比
  id: zhenliao
  nature: 定量
  unit: "%"
  multiplier: 100
  formula: 基层诊疗人次÷县域内总诊疗人次
  target: {value: 65, direction: 不低于, by: 2026-12-31}
  values:
    - {period: "2024", numerator: 580, denominator: 1000, value: 58}
    - {period: 2025H1, numerator: 600, denominator: 1000}
    - {period: "2025", numerator: 615, denominator: 1000, value: 61.5}
    - {period: 2026H1, numerator: 640, denominator: 1000}
- number: "4.1.1"
  name: 参保人在县域内住院人均费用
  id: feiyong
  nature: 定量
  unit: 元
  target: {value: 5400, direction: 不高于}
  values:
    - {period: 2025H1, value: 5500}
    - {period: 2026H1, value: 5450.5}
- number: "4.1.2"
  name: 参保人在县域内住院人均费用增长率
  id: zengzhang
  nature: 定量
  unit: "%"
  values:
    - {period: 2025H1, value: -1}
    - {period: 2026H1, value: -1}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    county = task_county(tmp_path / "county")
    (county / "org" / "indicators" / "national.yaml").write_text(INDICATORS.lstrip(), encoding="utf-8")
    return load(county)[0]


@pytest.mark.parametrize(
    ("day", "half"),
    [
        ("2026-06-29", Half(2025, second=True)),
        ("2026-06-30", Half(2026, second=False)),
        ("2026-12-30", Half(2026, second=False)),
        ("2026-12-31", Half(2026, second=True)),
        ("2027-01-01", Half(2026, second=True)),
    ],
)
def test_the_latest_half_that_is_over(day: str, half: Half) -> None:
    assert half_before(date.fromisoformat(day)) == half


def test_the_national_list_is_whole() -> None:
    assert len(NAMES) == 14
    assert len(ATTESTED) == 3
    assert [number[0] for number in NAMES] == sorted(number[0] for number in NAMES)


def test_readings_are_compared_with_the_same_half(ledger: Ledger) -> None:
    found = {one.number: one for one in readings(ledger, Half(2026, second=False))}
    assert list(found)[:3] == ["1.1", "1.2", "1.3"]
    assert set(found) == set(NAMES) - {"4.1"} | {"4.1.1", "4.1.2"}
    rate = found["3.1"]
    assert rate.now and (rate.now.figure, rate.now.numerator) == (64, 640)
    assert rate.before and rate.before.period == "2025H1"
    assert rate.year and rate.year.period == "2025"
    assert rate.change == 4
    assert found["4.1.2"].change == 0
    assert found["1.2"].record is None and not found["1.2"].is_reported


def test_a_second_half_may_be_reported_as_the_year(ledger: Ledger) -> None:
    [rate] = [one for one in readings(ledger, Half(2025, second=True)) if one.number == "3.1"]
    assert rate.now and rate.now.period == "2025"
    assert rate.before and rate.before.period == "2024"
    assert rate.change == 3.5


@pytest.mark.parametrize(
    ("number", "day", "word"),
    [
        ("3.1", "2026-12-31", "未到考核时点"),
        ("3.1", "2027-01-01", "未达到目标"),
        ("4.1.1", "2026-06-30", "未达到目标"),
    ],
)
def test_a_figure_against_its_target(ledger: Ledger, number: str, day: str, word: str) -> None:
    [one] = [one for one in readings(ledger, Half(2026, second=False)) if one.number == number]
    aim = one.aim(date.fromisoformat(day))
    assert aim is not None
    assert str(aim[1]) == word


def test_the_report(ledger: Ledger) -> None:
    paper = monitoring(ledger, [], date(2026, 6, 30))
    document = docx.Document(io.BytesIO(render_docx(paper, on=datetime(2026, 6, 30))))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "紧密型县域医共体" in text and "2026年上半年" in text and "监测评价报告" in text
    assert "监测指标14项，已填报3项，待报11项。可与上年同期比较的定量数值3个，上升1个，下降1个，持平1个。" in text
    assert "3.1 县域内基层医疗卫生机构诊疗人次数占比：2026年上半年为64%，上年同期为60%，上升4个百分点。" in text
    assert "4.1.1 参保人在县域内住院人均费用：2026年上半年为5450.5元，上年同期为5500元，下降49.5元。" in text
    assert "5.2 四类慢性病过早死亡率：指标尚未登记。" in text
    assert "3.1 县域内基层医疗卫生机构诊疗人次数占比：基层诊疗人次÷县域内总诊疗人次。" in text
    attested, figures = document.tables
    assert [cell.text for cell in attested.rows[1].cells] == [
        "1.1",
        "资源统一管理",
        "已落实",
        "部分落实",
        "示政办发〔2024〕20号",
    ]
    assert len(attested.rows) == 1 + 3
    assert len(figures.rows) == 1 + 12
    [rate] = [row for row in figures.rows if row.cells[0].text == "3.1"]
    assert [cell.text for cell in rate.cells][2:] == [
        "%",
        "640",
        "1000",
        "64",
        "60",
        "+4",
        "61.5",
        "不低于65（2026年12月31日）",
        "未到考核时点",
    ]
    [absent] = [row for row in figures.rows if row.cells[0].text == "5.2"]
    assert absent.cells[5].text == "待报"
