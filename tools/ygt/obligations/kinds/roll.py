"""名单: a field of the records has exactly, or at least, the values of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from ygt.obligations.clauses import Clause
from ygt.obligations.paths import mappings_at, node_at, titles_of, values_at
from ygt.obligations.reader import Reader
from ygt.obligations.selection import Selection
from ygt.obligations.verdict import Cited, Missing, Outcome, Verdict
from ygt.obligations.view import View
from ygt.obligations.words import quoted, shown


@dataclass(slots=True, eq=False)
class Roll:
    """The values of `field` are those of `wanted`, and no others where `closed`."""

    selection: Selection
    field: str
    wanted: tuple[str, ...]
    closed: bool

    @classmethod
    def read(cls, raw: dict[str, Any], reader: Reader, clause: Clause) -> Self:
        """See `kinds.table.Judgement`."""
        del clause
        selection = reader.selection(raw)
        field = reader.path(selection.kind, raw["field"])
        wanted = reader.names(raw, "exactly", "includes")
        values = tuple(reader.value(one, node_at(selection.kind, field)) for one in wanted)
        return cls(selection, field, values, "exactly" in raw)

    def judge(self, view: View) -> Verdict:
        """See `kinds.table.Judgement`."""
        kind = self.selection.kind
        node = node_at(kind, self.field)
        found: dict[str, list[Cited]] = {}
        for state in view.states(self.selection):
            for steps, value in values_at(state.data, self.field):
                # Steps of a state may differ from those of its record, where parts that do not hold are left out.
                own = steps if state.data is state.record.data else ()
                found.setdefault(str(value), []).append(Cited(state.record, shown(value, node), own))
        absent = [one for one in self.wanted if one not in found]
        extra = [one for one in found if one not in self.wanted] if self.closed else []
        field = titles_of(kind, self.field)
        title = f"{self.selection.title}{'' if '的' in field else '的'}{field}"
        words = "为" if self.closed else "包括"
        wanted = quoted([shown(one, node) for one in self.wanted])
        unseen = quoted([shown(one, node) for one in absent])
        besides = quoted([shown(one, node) for one in extra])
        return Verdict(
            self._outcome(found, absent, extra, view),
            f"{title}应{words}{wanted}：{_state(found, unseen, besides, view)}",
            evidence=tuple(cited for one in self.wanted for cited in found.get(one, ())),
            short=tuple(cited for one in extra for cited in found[one]),
            missing=(Missing(f"{title}{unseen}"),) if absent else (),
        )

    def _outcome(self, found: dict[str, list[Cited]], absent: list[str], extra: list[str], view: View) -> Outcome:
        if extra or not absent:
            return Outcome.UNMET if extra else Outcome.MET
        # What is not there may stand in a record that could not be read, or be left out where the others have it.
        unsaid = not found or not view.is_whole(self.selection) or self._has_gaps(view)
        return Outcome.UNKNOWN if unsaid else Outcome.UNMET

    def _has_gaps(self, view: View) -> bool:
        """Whether an entry of a list lacks the field: a member of a committee whose unit is not registered."""
        above, _, last = self.field.rpartition(".")
        entries = (one for state in view.states(self.selection) for one in mappings_at(state.data, above))
        return bool(above) and any(last not in one for one in entries)


def _state(found: dict[str, list[Cited]], unseen: str, besides: str, view: View) -> str:
    if not found:
        return view.wording.none
    parts = [f"未见{unseen}"] if unseen else []
    parts += [f"另有{besides}"] if besides else []
    return "，".join(parts) or f"均{view.wording.met}"
