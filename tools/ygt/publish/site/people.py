"""How persons and lists of them are spoken of: names, periods, and how far a list may still be believed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ygt.dates import printed
from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale


def person(data: Mapping[str, Any]) -> str:
    """A person's name, told apart from others of the same name where the data does."""
    return f"{data['person']}（{data['distinct']}）" if "distinct" in data else str(data["person"])


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
