from __future__ import annotations

from one_clause import county, judged

from ygt.ledger.ledger import Ledger

DAY = "2026-03-01"
UNITS = "org/units.yaml"
MOVED = """
- name: 示例县人力资源和社会保障局
  id: renshe
  kind: 政府部门
  aliases: [{{name: 县人社局, usage: 简称}}]
  duty_transferred:
    - {{duty: 差别化医保支付, to: 示例县医疗保障局, basis: 机构改革方案{about}}}
- {{name: 示例县医疗保障局, id: yibao, kind: 政府部门}}
"""
CLAUSE = (
    "- {{id: T-001, number: 五（二）, summary: {summary}, strength: 必须,"
    " duty_holders: [县卫健局, 县人社局, 县气象局], judged: [{{kind: 佐证}}]}}"
)


def said(about: str, summary: str = "制定支付政策") -> list[str]:
    return [one.said for one in judged(moved(about, summary), DAY).clause.holders]


def moved(about: str, summary: str) -> Ledger:
    return county(CLAUSE.format(summary=summary), {UNITS: MOVED.format(about=about)})


def test_in_the_documents_order_under_official_names() -> None:
    holders = judged(moved("", "制定支付政策"), DAY).clause.holders
    assert [one.name for one in holders] == ["示例县卫生健康局", "示例县人力资源和社会保障局", "县气象局"]
    assert [one.printed for one in holders] == ["县卫健局", "县人社局", "县气象局"]
    assert holders[2].unit is None


def test_a_duty_that_moved_names_both() -> None:
    words = "原责任部门：示例县人力资源和社会保障局；现承接部门：示例县医疗保障局（机构改革方案）"
    assert said(", source: {document: 实施方案, clause: 五（二）}")[1] == words
    assert said("", summary="制定差别化医保支付政策")[1] == words


def test_only_the_duty_that_moved() -> None:
    kept = "示例县人力资源和社会保障局"
    assert said(", source: {document: 实施方案, clause: 五（三）}")[1] == kept
    assert said(", source: {document: 示政办发〔2024〕20号, clause: 五（二）}")[1] == kept
    assert said("")[1] == kept


def test_a_document_after_the_move_means_whom_it_names() -> None:
    source = ", source: {document: 实施方案, clause: 五（二）}"
    assert "现承接部门" not in said(f", on: 2019-03-01{source}")[1]
    assert "现承接部门" in said(f", on: 2025-03-01{source}")[1]


def test_who_has_the_duty_now_supplies_what_is_missing() -> None:
    ledger = moved(", source: {document: 实施方案, clause: 五（二）}", "制定支付政策")
    (need,) = judged(ledger, DAY).needs
    assert need.who == ("示例县卫生健康局", "示例县医疗保障局", "县气象局")
