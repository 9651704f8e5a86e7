"""A paper made ready to set: what both formats print alike is settled here once, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from ygt.publish.papers.marks import page_lines, stamp
from ygt.publish.papers.model import Annex, Block, Paper, Roster
from ygt.publish.papers.page import PAGE, POINTS_PER_MM
from ygt.publish.papers.title import title_lines
from ygt.publish.papers.widths import spaced_name, spread, width

# The largest size of a 发文机关标志 by the number of issuers, in points.
MARK_SIZES = (48.0, 36.0, 30.0)
NARROWEST = 0.6
LONGEST_SPREAD_POST = 5
ORDINARY_NAME, WRAPPED_NAME = 8.0, 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """发文机关标志: `size` in points, glyphs narrowed to `stretch` of their width so that it fits one line."""

    names: tuple[str, ...]
    suffix: str
    size: float
    stretch: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """A line of 附件说明: its number (“1.”, none for a single one) and the name of the annex."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class RightSet:
    """A line set from the right: `gap` characters stay free behind it."""

    text: str
    gap: float


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line of a roster as printed: the post (only on its first line), the spaced name, the office."""

    post: str
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class RosterLayout:
    """A roster with the widths, in characters, of its columns for posts and names."""

    post_width: float
    name_width: float
    lines: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """An annex with its label (附件, 附件2, or none) and the lines of its title."""

    label: str
    title: tuple[str, ...]
    note: str
    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """What is printed around the blocks of a paper, in the order of the page."""

    mark: Mark | None
    title: tuple[str, ...]
    recipients: str
    attachments: tuple[Attachment, ...]
    signature: tuple[RightSet, ...]
    date: RightSet | None
    note: str
    annexes: tuple[AnnexLayout, ...]
    copied_to: str
    printed_on: str
    stamp: str
    page_lines: tuple[str, ...]


def lay_out(paper: Paper) -> Layout:
    """Settle marks, lines, labels and gaps of a paper that `require_printable` accepts."""
    signature, date = _signed(paper.signature, paper.date)
    return Layout(
        mark=_mark(paper.issuer_mark) if paper.red_head else None,
        title=title_lines(paper.title, paper.keep_whole),
        recipients=_ended(paper.recipients, "：", "：:"),
        attachments=_attachments(paper),
        signature=signature,
        date=date,
        note=_bracketed(paper.disclosure_note),
        annexes=_annexes(paper),
        copied_to=_ended(paper.copied_to, "。", "。."),
        printed_on=_ended(paper.printed_on, "印发", ""),
        stamp=stamp(paper),
        page_lines=page_lines(paper),
    )


def lay_out_roster(roster: Roster) -> RosterLayout:
    """The lines of a roster: posts spread to one width, two-character names spaced to three."""
    widest = max(width(post.title) for post in roster.posts)
    columns = int(widest) if widest <= LONGEST_SPREAD_POST else 3
    lines = tuple(
        RosterLine(
            post=f"{spread(post.title, max(columns, 3))}：" if first else "",
            name=spaced_name(member.name),
            office=member.office,
        )
        for post in roster.posts
        for first, member in ((member is post.members[0], member) for member in post.members)
    )
    names = [width(line.name) for line in lines]
    ordinary = max((each for each in names if each <= ORDINARY_NAME), default=3.0)
    # One very long name wraps in its column rather than push everybody's offices to the right.
    column = max(3.0, ordinary, min(max(names), WRAPPED_NAME))
    return RosterLayout(
        post_width=max(width(line.post) for line in lines),
        name_width=column + 1,
        lines=lines,
    )


def _mark(issuers: tuple[str, ...]) -> Mark:
    """Fitted to one line by narrowing first, by a smaller size only then (GB/T 9704-2012, 7.2.4: 醒目、美观、庄重)."""
    names, suffix = issuers, "文件"
    if len(names) == 1:
        names, suffix = (names[0] if names[0].endswith(suffix) else names[0] + suffix,), ""
    size = MARK_SIZES[min(len(names), len(MARK_SIZES)) - 1]
    characters = max(map(width, names)) + (width(suffix) + 0.5 if suffix else 0)
    room = PAGE.text_width * POINTS_PER_MM / (characters * size)
    # Down to whole hundredths and half points, the finest a DOCX can say.
    stretch = floor(100 * max(NARROWEST, min(1.0, room))) / 100
    return Mark(names, suffix, floor(2 * size * min(1.0, room / stretch)) / 2, stretch)


def _signed(signature: tuple[str, ...], date: str) -> tuple[tuple[RightSet, ...], RightSet | None]:
    """署名 two characters from the right, the date beginning two characters behind it (7.3.5.2, without a seal).

    A date that would come nearer to the edge than two characters stays there and pushes the 署名 inwards.
    """
    longest, day = max(map(width, signature), default=0.0), width(date)
    date_gap = max(2.0, longest - day) if signature else 2.0
    signature_gap = date_gap + day + 2 - longest if date else 2.0
    lines = tuple(RightSet(line, signature_gap + (longest - width(line)) / 2) for line in signature)
    return lines, RightSet(date, date_gap) if date else None


def _attachments(paper: Paper) -> tuple[Attachment, ...]:
    names = paper.attachments or tuple(
        annex.title if isinstance(annex.title, str) else "".join(annex.title)
        for annex in paper.annexes
        if annex.labelled
    )
    numbered = len(names) > 1
    return tuple(Attachment(f"{count}." if numbered else "", name) for count, name in enumerate(names, start=1))


def _annexes(paper: Paper) -> tuple[AnnexLayout, ...]:
    several = sum(annex.labelled for annex in paper.annexes) > 1
    layouts: list[AnnexLayout] = []
    count = 0
    for annex in paper.annexes:
        count += annex.labelled
        label = (f"附件{count}" if several else "附件") if annex.labelled else ""
        layouts.append(_annex(annex, label, paper.keep_whole))
    return tuple(layouts)


def _annex(annex: Annex, label: str, keep_whole: tuple[str, ...]) -> AnnexLayout:
    return AnnexLayout(label, title_lines(annex.title, keep_whole), annex.note, annex.blocks, annex.landscape)


def _ended(text: str, end: str, equivalents: str) -> str:
    return text if not text or text.endswith(end) else text.rstrip(equivalents) + end


def _bracketed(note: str) -> str:
    return note if not note or note.startswith("（") else f"（{note}）"
