"""版头 of the three formats made ready to set: what it says, and how far down the page each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from ygt.publish.papers.model import Paper
from ygt.publish.papers.page import BODY_SIZE, PAGE, POINTS_PER_MM
from ygt.publish.papers.widths import spaced_name, width

# The largest size of a 发文机关标志 in points: by the number of issuers; of a letter and of minutes one for all.
MARK_SIZES = (48.0, 36.0, 30.0)
SINGLE_MARK_SIZE = {"letter": 36.0, "minutes": 42.0}
NARROWEST = 0.6
NAME_GAP = 0.25
"""The gap between the lines of a joint 发文机关标志, in its size."""

ROW = PAGE.text_height * POINTS_PER_MM / PAGE.lines
MARK_TOP = 35 * POINTS_PER_MM  # below the upper edge of the text block (7.2.4)
LETTER_MARK_TOP = (30 - PAGE.top) * POINTS_PER_MM  # 30 mm below the upper edge of the sheet (10.1)
RULE_BELOW = 4 * POINTS_PER_MM  # the rule below the number (7.2.7), that of a letter below the mark (10.1)
DOUBLE_RULE = 1.7 * POINTS_PER_MM
NUMBER_BELOW_RULE = 7 / 8 * BODY_SIZE  # of a letter (10.1)
ROWS_ABOVE_NUMBER = {"document": 2, "minutes": 1}
SIGNERS_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """发文机关标志: `size` in points, glyphs narrowed to `stretch` of their width so that it fits one line."""

    names: tuple[str, ...]
    suffix: str
    size: float
    stretch: float

    @property
    def height(self) -> float:
        """From the upper edge of the first line to the lower edge of the last, in points."""
        return self.size * (len(self.names) + NAME_GAP * (len(self.names) - 1))


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper that has, or is printed onto, a red one.

    `number_top` is the upper edge of the row the number (or the first 签发人) stands in, `rule` that of the red rule:
    both in points below the upper edge of the text block. `painted` is whether mark and rule are drawn at all.
    `rows` of the grid are taken before the title.
    """

    mark: Mark
    mark_top: float
    number_top: float
    rule: float
    rows: int
    painted: bool


def head_of(paper: Paper) -> Head | None:
    """The head of a paper; None where it has no red one and is not printed onto one."""
    if not paper.red_head:
        return None
    mark = mark_of(paper)
    letter = paper.format == "letter"
    mark_top = LETTER_MARK_TOP if letter else MARK_TOP
    if letter:
        rule = mark_top + mark.height + RULE_BELOW
        if paper.rule_at:
            rule = _below_text_edge(paper.rule_at)
        # The characters stand in the middle of their row.
        number_top = rule + DOUBLE_RULE + NUMBER_BELOW_RULE - (ROW - BODY_SIZE) / 2
        rows = ceil(number_top / ROW + 1 + 2)
    else:
        lines = max(len(signer_rows(paper.signers)), 1) + any(kept(paper))
        number_top = mark_top + mark.height + ROWS_ABOVE_NUMBER[paper.format] * ROW
        rule = number_top + lines * ROW + RULE_BELOW
        if paper.rule_at:
            rule = _below_text_edge(paper.rule_at)
            number_top = rule - RULE_BELOW - lines * ROW
        rows = ceil(rule / ROW + 2)
    return Head(mark, mark_top, number_top, rule, rows, not paper.overprint)


def mark_of(paper: Paper) -> Mark:
    """Fitted to one line by narrowing first, by a smaller size only then (GB/T 9704-2012, 7.2.4: 醒目、美观、庄重)."""
    names, suffix = paper.issuer_mark, "文件"
    if paper.format != "document":
        # 联合行文时，使用主办机关标志 (10.1); minutes are of one meeting.
        names, suffix = names[:1], ""
        size = SINGLE_MARK_SIZE[paper.format]
    else:
        if len(names) == 1:
            names, suffix = (names[0] if names[0].endswith(suffix) else names[0] + suffix,), ""
        size = MARK_SIZES[min(len(names), len(MARK_SIZES)) - 1]
    characters = max(map(width, names)) + (width(suffix) + 0.5 if suffix else 0)
    room = PAGE.text_width * POINTS_PER_MM / (characters * size)
    # Down to whole hundredths and half points, the finest a DOCX can say.
    stretch = floor(100 * max(NARROWEST, min(1.0, room))) / 100
    return Mark(names, suffix, floor(2 * size * min(1.0, room / stretch)) / 2, stretch)


def signer_rows(signers: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The names of 签发人, two a row in the order of the issuers (7.2.6)."""
    spaced = [spaced_name(name) for name in signers]
    return tuple(tuple(spaced[at : at + SIGNERS_IN_A_ROW]) for at in range(0, len(spaced), SIGNERS_IN_A_ROW))


def kept(paper: Paper) -> tuple[str, str]:
    """What stands left and right in the last row of the head of minutes: the office that keeps them, and the day."""
    return ("、".join(paper.signature), paper.date) if paper.format == "minutes" else ("", "")


def _below_text_edge(millimetres: float) -> float:
    return (millimetres - PAGE.top) * POINTS_PER_MM
