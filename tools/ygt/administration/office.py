"""任职和离任 in an office of a unit or institution, or at the head of a centre; and the seats that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ygt.administration.trial import Edits
from ygt.edit.edits import Edit, Insert, Set
from ygt.errors import ToolError
from ygt.ledger.governance import ANY_ROLE, CHIEF, Membership, memberships, office_seats
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.schema.contract import Steps
from ygt.schema.suggestion import nearest

HOLDING = ("unit", "institution", "centre")
"""Kinds of record with an office or a head."""
HEAD = "负责人"
"""What the head of a centre is called."""
_LEGAL = "法定代表人"


@dataclass(frozen=True, slots=True)
class Office:
    """An office of `record`: its title, the role and remit it has, and where its holders are listed."""

    record: Record
    title: str
    holders: Steps
    role: str = ""
    remit: str = ""

    def __str__(self) -> str:
        return f"{self.record.name}{self.title}"

    @property
    def is_for_one(self) -> bool:
        """Whether one person holds it at a time: a chief, a legal representative, the head of a centre, a remit."""
        return self.role in ("", CHIEF) or self.title == _LEGAL or bool(self.remit)

    @property
    def held(self) -> list[dict[str, Any]]:
        """Everyone who has held it, as the file has them."""
        held: Any = self.record.data
        for step in self.holders:
            held = held.get(step, []) if isinstance(held, dict) else held[step]
        return list(held)


def office_named(ledger: Ledger, of: str, title: str, remit: str = "") -> Office:
    """The office `title` of the unit, institution or centre that `of` means, of several the one with that `remit`.

    Raises ToolError where there is no such unit or office, or several are meant.
    """
    found = ledger.names.find(of, HOLDING)
    if len(found) != 1 or not found[0].sound:
        if found:
            raise ToolError(f"“{of}”的登记有误或不止一条", "先按 ygt check 的提示改正，或写全称")
        meant = nearest(of, ledger.names.known(HOLDING))
        raise ToolError(
            f"未登记的单位“{of}”" + (f"，相近名称：{meant}" if meant else ""), "列出全部单位用 ygt list 单位"
        )
    record = found[0]
    if record.kind.name == "centre":
        if title != HEAD:
            raise ToolError(f"中心只登记“{HEAD}”，没有“{title}”一职", f"写 --post {HEAD}")
        return Office(record, title, ("heads",))
    named = [
        Office(record, title, ("offices", index, "holders"), one["role"], one.get("in_charge_of", ""))
        for index, one in enumerate(record.items("offices"))
        if one["title"] == title and remit in ("", one.get("in_charge_of"))
    ]
    if len(named) > 1:
        remits = "、".join(one.remit or "未填" for one in named)
        raise ToolError(f"{record.name}有{len(named)}个“{title}”职位，分管事项为：{remits}", "加 --in-charge-of 指明")
    if not named:
        titles = "、".join(dict.fromkeys(one["title"] for one in record.items("offices")))
        raise ToolError(
            f"{record.name}没有登记“{title}”职位",
            f"已登记的职位：{titles or '无'}。确有该职位的，先在 {record.path} 该单位的 offices（职位）中登记",
        )
    return named[0]


def entry_into(office: Office, person: str, distinct: str, begins: date, decided: dict[str, Any]) -> Edits:
    """The edits by which someone takes an office on the day `begins`; none where that is entered already.

    Raises ToolError where the person holds it by then, or somebody else does who would have to leave first.
    """
    entry: dict[str, Any] = {"person": person} | ({"distinct": distinct} if distinct else {})
    entry |= {"from": str(begins), "decided_by": decided}
    held = office.held
    if entry in held:
        return {}
    for one in held:
        if interval(one).last < begins:
            continue
        since = f"，自 {one['from']} 起" if "from" in one else ""
        if _is_of(one, person, distinct):
            raise ToolError(f"{person}任{office}已有登记{since}", "核对起始日期；续任的先用 ygt dismiss 登记截止日期")
        if office.is_for_one and interval(one).first <= begins:
            raise ToolError(
                f"{office}现登记为{one['person']}{since}",
                f"{one['person']}离任的，先用 ygt dismiss {one['person']} --unit {office.record.name}"
                f" --post {office.title} 登记截止日期",
            )
    path = (*office.record.base, *office.holders)
    if not held:
        return {office.record.path: [Set(path, [entry])]}
    # 历任人选，按时间先后.
    at = next((number for number, one in enumerate(held) if interval(one).first > begins), len(held))
    return {office.record.path: [Insert(path, entry, at)]}


def exit_from(office: Office, person: str, distinct: str, last: date, decided: dict[str, Any] | None) -> Edits:
    """The edits by which someone leaves an office, `last` being the last day in it; none where that is entered already.

    Raises ToolError where the person does not hold it on that day, or has left on another.
    """
    mine = [(number, one) for number, one in enumerate(office.held) if _is_of(one, person, distinct)]
    if any(one.get("until") == str(last) and decided in (None, one.get("ended_by")) for _, one in mine):
        return {}
    open_ = [pair for pair in mine if pair[1].get("until") in (None, str(last)) and "ended_by" not in pair[1]]
    if len(open_) > 1:
        raise ToolError(f"{person}任{office}有{len(open_)}条尚未截止的登记", "同名的加 --distinct 区分")
    if not open_:
        ended = "、".join(str(one["until"]) for _, one in mine if "until" in one)
        if ended:
            raise ToolError(f"{person}任{office}已登记截止于 {ended}", "与所写的不一致；如登记有误，打开文件更正")
        meant = nearest(person, [str(one["person"]) for one in office.held])
        raise ToolError(
            f"没有{person}任{office}的登记" + (f"，相近姓名：{meant}" if meant else ""),
            "核对姓名、单位和职务，查看用 ygt show 单位名称",
        )
    number, one = open_[0]
    if interval(one).first > last:
        raise ToolError(f"截止日期 {last} 早于{person}任{office}的起始日期 {one['from']}", "核对截止日期")
    path = (*office.record.base, *office.holders, number)
    edits: list[Edit] = [Set((*path, "until"), str(last))]
    return {office.record.path: [*edits, *([Set((*path, "ended_by"), decided)] if decided else [])]}


@dataclass(frozen=True, slots=True)
class SeatOfOffice:
    """A seat of a body that goes with an office, and who of that unit sits in it without an end."""

    body: Record
    post: str
    members: tuple[Membership, ...]


def seats_with(ledger: Ledger, office: Office) -> Iterator[SeatOfOffice]:
    """The seats that whoever holds the office is to sit in; the ledger enters none of them by itself."""
    for body in ledger.sound("body"):
        for seat in body.items("seats") if "until" not in body.data else ():
            for unit, wanted in office_seats(ledger, seat) if "until" not in seat else ():
                remit = wanted.get("in_charge_of")
                if unit is office.record and wanted["role"] in (ANY_ROLE, office.role):
                    if remit and office.remit not in ("", remit):
                        continue
                    yield SeatOfOffice(body, seat["post"], tuple(_seated(ledger, body, seat["post"], unit)))


def _seated(ledger: Ledger, body: Record, post: str, unit: Record) -> Iterator[Membership]:
    for one in memberships(body):
        is_of_unit = ledger.find(str(one.data.get("unit", "")), "unit", "institution") is unit
        if one.post == post and one.bounds.is_open and is_of_unit:
            yield one


def _is_of(entry: dict[str, Any], person: str, distinct: str) -> bool:
    return entry["person"] == person and (not distinct or entry.get("distinct", "") == distinct)
