"""Institutions that join, leave, change their part, merge or end; and duties that move between units."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.change import PAPER_DUE, PAPER_ISSUED, Change, Decision, Fact, Parties, change, unique
from ygt.changes.corrections import corrected, removed
from ygt.changes.moves import Entry, Moves, entries, handovers, moves
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, short, since, some
from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

PASSES = (("community", "from"), ("community", "role"))
ENDINGS = {
    "合并": "{name}并入{successor}",
    "撤销": "{name}撤销",
    "更名": "{name}更名为{successor}，原机构登记终止",
    "转制": "{name}转制",
    "其他": "{name}终止",
}
LICENCE = "{name}《医疗机构执业许可证》：{what}"


def institution_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes of an institution's part in communities, and its end."""
    found = moves(sides, pair, (("memberships",), ("memberships",)), PASSES)
    ended = _ended(sides, pair)
    if ended is not None:
        # Whoever is merged leaves the community with it: one change, not two.
        found.ended = []
        yield ended
    yield from _parts(sides, pair.record, found)
    group = short(sides.after, pair.record)
    yield from corrected(sides, group, found, "参加医共体")
    yield from removed(group, found, "参加医共体")


def _parts(sides: Sides, unit: Record, found: Moves) -> Iterator[Change]:
    name = short(sides.after, unit)
    for gone, came in handovers(found, "community"):
        entry = came or gone
        assert entry is not None
        ledger = entry.ledger
        community = ledger.find(entry.data["community"], "community")
        where = community.known_as() if community else str(entry.data["community"])
        if gone is not None and came is not None:
            made = decision(ledger, came.data.get("decided_by"))
            before, after = gone.data["role"], came.data["role"]
            sentence = f"{name}在{where}的角色由{before}调整为{after}{bracketed(made.words)}。"
            facts = (Fact("role", "角色", before, after),)
            yield _part("institution-role", where, unit, entry, sentence, made, facts)
        elif came is not None:
            made = decision(ledger, came.data.get("decided_by"))
            told = "，".join(filter(None, (since(came.data.get("from")), made.words)))
            sentence = f"{name}加入{where}，为{came.data['role']}{bracketed(told)}。"
            facts = (Fact("community", "参加医共体", "", where),)
            bulk = f"{{count}}家机构加入{where}，为{came.data['role']}"
            yield _part("institution-joined", where, unit, entry, sentence, made, facts, bulk=bulk)
        elif gone is not None:
            reason = bracketed(str(gone.data.get("reason", "")))
            until = str(gone.data.get("until", ""))
            sentence = f"{name}退出{where}{reason}{f'，成员身份至{printed(until)}止' if until else ''}。"
            facts = (Fact("community", "参加医共体", where, ""),)
            yield _part(
                "institution-left", where, unit, entry, sentence, None, facts, hanging=_still_naming(ledger, unit)
            )


def _part(
    kind: str,
    group: str,
    unit: Record,
    entry: Entry,
    sentence: str,
    made: Decision | None,
    facts: tuple[Fact, ...],
    *,
    hanging: tuple[str, ...] = (),
    bulk: str = "",
) -> Change:
    return change(
        kind,
        group,
        unit,
        sentence,
        label=short(entry.ledger, unit),
        bulk=bulk,
        brief=sentence.partition("（")[0].rstrip("。"),
        day=str(entry.data.get("from" if made is not None else "until", "")),
        decision=made,
        facts=facts,
        hanging=hanging,
        parties=Parties(consulted=(unit.name,), informed=_leads(entry)),
        paper=PAPER_ISSUED if made is not None and "document" in made.data else PAPER_DUE,
        steps=entry.steps,
    )


def _leads(entry: Entry) -> tuple[str, ...]:
    community = entry.ledger.find(entry.data["community"], "community")
    return unique(official(entry.ledger, one) for one in (community.items("leads") if community else ()))


def _ended(sides: Sides, pair: Pair) -> Change | None:
    """The end of an institution: merged, closed, turned into another."""
    unit, ledger = pair.record, sides.after
    told = unit.part("ended") if pair.after is not None else {}
    was = pair.before.part("ended") if pair.before is not None else {}
    if not told or (was and not sides.dates) or (sides.dates and not sides.ends(told, "on")):
        return None
    made = decision(ledger, told.get("decided_by"))
    name = short(ledger, unit)
    successor = ledger.find(str(told.get("successor", "")), "institution")
    taking_over = short(ledger, successor) if successor else str(told.get("successor", "")) or "其他机构（待填报）"
    what = ENDINGS.get(str(told.get("reason")), ENDINGS["其他"]).format(name=name, successor=taking_over)
    day = printed(str(told.get("on", "")))
    hanging = [LICENCE.format(name=name, what="向原登记机关办理注销登记")]
    if successor is not None:
        what_changes = "名称、场所、主要负责人、诊疗科目、床位有变动的，向原登记机关办理变更登记"
        hanging.append(LICENCE.format(name=taking_over, what=what_changes))
    return change(
        "institution-merged" if told.get("reason") == "合并" else "institution-ended",
        name,
        unit,
        f"{what}{f'，自{day}终止' if day else ''}{bracketed(made.words)}。",
        brief=what,
        day=str(told.get("on", "")),
        decision=made,
        facts=(Fact("ended", "终止", "", what),),
        hanging=(*hanging, *_still_naming(ledger, unit)),
        parties=Parties(consulted=unique([unit.name, successor.name if successor else ""])),
        paper=PAPER_ISSUED if "document" in made.data else PAPER_DUE,
        steps=("ended",),
    )


def _still_naming(ledger: Ledger, unit: Record) -> tuple[str, ...]:
    """The records in force that still name an institution which is no longer a member or no longer there."""
    named: dict[str, list[str]] = {}
    for reference in ledger.referrers(unit):
        record, holder = reference.field.record, reference.field.holder
        over = any("until" in one or "ended" in one or "delisted" in one for one in (record.data, holder))
        if record is not unit and not over and reference.field.steps[-1] != "successor":
            subject = record.parent or record
            named.setdefault(subject.kind.title, []).append(subject.known_as() or unit.name)
    said = [f"{title}{some(dict.fromkeys(names), '项', 4)}" for title, names in named.items()]
    return (f"以下登记仍以其为在册单位，请一并核对：{'；'.join(said)}",) if said else ()


def duty_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The duties that a reform has moved from a unit to another, and the clauses whose duty holder changes with it."""
    found = moves(sides, pair, (("duty_transferred",), ("duty_transferred",)), (("duty", "to"), ("duty",)))
    unit, ledger = pair.record, sides.after
    begun = found.started
    if sides.dates and pair.after is not None:
        begun = [one for one in entries(ledger, unit, ("duty_transferred",)) if sides.happened(one.data.get("on"))]
    for one in begun:
        to = official(ledger, one.data["to"])
        basis = str(one.data["basis"])
        made = Decision("" if basis == "依据待补" else basis, one.data)
        on = f"，自{printed(one.data['on'])}起" if "on" in one.data else ""
        name, target = short(ledger, unit), ledger.find(to, "unit")
        successor = short(ledger, target) if target else to
        clauses = _clauses(ledger, unit, one.data)
        yield change(
            "duty-transferred",
            name,
            unit,
            f"{name}“{one.data['duty']}”职责划转至{successor}{on}{bracketed(made.words)}。",
            brief=f"{name}“{one.data['duty']}”职责划转至{successor}",
            day=str(one.data.get("on", "")),
            decision=made,
            facts=(Fact("duty_transferred", f"“{one.data['duty']}”责任部门", unit.name, to),),
            hanging=(f"有关条款{len(clauses)}条的现承接部门为{successor}：{some(clauses, '条')}",) if clauses else (),
            parties=Parties(informed=unique([unit.name, to])),
            steps=one.steps,
        )
    yield from corrected(sides, short(ledger, unit), found, "职责划转")


def _clauses(ledger: Ledger, unit: Record, transfer: dict[str, object]) -> list[str]:
    """The clauses of the county's papers whose duty has moved with this transfer."""
    from ygt.obligations.clauses import obligations

    to = ledger.find(str(transfer.get("to", "")), "unit")
    return [
        clause.id
        for obligation in obligations(ledger)
        for clause in obligation.clauses
        if clause.sound
        and any(
            one.unit is unit and one.successor is to and one.basis == transfer.get("basis") for one in clause.holders
        )
    ]
