"""Counting records one by one: how many show what is asked, how many the contrary, of how many nothing is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from ygt.obligations.snapshot import State
from ygt.obligations.verdict import Cited, Missing, Outcome, Words
from ygt.obligations.words import listed

SUPPORT = ("supporter", "supporter_group", "supported", "supported_group")

KNOWN_BY_NAME = frozenset({"institution", "unit", "body", "community"})
"""The kinds of record that can be asked to supply what is missing of them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the three outcomes of a single record are said, and that there is no record at all."""

    met: str
    short: str
    unknown: str
    none: str


OWN = Wording("已载明", "未达到要求", "待补充资料", "未见登记，待补充资料")
COMPILED = Wording("已载明", "与要求不一致", "未载明", "未载明")


@dataclass(slots=True)
class Tally:
    """What judging the records of a group one by one gave; `unlisted` of them are declared and not named."""

    unlisted: int = 0
    met: list[Cited] = field(default_factory=list)
    short: list[Cited] = field(default_factory=list)
    unknown: dict[str, list[State]] = field(default_factory=dict)

    def add(self, state: State, outcome: Outcome, words: Words) -> None:
        """Enter one record: with what it shows, or where nothing is known, what would have to be known."""
        if outcome is Outcome.UNKNOWN:
            self.unknown.setdefault(words if isinstance(words, str) else words(), []).append(state)
        else:
            (self.met if outcome is Outcome.MET else self.short).append(Cited(state.record, words))

    @property
    def unknowns(self) -> int:
        """Of how many nothing is known, those not named included."""
        return sum(len(states) for states in self.unknown.values()) + self.unlisted

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.met) + len(self.short) + self.unknowns

    @property
    def outcome(self) -> Outcome:
        """What it means for a requirement that all of them are to meet."""
        if self.short:
            return Outcome.UNMET
        return Outcome.UNKNOWN if self.unknowns or not self.met else Outcome.MET

    def said(self, measure: str, wording: Wording) -> str:
        """The counts in words: 11家中9家已载明，2家待补充资料; without a measure word, of the only one there is."""
        if not self.total:
            return wording.none
        if not measure:
            return wording.met if self.met else wording.short if self.short else wording.unknown
        if len(self.met) == self.total:
            return f"{self.total}{measure}均{wording.met}"
        counts = ((len(self.met), wording.met), (len(self.short), wording.short), (self.unknowns, wording.unknown))
        parts = [f"{count}{measure}{word}" for count, word in counts if count]
        if len(parts) == 1:
            return f"{self.total}{measure}均{parts[0].removeprefix(f'{self.total}{measure}')}"
        return f"{self.total}{measure}中{'，'.join(parts)}"

    def missing(self, title: str, measure: str) -> tuple[Missing, ...]:
        """What is to be supplied, and by whom."""
        found = []
        for what, states in self.unknown.items():
            if states[0].record.kind.name in KNOWN_BY_NAME:
                found.append(Missing(what, tuple(state.name for state in states)))
            else:
                found.append(Missing(f"{listed((subject(state) for state in states), measure)}的{what}"))
        if self.unlisted or not self.total:
            found.append(Missing(f"{title}名册{f'（尚缺{self.unlisted}{measure}）' if self.unlisted else ''}"))
        return tuple(found)


def subject(state: State) -> str:
    """A record as a sentence names it: its name, of a support both parties, or for a record without one its kind."""
    if state.record.kind.name == "support":
        return "—".join(str(state.data[key]) for key in SUPPORT if key in state.data)
    return state.name or state.record.kind.title
