"""What the ledger should hold and does not know yet (待填报), by unit. Sound records only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ygt.ledger.composition import composition, present_participations
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.roster import roster
from ygt.ledger.tiers import VILLAGE
from ygt.ledger.time import end_of, holds_on

FACTS = (("level", "级别"), ("grade", "等次"), ("credit_code", "统一社会信用代码"))
"""What every hospital and health centre has in any case; village clinics may have none of it."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be filled in: at which unit, what, how many of it, counted in `measure` where it is counted."""

    unit: str
    what: str
    count: int = 1
    measure: str = ""

    @property
    def said(self) -> str:
        """In words: 乡镇卫生院名册11家, 章程文本."""
        return f"{self.what}{self.count}{self.measure}" if self.measure else self.what


def blanks(ledger: Ledger, day: date) -> list[Blank]:
    """Everything that is 待填报 on `day`, in the order of the kinds of record."""
    return [
        *_composition(ledger, day),
        *_county(ledger),
        *_charters(ledger),
        *_bodies(ledger, day),
        *_institutions(ledger, day),
        *_centres(ledger, day),
    ]


def catalogue_state(ledger: Ledger) -> str:
    """How far the county's drug catalogue is, as can be known: whoever compiles papers sees only what is published."""
    status = str((ledger.county.part("catalogue") if ledger.county else {}).get("status", "待制定"))
    return "未见公开文本" if ledger.standing == "compiled" and status == "待制定" else status


def blank_facts(institution: Record) -> list[str]:
    """The fields a page of this institution shows as 待填报."""
    if institution.text("kind") == VILLAGE:
        return [] if institution.text("managed_by") else ["managed_by"]
    return [key for key, _ in FACTS if not institution.text(key)]


def _composition(ledger: Ledger, day: date) -> Iterator[Blank]:
    for line in composition(ledger, day):
        if line.missing:
            yield Blank(ledger.county.name if ledger.county else "", f"{line.kind}名册", line.missing, "家")


def _county(ledger: Ledger) -> Iterator[Blank]:
    county = ledger.county
    if county is None or not county.sound:
        return
    catalogue = county.get("catalogue")
    if catalogue and not ledger.sound("drug"):
        yield Blank(county.name, f"{catalogue['name']}（{catalogue_state(ledger)}）")
    for part in (county.get("model") or {}).get("sets", ()):
        if not part["complete"] and not part.get("items"):
            yield Blank(county.name, f"建设模式：{part['title']}")


def _charters(ledger: Ledger) -> Iterator[Blank]:
    """A charter is missing where documents ask what it must say and none is entered for that community or body."""
    written = {_scope(ledger, one["scope"]) for one in ledger.sound("charter")}
    asked = dict.fromkeys(_scope(ledger, one["scope"]) for one in ledger.sound("charter_element"))
    for scope in asked:
        if scope not in written:
            yield Blank(scope, "章程文本")


def _scope(ledger: Ledger, name: str) -> str:
    found = ledger.find(name, "community", "body", "county")
    return found.name if found else name


def _bodies(ledger: Ledger, day: date) -> Iterator[Blank]:
    for body in ledger.sound("body"):
        last = end_of(body.get("until"))
        if last is None or last >= day:
            rows = [row for row in roster(ledger, body, day).rows if row.state == "待填报"]
            counted = sum(row.count or 0 for row in rows)
            if counted:
                yield Blank(body.name, "组成人员", counted, "席")
            if any(row.count is None for row in rows):
                yield Blank(body.name, "组成人员名单")


def _institutions(ledger: Ledger, day: date) -> Iterator[Blank]:
    titles = {**dict(FACTS), "managed_by": "管理单位"}
    for one in ledger.sound("institution"):
        if present_participations(ledger, one, day):
            for key in blank_facts(one):
                yield Blank(one.name, titles[key])


def _centres(ledger: Ledger, day: date) -> Iterator[Blank]:
    """Together, since a plan that names centres names none of their hosts and heads, or all."""
    present = [one for one in ledger.sound("centre") if holds_on(one.data, day)]
    homeless = sum(not one.text("host") for one in present)
    headless = sum(not any(holds_on(head, day) for head in one.items("heads")) for one in present)
    if homeless:
        yield Blank("各中心", "依托单位", homeless, "个")
    if headless:
        yield Blank("各中心", "负责人", headless, "个")
