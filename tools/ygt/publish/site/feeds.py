"""变更记录 as Atom feeds (RFC 4287): one of the county, one of each body that was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from ygt.clock import BEIJING
from ygt.ledger.record import Record
from ygt.publish.site.markup import Link
from ygt.publish.site.revisions import Revision, about, of_record
from ygt.publish.site.workspace import Workspace
from ygt.publish.view import INTERNAL

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACE = UUID("5c0f6f0e-2b0a-5d6a-9a53-8f3b0d1f6c11")
"""Of the names of feeds and entries (RFC 9562 §5.5): a site on an intranet has no domain to make identifiers with."""

MOST = 50
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 §2.2 has no character for."""


def feeds(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """Every feed with its path on the site; none where nothing is known of the past."""
    if not workspace.revisions:
        return
    name = f"{workspace.name}变更记录"
    yield county_feed(workspace).address, _feed(workspace, name, county_feed(workspace), workspace.revisions, "")
    for body in workspace.bodies():
        if link := feed_of(workspace, body):
            own = [about(one, body) for one in of_record(workspace, body)]
            yield link.address, _feed(workspace, f"{body.name}变更记录", link, own, "../")


def county_feed(workspace: Workspace) -> Link:
    """The feed of the whole county."""
    return Link("订阅变更记录（Atom）", f"{workspace.folder}/feed.atom")


def feed_of(workspace: Workspace, body: Record) -> Link | None:
    """The feed of a body; None where no commit is known to have changed it, or it has no page."""
    address = workspace.addresses.of(body)
    if not address or not of_record(workspace, body):
        return None
    return Link("订阅本组织的变更（Atom）", f"{address.removesuffix('.html')}.atom")


def _feed(workspace: Workspace, title: str, link: Link, found: Sequence[Revision], up: str) -> bytes:
    newest = max(one.entry.day for one in found)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _text(feed, "id", _identifier(link.address))
    _text(feed, "title", title)
    _text(feed, "subtitle", workspace.standing.sentence + (f"{INTERNAL}。" if workspace.internal else ""))
    _text(feed, "updated", _moment(newest))
    ET.SubElement(
        feed, "link", {"rel": "self", "type": "application/atom+xml", "href": link.address.rpartition("/")[2]}
    )
    page = f"{up}changes.html"
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _author(feed, _keeper(workspace))
    for one in found[:MOST]:
        _entry(feed, one, link.address, page)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def _entry(feed: ET.Element, one: Revision, address: str, page: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", _identifier(f"{address}/{one.entry.commit}"))
    _text(entry, "title", one.title)
    _text(entry, "updated", _moment(one.entry.day))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{page}#{one.anchor}"})
    if one.author:
        _author(entry, one.author)
    division = ET.SubElement(ET.SubElement(entry, "content", {"type": "xhtml"}), "div", {"xmlns": XHTML})
    for heading, sentences in one.groups:
        if heading:
            _text(division, "h2", heading)
        _list(division, sentences)
    if one.more:
        _text(division, "p", f"另有{one.more}项，见变更记录。")
    _text(division, "p", f"提交{one.entry.short}")


def _list(parent: ET.Element, sentences: Iterable[str]) -> None:
    listed = ET.SubElement(parent, "ul")
    for sentence in sentences:
        _text(listed, "li", sentence)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, "author"), "name", name)


def _keeper(workspace: Workspace) -> str:
    county = workspace.ledger.county
    return (county.text("maintained_by") if county else "") or workspace.name


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = FORBIDDEN.sub("\ufffd", text)


def _identifier(name: str) -> str:
    return uuid5(NAMESPACE, name).urn


def _moment(day: date) -> str:
    return datetime.combine(day, time(), BEIJING).isoformat()
