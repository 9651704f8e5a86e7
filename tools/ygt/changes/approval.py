"""呈批件: what has changed on one page, with boxes for 审核、会签 and 签批; what does not fit follows as its annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from ygt.changes.comparison import SAID, Comparison, Line
from ygt.changes.parties import TITLES
from ygt.changes.text import NOBODY, hanging_of
from ygt.changes.words import bracketed
from ygt.clock import BEIJING
from ygt.errors import ToolError
from ygt.publish.papers.model import Annex, Form, FormRow, Heading, Paper, Paragraph
from ygt.publish.papers.page import FORM_LABEL, FORM_LINE, FORM_SIZE, PAGE, POINTS_PER_MM
from ygt.publish.papers.title import title_lines
from ygt.publish.papers.wrapping import wrapped

BOXES = (("审　　核", 3), ("会　　签", 4), ("签　　批", 4))
DATE_LINE = "签名：　　　　　　　　年　　月　　日"
ANNEX = "附件：变更内容清单"
SEE_ANNEX = "（见附件）"
MOST_LINES = 2
"""So many lines a list of units takes on the page; all of them stand in the annex then."""

MOST_SPARE = 6
"""So many lines that the changes leave free go to the box of whoever decides."""

PADDING = 6.5
"""What a row takes beside its lines, in points: the room above and below, and the rule."""

UNDATED = date(2000, 1, 1)
ROOM = (PAGE.text_width * POINTS_PER_MM - FORM_LABEL - 8.5) / FORM_SIZE - 0.5
"""Characters on a line of the form; half a character less than there is, for other programs set them otherwise."""


class _Item(NamedTuple):
    """One line of the changes: in full, and in brief."""

    sentence: str
    brief: str


def approval_docx(found: Comparison) -> bytes:
    """The sheet as DOCX, the same bytes for the same comparison.

    `ToolError` where outsiders compiled the data, nothing has changed, or the new state cannot be read.
    """
    from ygt.publish.papers.docx import render_docx

    day = found.sides.last if found.sides.dates else UNDATED
    return render_docx(approval_paper(found), on=datetime.combine(day, time(), BEIJING))


def approval_paper(found: Comparison) -> Paper:
    """The sheet, without any word on how it is set; errors as of `approval_docx`."""
    _require(found)
    county = found.ledger.county.name if found.ledger.county else ""
    title = f"{county}医共体治理台账变更呈批件"
    rows = [_row("事　　由", _short(found.title.partition("：")[2] or found.title))]
    lists = found.lists._asdict() if found.has_lists else {}
    after = [_row(TITLES[key], _listed(names)) for key, names in lists.items()]
    hangs = any(True for lines in found.lines.values() for line in lines for _ in hanging_of(line))
    after += [_row("说　　明", _explanation(found, hangs=hangs))]
    boxes = [FormRow(label, foot=DATE_LINE, lines=lines) for label, lines in BOXES]
    heads = len(title_lines(title, (county,))) + 1
    taken = heads * PAGE.text_height * POINTS_PER_MM / PAGE.lines + sum(map(_height, (*rows, *after, *boxes)))
    left = PAGE.text_height * POINTS_PER_MM - taken - PADDING - 4
    room = int(left / FORM_LINE)
    content, is_whole = _content(found, room)
    boxes[-1] = replace(boxes[-1], lines=boxes[-1].lines + min(MOST_SPARE, max(0, room - _lines(content))))
    rows += [_row("变更内容", content), *after, *boxes]
    cut = any(SEE_ANNEX in row.text for row in after)
    annexes = (_annex(found),) if cut or hangs or not is_whole else ()
    return Paper(
        title=title,
        body=(Form(tuple(rows)),),
        standing=found.ledger.standing,
        format="plain",
        annexes=annexes,
        keep_whole=(county,),
    )


def _require(found: Comparison) -> None:
    if found.ledger.standing == "compiled":
        raise ToolError(
            "本台账由外部人员据公开文件整理，不能出具呈批件",
            "查看变更用 --format text 或 markdown；自行维护的机关应更正 org/county.yaml 的 standing（资料性质）",
        )
    if found.errors:
        raise ToolError(f"“{found.after}”有{found.errors}处读取错误，未出具呈批件", "用 ygt check 查看，补正后再出具")
    if not found.changes:
        raise ToolError(f"{SAID[found.outcome]}，没有可以呈批的事项", "核对所比较的两个版本")


def _row(label: str, text: str) -> FormRow:
    """A row as high as its text."""
    return FormRow(label, text, lines=max(1, _lines(text)))


def _listed(names: tuple[str, ...]) -> str:
    """Names as far as they find room, and how many there are: 甲、乙等12家（见附件）."""
    if len(wrapped("、".join(names), ROOM)) <= MOST_LINES:
        return "、".join(names) or NOBODY
    for count in range(len(names) - 1, 0, -1):
        shown = f"{'、'.join(names[:count])}等{len(names)}家{SEE_ANNEX}"
        if len(wrapped(shown, ROOM)) <= MOST_LINES:
            return shown
    return f"共{len(names)}家{SEE_ANNEX}"


def _height(row: FormRow) -> float:
    return row.lines * FORM_LINE + PADDING


def _content(found: Comparison, room: int) -> tuple[str, bool]:
    """What the page says of the changes in so many lines, and whether that is all: in full, in brief, or the first."""
    items = [_item(line) for lines in found.lines.values() for line in lines]
    full = _numbered([one.sentence for one in items])
    if _lines(full) <= room:
        return full, True
    brief = [one.sentence if len(wrapped(one.sentence, ROOM)) <= MOST_LINES else one.brief for one in items]
    shown = _numbered([f"{text.rstrip('。')}。" for text in brief])
    if _lines(shown) + 1 <= room:
        return f"{shown}\n各项具体内容见附件。", False
    for count in range(len(items) - 1, 0, -1):
        shown = _numbered([f"{text.rstrip('。')}。" for text in brief[:count]])
        if _lines(shown) + 1 <= room:
            return f"{shown}\n以上为前{count}项，共{len(items)}项，全部内容见附件。", False
    return f"共{len(items)}项变更，全部内容见附件。", False


def _short(text: str) -> str:
    """A text in no more than two lines of the form."""
    return text if _lines(text) <= MOST_LINES else f"{text[: int(ROOM * MOST_LINES) - 2]}……"


def _item(line: Line) -> _Item:
    """A change in full, and the first words of it where even its brief is long."""
    decided = line.changes[0].decision
    return _Item(line.sentence, _short(f"{line.brief}{bracketed(decided.words) if decided else ''}"))


def _numbered(texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{count}.{text}" for count, text in enumerate(texts, start=1))


def _lines(text: str) -> int:
    return sum(len(wrapped(part, ROOM)) for part in text.splitlines())


def _explanation(found: Comparison, *, hangs: bool) -> str:
    """What was compared, what is still to be supplied, and where to find what else has to be done."""
    said = f"比较范围：{found.before}至{found.after}。"
    if found.undecided:
        said += f"待补充资料：决定依据{len(found.undecided)}项。"
    return f"{said}连带办理的事项见附件。" if hangs else said


def _annex(found: Comparison) -> Annex:
    # Not labelled: the list of annexes below the form would take its last lines.
    return Annex(title=ANNEX, blocks=tuple(_told(found)), labelled=False)


def _told(found: Comparison) -> Iterator[Heading | Paragraph]:
    """Every change under its heading with what hangs on it, then the lists in full."""
    number = 0
    for group, lines in found.lines.items():
        yield Heading(1, group)
        for line in lines:
            number += 1
            yield Paragraph(f"{number}.{line.sentence}")
            yield from (Paragraph(f"·{one}") for one in hanging_of(line))
    if found.has_lists:
        yield Heading(1, "有关单位")
        for key, names in found.lists._asdict().items():
            yield Paragraph(f"{TITLES[key]}：{'、'.join(names) or NOBODY}。")
