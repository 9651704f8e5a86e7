"""The Atom feeds: what RFC 4287 requires of them, the same bytes each time, nothing in them that is not for all."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from pasts import BOARD, entry, mini_with_past, told, with_past
from site_pages import mini_result

from ygt.history.log import History
from ygt.publish.site.feeds import ATOM, XHTML, feeds
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace

FEED, ENTRY = f"{{{ATOM}}}feed", f"{{{ATOM}}}entry"
PERSON = {"name": "1", "uri": "?", "email": "?"}
ONCE: dict[str, dict[str, str]] = {
    FEED: {
        **{"id": "1", "title": "1", "updated": "1", "subtitle": "?", "generator": "?", "icon": "?", "logo": "?"},
        **{"rights": "?", "author": "*", "category": "*", "contributor": "*", "link": "*", "entry": "*"},
    },
    ENTRY: {
        **{"id": "1", "title": "1", "updated": "1", "content": "?", "summary": "?", "published": "?", "rights": "?"},
        **{"source": "?", "author": "*", "category": "*", "contributor": "*", "link": "*"},
    },
    f"{{{ATOM}}}author": PERSON,
}
"""RFC 4287 §4.1.1, §4.1.2 and §3.2: exactly once, at most once, any number of times; nothing else of Atom's own."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def faults(content: bytes) -> list[str]:
    """What is wrong with a feed by RFC 4287."""
    feed = ET.fromstring(content)
    found = [] if feed.tag == FEED else ["§4.1.1 atom:feed"]
    for element in feed.iter():
        if element.tag in ONCE:
            counts = Counter(child.tag.removeprefix(f"{{{ATOM}}}") for child in element)
            allowed = ONCE[element.tag]
            found += [f"{element.tag} {name}" for name in counts if name not in allowed]
            found += [f"{element.tag} {name}" for name, times in allowed.items() if times == "1" and counts[name] != 1]
            found += [f"{element.tag} {name}" for name, times in allowed.items() if times == "?" and counts[name] > 1]
    identifiers = [one.text or "" for one in feed.iter(f"{{{ATOM}}}id")]
    found += [f"§4.2.6 {one}" for one in identifiers if not re.match(r"[a-z][a-z0-9+.-]*:\S+$", one)]
    found += ["§4.2.6 twice"] if len(set(identifiers)) < len(identifiers) else []
    for updated in feed.iter(f"{{{ATOM}}}updated"):
        found += [] if MOMENT.fullmatch(updated.text or "") else [f"§3.3 {updated.text}"]
    if feed.find(f"{{{ATOM}}}author") is None:
        found += ["§4.1.1 author" for one in feed.iter(ENTRY) if one.find(f"{{{ATOM}}}author") is None]
    for one in (feed, *feed.iter(ENTRY)):
        links = [
            (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
            for link in one.findall(f"{{{ATOM}}}link")
        ]
        found += ["§4.1.1 alternate twice"] if len(set(links)) < len(links) else []
        found += [] if one.tag == FEED or "alternate" in [rel for rel, *_ in links] else ["§4.1.2 alternate"]
    found += ["§4.2.7 href" for link in feed.iter(f"{{{ATOM}}}link") if not link.get("href")]
    for shown in feed.iter(f"{{{ATOM}}}content"):
        children = [child.tag for child in shown]
        found += [] if shown.get("type") == "xhtml" and children == [f"{{{XHTML}}}div"] else ["§4.1.3.3 xhtml"]
    return found


def test_every_feed_is_what_the_standard_asks() -> None:
    made = dict(feeds(mini_with_past()))
    assert list(made) == ["shili/feed.atom", "shili/bodies/lishihui.atom"]
    assert [fault for content in made.values() for fault in faults(content)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>", "<subtitle>x</subtitle><title>"),
        ("T00:00:00+08:00", ""),
        ("urn:uuid:", ""),
        ('type="xhtml"', 'type="html"'),
        ('rel="alternate" type="text/html" href="changes.html#', 'rel="related" href="changes.html#'),
    ],
)
def test_the_check_of_feeds_can_fail(old: str, new: str) -> None:
    text = dict(feeds(mini_with_past()))["shili/feed.atom"].decode()
    assert old in text
    assert faults(text.replace(old, new).encode())


def test_entries_tell_what_changed_newest_first_and_lead_to_their_place() -> None:
    site = generate([mini_with_past()], rules={})
    feed = ET.fromstring(site.made["shili/feed.atom"])
    entries = feed.findall(ENTRY)
    assert [one.findtext(f"{{{ATOM}}}updated") for one in entries] == [
        "2026-11-20T00:00:00+08:00",
        "2026-06-01T00:00:00+08:00",
        "2025-01-02T00:00:00+08:00",
    ]
    assert feed.findtext(f"{{{ATOM}}}updated") == "2026-11-20T00:00:00+08:00"
    assert "".join(entries[1].itertext()).split() == [
        *(entries[1].findtext(f"{{{ATOM}}}id") or "").split(),
        *[
            "示例县：任职等变更",
            "2026-06-01T00:00:00+08:00",
            BOARD,
            "张某任理事。",
            "阿莫西林",
            "调入阿莫西林。",
            "提交99887766",
        ],
    ]
    page = site.pages["shili/changes.md"].replace("&#45;", "-")
    for one in entries:
        (link,) = [link.get("href", "") for link in one.findall(f"{{{ATOM}}}link")]
        address, _, anchor = link.partition("#")
        assert address == "changes.html"
        assert f'<li id="{anchor}">' in page
    own = ET.fromstring(site.made["shili/bodies/lishihui.atom"])
    words = "".join(own.itertext())
    assert "张某任理事" in words and "阿莫西林" not in words


def test_the_same_bytes_and_the_same_identifiers() -> None:
    first, second = dict(feeds(mini_with_past())), dict(feeds(with_past()))
    assert first == second
    grown = History([entry(told("又一人任理事。"), commit="deadbeef"), *mini_with_past().past.entries])  # type: ignore[union-attr]
    known = [one.findtext(f"{{{ATOM}}}id") for one in ET.fromstring(first["shili/feed.atom"]).iter(ENTRY)]
    later = [
        one.findtext(f"{{{ATOM}}}id")
        for one in ET.fromstring(dict(feeds(with_past(grown)))["shili/feed.atom"]).iter(ENTRY)
    ]
    assert later[1:] == known
    assert all(UUID(str(one)).version == 5 for one in later)


def test_no_electronic_address_and_nothing_of_the_message_of_a_commit() -> None:
    site = generate([mini_with_past()], rules={})
    everything = "".join(
        [*site.pages.values(), *(content.decode("utf-8", "replace") for content in site.made.values())]
    )
    assert "@example.com" not in everything
    assert "不上网的提交说明" not in everything
    assert "，王示例</small>" in site.pages["shili/changes.md"]


def test_hostile_text_stays_text() -> None:
    hostile = "</p><script>alert(1)</script>\x00\x1b&amp;]]>{{7*7}}"
    past = History([entry(told(hostile), title=hostile, author=hostile)])
    made = dict(feeds(with_past(past)))
    assert [fault for content in made.values() for fault in faults(content)] == []
    feed = ET.fromstring(made["shili/feed.atom"])
    assert feed.find(f"{ENTRY}/{{{ATOM}}}title").text == hostile.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")  # type: ignore[union-attr]
    assert "<script>" not in generate([with_past(past)], rules={}).pages["shili/changes.md"]


def test_every_page_names_its_feed_and_without_a_past_none_does() -> None:
    site = generate([mini_with_past()], rules={})
    own = {path: text for path, text in site.pages.items() if path.startswith("shili/")}
    named = {path: re.findall(r'^feed: "([^"]+)"$', text, re.MULTILINE) for path, text in own.items()}
    assert {tuple(found) for found in named.values()} == {("shili/feed.atom",), ("shili/bodies/lishihui.atom",)}
    assert all(found[0] in site.made for found in named.values())
    assert named["shili/bodies/lishihui.md"] == ["shili/bodies/lishihui.atom"]
    bare = generate([Workspace(mini_result(), date(2026, 11, 21))], rules={})
    assert not [path for path in bare.made if path.endswith(".atom")]
    assert not [path for path, text in bare.pages.items() if "\nfeed: " in text or ".atom" in text]
    assert "shili/changes.md" in bare.pages


def test_moments_are_those_of_the_commits_in_china() -> None:
    feed = ET.fromstring(dict(feeds(mini_with_past()))["shili/feed.atom"])
    moments = [datetime.fromisoformat(one.text or "") for one in feed.iter(f"{{{ATOM}}}updated")]
    assert {one.utcoffset().total_seconds() for one in moments} == {8 * 3600}  # type: ignore[union-attr]
