"""The lives of charters and their articles, of drugs, and of whatever else has dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.history.event import Event, moment
from ygt.ledger.fields import fields
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record


def life_of_charter(ledger: Ledger, one: Record, article: str = "") -> Iterator[Event]:
    """A charter: adopted, amended; of one article, the amendments that touched it."""
    if "adopted_on" in one.data:
        yield moment(ledger, one, one["adopted_on"], "通过", "adopted_on", decided=one.get("adopted_by"))
    for index, item in enumerate(one.items("amendments")):
        touched = [str(number) for number in item.get("articles", ())]
        if article and article not in touched:
            continue
        which = f"，涉及{'、'.join(touched)}" if touched and not article else ""
        summary = f"：{item['summary']}" if "summary" in item else ""
        words = f"第{item['number']}次{item.get('kind', '修正')}{which}{summary}"
        yield moment(ledger, one, item.get("date"), words, "amendments", index, decided=item.get("decided_by"))


def life_of_drug(ledger: Ledger, one: Record) -> Iterator[Event]:
    """A drug: taken into the catalogue, changed, taken out, each by which meeting."""
    for key, verb in (("listed", "调入"), ("delisted", "调出")):
        if item := one.part(key):
            yield _decided(ledger, one, item, f"{verb}统一用药目录", key)
    for index, item in enumerate(one.items("changes")):
        was, now = (str(item.get(key, "")) for key in ("before", "after"))
        sides = f"由{was}改为{now}" if was and now else was or now
        yield _decided(ledger, one, item, "，".join(filter(None, (item["kind"], sides))), "changes", index)


def _decided(ledger: Ledger, one: Record, item: dict[str, Any], words: str, *steps: str | int) -> Event:
    told = [str(item.get("reason", ""))]
    return moment(ledger, one, item.get("on"), words, *steps, decided=item.get("decided_by"), told=told)


def life_of_any(ledger: Ledger, one: Record) -> Iterator[Event]:
    """Any other record: each of its dates under the titles of the field and of what holds it."""
    for field in fields(one):
        if field.node.format == "day" and "exceptions" not in field.steps:
            nodes = [one.node(*field.steps[: number + 1]) for number in range(len(field.steps))]
            titles = [node.title for node in nodes if node is not None and node.title]
            decided = one.get("decided_by") if len(field.steps) == 1 else None
            yield moment(ledger, one, field.value, "·".join(dict.fromkeys(titles)), *field.steps, decided=decided)
