"""How clauses stand, for pages: the colour of a state, the counts, and a static bar that shows their shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ygt.obligations.status import Status, Tone
from ygt.publish.obligations.facts import ClauseFacts, counts_by_status
from ygt.publish.site.markup import escaped

TONES: Mapping[Tone, str] = {
    "done": "good",
    "late": "late",
    "open": "run",
    "short": "bad",
    "unknown": "warn",
    "none": "plain",
}
"""The tone of a badge for each tone of a state."""

WIDTH = 640
HEIGHT = 20
GAP = 2
ROOM_FOR_A_DIGIT = 9
RECT = Markup('<rect x="{:.1f}" y="0" width="{:.1f}" height="{}" class="ygt-tone" data-tone="{}" data-step="{}"/>')


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses stand in one state, of all."""

    status: Status
    number: int
    total: int
    step: int = 0
    """How many states of the same tone come before it: each is drawn a step darker."""

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.status.tone]

    @property
    def share(self) -> str:
        """Its share in words, to the tenth of a per cent."""
        return f"{self.number / self.total * 100:.1f}%"


def counted(facts: Iterable[ClauseFacts]) -> list[Count]:
    """The counts by state, in the fixed order of states; none where there is no clause."""
    found = counts_by_status(facts)
    total = sum(found.values())
    steps: dict[Tone, int] = {}
    counts = []
    for status, number in found.items():
        step = steps.get(status.tone, 0)
        steps[status.tone] = step + 1
        counts.append(Count(status, number, total, step))
    return counts


def said(counts: Iterable[Count]) -> str:
    """The counts in words: 已落实12条，待核实3条."""
    return "，".join(f"{one.status.word}{one.number}条" for one in counts)


def bar(counts: list[Count]) -> Markup:
    """A bar of the counts, drawn once and for all; what it shows stands in its title and in the table beside it."""
    if not counts:
        return Markup("")
    room = WIDTH - GAP * (len(counts) - 1)
    pieces: list[Markup] = []
    left = 0.0
    for one in counts:
        width = room * one.number / one.total
        pieces.append(RECT.format(left, width, HEIGHT, one.tone, one.step))
        if width > ROOM_FOR_A_DIGIT * (len(str(one.number)) + 1):
            pieces.append(
                Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
                    left + width / 2, HEIGHT - 5, one.number
                )
            )
        left += width + GAP
    return Markup(
        '<svg class="ygt-bar" role="img" aria-label="{}" viewBox="0 0 {} {}" preserveAspectRatio="none" '
        'xmlns="http://www.w3.org/2000/svg">{}</svg>'
    ).format(escaped(said(counts)), WIDTH, HEIGHT, Markup("").join(pieces))
