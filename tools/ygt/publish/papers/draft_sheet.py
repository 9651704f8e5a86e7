"""发文稿纸: the sheet on which a paper is drafted, checked, countersigned and signed before it has a number."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.publish.papers.model import Form, FormRow, Paper, Standing
from ygt.publish.papers.widths import width

DAY = "　　　年　　月　　日"
LINE, BOX, SMALL_BOX = 2, 7, 4
"""How many lines a row has at least, and a box to be signed: 签发 and 会签, then 核稿 and 拟稿."""

BOX_WIDTH = 12
"""How many characters a line of such a box holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """Who has drafted, checked, countersigned or signed a paper, as printed; empty where it is yet to be written."""

    by: str = ""
    unit: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSheet:
    """All that stands on a 发文稿纸; every text as printed, empty where it is left to be written by hand.

    A joint paper is `signed` once for every issuer, in their order.
    """

    issuer: str
    title: str
    standing: Standing
    drafted: Handled = Handled()
    checked: Handled = Handled()
    countersigned: tuple[Handled, ...] = ()
    signed: Handled | tuple[Handled, ...] = ()
    recipients: str = ""
    copied_to: str = ""
    attachments: tuple[str, ...] = ()
    copies: str = ""
    disclosure: str = ""
    urgency: str = ""
    number: str = ""
    basis: str = ""
    record: str = ""


def draft_sheet(sheet: DraftSheet) -> Paper:
    """The sheet as a paper of one page (long lists take more), printed with both renderers like any other."""
    rows: tuple[FormRow | tuple[FormRow, FormRow], ...] = (
        (
            _box("签发", sheet.signed if isinstance(sheet.signed, tuple) else (sheet.signed,), BOX),
            _box("会签", sheet.countersigned, BOX),
        ),
        (_box("核稿", (sheet.checked,), SMALL_BOX), _box("拟稿", (sheet.drafted,), SMALL_BOX)),
        FormRow("标题", sheet.title, lines=LINE),
        FormRow("主送机关", sheet.recipients, lines=LINE),
        FormRow("抄送机关", sheet.copied_to, lines=LINE),
        FormRow("附件", _listed(sheet.attachments), lines=LINE),
        FormRow("发文依据", sheet.basis, lines=LINE),
        (FormRow("发文字号", sheet.number, lines=LINE), FormRow("公开属性", sheet.disclosure, lines=LINE)),
        (FormRow("紧急程度", sheet.urgency, lines=LINE), FormRow("印制份数", sheet.copies, lines=LINE)),
    )
    return Paper(
        title=f"{sheet.issuer}发文稿纸",
        body=(Form(rows),),
        standing=sheet.standing,
        format="plain",
        keep_whole=(sheet.issuer,),
        record=sheet.record,
    )


def _box(label: str, handled: tuple[Handled, ...], lines: int) -> FormRow:
    """A box to be signed: who has, one a line, or room and a date to be filled in."""
    done = [one for one in handled if one.by or one.unit]
    texts = [_signed(f"{one.unit}　{one.by}".strip("　"), one.on) for one in done]
    dated = bool(done) and all(one.on for one in done)
    return FormRow(label, "\n".join(texts), "" if dated else DAY, max(lines, "\n".join(texts).count("\n") + 3))


def _signed(who: str, on: str) -> str:
    """Name and day on one line of a box, the day below where both do not fit."""
    if not on:
        return who
    return f"{who}　{on}" if width(who) + 1 + width(on) <= BOX_WIDTH else f"{who}\n{on}"


def _listed(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return "\n".join(f"{count}. {name}" for count, name in enumerate(names, start=1))
