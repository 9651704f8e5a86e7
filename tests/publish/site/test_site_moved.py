"""Where an `id` was changed, the former address leads to the present one."""

from __future__ import annotations

from pathlib import Path

from pasts import entry, with_past
from site_pages import DAY, mini_result

from ygt.changes.change import Fact
from ygt.history.entry import Told
from ygt.history.log import History
from ygt.publish.site import moved
from ygt.publish.site.generate import generate
from ygt.publish.site.guides import guides, keepers_page
from ygt.publish.site.rosters import files
from ygt.publish.site.workspace import Workspace
from ygt.resources import site_dir


def renamed(kind: str, name: str, before: str, after: str) -> Told:
    fact = Fact("id", "标识", before, after)
    return Told("fields-changed", "信息调整", "基本信息", "标识已改。", kind, after, name, (name,), facts=(fact,))


def former_pages(*changes: Told) -> dict[str, str]:
    workspace = with_past(History([entry(one, commit=f"{count:08x}") for count, one in enumerate(changes)]))
    return dict(moved.pages([workspace], {"shili/bodies/lishihui.md"}))


BOARD = "示例县县域医共体理事会"


def test_every_former_address_leads_to_the_present_one() -> None:
    found = former_pages(
        renamed("body", BOARD, "lishi-hui", "lishihui"),
        renamed("body", BOARD, "dongshihui", "lishi-hui"),
        renamed("unit", "示例县卫生健康局", "weijiwei", "weijianju"),
        renamed("county", "示例县", "shilixian", "shili"),
    )
    assert set(found) == {
        "shili/bodies/lishi-hui.md",
        "shili/bodies/dongshihui.md",
        "shili/departments/weijiwei.md",
        "shilixian/index.md",
    }
    assert 'moved: "shili/bodies/lishihui.html"' in found["shili/bodies/dongshihui.md"]
    assert 'href="../../shili/bodies/lishihui.html"' in found["shili/bodies/dongshihui.md"]
    assert 'moved: "shili/departments/weijianju.html"' in found["shili/departments/weijiwei.md"]
    assert "search: {exclude: true}" in found["shilixian/index.md"]


def test_what_is_there_is_never_covered_and_hostile_ids_lead_nowhere() -> None:
    assert former_pages(renamed("body", BOARD, "lishihui", "lishihui")) == {}
    assert former_pages(renamed("body", BOARD, "../../etc", "lishihui")) == {}
    assert former_pages(renamed("body", BOARD, "a", "no-longer-there")) == {}


def test_former_pages_are_outside_the_navigation() -> None:
    past = History([entry(renamed("body", BOARD, "dongshihui", "lishihui"))])
    site = generate([with_past(past)], rules={})
    assert "/shili/bodies/dongshihui.md" in site.leaves
    assert "shili/bodies/dongshihui.md" in site.pages


def test_last_change_and_why_stand_at_the_foot() -> None:
    site = generate([with_past()], rules={})
    assert "（任职）" in site.pages["shili/bodies/lishihui.md"].partition("最近修改：")[2]
    assert "（任职等变更）" in site.pages["shili/bodies/index.md"].partition("最近修改：")[2]
    assert "最近修改" not in generate([Workspace(mini_result(), DAY)], rules={}).pages["shili/bodies/index.md"]


def test_guide_pages_are_listed_by_what_stands_at_their_heads(tmp_path: Path) -> None:
    pages = {f"guide/{file.name}": file for file in (site_dir() / "pages" / "guide").glob("*.md")}
    found = guides(pages)
    assert {one.page for one in found} == set(pages)
    assert all(one.title and one.summary for one in found)
    assert [one.order for one in found] == sorted(one.order for one in found)
    path, page = keepers_page([Workspace(mini_result(), DAY)], found)
    assert path == "maintenance/index.md"
    for address in ("rules/index.html", "shili/data-quality.html", "guide/editing.html", "guide/internal.html"):
        assert f'href="../{address}"' in page
    assert "guide/days.html" not in page
    bare = tmp_path / "guide.md"
    bare.write_text("# 没有前言的页面\n", encoding="utf-8")
    assert guides({"guide/bare.md": bare})[0].title == "guide/bare.md"


def test_rosters_are_offered_as_docx_and_are_the_same_bytes_twice() -> None:
    from ygt.publish.site import rosters

    workspace = Workspace(mini_result(), DAY)
    first = dict(files(workspace))
    rosters._set.cache_clear()
    assert dict(files(workspace)) == first
    assert "shili/bodies/lishihui.docx" in first
    page = generate([workspace], rules={}).pages["shili/bodies/lishihui.md"]
    assert 'href="../../shili/bodies/lishihui.docx"' in page
