"""What judgements ask of the ledger on one day.

Each question is answered once for all judgements, and an answer that does not change from one day to the next is the
very same object. A view can note what is asked of it, so that a verdict resting on the same answers is not worked
out again for another day.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from ygt.dates import Period
from ygt.ledger.composition import MEMBER, Declared, composition
from ygt.ledger.ledger import Ledger
from ygt.obligations.paths import values_at
from ygt.obligations.selection import Selection
from ygt.obligations.snapshot import Archive, Snapshot, State
from ygt.obligations.tally import COMPILED, OWN, Wording
from ygt.obligations.verdict import Outcome

Answer = TypeVar("Answer")
Question = tuple[Hashable, ...]
Notes = dict[Question, Any]
"""Questions with the answers they got."""


class View:
    """A ledger on a day. `archive` is what all days share, `worked_out` what was derived from it before."""

    def __init__(self, archive: Archive, day: date, worked_out: dict[Question, Any] | None = None) -> None:
        self.archive = archive
        self.compiled = archive.ledger.standing == "compiled"
        self.wording: Wording = COMPILED if self.compiled else OWN
        self._day = day
        self._snapshot = Snapshot(archive.ledger, day, archive)
        self._worked_out = {} if worked_out is None else worked_out
        self._answers: Notes = {}
        self._notes: Notes = {}

    def noting(self, work: Callable[[View], Answer]) -> tuple[Answer, Notes]:
        """What `work` finds with this view, and what it asked of it."""
        before, self._notes = self._notes, {}
        try:
            return work(self), self._notes
        finally:
            self._notes = before

    def agrees(self, notes: Notes) -> bool:
        """Whether every question gets the same answer here."""
        for question, before in notes.items():
            now = self._answered(question)
            if now is not before and not (isinstance(before, (int, date)) and now == before):
                return False
        return True

    @property
    def ledger(self) -> Ledger:
        """The ledger."""
        return self.archive.ledger

    @property
    def day(self) -> date:
        """The day."""
        return self._ask("day")  # type: ignore[no-any-return]

    def records(self, kind: str) -> tuple[State, ...]:
        """The records of a kind in force on the day."""
        return self._ask("records", kind)  # type: ignore[no-any-return]

    def states(self, selection: Selection) -> tuple[State, ...]:
        """The selected records in force on the day."""
        return self._ask("states", selection)  # type: ignore[no-any-return]

    def names(self, selection: Selection) -> tuple[str, ...]:
        """The official names of the selected records."""
        return self._ask("names", selection)  # type: ignore[no-any-return]

    def eventual(self, selection: Selection) -> tuple[State, ...]:
        """The selected records of all times, with all that is recorded of them."""
        return self._ask("eventual", selection)  # type: ignore[no-any-return]

    def begun(self, selection: Selection) -> tuple[State, ...]:
        """The selected records that had begun by the day, past ones included, with all that is recorded of them."""
        return self._ask("begun", selection)  # type: ignore[no-any-return]

    def index(self, links: Selection, by: str) -> dict[str, list[State]]:
        """The selected records in force by each of the names in their field `by`."""
        return self._ask("index", links, by)  # type: ignore[no-any-return]

    def past(self, links: Selection, by: str) -> dict[str, list[Period]]:
        """The periods of the selected records that had begun by the day, by each of the names in their field `by`."""
        return self._ask("past", links, by)  # type: ignore[no-any-return]

    def party(self, name: str) -> State | None:
        """The unit or institution of this official name, as it stands on the day."""
        return self._ask("party", name)  # type: ignore[no-any-return]

    def materials(self, clause: str) -> tuple[State, ...]:
        """The materials in force that prove a clause."""
        return self._ask("materials", clause)  # type: ignore[no-any-return]

    def unlisted(self, selection: Selection) -> int:
        """How many of the selected institutions the county declares and does not name."""
        return self._ask("unlisted", selection)  # type: ignore[no-any-return]

    def is_whole(self, selection: Selection) -> bool:
        """Whether every record of the selection's kind could be read."""
        return self.archive.is_whole(selection.kind.name)

    def _ask(self, *question: Hashable) -> Any:
        answer = self._notes[question] = self._answered(question)
        return answer

    def _answered(self, question: Question) -> Any:
        if question not in self._answers:
            self._answers[question] = _QUESTIONS[str(question[0])](self, *question[1:])
        return self._answers[question]

    def _once(self, question: str, about: Question, rest: Sequence[Any], work: Callable[[], Any]) -> Any:
        """What `work` gives, worked out once for the same answers (`rest`) it starts from."""
        key = (question, *about, *map(id, rest))
        if key not in self._worked_out:
            # The answers are kept with it, so that no other object can come to have their identity.
            self._worked_out[key] = (work(), rest)
        return self._worked_out[key][0]

    def _chosen(self, question: str, selection: Selection, states: tuple[State, ...]) -> tuple[State, ...]:
        criterion = selection.criterion
        if criterion is None:
            return states
        groups = [self._answered(("states", group)) for group in criterion.groups.values()]
        return self._once(  # type: ignore[no-any-return]
            question, (selection,), [states, *groups], lambda: self.archive.shared(self._meeting(selection, states))
        )

    def _meeting(self, selection: Selection, states: tuple[State, ...]) -> tuple[State, ...]:
        if selection.criterion is None:
            return states
        outcomes = selection.criterion.outcomes(states, self)
        return tuple(one for one, outcome in zip(states, outcomes, strict=True) if outcome is Outcome.MET)

    def _find_states(self, selection: Selection) -> tuple[State, ...]:
        return self._chosen("states", selection, self._answered(("records", selection.kind.name)))

    def _find_names(self, selection: Selection) -> tuple[str, ...]:
        states = self._answered(("states", selection))
        return self._once("names", (), [states], lambda: tuple(one.name for one in states))  # type: ignore[no-any-return]

    def _find_eventual(self, selection: Selection) -> tuple[State, ...]:
        every = tuple(one.whole for one in self.archive.timelines(selection.kind.name))
        return self._chosen("eventual", selection, self.archive.shared(every))

    def _find_begun(self, selection: Selection) -> tuple[State, ...]:
        past = tuple(one.whole for one in self._snapshot.history(selection.kind.name))
        return self._chosen("begun", selection, self.archive.shared(past))

    def _find_index(self, links: Selection, by: str) -> dict[str, list[State]]:
        states = self._answered(("states", links))
        pairs = ((one, one) for one in states)
        return self._once("index", (by,), [states], lambda: _by_name(pairs, by))  # type: ignore[no-any-return]

    def _find_past(self, links: Selection, by: str) -> dict[str, list[Period]]:
        states = self._answered(("begun", links))
        pairs = ((one, one.span) for one in states)
        return self._once("past", (by,), [states], lambda: _by_name(pairs, by))  # type: ignore[no-any-return]

    def _find_party(self, name: str) -> State | None:
        parties = [self._answered(("records", kind)) for kind in ("unit", "institution")]
        index = self._once("parties", (), parties, lambda: {one.name: one for found in parties for one in found})
        return index.get(name)  # type: ignore[no-any-return]

    def _find_materials(self, clause: str) -> tuple[State, ...]:
        states = self._answered(("records", "material"))
        index = self._once("proofs", (), [states], lambda: _by_name(((one, one) for one in states), "proves"))
        return self.archive.shared(tuple(index.get(clause, ())))

    def _find_unlisted(self, selection: Selection) -> int:
        if selection.kind.name != "institution" or selection.criterion is None:
            return 0
        announced = self._answered(("announced",))
        fitting = selection.criterion.outcomes([state for _, state in announced], self)
        return sum(
            line.missing for (line, _), outcome in zip(announced, fitting, strict=True) if outcome is Outcome.MET
        )

    def _find_announced(self) -> list[tuple[Declared, State]]:
        """The lines of the declared composition with members not named, each as if it were one of these."""
        county = self.ledger.county
        if county is None:
            return []
        institutions = self._answered(("records", "institution"))
        return self._once(  # type: ignore[no-any-return]
            "announced",
            (),
            [institutions],
            lambda: [
                (one, State(county, _as_institution(one.data)))
                for one in composition(self.ledger, self._day)
                if one.missing
            ],
        )


_QUESTIONS: dict[str, Callable[..., Any]] = {
    "day": lambda view: view._day,
    "records": lambda view, kind: view._snapshot.records(kind),
    "states": View._find_states,
    "names": View._find_names,
    "eventual": View._find_eventual,
    "begun": View._find_begun,
    "index": View._find_index,
    "past": View._find_past,
    "party": View._find_party,
    "materials": View._find_materials,
    "unlisted": View._find_unlisted,
    "announced": View._find_announced,
}


def _as_institution(line: dict[str, Any]) -> dict[str, Any]:
    community = {"community": line["community"]} if "community" in line else {}
    return {"kind": line["kind"], "memberships": [{**community, "role": line.get("role", MEMBER)}]}


def _by_name(pairs: Iterable[tuple[State, Answer]], by: str) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for state, answer in pairs:
        for name in dict.fromkeys(str(value) for _, value in values_at(state.data, by)):
            found.setdefault(name, []).append(answer)
    return found
