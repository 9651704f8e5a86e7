"""What no comparer of its own kind tells: records added, ended, taken out, renamed, put in another order, revised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ygt.changes.change import Change, Fact, change
from ygt.changes.corrections import said
from ygt.changes.fields import differences
from ygt.changes.pairing import Pair
from ygt.changes.quota import BOUNDS
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, named, short, since, some
from ygt.dates import printed
from ygt.ledger.governance import in_office
from ygt.ledger.record import Record

TOLD: dict[str, frozenset[str]] = {
    "body": frozenset({"memberships", "vacancies", "terms"}),
    "unit": frozenset({"duty_transferred"}),
    "institution": frozenset({"memberships", "ended"}),
    "centre": frozenset({"heads", "host", "until"}),
    "charter": frozenset({"amendments", "chapters", "status", "adopted_on", "adopted_by"}),
    "document": frozenset({"status", "ended_on"}),
    "county": frozenset({"communities"}),
    "obligation": frozenset({"clauses"}),
}
"""The fields that comparers of their own tell, by kind; a county's parts are records themselves."""

ELSEWHERE = frozenset({"drug"})
"""Kinds all of whose fields a comparer tells."""

ADDED_ELSEWHERE = frozenset({"drug", "document", "centre"})
"""Kinds of which a comparer tells that one was added."""

WITH_OFFICES = frozenset({"unit", "institution"})


def record_changes(sides: Sides, kind: str) -> Iterator[Change]:
    """The changes of the records of a kind that are told by the titles of their fields."""
    for pair in sides.pairs(kind):
        if sides.dates:
            yield from _in_time(sides, pair.record)
        elif pair.before is None:
            if kind not in ADDED_ELSEWHERE:
                yield _added(sides, pair.record)
        elif pair.after is None:
            if kind not in ELSEWHERE:
                yield _removed(pair.record)
        else:
            yield from _renamed(sides, pair.before, pair.after)
            yield from _revised(sides, pair)
    if not sides.dates:
        yield from _reordered(sides, kind)


def group_of(sides: Sides, record: Record) -> str:
    """The heading a record's changes stand under."""
    if record.kind.name in WITH_OFFICES:
        return short(sides.after, record)
    if record.kind.name in ("body", "charter"):
        return record.known_as()
    return {"drug": "统一用药目录", "centre": "资源中心", "document": "文件"}.get(record.kind.name, record.kind.title)


def _named(record: Record) -> str:
    """A record by all the fields that identify it: 张三、青河镇中心卫生院、2025-01-01."""
    values = [record.get(key) for key in record.kind.identity]
    texts = [
        printed(one) if key == "from" else one for key, one in zip(record.kind.identity, values, strict=True) if one
    ]
    return "、".join(str(one) for one in texts) or record.name or "（未填名称）"


def _added(sides: Sides, record: Record) -> Change:
    told = [since(record.get("from"))]
    if "decided_by" in record.data:
        told.append(decision(sides.after, record["decided_by"]).words)
    is_body = record.kind.name == "body"
    verb = "设立" if is_body else "新增"
    words = f"{verb}{record.kind.title}“{_named(record)}”{bracketed('，'.join(filter(None, told)))}。"
    fact = Fact(record.kind.naming, record.kind.title, "", _named(record))
    kind = "body-formed" if is_body else "record-added"
    brief = words.partition("（")[0].rstrip("。")
    bulk = f"新增{record.kind.title}{{count}}项"
    group = record.kind.title if record.kind.name in WITH_OFFICES else group_of(sides, record)
    hanging = tuple(_members(record, None)) if is_body else ()
    return change(
        kind, group, record, words, brief=brief, label=_named(record), bulk=bulk, facts=(fact,), hanging=hanging
    )


def _members(body: Record, day: date | None) -> Iterator[str]:
    """Who sits in a new body on `day`, or until further notice, a post a line."""
    posts: dict[str, list[str]] = {}
    for one in in_office(body, day):
        posts.setdefault(one.post, []).append(named(*one.person))
    return (f"{post}：{some(names, '人')}" for post, names in posts.items())


def _removed(record: Record) -> Change:
    words = f"删除了{record.kind.title}“{_named(record)}”的登记；已终止的应填写终止或截止日期，不作删除。"
    fact = Fact(record.kind.naming, record.kind.title, _named(record), "")
    group = record.known_as() if record.kind.name in ("body", "charter") else record.kind.title
    bulk = f"删除{record.kind.title}登记{{count}}项"
    brief = f"删除{record.kind.title}“{_named(record)}”"
    return change("record-removed", group, record, words, brief=brief, label=_named(record), bulk=bulk, facts=(fact,))


def _renamed(sides: Sides, before: Record, after: Record) -> Iterator[Change]:
    """更名: the old name is kept among the former ones; every reference to it follows and is no change."""
    former = next((one for one in after.items("former_names") if one.get("name") == before.name), None)
    if before.name == after.name or former is None or (len(after.kind.identity) > 1 and after.kind.name != "centre"):
        return
    made = decision(sides.after, former.get("decided_by"))
    until = f"原名称用至{printed(former['until'])}" if "until" in former else ""
    told = bracketed("，".join(filter(None, (until, made.words))))
    extra = (
        (f"{short(sides.after, after)}《医疗机构执业许可证》名称：向原登记机关办理变更登记",)
        if after.kind.name == "institution"
        else ()
    )
    words = f"{before.name}更名为{after.name}{told}。"
    yield change(
        "renamed",
        group_of(sides, after),
        after,
        words,
        brief=words.partition("（")[0].rstrip("。"),
        day=str(former.get("until", "")),
        decision=made,
        facts=(Fact(after.kind.naming, "名称", before.name, after.name),),
        hanging=extra,
    )


def _revised(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The fields that differ, under their titles."""
    before, after = pair.before, pair.after
    assert before is not None and after is not None
    kind = after.kind.name
    if kind in ELSEWHERE:
        return
    told = set(TOLD.get(kind, ()))
    if kind == "body" and "until" in after.data and "until" not in before.data:
        told.add("until")
        words = f"{after.known_as()}撤销，存续至{printed(after['until'])}。"
        yield change("body-dissolved", after.known_as(), after, words, brief=words.partition("，")[0])
    was_renamed = any(one.get("name") == before.name for one in after.items("former_names"))
    if was_renamed and before.name != after.name:
        told |= {after.kind.naming, "former_names"}
    facts = differences(sides, _plain(before, told), _plain(after, told), after.kind.record)
    if kind == "charter":
        facts = [one for one in facts if not one.title.startswith("数字")]
    if kind == "county":
        facts = [one for one in facts if not one.title.startswith("统一用药目录·")]
    if not facts:
        return
    is_own = kind in WITH_OFFICES or kind in ("body", "charter", "county")
    subject = "" if is_own else f"“{_named(after)}”"
    words = "；".join(said(one) for one in facts)
    yield change(
        "fields-changed",
        group_of(sides, after),
        after,
        f"{subject}{words}。",
        brief=f"{short(sides.after, after)}{facts[0].title}{'等' if len(facts) > 1 else ''}调整",
        facts=tuple(facts),
    )


def _plain(record: Record, told: set[str]) -> dict[str, Any]:
    """A record's own fields, without those told elsewhere: the holders of its offices, the numbers of its seats."""
    data = {key: value for key, value in record.data.items() if key not in told}
    if record.kind.name in WITH_OFFICES and "offices" in data:
        data["offices"] = [{key: sub for key, sub in one.items() if key != "holders"} for one in data["offices"]]
    if record.kind.name == "body" and "seats" in data:
        data["seats"] = [{key: sub for key, sub in one.items() if key not in BOUNDS} for one in data["seats"]]
    return data


def _in_time(sides: Sides, record: Record) -> Iterator[Change]:
    """What a record itself says of its beginning and end, between two dates."""
    group, title = group_of(sides, record), record.kind.title
    if record.kind.name in ("drug", "document", "centre", "milestone", "clause"):
        return
    if sides.begins(record.data) or (record.kind.name == "body" and sides.happened(record.get("established_on"))):
        kind = "body-formed" if record.kind.name == "body" else "record-begun"
        is_set_up = kind == "body-formed" or record.kind.name in WITH_OFFICES
        words = f"设立{title}“{_named(record)}”。" if is_set_up else f"{title}“{_named(record)}”开始生效。"
        bulk = f"设立{title}{{count}}家" if is_set_up else f"{title}{{count}}项开始生效"
        group = title if record.kind.name in WITH_OFFICES else group
        hanging = tuple(_members(record, sides.last)) if record.kind.name == "body" else ()
        fact = Fact("from", "起始日期", "", str(record.get("from", "")))
        yield change(
            kind,
            group,
            record,
            words,
            brief=words.rstrip("。"),
            label=_named(record),
            bulk=bulk,
            facts=(fact,),
            hanging=hanging,
        )
    if sides.ends(record.data):
        kind = "body-dissolved" if record.kind.name == "body" else "record-ended"
        words = f"{title}“{_named(record)}”至{printed(record['until'])}止。"
        bulk = f"{title}{{count}}项期满或终止"
        fact = Fact("until", "截止日期", "", str(record["until"]))
        yield change(
            kind, group, record, words, brief=words.rstrip("。"), label=_named(record), bulk=bulk, facts=(fact,)
        )
    for one in record.items("former_names"):
        if sides.ends(one):
            words = f"{one['name']}更名为{record.name}。"
            made = decision(sides.after, one.get("decided_by"))
            yield change("renamed", group, record, words, brief=words.rstrip("。"), decision=made)


def _reordered(sides: Sides, kind: str) -> Iterator[Change]:
    """Lists whose common records, or bodies whose common members, stand in another order: rank is data."""
    title = sides.after.contract.title_of(kind)
    orders: dict[str, list[tuple[int, Record]]] = {}
    index = {id(one): number for number, one in enumerate(sides.before.all(kind))}
    for pair in sides.common(kind):
        before, after = pair.before, pair.after
        # Files that have not changed have not been put in another order.
        if before is not None and after is not None and before is not after and before.path == after.path:
            orders.setdefault(after.path, []).append((index[id(before)], after))
    for found in orders.values():
        if [number for number, _ in found] != sorted(number for number, _ in found):
            record = found[0][1]
            names = some([one.known_as() or _named(one) for _, one in found], "项", 8)
            group = group_of(sides, record) if kind in ("drug", "centre", "document") else title
            yield change(
                "records-reordered", group, record, f"{title}排列次序调整为：{names}。", brief=f"{title}排列次序调整"
            )
