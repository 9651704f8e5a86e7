"""What a paper says, without any word on how it is set. Everything is plain text; nothing in it is markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["own", "compiled", "fictional"]
Format = Literal["document", "letter", "minutes", "plain"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body; `align` other than "both" drops the indent of two characters."""

    text: str
    align: Literal["both", "left", "center", "right"] = "both"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as printed: “一、”黑体, “（一）”楷体, “1.” and “（1）”仿宋 (GB/T 9704-2012, 7.3.3).

    `run_on` is text that follows in the same paragraph, in the font of the body.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    run_on: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """A centred division of a charter: 章 in 黑体, 节 in 楷体."""

    text: str
    section: bool = False


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article of a charter: its number (“第一条”) and its paragraphs and items, each as printed."""

    number: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share of the line."""

    title: str
    width: float = 1.0
    align: Literal["left", "center", "right"] = "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: heads repeat on every page, rows are never split. `size` is the text size in points."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    size: float = 12.0


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a roster: a name and the offices printed behind it."""

    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a body (主任, 副主任, 成员) and who holds it, in the order of the data."""

    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of a body as official papers list them: 主　任：张　三　市…"""

    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: its label, what stands in it, and, of a box to be signed, the line at its foot.

    `lines` is how high the row is at least, in lines of the form.
    """

    label: str
    text: str = ""
    foot: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """A ruled sheet with labels at the left, as offices pass it round for approval and signature.

    Two rows in a pair stand side by side, each on half of the line and as high as the higher one.
    """

    rows: tuple[FormRow | tuple[FormRow, FormRow], ...]

    def lines(self) -> tuple[tuple[FormRow, ...], ...]:
        """The rows, each as the one or two that stand side by side."""
        return tuple(row if isinstance(row, tuple) else (row,) for row in self.rows)

    @property
    def paired(self) -> bool:
        """Whether any two rows stand side by side."""
        return any(isinstance(row, tuple) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A line of 纪要: who was there (出席), excused (请假) or sat in (列席), in the order of the data.

    The office of a member is the unit printed before the name; members of one unit that follow each other share it.
    """

    label: Literal["出席", "请假", "列席"]
    members: tuple[Member, ...]


Block = Paragraph | Heading | Division | ArticleText | Table | Roster | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Text on pages of its own after the body.

    `labelled` annexes bear 附件 (附件1, 附件2 …) and are listed under the body; the text a notice issues
    (the charter of 印发章程) is not. `note` is the line under the title, such as “（…通过）”.
    """

    title: str | tuple[str, ...]
    blocks: tuple[Block, ...]
    note: str = ""
    labelled: bool = True
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One official paper after GB/T 9704-2012, or a plain titled sheet (format "plain").

    `format` is 文件格式 (document), 信函格式 (letter, 10.1), 纪要格式 (minutes, 10.3) or none of them.
    `title` is one text, broken into lines where it must be, or its lines. `keep_whole` are names that no line of the
    title may break. `attachments` are the names of annexes kept elsewhere; those in `annexes` list themselves.

    `issuer_mark` and `signature` name the issuers, 主办机关 first. A document adds 文件 to the mark by itself, the mark
    of minutes is printed as it stands (…会议纪要), a letter bears the first issuer's alone. `number` of minutes is
    第13次 or 第2期 as well as a 发文字号; their `signature` and `date` stand in the head, with no seal.
    `signers` are the names of 签发人 of an upward paper, in the order of the issuers. `sealed` places 署名 and 成文日期
    so that each issuer's seal finds room; no seal is ever drawn.

    `red_head` prints the head in red. `overprint` (套打) leaves blank whatever is red, since the office's paper bears
    it already; `rule_at` is then where the red rule of that paper is, in millimetres from the upper edge of the sheet
    (0: where the standard puts it).

    `standing` is the workspace's: it decides the marks on every page, whatever `stamp` and `footer_mark` add.
    `record` tells the reader of an error which record the paper was made from.
    """

    title: str | tuple[str, ...]
    body: tuple[Block, ...]
    standing: Standing
    format: Format = "document"
    red_head: bool = False
    overprint: bool = False
    rule_at: float = 0.0
    issuer_mark: tuple[str, ...] = ()
    urgency: Literal["", "特急", "加急"] = ""
    number: str = ""
    signers: tuple[str, ...] = ()
    recipients: str = ""
    attachments: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    signature: tuple[str, ...] = ()
    sealed: bool = False
    date: str = ""
    disclosure_note: str = ""
    annexes: tuple[Annex, ...] = ()
    copied_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    stamp: str = ""
    footer_mark: str = ""
    keep_whole: tuple[str, ...] = ()
    record: str = ""
