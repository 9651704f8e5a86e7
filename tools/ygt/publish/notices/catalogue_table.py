"""One table of the printed catalogue, and the explanations before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.dates import printed_day
from ygt.ledger.reference_list import EDITIONS
from ygt.ledger.tiers import TIERS
from ygt.publish.papers.model import Column, Paragraph, Table

SIZE = 10.5  # 五号
LINE = 60.7
"""Characters of that size on a line of a landscape page; the widths of columns are such characters."""

YES = "√"
ESSENTIAL = "△"


def catalogue_table(
    entries: list[dict[str, Any]], numbers: Iterator[int], drugs: list[dict[str, Any]], day: date
) -> Table:
    """The table of one category; columns that no drug of the whole catalogue fills are left out."""
    columns = [Column("序号", 2.8), Column("通用名", 8.8, "left"), Column("剂型", 7.8), Column("规格", 9.8, "left")]
    optional = [
        (Column("生产企业", 12.8, "left"), "maker", any("maker" in drug for drug in drugs)),
        (Column("医保", 2.9), "insurance_class", any("insurance_class" in drug for drug in drugs)),
    ]
    shown = [(column, key) for column, key, used in optional if used]
    columns += [column for column, _ in shown] + [Column(level, 1.8) for level in TIERS]
    marked = bool(_editions(drugs, day))
    columns += [Column("基药", 2.9)] if marked else []
    columns.append(Column("备注", LINE - sum(column.width for column in columns), "left"))
    rows = tuple(
        (
            str(next(numbers)),
            drug["name"],
            drug["form"],
            drug["strength"],
            *(str(drug.get(key, "")) for _, key in shown),
            *(YES if level in drug["stocked_at"] else "" for level in TIERS),
            *((ESSENTIAL if _is_essential(drug, day) else "",) if marked else ()),
            remarks(drug),
        )
        for drug in entries
    )
    return Table(tuple(columns), rows, size=SIZE)


def explanations(drugs: list[dict[str, Any]], day: date) -> Iterator[Paragraph]:
    """说明: what the marks of the tables mean, and of which day they are."""
    texts = [
        f"本目录所列为{printed_day(day)}在用的品规，按治疗类别排列，统一编列序号。",
        f"“县”“乡”“村”栏标“{YES}”的，表示该层级医疗机构可以配备。",
        "备注栏注明特殊管理类别、抗菌药物分级和处方限定；未注明处方限定的，按处方管理的一般规定执行。",
    ]
    editions = _editions(drugs, day)
    later = sorted(_listed_editions(drugs) - editions)
    if editions:
        years = "、".join(f"{year}年版" for year in sorted(editions))
        texts.append(f"“基药”栏标“{ESSENTIAL}”的，为国家基本药物目录（{years}）所列品种。")
    yield Paragraph("说明：")
    yield from (Paragraph(f"{number}.{text}") for number, text in enumerate(texts, start=1))
    if later:
        years = "、".join(f"{year}年版" for year in later)
        yield Paragraph(f"［排印说明：台账登记有与国家基本药物目录（{years}）的对应关系，该版当时尚未施行，未标注。］")


def remarks(drug: dict[str, Any]) -> str:
    """备注: special control, antibacterial grade, who may prescribe, long prescriptions, and what the record adds."""
    prescriber = drug.get("prescribed_by", "不限")
    weeks = drug.get("long_prescription", {}).get("max_weeks")
    parts = [
        drug.get("control", ""),
        drug.get("antibacterial_grade", ""),
        prescriber if prescriber not in ("不限", "执业医师") else "",
        f"长期处方不超过{weeks}周" if weeks else "",
        drug.get("remark", "").rstrip("。"),
    ]
    return "；".join(part for part in parts if part)


def _listed_editions(drugs: list[dict[str, Any]]) -> set[int]:
    return {drug["essential"]["edition"] for drug in drugs if "essential" in drug}


def _editions(drugs: list[dict[str, Any]], day: date) -> set[int]:
    """The editions of the essential list that drugs are marked with and that were in force on `day`."""
    return {edition for edition in _listed_editions(drugs) if _in_force(edition, day)}


def _in_force(edition: int, day: date) -> bool:
    return (EDITIONS.get(edition) or date(edition, 12, 31)) <= day


def _is_essential(drug: dict[str, Any], day: date) -> bool:
    return "essential" in drug and _in_force(drug["essential"]["edition"], day)
