"""今日事项: what waits for whom on the build's day, and where it leads."""

from __future__ import annotations

import re
from datetime import date

import pytest
from site_pages import DAY, mini_result

from workspaces import Workspace as Files
from workspaces import miniature
from ygt.publish.obligations.today import GROUPS, Matter, matters, persons_of
from ygt.publish.site import today
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace

JUDGED = """\
  - id: M-101
    number: 十一
    summary: 设立理事会以外的监事会
    strength: 应当
    duty_holders: [示例县卫生健康局]
    deadline: 2024-12-31
    judged:
      - {kind: 数量, records: {kind: body, where: {function: 监事会}}, minimum: 9}
  - id: M-102
    number: 十二
    summary: 年底前出台急救文件
    strength: 应当
    duty_holders: [示例县卫生健康局, 示例县人民医院]
    deadline: 2026-12-15
    judged:
      - {kind: 数量, records: {kind: body, where: {function: 监事会}}, minimum: 9}
  - id: M-103
    number: 十三
    summary: 鼓励出台急救文件
    strength: 鼓励
    duty_holders: [示例县卫生健康局]
    deadline: 2024-12-31
    judged:
      - {kind: 数量, records: {kind: body, where: {function: 监事会}}, minimum: 9}
"""
SUPERVISED = """\
- {name: 甲督办, id: jia, matter: 补齐急救设备, units: [示例县卫生健康局], issued_on: 2026-01-05, due: 2026-06-30,
   progress: [{on: 2026-05-01, text: 已采购}, {on: 2026-12-01, text: 后来的进展}]}
- {name: 乙督办, id: yi, matter: 已办结的事, units: [示例县卫生健康局], issued_on: 2026-01-05, closed: {on: 2026-02-01}}
- {name: 丙督办, id: bing, matter: 将要交办的事, units: [示例县卫生健康局], issued_on: 2026-12-05}
"""
MATERIAL = """\
- {name: 急救台账, id: jijiu, proves: [M-102], issuer: 示例县人民医院, date: 2026-03-01}
- name: 已复核的台账
  id: fuhe
  proves: [M-102]
  date: 2026-03-01
  reviewed: {by: 示例县卫生健康局, on: 2026-04-01}
"""


def files() -> Files:
    mini = miniature()
    plan = mini.files["org/obligations/plan.yaml"] + JUDGED.encode()
    laid = mini.with_file("org/obligations/plan.yaml", plan)
    return laid.with_file("org/supervision.yaml", SUPERVISED.encode()).with_file(
        "org/materials.yaml", MATERIAL.encode()
    )


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(files().check(), DAY, internal=True)


@pytest.fixture(scope="module")
def found(workspace: Workspace) -> list[Matter]:
    return matters(workspace.ledger, workspace.clauses, workspace.day)


def said(found: list[Matter], group: str) -> list[str]:
    return [one.said for one in found if one.group == group]


def test_what_waits_stands_in_the_order_in_which_it_is_taken_in_hand(found: list[Matter]) -> None:
    assert said(found, "逾期事项") == ["设立理事会以外的监事会"]
    assert said(found, "近期到期") == ["年底前出台急救文件"]
    (reported,) = [one for one in found if one.said == "组建医共体管理委员会"]
    # Nobody has said yet whether it was done, so it is not called overdue; its deadline stands all the same.
    assert (reported.group, reported.due) == ("待报事项", date(2024, 6, 30))
    assert "急救台账" in said(found, "待核事项")
    assert "已复核的台账" not in said(found, "待核事项")
    assert said(found, "督办未销号") == ["补齐急救设备"]
    assert [one.group for one in found] == sorted((one.group for one in found), key=GROUPS.index)
    assert not [one for one in found if one.said == "鼓励出台急救文件"]


def test_a_matter_taken_in_hand_says_its_last_progress_of_the_day(found: list[Matter]) -> None:
    (one,) = [one for one in found if one.group == "督办未销号"]
    assert (one.state, one.closing) == ("已过时限，尚未销号", "最近进展：已采购；办结后登记销号")


def test_another_day_has_other_matters() -> None:
    early = Workspace(files().check(), date(2026, 1, 10), internal=True)
    found = matters(early.ledger, early.clauses, early.day)
    assert said(found, "近期到期") == []
    assert said(found, "督办未销号") == ["补齐急救设备", "已办结的事"]


def test_lists_nobody_has_confirmed_for_a_year_are_to_be_verified() -> None:
    late = Workspace(mini_result(), date(2027, 6, 1), internal=True)
    names = said(matters(late.ledger, late.clauses, late.day), "待核事项")
    assert "示例县县域医共体理事会名单" in names
    assert "示例县县域医共体理事会名单" not in said(matters(late.ledger, (), DAY), "待核事项")


def test_who_answers_for_a_unit_is_its_head_and_for_a_body_its_chair(workspace: Workspace) -> None:
    ledger = workspace.ledger
    assert persons_of(ledger, "示例县县域医共体理事会", DAY) == [("王示例", "县人民医院")]
    assert persons_of(ledger, "示例县人民医院", DAY) == [("王示例", "县人民医院")]
    assert persons_of(ledger, "示例县人民医院", date(1999, 1, 1)) == []
    assert persons_of(ledger, "没有登记的单位", DAY) == []


def test_every_matter_leads_to_its_record_and_to_how_it_is_closed(workspace: Workspace) -> None:
    path, page = today.page(workspace)
    assert path == "shili/today.md"
    assert "截至2026年11月21日须办的事项" in page
    assert "不随打开网页的日期变化" in page
    for address in ("clauses/m-101.html", "supervision.html#jia", "materials.html#jijiu", "departments/weijianju.html"):
        assert f'href="../shili/{address}"' in page, address
    for anchor in re.findall(r"guide/today\.html#(\w+)", page):
        assert anchor in today.CLOSING.values()
    assert 'data-person="王示例（县人民医院）"' in page
    assert "?department=%E7%A4%BA" in page


def test_with_nothing_to_do_the_page_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "matters", lambda *_: [])
    assert "没有逾期、近期到期、待报、待核和未销号的事项。" in today.page(workspace)[1]


def test_the_offices_own_site_opens_with_it_and_the_public_one_has_none() -> None:
    own = generate([Workspace(mini_result(), DAY, internal=True)], rules={})
    assert "# 示例县今日事项" in own.pages["index.md"]
    assert own.nav[0] == {"今日事项": "index.md"}
    assert {"今日事项": "shili/today.md"} in next(one["示例县"] for one in own.nav if "示例县" in one)
    public = generate([Workspace(mini_result(), DAY)], rules={})
    assert "shili/today.md" not in public.pages
    assert "今日事项" not in public.pages["index.md"]
