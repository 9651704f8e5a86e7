"""How persons and lists of them are spoken of: names, periods, and how far a list may still be believed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.ledger.announced import called
from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace

Person = tuple[str, str]
"""Name and what tells the person from others of that name."""


def spoken_of(data: Mapping[str, Any]) -> Person:
    """Whom the data means."""
    return str(data["person"]), str(data.get("distinct", ""))


def person(data: Mapping[str, Any]) -> str:
    """The name of whom the data means."""
    return called(spoken_of(data))


def page_of(workspace: Workspace, who: Person) -> str:
    """The address of the page of an office-holder."""
    return workspace.addresses.person(*who)


def official(workspace: Workspace, data: Mapping[str, Any]) -> Link:
    """The name of whom the data means, leading to the page of what that person holds."""
    return Link(person(data), page_of(workspace, spoken_of(data)))


def matter(office: Mapping[str, Any]) -> str:
    """What an office is in charge of: （分管卫生健康）; nothing where that is not said."""
    return f"（分管{office['in_charge_of']}）" if "in_charge_of" in office else ""


def period(data: Mapping[str, Any]) -> str:
    """From when until when: 2025年6月30日起, 2022年6月30日至2025年6月29日, 至2024年5月31日."""
    start = printed(data["from"]) if "from" in data else ""
    if "until" in data:
        return f"{start}至{printed(data['until'])}"
    return f"{start}起" if start else ""


def confirmation(record: Record, day: date) -> str:
    """When a list was last confirmed, and that it may be out of date where that is long ago or unknown."""
    stated = record.text("confirmed_on")
    said = f"名单最近核实日期：{printed(stated)}" if stated else "名单未注明核实日期"
    return f"{said}，是否现任待核" if is_stale(stated, day) else said
