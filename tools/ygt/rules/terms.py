"""届次 and the life of what people serve in (YGT406–YGT408, YGT440)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from ygt.dates import Period
from ygt.findings import Finding, Related, Rule
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import end_of, interval, start_of
from ygt.rules.examples import CHAIR, MEMBER, SEATS, body, seated
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_FIRST_TERM = "terms:\n  - {number: 1, from: 2025-01-01, until: 2027-12-31}\n"
_BOTH_TERMS = "terms:\n  - {number: 1, from: 2022-01-01, until: %s}\n  - {number: 2, from: 2025-01-01}\n"

OUTSIDE_TERM = Rule(
    code="YGT406",
    name="outside-term",
    severity="error",
    title="任职时间不在所属届次之内",
    why="写明属于某届的任职，其起止应在该届的起止之内；延期的，以届次的延期决定为准。",
    message="{person}任{post}的时间不在第{term}届（{bounds}）之内",
    help="核对任职起止和届次；该届未登记的，先在 terms（届次）中登记",
    bad=body(seated("吴本草", "主任委员", "term: 1, from: 2024-06-30") + MEMBER, SEATS, _FIRST_TERM),
    good=body(seated("吴本草", "主任委员", "term: 1, from: 2025-01-01") + MEMBER, SEATS, _FIRST_TERM),
)


def outside_terms(ledger: Ledger) -> Iterator[Finding]:
    """Memberships of a numbered term that begin or end outside it, or name a term that is not registered."""
    for one in ledger.sound("body"):
        terms = {term["number"]: term for term in one.items("terms")}
        for membership in memberships(one):
            number = membership.data.get("term")
            if number is None:
                continue
            term = terms.get(number)
            if term is None or not _inside(membership.bounds, interval(term)):
                yield OUTSIDE_TERM.at(
                    one.place("memberships", membership.index, "term"),
                    person=membership.person[0],
                    post=membership.post,
                    term=number,
                    bounds=f"{term['from']}至{term.get('until', '今')}" if term else "未登记",
                )


def _inside(inner: Period, outer: Period) -> bool:
    """Whether a period begins within another and, where it ends, ends within it too."""
    return outer.contains(inner.first) and (inner.is_open or inner.last <= outer.last)


OVERLAPPING_TERMS = Rule(
    code="YGT407",
    name="overlapping-terms",
    severity="error",
    title="两届时间重叠或届次重复",
    why="换届后上一届即行终止，同一组织的两届不能同时存在，也不能是同一届。",
    message="{body}第{first}届与第{second}届{problem}",
    help="核对届次和换届日期：上一届的 until（截止日期）应早于下一届的 from（起始日期）",
    bad=body(CHAIR + MEMBER, SEATS, _BOTH_TERMS % "2025-06-30"),
    good=body(CHAIR + MEMBER, SEATS, _BOTH_TERMS % "2024-12-31"),
)


def overlapping_terms(ledger: Ledger) -> Iterator[Finding]:
    """Two terms of one body that share a day or a number, or whose numbers run against their dates."""
    for one in ledger.sound("body"):
        for (a, first), (b, second) in combinations(enumerate(one.items("terms")), 2):
            earlier, later = interval(first), interval(second)
            if earlier.overlaps(later):
                problem = "时间重叠"
            elif (first["number"] < second["number"]) != (earlier < later):
                problem = "次序与时间先后不符"
            else:
                continue
            yield OVERLAPPING_TERMS.at(
                one.place("terms", b, "from"),
                related=[Related(one.place("terms", a, "number"), f"第{first['number']}届")],
                body=one.name,
                first=first["number"],
                second=second["number"],
                problem=problem,
            )


OUTSIDE_LIFE = Rule(
    code="YGT408",
    name="outside-life",
    severity="error",
    title="任职或参加的时间在存续时间之外",
    why="组织、机构成立之前、终止之后，都没有人在其中任职，也不参加医共体。",
    message="{what}的时间（{bounds}）不在{whole}的存续时间（{life}）之内",
    help="核对起止日期与成立、终止日期；组织终止的，任职一并填写截止日期",
    bad=body(CHAIR + MEMBER, SEATS, "established_on: 2025-06-01\n"),
    good=body(CHAIR + MEMBER, SEATS, "established_on: 2024-12-01\n"),
)


def outside_lives(ledger: Ledger) -> Iterator[Finding]:
    """Seats, offices and parts in a community held before the body or institution exists, or beyond its end."""
    for one in ledger.sound("body"):
        for membership in memberships(one):
            yield from _outside(one, ("memberships", membership.index, "person"), membership.data)
    for centre in ledger.sound("centre"):
        for index, head in enumerate(centre.items("heads")):
            yield from _outside(centre, ("heads", index, "person"), head)
    for kind in ("unit", "institution"):
        for unit in ledger.sound(kind):
            for held in holdings(unit):
                yield from _outside(unit, (*held.steps, "person"), held.data)
    for institution in ledger.sound("institution"):
        for index, joined in enumerate(institution.items("memberships")):
            # Of parts that outlast the institution another rule speaks.
            if "ended" not in institution.data:
                yield from _outside(institution, ("memberships", index, "community"), joined)


def _outside(whole: Record, steps: Steps, held: dict[str, Any]) -> Iterator[Finding]:
    beginnings = [whole.text(field) for field in ("established_on", "from") if whole.text(field)]
    begun = max(beginnings, key=lambda day: start_of(day) or date.min, default="")
    ended = whole.text("until") or whole.part("ended").get("on", "")
    first, last = start_of(begun), end_of(ended)
    # Dates known to the month or year only are given the benefit of the doubt.
    early = first is not None and (start := end_of(held.get("from"))) is not None and start < first
    over = last is not None and interval(held).last > last
    if early or over:
        yield OUTSIDE_LIFE.at(
            whole.place(*steps),
            what=f"{held['person']}任职" if steps[-1] == "person" else "参加医共体",
            whole=whole.name,
            bounds=f"{held.get('from', '')}至{held.get('until', '今')}",
            life=f"{begun}至{ended or '今'}",
        )


TERM_LENGTH = Rule(
    code="YGT440",
    name="term-length",
    severity="note",
    title="届期长短与规定任期不符",
    why="任期载于章程。登记的起止与任期年数相差较多的，可能是日期填错，也可能确已延期或提前换届。",
    message="{body}规定任期{years}年，第{number}届登记为{start}至{end}",
    help="核对起止日期；确已延期或提前换届的，在 decided_by（决定依据）写明并登记有据例外",
    bad=body(CHAIR + MEMBER, SEATS, "term_years: 5\n" + _FIRST_TERM),
    good=body(CHAIR + MEMBER, SEATS, "term_years: 3\n" + _FIRST_TERM),
)
_LEEWAY = timedelta(days=62)


def term_lengths(ledger: Ledger) -> Iterator[Finding]:
    """Terms that last more than two months longer or shorter than the body's `term_years`."""
    for one in ledger.sound("body"):
        for index, term in enumerate(one.items("terms")):
            bounds = interval(term)
            if "term_years" not in one.data or bounds.is_open or bounds.first == date.min:
                continue
            wanted = timedelta(days=round(one["term_years"] * 365.25))
            if abs(bounds.last - bounds.first - wanted) > _LEEWAY:
                yield TERM_LENGTH.at(
                    one.place("terms", index, "until"),
                    unit=one.name,
                    body=one.known_as(),
                    years=one["term_years"],
                    number=term["number"],
                    start=term["from"],
                    end=term["until"],
                )


TABLE: tuple[Entry, ...] = (
    (OUTSIDE_TERM, outside_terms),
    (OVERLAPPING_TERMS, overlapping_terms),
    (OUTSIDE_LIFE, outside_lives),
    (TERM_LENGTH, term_lengths),
)
