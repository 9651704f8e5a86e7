"""席位: seats of a body are filled, by the holders of certain offices or by people of certain units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from ygt.ledger.governance import ANY_ROLE, has_office
from ygt.obligations.clauses import Clause
from ygt.obligations.criterion import Criterion
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import State
from ygt.obligations.titles import title_of
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict, worst
from ygt.obligations.view import View
from ygt.obligations.words import in_range, listed, quoted


class Office(NamedTuple):
    """An office that entitles to a seat: unit and role."""

    unit: str
    role: str

    @property
    def said(self) -> str:
        """The office in words."""
        return f"{self.unit}{self.role}"


class Part(NamedTuple):
    """One of the things asked of a seat: whether it is so, in words, and what is missing."""

    outcome: Outcome
    said: str
    missing: tuple[Missing, ...] = ()


@dataclass(slots=True, eq=False)
class Seat:
    """The seats of `post` in the bodies that meet `body`."""

    body: Criterion
    post: str
    minimum: int
    exactly: int | None
    usual_maximum: float | None
    offices: tuple[Office, ...]
    each: bool
    group: Selection | None
    units: tuple[str, ...]

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        exactly = reader.count(raw)
        return cls(
            reader.criterion("body", raw["body"]),
            raw["post"],
            int(raw.get("minimum", 1)) if exactly is None else exactly,
            exactly,
            raw.get("usual_maximum"),
            tuple(Office(reader.official(one["unit"]), one["role"]) for one in raw.get("held_by", ())),
            raw.get("each", False),
            reader.group(raw["from_group"]) if "from_group" in raw else None,
            tuple(reader.official(one) for one in raw.get("drawn_from", ())),
        )

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        bodies = [one for one in view.records("body") if self.body.outcome(one, view) is Outcome.MET]
        if not bodies:
            asked = title_of(self.body.condition)
            words = f"{asked}{self._asked()}：{view.wording.none}"
            return Verdict(Outcome.UNKNOWN, words, missing=(Missing(f"{asked}及其名单"),))
        verdicts = [self._of(one, view) for one in bodies]
        return Verdict(
            worst(one.outcome for one in verdicts),
            "；".join(one.sentence for one in verdicts),
            evidence=tuple(cited for one in verdicts for cited in one.evidence),
            short=tuple(cited for one in verdicts for cited in one.short),
            missing=tuple(missing for one in verdicts for missing in one.missing),
            remarks=tuple(said for one in verdicts for said in one.remarks),
        )

    def _asked(self) -> str:
        words = f"“{self.post}”" + in_range(self.minimum, self.exactly, "名")
        if self.offices:
            words += f"，由{listed((one.said for one in self.offices), '个职位')}"
            words += "担任" if self.each or len(self.offices) == 1 else "之一担任"
        if self.group:
            words += f"，由{self.group.title}的人员担任"
        return words + (f"，由{listed(self.units, '个单位')}的人员担任" if self.units else "")

    def _of(self, body: State, view: View) -> Verdict:
        members = body.data.get("memberships", [])
        places = [index for index, one in enumerate(members) if one["post"] == self.post]
        seated = [members[index] for index in places]
        parts = [self._number(body, seated, members, view)]
        if seated:
            parts += self._by_office(seated, view)
        if seated and self.units:
            parts.append(self._by_unit(seated, self.units, listed(self.units, "个单位")))
        if seated and self.group:
            parts.append(self._by_unit(seated, view.names(self.group), self.group.title))
        outcome = worst(one.outcome for one in parts)
        known = body.record.known_as()
        as_written = body.data is body.record.data
        cited = tuple(
            Cited(body.record, f"{known}{self.post}：{one['person']}", ("memberships", place) if as_written else ())
            for place, one in zip(places, seated, strict=True)
        )
        state = "；".join(one.said for one in parts if one.outcome is not Outcome.MET) or (
            f"{listed((one['person'] for one in seated), '名')}{view.wording.met}"
        )
        above = self.usual_maximum is not None and len(seated) > self.usual_maximum
        return Verdict(
            outcome,
            f"{known}{self._asked()}：{state}",
            evidence=cited,
            short=cited or (Cited(body.record, f"{known}“{self.post}”：{state}"),) if outcome is Outcome.UNMET else (),
            missing=tuple(missing for one in parts for missing in one.missing),
            remarks=(f"原文一般不多于{self.usual_maximum:g}名，现为{len(seated)}名，不影响落实",) if above else (),
        )

    def _number(self, body: State, seated: list[Any], members: list[Any], view: View) -> Part:
        count = len({(one["person"], one.get("distinct", "")) for one in seated})
        if self.exactly is not None and count > self.exactly:
            return Part(Outcome.UNMET, f"现有{count}名")
        if count >= self.minimum:
            return Part(Outcome.MET, f"{count}名")
        missing = (Missing(f"{body.record.known_as()}“{self.post}”名单"),)
        declared = any(one["post"] == self.post for one in body.data.get("vacancies", ()))
        # A list that is there and has nobody in the post says something; one that is not, or not whole, does not.
        if not declared and (not members or body.data.get("complete") is False):
            return Part(Outcome.UNKNOWN, f"名单{view.wording.unknown}" if not count else f"仅登记{count}名", missing)
        held = f"名单中仅{count}名" if count else "名单中未见"
        return Part(Outcome.UNMET, held + ("（空缺或待接任）" if declared else ""), missing)

    def _by_office(self, seated: list[Any], view: View) -> Iterable[Part]:
        parts = [self._held(one, seated, view) for one in self.offices]
        if self.each or len(parts) < 2:
            return parts
        return [min(parts, key=lambda one: ORDER.index(one.outcome))]

    def _held(self, office: Office, seated: list[Any], view: View) -> Part:
        """Whether a holder of an office sits; by the register of offices, or where that is silent by the roster."""
        unit = view.party(office.unit)
        here = [one for one in seated if one.get("unit") == office.unit]
        missing = (Missing(f"{office.role}的任职登记", (office.unit,)),)
        if unit is not None and has_office(unit.record, office.role):
            holders = _holders(unit, office.role)
            if not holders:
                return Part(Outcome.UNKNOWN, f"{office.said}现无任职登记（待接任）", missing)
            if holders & {(one["person"], one.get("distinct", "")) for one in seated}:
                return Part(Outcome.MET, office.said)
            return Part(Outcome.UNMET, f"{office.said}{quoted([name for name, _ in holders])}不在其列")
        if any(one.get("role") == office.role for one in here):
            return Part(Outcome.MET, office.said)
        if here:
            return Part(Outcome.UNKNOWN, f"{office.said}的任职情况{view.wording.unknown}", missing)
        return Part(Outcome.UNMET, f"名单中未见{office.said}")

    def _by_unit(self, seated: list[Any], names: tuple[str, ...], title: str) -> Part:
        wanted = frozenset(names)
        silent = [one for one in seated if "unit" not in one]
        fitting = [one for one in seated if one.get("unit") in wanted]
        if len(fitting) >= self.minimum:
            return Part(Outcome.MET, title)
        if silent:
            missing = Missing(f"{listed((one['person'] for one in silent), '名')}所在单位")
            return Part(Outcome.UNKNOWN, f"出自{title}的{len(fitting)}名，其余所在单位未登记", (missing,))
        return Part(Outcome.UNMET, f"出自{title}的{len(fitting)}名")


def _holders(unit: State, role: str) -> set[tuple[str, str]]:
    offices = (one for one in unit.data.get("offices", ()) if role in (ANY_ROLE, one["role"]))
    return {(one["person"], one.get("distinct", "")) for office in offices for one in office.get("holders", ())}


ORDER: tuple[Outcome, ...] = (Outcome.MET, Outcome.UNKNOWN, Outcome.PENDING, Outcome.UNMET)
"""Of several of which one is enough the best counts."""
