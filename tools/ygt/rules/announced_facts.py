"""An announced change compared with the ledger: in what they differ, and the change in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ygt.dates import ONE_DAY, printed, printed_day
from ygt.ledger.announced import (
    AMENDED,
    ARTICLE,
    DELISTED,
    ENDED,
    JOINED,
    LEFT,
    LISTED,
    MEMBER,
    MERGED,
    RENAMED,
    ROLE,
    TERM,
    Announced,
    called,
    came,
    drug_event,
    drugs_meant,
    gone,
)
from ygt.ledger.charters import articles, filled, texts
from ygt.ledger.governance import memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, start_of
from ygt.numerals import numbered


def in_words(one: Announced) -> str:
    """An announced change in a few words: 秦新理接替郑知行任理事, 调入阿莫西林（胶囊，0.25g）, 第三条修正."""
    data = one.data
    match one.field:
        case "任职":
            post = data["post"]
            if one.after and one.before:
                return f"{one.after}接替{one.before}任{post}"
            return f"{one.after}任{post}" if one.after else f"{one.before}不再担任{post}"
        case "届次":
            return f"换届为{one.after}"
        case "修正":
            return f"{one.after}修正"
        case "条文":
            return f"{data['article']}修正"
        case field if "drug" in data:
            return f"{field}{drug_in_words(data)}"
        case field:
            return f"{data.get('institution', '')}{field}"


def drug_in_words(data: Mapping[str, Any]) -> str:
    """A drug by name, form and strength: 阿莫西林（胶囊，0.25g）."""
    inside = "，".join(str(data[key]) for key in ("form", "strength") if key in data)
    return f"{data.get('drug') or data.get('name', '')}" + (f"（{inside}）" if inside else "")


def difference(ledger: Ledger, one: Announced) -> str:
    """How the ledger differs from an announced change, as the end of a sentence; empty where it agrees."""
    if "drug" in one.data and one.field not in (MEMBER, TERM, AMENDED, ARTICLE):
        return _drug(ledger, one)
    record = one.record(ledger)
    # A name that means no record is told where references are.
    if record is None:
        return ""
    match one.field:
        case "任职":
            return _member(record, one)
        case "届次":
            return _term(record, one)
        case "修正":
            return _amendment(record, one)
        case "条文":
            return _article(record, one)
    return _unit(ledger, record, one) if record.kind.name == "institution" else ""


def _member(body: Record, one: Announced) -> str:
    if not one.after and not one.before:
        return "没有写明原任（before）或现任（after）是谁"
    for name, found, of_end in ((one.after, came(body, one), False), (one.before, gone(body, one), not one.after)):
        if not name or found is not None:
            continue
        post = one.data["post"]
        held = [each for each in memberships(body) if each.post == post and called(each.person) == name]
        if not held:
            return f"台账没有{name}任{body.known_as()}{post}的登记"
        if name == one.before and held[-1].bounds.is_open:
            return f"台账中{name}仍任{body.known_as()}{post}"
        day = held[-1].bounds.last if name == one.before else held[-1].bounds.first
        what = "止于" if name == one.before else "起于"
        return f"台账中{name}任{post}{what}{printed_day(day)}" + (
            "" if one.on or of_end else "，本文没有写明日期（on）"
        )
    return ""


def _term(body: Record, one: Announced) -> str:
    found = next((term for term in body.items("terms") if numbered(term["number"], "届") == one.after), None)
    if found is None:
        return f"台账没有{body.known_as()}{one.after}的登记"
    if start_of(found["from"]) != one.day:
        return f"台账中{body.known_as()}{one.after}起于{printed(found['from'])}"
    return ""


def _amendment(charter: Record, one: Announced) -> str:
    found = next((made for made in charter.items("amendments") if numbered(made["number"], "次") == one.after), None)
    if found is None:
        return f"《{charter.name}》没有{one.after}修正的登记"
    if one.data.get("on") and start_of(found["date"]) != one.day:
        return f"《{charter.name}》{one.after}修正的日期为{printed(found['date'])}"
    return ""


def _article(charter: Record, one: Announced) -> str:
    """Only of the last amendment: the ledger keeps one text, and what was amended since is no longer in it."""
    made = charter.items("amendments")
    mine = next((each.after for each in _siblings(one) if each.field == AMENDED), "")
    if made and mine and numbered(made[-1]["number"], "次") != mine:
        return ""
    number = one.data["article"].partition("条")[0] + "条"
    found = next((each for each in articles(charter) if each.data["number"] == number), None)
    if found is None:
        return "" if not one.after else f"《{charter.name}》没有{number}"
    text = "".join(filled(charter, words) for _, words in texts(found))
    text = (f"【{found.data['title']}】" if "title" in found.data else "") + text
    if one.after and one.after not in text:
        return f"《{charter.name}》{number}中没有“{one.after}”"
    whole = one.data["article"] == number
    if one.before and one.before in text and one.before not in one.after and not (whole and not one.after):
        return f"《{charter.name}》{number}中仍有“{one.before}”"
    return ""


def _siblings(one: Announced) -> list[Announced]:
    return [Announced(one.notice, index, data) for index, data in enumerate(one.notice.items("changes"))]


def _drug(ledger: Ledger, one: Announced) -> str:
    found = drugs_meant(ledger, one.data)
    name = drug_in_words(one.data)
    if not found:
        return f"用药目录没有“{name}”的登记" if ledger.whole("drug") else ""
    if len(found) > 1:
        return f"用药目录有{len(found)}条“{name}”，请写明包装（pack）或生产企业（maker）"
    told = drug_event(found[0], one)
    day = f"{printed(one.on)}的" if one.on else ""
    if told is None:
        return f"台账没有“{name}”{day}{one.field}登记"
    for key, title in (("before", "调整前"), ("after", "调整后")):
        if key in one.data and one.data[key] != told.get(key):
            return f"台账中{title}为“{told.get(key, '未填')}”"
    return "" if one.field in (LISTED, DELISTED) or one.data.get("after") else "没有写明调整后（after）的内容"


def _unit(ledger: Ledger, unit: Record, one: Announced) -> str:
    parts = unit.items("memberships")
    match one.field:
        case field if field == JOINED:
            return "" if any(start_of(part.get("from")) == one.day for part in parts) else _no_such(unit, one, "加入")
        case field if field == LEFT:
            return "" if any(end_of(part.get("until")) == one.day for part in parts) else _no_such(unit, one, "退出")
        case field if field == ROLE:
            now = next((part for part in parts if start_of(part.get("from")) == one.day), None)
            if now is None:
                return _no_such(unit, one, "角色调整")
            return "" if now["role"] == one.after else f"台账中{unit.name}的角色为“{now['role']}”"
        case field if field == RENAMED:
            former = next((name for name in unit.items("former_names") if name["name"] == one.before), None)
            if former is None:
                return f"台账没有曾用名“{one.before}”的登记"
            last = end_of(former.get("until"))
            if last and one.day and last + ONE_DAY != one.day:
                return f"台账中“{one.before}”用至{printed_day(last)}"
            return ""
    ended = unit.part("ended")
    if end_of(ended.get("on")) != one.day or (one.field == MERGED) != (ended.get("reason") == "合并"):
        return _no_such(unit, one, one.field if one.field == MERGED else ENDED)
    successor = ledger.find(one.after, "institution") if one.after else None
    into = ledger.find(str(ended.get("successor", "")), "institution")
    if one.field == MERGED and successor is not into:
        return f"台账中{unit.name}并入{into.name if into else '的机构没有登记'}"
    return ""


def _no_such(unit: Record, one: Announced, what: str) -> str:
    return f"台账没有{unit.name}{f'{printed(one.on)}' if one.on else ''}{what}的登记"
