"""The printed catalogue is the one of its day: entries, levels, makers, marks and counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notice_reading import WORKSPACES, data, pages

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.catalogue_day import catalogue_on
from ygt.publish.notices.compose import paper_for
from ygt.publish.papers.model import Heading, Paper, Paragraph, Table

NOTICE = """\
title: 示例县人民政府办公室关于印发《示例县县域医共体统一用药目录（2026年版）》的通知
id: extra
kind: 印发用药目录
status: 拟稿
issuers: [示例县人民政府办公室]
disclosure: 主动公开
decided_by: {meeting: 县药事会2025年第1次会议}
effective_from: 2026-01-01
"""
DECIDED = "decided_by: {meeting: 县药事会2025年第1次会议}"
CHANGES = [
    ("2026-04-01", "厂家变更", "示例制药有限公司", "示例第三制药有限公司"),
    ("2026-07-01", "厂家变更", "示例第三制药有限公司", "示例第二制药有限公司"),
    ("2026-07-01", "增设配备层级", "县", "县、乡"),
    ("2026-07-01", "医保类别变更", "乙类", "甲类"),
    ("2026-07-01", "规格变更", "40mg", "80mg"),
    ("2026-07-01", "其他", "处方限定：执业医师", "处方限定：专科医师"),
]
CHANGED = f"""\
- name: 缬沙坦
  id: xieshatan
  kind: 化学药品
  form: 胶囊
  strength: 80mg
  maker: 示例第二制药有限公司
  category: 心血管系统用药
  insurance_class: 甲类
  essential: {{edition: 2026, number: 200, part: 化学药品和生物制品}}
  stocked_at: [县, 乡]
  prescribed_by: 专科医师
  listed: {{on: 2026-01-01, reason: 首批遴选, {DECIDED}}}
  delisted: {{on: 2026-09-30, reason: 停产, {DECIDED}}}
  changes:
""" + "".join(
    f"    - {{on: {on}, kind: {kind}, before: {before}, after: {after}, reason: 工作需要, {DECIDED}}}\n"
    for on, kind, before, after in CHANGES
)
FILE = "catalogues/drugs/cardiovascular.yaml"


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.annexes[0].blocks if isinstance(block, Table)]


def row_of(paper: Paper, name: str) -> dict[str, str]:
    """The row of a drug by the titles of its columns."""
    for table in tables(paper):
        for row in table.rows:
            if row[1] == name:
                return dict(zip((column.title for column in table.columns), row, strict=True))
    raise AssertionError(f"目录中没有{name}")


def listed_on(day: str) -> list[dict[str, Any]]:
    """The demo's drugs in force on a day, read without the tool."""
    files = sorted((WORKSPACES["demo"] / "catalogues" / "drugs").glob("*.yaml"))
    drugs = [drug for path in files for drug in data(path)]
    return [one for one in drugs if one["listed"]["on"] <= day <= one.get("delisted", {}).get("on", "9999")]


@pytest.mark.parametrize(("identity", "day"), [("yongyao-2025", "2025-01-01"), ("yongyao-2026", "2026-01-01")])
def test_annex_lists_what_was_in_force(demo_ledger: Ledger, identity: str, day: str) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == identity)
    paper = paper_for(demo_ledger, notice)
    expected = listed_on(day)
    rows = [row for table in tables(paper) for row in table.rows]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        (str(number), one["name"], one["form"]) for number, one in enumerate(in_categories(expected), start=1)
    ]
    headings = [block.text for block in paper.annexes[0].blocks if isinstance(block, Heading)]
    categories = list(dict.fromkeys(one["category"] for one in expected))
    counts = [sum(one["category"] == category for one in expected) for category in categories]
    assert [text.split("、", 1)[1] for text in headings] == [
        f"{category}（{count}个品规）" for category, count in zip(categories, counts, strict=True)
    ]
    assert f"{len(expected)}个品规" in paragraph(paper, 1)


def in_categories(drugs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Drugs of a category together, in the order in which categories first occur."""
    order = list(dict.fromkeys(one["category"] for one in drugs))
    return sorted(drugs, key=lambda one: order.index(one["category"]))


def paragraph(paper: Paper, number: int) -> str:
    block = paper.body[number]
    assert isinstance(block, Paragraph)
    return block.text


def test_text_and_table_are_on_the_pages(printed: Callable[[str], Path]) -> None:
    shown = pages(printed("demo") / "yongyao-2026.pdf", 1, 2, 3)
    assert "现予印发，自2026年1月1日起执行，《示例县县域医共体统一用药目录（2025年版）》同时停止使用。" in shown[0].text
    text = "".join(page.text for page in shown)
    assert "（2025年12月9日县药事会2025年第3次会议审议通过）" in text
    assert "1青霉素注射用无菌粉末0.48g（80万单位）" in text
    assert "通用名" in shown[2].text
    assert "示例数据，纯属虚构" in shown[2].side, "横排页的标识在侧边"


def test_heads_of_tables_repeat_on_every_landscape_page(printed: Callable[[str], Path]) -> None:
    for page in pages(printed("demo") / "yongyao-2026.pdf", 4, 11, 30):
        assert page.text.startswith("序号通用名剂型规格") or "个品规）序号通用名剂型规格" in page.text


def test_rows_before_changes(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    paper = paper_for(*mini_with(NOTICE, {FILE: CHANGED}))
    row = row_of(paper, "缬沙坦")
    assert row["规格"] == "40mg"
    assert row["生产企业"] == "示例制药有限公司"
    assert row["医保"] == "乙类"
    assert (row["县"], row["乡"], row["村"]) == ("√", "", "")
    assert row["备注"] == ""
    assert "基药" not in row
    assert "该版当时尚未施行" in "".join(
        block.text for block in paper.annexes[0].blocks if isinstance(block, Paragraph)
    )


def test_rows_between_and_after_changes(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    ledger, notice = mini_with(NOTICE.replace("2026-01-01", "2026-05-01"), {FILE: CHANGED})
    assert row_of(paper_for(ledger, notice), "缬沙坦")["生产企业"] == "示例第三制药有限公司"
    notice.data["effective_from"] = "2026-09-01"
    row = row_of(paper_for(ledger, notice), "缬沙坦")
    assert row["规格"] == "80mg"
    assert row["生产企业"] == "示例第二制药有限公司"
    assert (row["医保"], row["基药"], row["备注"]) == ("甲类", "△", "专科医师")
    assert (row["县"], row["乡"], row["村"]) == ("√", "√", "")
    assert row_of(paper_for(ledger, notice), "氨氯地平")["基药"] == ""


def test_last_day_is_the_day_of_delisting(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    ledger, _ = mini_with(NOTICE, {FILE: CHANGED})
    assert "缬沙坦" in [drug["name"] for drug in catalogue_on(ledger, date(2026, 9, 30))]
    assert "缬沙坦" not in [drug["name"] for drug in catalogue_on(ledger, date(2026, 10, 1))]


def test_counts_are_those_of_the_table(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    paper = paper_for(*mini_with(NOTICE, {FILE: CHANGED}))
    assert paragraph(paper, 1) == (
        "本目录收录药品6种、6个品规，其中化学药品4个、中成药2个。"
        "按配备层级，县级可配备6个，乡级可配备2个，村级可配备2个。"
    )


def test_without_preface_the_meeting_is_named(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    paper = paper_for(*mini_with(NOTICE))
    assert paragraph(paper, 0) == (
        "经县药事会2025年第1次会议审议通过，现将《示例县县域医共体统一用药目录（2026年版）》印发给你们，"
        "自2026年1月1日起执行。请认真贯彻执行。"
    )


def test_nothing_in_force_is_refused(mini_with: Callable[..., tuple[Ledger, Record]]) -> None:
    with pytest.raises(ToolError, match="没有在用的药品") as refused:
        paper_for(*mini_with(NOTICE.replace("effective_from: 2026", "effective_from: 2020")))
    assert "org/notices/extra.yaml" in refused.value.message
