"""版次对照: every entry of the list once, stocked or not by the records; new ones only where the earlier is known."""

from __future__ import annotations

import re
from html import unescape

from site_pages import DAY, mini_result, pages_of

from workspaces import REPOSITORY, miniature, on_disk
from ygt.ledger.reference_list import entries, nearest_lists
from ygt.publish.site.editions import ABSENT, DELISTED, KEPT, NEW, SAME_NAME, STOCKED, compared
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace

LIST = entries(nearest_lists(REPOSITORY) / "nedl-2026")
PLANT = ("中成药", 2)


def mini() -> Workspace:
    return Workspace(mini_result(), DAY)


def test_every_entry_stands_once() -> None:
    found = compared(mini(), LIST, ())
    assert len(found) == 794
    assert len({(one.entry["part"], one.entry["number"]) for one in found}) == 794
    assert {one.novelty for one in found} == {""}


def test_what_is_stocked_follows_from_the_records() -> None:
    states = {(one.entry["part"], one.entry["number"]): one for one in compared(mini(), LIST, ())}
    assert states[PLANT].state == STOCKED
    assert states[PLANT].tiers == ["县", "乡"]
    # 阿莫西林 of the miniature county does not say which entry it is.
    alike = next(one for one in states.values() if one.entry.name == "阿莫西林")
    assert alike.state == SAME_NAME
    assert sum(one.state == ABSENT for one in states.values()) > 780


def test_what_was_delisted_is_not_stocked() -> None:
    path = next(path for path in miniature().files if path.endswith("drugs/chinese.yaml"))
    text = miniature().files[path].decode()
    over = "  delisted: {on: 2026-06-30, reason: 停产, decided_by: {meeting: 县药事会2026年第1次会议}}\n"
    at = text.index("  essential: {edition: 2026, number: 2,")
    changed = miniature().with_file(path, (text[:at] + over + text[at:]).encode())
    states = {one.entry.name: one.state for one in compared(Workspace(changed.check(), DAY), LIST, ())}
    assert states[next(one.name for one in LIST if (one["part"], one["number"]) == PLANT)] == DELISTED


def test_new_entries_are_those_the_earlier_edition_lacks() -> None:
    earlier = [one for one in LIST if one.name != "阿莫西林"]
    found = {one.entry.name: one.novelty for one in compared(mini(), LIST, earlier)}
    assert found["阿莫西林"] == NEW
    assert found["青霉素"] == KEPT
    pages = generate([mini()], rules={}, essential_list=LIST, earlier_list=earlier).pages
    page = unescape(pages["shili/catalogue/essential.md"])
    assert "其中新增" in page
    assert "未入库" not in page


def test_the_demo_agrees_with_its_catalogue() -> None:
    result = on_disk(REPOSITORY / "examples" / "demo").check()
    found = compared(Workspace(result, DAY), LIST, ())
    cited = {
        (one["essential"]["part"], one["essential"]["number"])
        for one in result.ledger.sound("drug")
        if "essential" in one.data and "delisted" not in one.data
    }
    assert sum(one.state == STOCKED for one in found) == len(cited) > 350


def test_without_the_list_there_is_neither_page_nor_link() -> None:
    pages = pages_of(miniature())
    assert "shili/catalogue/essential.md" not in pages
    assert "catalogue/essential.html" not in pages["shili/catalogue/index.md"]
    with_list = generate([mini()], rules={}, essential_list=LIST).pages
    assert "未入库" in unescape(with_list["shili/catalogue/essential.md"])
    assert re.search(r'href="[^"]*essential\.html"', with_list["shili/catalogue/index.md"])
