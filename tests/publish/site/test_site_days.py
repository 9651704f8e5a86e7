"""某日名单 of the members and of the catalogue: who took part and what was listed on any day."""

from __future__ import annotations

from datetime import date

import pytest
from shown_on import holds, is_hidden, rows
from site_pages import DAY, county_pages

from workspaces import REPOSITORY, Workspace, miniature, on_disk
from ygt.dates import Period
from ygt.ledger.composition import present_participations
from ygt.ledger.time import has_ended, in_force
from ygt.publish.site.drug_rows import states
from ygt.publish.site.member_rows import OUTSIDE, listing
from ygt.publish.site.spans import between, merged
from ygt.publish.site.workspace import Workspace as Shown

DAYS = [date(2022, 6, 30), date(2024, 6, 30), date(2024, 7, 1), date(2025, 9, 30), date(2025, 10, 1), DAY]


@pytest.fixture(scope="module")
def demo() -> Shown:
    return Shown(on_disk(REPOSITORY / "examples/demo").check(), DAY)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_members_of_any_day(demo: Shown, day: date) -> None:
    groups = listing(demo).groups
    found = {
        row["link"].text
        for group in groups
        if group["title"] != OUTSIDE
        for row in group["rows"]
        if holds(row["mark"], day)
    }
    assert found == {one.name for one in demo.sound("institution") if present_participations(demo.ledger, one, day)}


def test_a_heading_with_no_rows_on_the_day_is_hidden(demo: Shown) -> None:
    marks = {group["title"]: group["mark"] for group in listing(demo).groups}
    assert is_hidden(marks[OUTSIDE])
    assert [title for title, mark in marks.items() if not mark] == [
        "牵头医院",
        "辅助建设医院",
        "乡镇卫生院",
        "社区卫生服务中心",
        "村卫生室",
    ]


@pytest.mark.parametrize(
    "day", [date(2025, 1, 1), date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1), DAY], ids=str
)
def test_the_catalogue_of_any_day(demo: Shown, day: date) -> None:
    for drug in demo.sound("drug"):
        found = [mark for _, mark, _ in states(demo, drug) if holds(mark, day)]
        assert len(found) == in_force(drug.data, day), drug.subject()


def test_a_drug_is_listed_as_it_was(demo: Shown) -> None:
    (drug,) = [one for one in demo.sound("drug") if one.items("changes") and one.name == "头孢克肟"]
    tiers = {
        day: [data["stocked_at"] for data, mark, _ in states(demo, drug) if holds(mark, day)]
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    }
    assert tiers == {date(2026, 6, 30): [["县", "乡", "村"]], date(2026, 7, 1): [["县", "乡"]]}


def changed(**changes: tuple[str, str]) -> Workspace:
    files = miniature()
    for path, (old, new) in changes.items():
        name = path.replace("__", "/") + ".yaml"
        text = files.files[name].decode()
        assert old in text
        files = files.with_file(name, text.replace(old, new).encode())
    return files


def test_ended_institutions_keep_their_page_and_stand_under_history(demo: Shown) -> None:
    ended = [one for one in demo.sound("institution") if has_ended(one.data, DAY)]
    assert ended
    pages = county_pages("examples/demo")
    present, _, past = pages["shilixian/members/index.md"].partition("## 历史")
    for one in ended:
        page = pages[demo.addresses.of(one).removesuffix(".html") + ".md"]
        assert "已终止</span> 本机构已于" in page
        assert "决定：" in page
        assert "现任" not in page
        assert one.name in page.split("\n---\n")[0]
        assert any(one.name in row for row in rows(past))
        assert not any(one.name in row for row in rows(present))
        assert any(one.name in row for row in rows(present, date(2025, 9, 30)))


def test_spans_are_cut_where_something_begins_and_joined_where_nothing_changes() -> None:
    first, second = date(2024, 1, 1), date(2025, 1, 1)
    spans = between([first, second, date(2030, 1, 1)], Period(date.min, date(2026, 12, 31)))
    assert spans == [
        Period(date.min, date(2023, 12, 31)),
        Period(first, date(2024, 12, 31)),
        Period(second, date(2026, 12, 31)),
    ]
    keys = ["甲", "乙", "乙"]
    assert merged(zip(keys, spans, strict=True)) == {"甲": [spans[0]], "乙": [Period(first, date(2026, 12, 31))]}
    assert merged([("甲", spans[0]), ("甲", spans[2])]) == {"甲": [spans[0], spans[2]]}
