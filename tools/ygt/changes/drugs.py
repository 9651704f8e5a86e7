"""The drug catalogue: taken in, taken out, stocked at more or fewer levels, changed; and its edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.changes.change import PAPER_DUE, PAPER_ISSUED, Change, Decision, Fact, Parties, change
from ygt.changes.fields import title_of, value
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, since
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS

GROUP = "统一用药目录"
SPOKEN_SHORT = frozenset({"片剂", "颗粒剂", "丸剂", "散剂", "软膏剂", "乳膏剂", "胶囊剂", "糖浆剂", "栓剂"})
"""Forms whose name in a drug's name goes without 剂."""

ANTIBACTERIAL_FILING = "核发《医疗机构执业许可证》的机关（抗菌药物供应目录）"
"""抗菌药物临床应用管理办法 第十七条."""

BY_FIELD = {
    "strength": ("drug-strength", "规格变更"),
    "pack": ("drug-strength", "规格变更"),
    "form": ("drug-strength", "规格变更"),
    "maker": ("drug-maker", "厂家变更"),
    "insurance_class": ("drug-insurance", "医保类别变更"),
}
"""Which kind of change a field makes, and under which word the record's own list of changes holds its decision."""

BY_WORD = {
    "增设配备层级": "drug-tier-added",
    "取消配备层级": "drug-tier-dropped",
    **{word: kind for kind, word in BY_FIELD.values()},
}
EVENTS = frozenset({"listed", "delisted", "changes"})


def drug_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes of a drug."""
    if sides.dates:
        yield from _between(sides, pair.record)
    elif pair.after is None:
        fact = Fact("name", "药品", label(pair.record), "")
        words = f"删除了{label(pair.record)}的登记；已调出的应填写调出日期和依据，不作删除。"
        yield change(
            "record-removed", GROUP, pair.record, words, brief=f"删除{label(pair.record)}的登记", facts=(fact,)
        )
    elif pair.before is None:
        yield _event(sides, pair.record, "listed")
        if "delisted" in pair.record.data:
            yield _event(sides, pair.record, "delisted")
    else:
        yield from _revised(sides, pair.before, pair.after)


def label(drug: Record) -> str:
    """A drug as lists name it: 阿莫西林胶囊0.25g, 氨氯地平片5mg, 复方丹参滴丸27mg."""
    form = drug.text("form")
    bare = form.removesuffix("剂")
    spoken = "" if drug.name.endswith((form, bare)) else bare if form in SPOKEN_SHORT else form
    return drug.name + spoken + drug.text("strength")


def _between(sides: Sides, drug: Record) -> Iterator[Change]:
    for event in ("listed", "delisted"):
        told = drug.part(event)
        if sides.ends(told, "on") if event == "delisted" else sides.happened(told.get("on")):
            yield _event(sides, drug, event)
    for index, one in enumerate(drug.items("changes")):
        if sides.happened(one.get("on")):
            made = decision(sides.after, one.get("decided_by"))
            facts = (Fact(str(one["kind"]), str(one["kind"]), str(one.get("before", "")), str(one.get("after", ""))),)
            kind = BY_WORD.get(one["kind"], "drug-other")
            words = _from_to(one.get("before"), one.get("after"))
            bulk = f"{one['kind']}{{count}}种"
            yield _change(kind, drug, f"{one['kind']}{words}", bulk, made, facts, str(one["on"]), ("changes", index))


def _from_to(before: object, after: object) -> str:
    return f"，由{before}改为{after}" if before and after else ""


def _event(sides: Sides, drug: Record, event: str) -> Change:
    told = drug.part(event)
    made = decision(sides.after, told.get("decided_by"))
    day = str(told.get("on", ""))
    came = event == "listed"
    fact = Fact("name", "药品", "" if came else label(drug), label(drug) if came else "")
    kind, word = ("drug-listed", "调入") if came else ("drug-delisted", "调出")
    return _change(kind, drug, word, f"{word}{{count}}种", made, (fact,), day, (event,), str(told.get("reason", "")))


def _revised(sides: Sides, before: Record, after: Record) -> Iterator[Change]:
    if "delisted" in after.data and "delisted" not in before.data:
        yield _event(sides, after, "delisted")
    fresh = [
        (index, one)
        for index, one in enumerate(after.items("changes"))
        if all(not sides.same(one, other, after.node("changes", 0)) for other in before.items("changes"))
    ]
    yield from _tiers(sides, before, after, fresh)
    told: dict[str, list[Fact]] = {}
    for key in dict.fromkeys((*before.data, *after.data)):
        node = after.node(key)
        if key in EVENTS and not (key in before.data and key in after.data and key != "changes"):
            continue
        if key == "stocked_at" or sides.same(before.get(key), after.get(key), node):
            continue
        kind = BY_FIELD.get(key, ("drug-other", ""))[0]
        told.setdefault(kind, []).append(
            Fact(key, title_of(key, node), value(before.get(key), node), value(after.get(key), node))
        )
    for kind, facts in told.items():
        word = next((word for of, word in BY_FIELD.values() if of == kind), "登记事项变更")
        made, day, steps = _decided(sides, fresh, word)
        parts = "，".join(f"{one.title}由{one.before or '未填'}改为{one.after or '未填'}" for one in facts)
        yield _change(kind, after, parts, f"{word}{{count}}种", made, tuple(facts), day, steps, names=True)


def _tiers(sides: Sides, before: Record, after: Record, fresh: list[tuple[int, dict[str, Any]]]) -> Iterator[Change]:
    old, new = before.items("stocked_at"), after.items("stocked_at")
    for verb, kind, levels in (
        ("增设", "drug-tier-added", [one for one in TIERS if one in new and one not in old]),
        ("取消", "drug-tier-dropped", [one for one in TIERS if one in old and one not in new]),
    ):
        if levels:
            words = f"{verb}{'、'.join(f'{one}级' for one in levels)}配备"
            made, day, steps = _decided(sides, fresh, f"{verb}配备层级")
            facts = (Fact("stocked_at", "配备层级", "、".join(old), "、".join(new)),)
            yield _change(kind, after, words, f"{words}{{count}}种", made, facts, day, steps)


def _decided(
    sides: Sides, fresh: list[tuple[int, dict[str, Any]]], word: str
) -> tuple[Decision, str, tuple[str | int, ...]]:
    """The decision, day and place of a change as the drug's own list of changes has it; nothing where it has none."""
    for index, one in fresh:
        if one["kind"] in (word, "其他"):
            return decision(sides.after, one.get("decided_by")), str(one.get("on", "")), ("changes", index)
    return Decision(), "", ()


def _change(
    kind: str,
    drug: Record,
    words: str,
    bulk: str,
    made: Decision,
    facts: tuple[Fact, ...],
    day: str,
    steps: tuple[str | int, ...],
    reason: str = "",
    *,
    names: bool = False,
) -> Change:
    told = "，".join(filter(None, (reason, since(day), made.words)))
    named = label(drug)
    is_filed = kind in ("drug-listed", "drug-delisted") and "antibacterial_grade" in drug.data
    verb = f"{words}{named}" if words in ("调入", "调出") else f"{named}{words}"
    return change(
        kind,
        GROUP,
        drug,
        f"{verb}{bracketed(told)}。",
        brief=verb,
        label=f"{named}（{words}）" if names else named,
        bulk=bulk,
        day=day,
        decision=made,
        facts=facts,
        parties=Parties(informed=("各成员单位",), filed=(ANTIBACTERIAL_FILING,) if is_filed else ()),
        paper="" if kind == "drug-other" else PAPER_ISSUED if "document" in made.data else PAPER_DUE,
        steps=steps,
    )


def edition_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """A new edition of the catalogue."""
    if pair.before is None or pair.after is None:
        return
    old, new = pair.before.part("catalogue"), pair.after.part("catalogue")
    if sides.dates:
        if not sides.happened(new.get("effective_from")):
            return
        old = {}
    elif all(old.get(key) == new.get(key) for key in ("name", "edition", "effective_from", "status")) or not new:
        return
    # What decided the edition before does not decide this one.
    is_old = not sides.dates and old.get("decided_by") == new.get("decided_by")
    made = Decision() if is_old else decision(sides.after, new.get("decided_by"))
    name = f"《{new['name']}》" if "name" in new else GROUP
    edition = str(new.get("edition", ""))
    was = str(old.get("edition", ""))
    words = (
        f"{GROUP}版次由{was}改为{edition}" if was and edition and was != edition else f"{name}{new.get('status', '')}"
    )
    told = "，".join(
        filter(None, (since(new.get("effective_from")) and f"{since(new['effective_from'])}执行", made.words))
    )
    yield change(
        "catalogue-edition",
        GROUP,
        pair.after,
        f"{words}{bracketed(told)}。",
        brief=words,
        day=str(new.get("effective_from", "")),
        decision=made,
        facts=(Fact("catalogue.edition", "目录版次", was, edition),),
        parties=Parties(informed=("各成员单位",)),
        paper=PAPER_ISSUED if "document" in made.data else PAPER_DUE,
        steps=("catalogue",),
    )
