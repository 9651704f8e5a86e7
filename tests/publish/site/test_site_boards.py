"""某日名单: on every day the lines of the page are the roster of that day, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from shown_on import holds, is_hidden
from site_pages import DAY, mini_site, pages_of

from workspaces import REPOSITORY, WORKSPACES, Workspace, miniature, on_disk
from ygt.dates import ONE_DAY, change_points
from ygt.findings import Example
from ygt.ledger.record import Record
from ygt.ledger.roster import Row, roster
from ygt.ledger.time import interval
from ygt.publish.site.boards import Board, board, total
from ygt.publish.site.workspace import Workspace as Shown

BODY = "org/bodies/zhuanban.yaml"


def body(text: str) -> Workspace:
    head = "name: 示例县医疗质量管理委员会\nid: zhikong\nlevel: 专业\ntrack: 行政\nfunction: 医疗质量管理委员会\n"
    return miniature().laid_over([Example(BODY, head + text)])


def board_of(text: str, day: date = DAY) -> Board:
    shown = Shown(body(text).check(), day)
    found = shown.ledger.find("示例县医疗质量管理委员会", "body")
    assert found is not None and found.sound
    return board(shown, found)


def told(row: Row) -> tuple[object, ...]:
    return (row.member.index if row.member else None, row.post, row.state, row.count, str(row.offices))


def said_on(found: Board, day: date) -> str:
    return "".join(one.text for one in found.said if holds(one.mark, day))


def days_about(shown: Shown) -> Iterator[tuple[Record, date]]:
    for one in shown.bodies():
        parts = (interval(item) for key in ("memberships", "seats", "vacancies") for item in one.items(key))
        points = [day for day in change_points(parts) if day > date.min]
        yield from ((one, near) for day in points for near in (day - ONE_DAY, day, day + timedelta(40)))


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_the_lines_of_any_day_are_the_roster_of_that_day(workspace: str) -> None:
    shown = Shown(on_disk(REPOSITORY / workspace).check(), DAY)
    boards = {id(one): board(shown, one) for one in shown.bodies()}
    checked = 0
    for one, day in days_about(shown):
        found, expected = boards[id(one)], roster(shown.ledger, one, day)
        if found.first is not None and found.first <= day:
            assert [told(line.row) for line in found.lines if holds(line.mark, day)] == list(map(told, expected.rows))
            assert total(expected) in said_on(found, day)
            checked += 1
    for one in shown.bodies():
        found = boards[id(one)]
        static = [told(line.row) for line in found.lines if not is_hidden(line.mark)]
        assert static == list(map(told, roster(shown.ledger, one, DAY).rows))
    assert checked > 80 or workspace != "examples/demo"


MEMBERS = (
    "seats:\n  - {post: 主任委员, min: 1, max: 1}\n  - {post: 委员, min: 2, max: 2}\n"
    "memberships:\n"
    "  - {person: 甲某某, post: 主任委员, from: 2024-08, until: 2025-02, "
    "decided_by: {document: 示政办发〔2024〕20号}}\n"
    "  - {person: 乙某某, post: 委员, from: 2024-08, decided_by: {document: 示政办发〔2024〕20号}}\n"
    "vacancies:\n  - {post: 主任委员, state: 待接任, from: 2025-03, until: 2025-06-14}\n"
    "  - {post: 主任委员, state: 空缺, from: 2025-06-15}\n"
)


@pytest.mark.parametrize(
    ("day", "chair", "said"),
    [
        ("2024-08-01", "甲某某", "名额3席，列名2人，待填报1席。"),
        ("2025-02-28", "甲某某", "名额3席，列名2人，待填报1席。"),
        ("2025-03-01", "待接任", "名额3席，列名1人，待填报1席，待接任1席。"),
        ("2025-06-14", "待接任", "名额3席，列名1人，待填报1席，待接任1席。"),
        ("2025-06-15", "空缺", "名额3席，列名1人，待填报1席，空缺1席。"),
    ],
)
def test_a_month_counts_from_its_first_day_to_its_last_and_empty_seats_are_those_of_the_day(
    day: str, chair: str, said: str
) -> None:
    found = board_of(MEMBERS)
    at = date.fromisoformat(day)
    lines = [line.row for line in found.lines if holds(line.mark, at)]
    (held,) = [row.member.data["person"] if row.member else row.state for row in lines if row.post == "主任委员"]
    assert held == chair
    assert said_on(found, at).startswith(said)


def test_before_the_first_record_nothing_is_said_to_be_recorded() -> None:
    found = board_of(MEMBERS)
    assert 'data-first="2024-08-01"' in found.control
    assert "台账没有这一天的名单记录，最早的记录始于2024年8月1日。" in found.control
    assert all(not holds(line.mark, date(2024, 7, 31)) or line.row.state == "待填报" for line in found.lines)


def test_a_member_without_a_day_dates_from_what_decided_it() -> None:
    dated = board_of("memberships:\n  - {person: 甲某某, post: 委员, decided_by: {document: 示政办发〔2024〕20号}}\n")
    assert 'data-first="2024-06-28"' in dated.control
    assert "列名1人，其中1人未载明任职起始日期。" in said_on(board_of(TWO), date(2024, 9, 1))


TWO = (
    "memberships:\n  - {person: 甲某某, post: 委员, decided_by: {document: 示政办发〔2024〕20号}}\n"
    "  - {person: 乙某某, post: 委员, from: 2025-01-01, decided_by: {document: 示政办发〔2024〕20号}}\n"
)


def test_without_days_there_is_no_other_day_to_ask_for() -> None:
    assert board_of("memberships:\n  - {person: 甲某某, post: 委员}\n").control == ""
    assert board_of("seats:\n  - {post: 委员, min: 2, max: 2}\nmemberships: []\n").control == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-28", ""),
        ("2026-03-02", "名单最近核实日期：2026年3月1日。"),
        ("2026-11-21", "名单最近核实日期：2026年3月1日。"),
        (
            "2027-03-01",
            "名单最近核实日期：2026年3月1日。台账截至2026年11月21日，其后的名单按现有记录列出，以后续登记为准。",
        ),
        (
            "2027-03-02",
            "名单最近核实日期：2026年3月1日，是否在任待核。"
            "台账截至2026年11月21日，其后的名单按现有记录列出，以后续登记为准。",
        ),
    ],
)
def test_how_far_a_list_may_be_believed_depends_on_the_day(day: str, said: str) -> None:
    shown = Shown(miniature().check(), DAY)
    record = shown.ledger.find("示例县县域医共体理事会", "body")
    assert record is not None
    assert said_on(board(shown, record), date.fromisoformat(day)).partition("列名3人。")[2] == said


def test_an_ended_body_shows_its_last_list_and_says_that_it_has_ended() -> None:
    ended = MEMBERS.replace("from: 2024-08, decided", "from: 2024-08, until: 2025-12-31, reason: 组织调整, decided")
    ended = ended.replace("2025-06-15}", "2025-06-15, until: 2025-12-31}")
    text = ended + "until: 2025-12-31\nremark: 停止依据：示例县卫生健康局2025年12月20日决定\n"
    found = board_of(text)
    assert found.day == date(2025, 12, 31)
    shown = [line.row.member for line in found.lines if not is_hidden(line.mark)]
    assert [one.data["person"] for one in shown if one] == ["乙某某"]
    assert 'data-last="2025-12-31"' in found.control
    pages = pages_of(body(text))
    page = pages["shili/bodies/zhikong.md"]
    assert "已终止</span> 本组织已于2025年12月31日终止。停止依据&#58;" in page.replace("：", "&#58;")
    assert "## 终止时的名单" in page and "现任" not in page.split("## 基本情况")[0]
    present, _, past = pages["shili/bodies/index.md"].partition("## 历史（已终止的组织）")
    assert "bodies/zhikong.html" not in present
    assert "bodies/zhikong.html" in past
    assert "示例县医疗质量管理委员会" in page.split("\n---\n")[0]


def test_those_who_began_on_one_day_are_told_in_their_order() -> None:
    told_of = mini_site().pages["shili/bodies/yigongwei.md"].partition("## 沿革")[2]
    assert told_of.index("李思齐") < told_of.index("主任：赵远山") < told_of.index("副主任：钱清源")


def test_what_is_not_of_the_day_is_neither_seen_nor_found_by_the_search() -> None:
    page = mini_site().pages["shili/bodies/yigongwei.md"]
    (row,) = [line for line in page.partition("## 离任人员")[0].splitlines() if "孙立言" in line and "<tr" in line]
    assert row.startswith('<tr data-from="2024-06-28" data-until="2025-02-28" hidden="" data-search-exclude="true">')
