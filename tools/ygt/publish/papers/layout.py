"""A paper made ready to set: what both formats print alike is settled here once, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.publish.papers.closings import AttendanceLine, Signed, attendance_line, signed
from ygt.publish.papers.heads import Head, head_of, kept, signer_rows
from ygt.publish.papers.marks import page_lines, stamp
from ygt.publish.papers.model import Annex, Block, Paper, Roster
from ygt.publish.papers.title import title_lines
from ygt.publish.papers.widths import spaced_name, spread, width

LONGEST_SPREAD_POST = 5
ORDINARY_NAME, WRAPPED_NAME = 8.0, 6.0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A line of 附件说明: its number (“1.”, none for a single one) and the name of the annex."""

    number: str
    name: str


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

    letter: bool
    head: Head | None
    signers: tuple[tuple[str, ...], ...]
    kept: tuple[str, str]
    title: tuple[str, ...]
    recipients: str
    attachments: tuple[Attachment, ...]
    signed: Signed
    attendance: tuple[AttendanceLine, ...]
    note: str
    annexes: tuple[AnnexLayout, ...]
    copied_to: str
    printed_on: str
    stamp: str
    page_lines: tuple[str, ...]


def lay_out(paper: Paper) -> Layout:
    """Settle marks, lines, labels and gaps of a paper that `require_printable` accepts."""
    return Layout(
        letter=paper.format == "letter",
        head=head_of(paper),
        signers=signer_rows(paper.signers),
        kept=kept(paper),
        title=title_lines(paper.title, paper.keep_whole),
        recipients=_ended(paper.recipients, "：", "：:"),
        attachments=_attachments(paper),
        signed=signed(paper),
        attendance=tuple(attendance_line(line) for line in paper.attendance),
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
