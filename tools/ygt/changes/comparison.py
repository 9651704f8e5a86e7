"""A comparison with all that is said of it: what was compared, the changes, the lists, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from ygt.changes.change import Change
from ygt.changes.compare import compare, edits
from ygt.changes.drugs import GROUP as CATALOGUE
from ygt.changes.kinds import KINDS
from ygt.changes.parties import Lists, lists
from ygt.changes.revisions import Loaded, same_files
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, since
from ygt.dates import printed_day
from ygt.findings import Finding
from ygt.ledger.ledger import Ledger
from ygt.ledger.standing import disclaimer

Outcome = Literal["changed", "format", "same"]

SAID: dict[Outcome, str] = {"changed": "", "format": "仅调整格式，内容无变化", "same": "内容无变化"}
ENOUGH = 40
"""Characters of a title beyond which the changes that follow are only counted."""


class Line(NamedTuple):
    """What stands under a heading: one change, or several of a kind told together."""

    sentence: str
    brief: str
    changes: tuple[Change, ...]


@dataclass(eq=False)
class Comparison:
    """What was compared with what, by the names the user gave them, and what has changed."""

    sides: Sides
    before: str
    after: str
    commits: tuple[str, str] = ("", "")
    format_only: bool = False
    findings: list[Finding] = field(default_factory=list)
    errors_before: int = 0

    @cached_property
    def changes(self) -> list[Change]:
        """Every change."""
        return compare(self.sides)

    @property
    def ledger(self) -> Ledger:
        """The ledger as it is now."""
        return self.sides.after

    @property
    def outcome(self) -> Outcome:
        """Whether anything has changed, or only the writing of it, or nothing."""
        if self.changes:
            return "changed"
        return "format" if self.format_only and not self.errors and not self.errors_before else "same"

    @property
    def disclaimer(self) -> str:
        """What must be said of the data; nothing where the office itself keeps it."""
        return disclaimer(self.ledger)

    @property
    def has_lists(self) -> bool:
        """Whether the four lists are drawn up: not of what is past, nor where nobody of the county keeps the ledger."""
        return not self.sides.dates and self.ledger.standing != "compiled"

    @property
    def errors(self) -> int:
        """How many errors were found in reading what is new."""
        return sum(one.severity == "error" for one in self.findings)

    @cached_property
    def lists(self) -> Lists:
        """Who countersigns, is consulted, is told, and with whom it is filed."""
        return lists(self.ledger, self.changes) if self.has_lists else Lists()

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """The changes under their headings."""
        return headed(self.changes)

    @property
    def undecided(self) -> list[Change]:
        """The changes that need a decision and cite none."""
        return [one for one in self.changes if one.is_undecided]

    @cached_property
    def title(self) -> str:
        """All in one line, for the title of a proposal."""
        county = self.ledger.county.name if self.ledger.county else "台账"
        if self.outcome != "changed":
            return f"{county}：{SAID[self.outcome]}"
        briefs = list(
            dict.fromkeys(_one_line(brief) for group, lines in self.lines.items() for brief in _briefs(group, lines))
        )
        said = briefs[0]
        count = 1
        for brief in briefs[1:]:
            if len(said) + len(brief) > ENOUGH:
                break
            said, count = f"{said}；{brief}", count + 1
        if len(said) > 2 * ENOUGH:
            said = f"{said[: 2 * ENOUGH - 1]}…"
        numbered = sum(map(len, self.lines.values()))
        return f"{county}：{said}{f'等{numbered}项变更' if count < len(briefs) else ''}"


def compared(old: Loaded, new: Loaded, day: date) -> Comparison:
    """The comparison of two revisions that were read; tasks are judged on `day`."""
    before, after = old.revision, new.revision
    return Comparison(
        Sides(old.ledger, new.ledger, day, day),
        before.name,
        after.name,
        (before.commit, after.commit),
        format_only=not same_files(before, after),
        findings=new.findings,
        errors_before=old.errors,
    )


def between(ledger: Ledger, findings: list[Finding], first: date, last: date) -> Comparison:
    """The comparison of two dates of one ledger."""
    sides = Sides(ledger, ledger, first, last, dates=True)
    return Comparison(sides, printed_day(first), printed_day(last), findings=findings)


def preview(before: Ledger, after: Ledger, day: date) -> dict[str, list[Line]]:
    """What edits not written yet come to, under the headings they will have; what follows from them is left out."""
    return headed(edits(Sides(before, after, day, day)))


def headed(changes: list[Change]) -> dict[str, list[Line]]:
    """Changes under their headings, those of one kind and one decision told together."""
    found: dict[str, list[Line]] = {}
    for group in dict.fromkeys(one.group for one in changes):
        inside = [one for one in changes if one.group == group]
        if group == CATALOGUE:
            # 调入、调出、配备、规格: as a catalogue notice has them, not as the files do.
            inside.sort(key=lambda one: list(KINDS).index(one.kind.name))
        found[group] = list(_told(inside))
    return found


def _told(changes: list[Change]) -> Iterator[Line]:
    """Changes of one kind, wording and decision in one line, where the first of them stands."""
    together: dict[tuple[str, ...], list[Change]] = {}
    for one in changes:
        words = one.decision.words if one.decision else ""
        key = (one.kind.name, one.bulk, words, one.day) if one.bulk and not one.hanging else (str(id(one)),)
        together.setdefault(key, []).append(one)
    for alike in together.values():
        first = alike[0]
        if len(alike) == 1:
            yield Line(first.sentence, first.brief or first.sentence.rstrip("。"), (first,))
            continue
        words = first.decision.words if first.decision else ""
        needed = "决定依据待补充" if first.is_undecided else ""
        told = bracketed("，".join(filter(None, (since(first.day), words, needed))))
        # What follows may be names with any signs; ours is the first.
        brief = first.bulk.replace("{count}", str(len(alike)), 1)
        yield Line(f"{brief}{told}：{'、'.join(one.label for one in alike)}。", brief, tuple(alike))


def _briefs(group: str, lines: list[Line]) -> list[str]:
    """What a title says of each line; of the catalogue in one: 统一用药目录调入12种、调出5种."""
    if group != CATALOGUE or len(lines) == 1:
        return [line.brief for line in lines]
    several = [line.brief for line in lines if len(line.changes) > 1]
    single = [line.brief for line in lines if len(line.changes) == 1]
    return [CATALOGUE + "、".join(several), *single] if several else single


def _one_line(text: str) -> str:
    return " ".join(text.split())
