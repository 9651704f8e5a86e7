"""A form to the pages of its workbook."""

from __future__ import annotations

from ygt.forms import choices, snapshot
from ygt.forms.cells import description, option
from ygt.forms.form import Form, Sheet
from ygt.forms.instructions import instructions
from ygt.forms.tables import Column
from ygt.forms.workbook.page import Choice, Look, Page
from ygt.forms.workbook.writing import written
from ygt.ledger.ledger import Ledger
from ygt.ledger.standing import disclaimer
from ygt.report.display import width

_SPARE = 500
"""Rows below the last for which lists and rules hold as well."""
_NARROWEST, _WIDEST = 8, 36
_LISTED = 20
"""So many words to choose from are named in a note."""


def workbook(ledger: Ledger, form: Form) -> bytes:
    """The workbook of a form; the same bytes for the same form and ledger."""
    options = choices.Options(ledger)
    pages = [instructions(form, disclaimer=disclaimer(ledger))]
    pages += [_page(form, number, options) for number in range(len(form.sheets))]
    if columns := options.columns:
        longest = max(map(len, columns))
        rows = [[(one[at] if at < len(one) else "", Look.PLAIN) for one in columns] for at in range(longest)]
        pages.append(Page(choices.HIDDEN, rows=[list(row) for row in rows], state="veryHidden"))
    packed = snapshot.packed(form)
    pages.append(Page(snapshot.HIDDEN, rows=[[(cell, Look.PLAIN)] for cell in packed], state="veryHidden"))
    return written(pages)


def _page(form: Form, number: int, options: choices.Options) -> Page:
    sheet = form.sheets[number]
    table = sheet.table
    page = Page(table.title, is_grid=True, spare=_SPARE, heading=f"{form.title}　{table.title}")
    heads = table.heads
    marks = [False] * table.first + [one.required for one in table.columns]
    page.rows.append([(head, Look.MUST if must else Look.HEAD) for head, must in zip(heads, marks, strict=True)])
    for at, row in enumerate(sheet.rows):
        fixed = [(cell, Look.TEXT_LOCKED) for cell in (str(at + 1), *row.owners)]
        own = [
            (cell, _look(column, locked=cell != "" and table.is_identity(column)))
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        page.rows.append([*fixed, *own])
    page.looks = [Look.TEXT] * table.first + [_look(one) for one in table.columns]
    page.widths = [_width(page, at) for at in range(len(heads))]
    page.widths[0] = _NARROWEST
    named = next((at for at, one in enumerate(table.columns) if table.is_identity(one)), -1)
    page.frozen = table.first + named + 1 if not table.lists and named >= 0 else table.first
    page.choices = [*_owner_choices(form, sheet, options), *_choices(sheet, options)]
    page.notes = {table.first + at: _note(one, joint) for at, (one, joint) in enumerate(_with_joints(sheet))}
    return page


def _with_joints(sheet: Sheet) -> list[tuple[Column, str]]:
    return list(zip(sheet.table.columns, sheet.joints, strict=True))


def _choices(sheet: Sheet, options: choices.Options) -> list[Choice]:
    found = (options.choice(one, sheet.table.first + at) for at, one in enumerate(sheet.table.columns))
    return [one for one in found if one is not None]


def _owner_choices(form: Form, sheet: Sheet, options: choices.Options) -> list[Choice]:
    found = []
    for depth, title in enumerate(sheet.table.owners):
        above = next(
            one
            for one in form.sheets
            if one.table.kind is sheet.table.kind and one.table.lists == sheet.table.lists[:depth]
        )
        found.append(options.owners(above.labels, f"所属{title}", 1 + depth))
    return [one for one in found if one is not None]


def _look(column: Column, *, locked: bool = False) -> Look:
    if locked:
        return Look.TEXT_LOCKED
    return Look.NUMBER if column.is_number and not column.is_list else Look.TEXT


def _width(page: Page, at: int) -> float:
    """Wide enough for the head on two lines, and for what stands below up to a bound."""
    head = str(page.rows[0][at][0])
    below = max((width(line) for row in page.rows[1:] for line in str(row[at][0]).split("\n")), default=0)
    return float(min(max(_NARROWEST, width(head) / 2 + 4, below + 2), _WIDEST))


def _note(column: Column, joint: str) -> str:
    """What stands in the note on a head: what is meant, how it is written, and an example."""
    node, word = column.node, column.word
    lines = [description(node) or column.title]
    if unit := node.schema.get("x-unit"):
        lines.append(f"单位：{unit}，只写数字")
    if words := word.schema.get("enum"):
        more = f"等{len(words)}项" if len(words) > _LISTED else ""
        lines.append(f"可选：{'、'.join(option(word, str(one)) for one in words[:_LISTED])}{more}")
    if column.is_list:
        lines.append("可填多项，每项一行（按 Alt+Enter 换行）" if joint == "\n" else "可填多项，以顿号分隔")
    if example := _example(column):
        lines.append(f"例如：{example}")
    return "\n".join(lines)


def _example(column: Column) -> str:
    example = next(iter(column.node.schema.get("examples", ())), None)
    words = example if isinstance(example, list) else [example]
    if example is None or any(isinstance(one, (dict, bool)) for one in words):
        return ""
    return "、".join(option(column.word, one) if isinstance(one, str) else str(one) for one in words)
