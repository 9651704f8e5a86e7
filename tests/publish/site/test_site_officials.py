"""The pages of office-holders: namesakes apart, addresses that stay, 现任 only of lists confirmed within a year."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from site_pages import DAY, mini_result, mini_site

from ygt.publish.site.addresses import Addresses
from ygt.publish.site.officials import FORMER, NOW, UNCERTAIN, officials
from ygt.publish.site.workspace import Workspace

ADDRESSES = Addresses(mini_result().ledger, "shili")


def page(pages: dict[str, str], name: str, distinct: str = "") -> str:
    return unescape(pages[ADDRESSES.person(name, distinct).removesuffix(".html") + ".md"])


def test_everyone_who_holds_something_has_a_page_and_nobody_else() -> None:
    shown = Workspace(mini_result(), DAY)
    pages = mini_site().pages
    people = {path for path in pages if path.startswith("shili/people/")} - {"shili/people/index.md"}
    named = {ADDRESSES.person(*one.person).removesuffix(".html") + ".md" for one in officials(shown)}
    assert len(named) > 5
    # The bare name of the two namesakes keeps its address, as a page that leads to both.
    assert people - named == {ADDRESSES.person("王示例").removesuffix(".html") + ".md"}
    sent = {(one.text("person"), one.text("distinct")) for one in shown.sound("assignment")}
    assert sent - {one.person for one in officials(shown)}, "样例应有只派驻、不任职的人员"


def test_namesakes_are_told_apart() -> None:
    pages = mini_site().pages
    hospital = page(pages, "王示例", "县人民医院")
    assert "另有同名人员" in hospital
    assert "王示例（青河镇中心卫生院）" in hospital
    both = page(pages, "王示例")
    assert both.count('<th scope="row">') == 2


def test_the_address_of_a_person_never_changes() -> None:
    assert ADDRESSES.person("张明德") == "shili/people/c851f1b0.html"
    assert ADDRESSES.person("王示例", "县人民医院") != ADDRESSES.person("王示例")


def test_no_list_older_than_a_year_makes_anyone_present() -> None:
    later = Workspace(mini_result(), date(2031, 1, 1))
    states = {post.state for one in officials(later) for post in one.posts if post.record.kind.name == "body"}
    assert NOW not in states
    assert {UNCERTAIN, FORMER} & states


def test_rosters_lead_to_the_pages() -> None:
    pages = mini_site().pages
    links = {
        link
        for path, text in pages.items()
        if not path.startswith("shili/people/")
        for link in re.findall(r"people/[0-9a-f]{8}\.html", text)
    }
    assert {f"shili/{one.removesuffix('.html')}.md" for one in links} <= pages.keys()
    assert len(links) > 5
