"""The export as a workbook: 说明, a sheet for each table, 字段说明."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ygt.forms.cells import Shown
from ygt.forms.workbook.page import Look, Page
from ygt.forms.workbook.writing import written
from ygt.publish.export import about, dictionary
from ygt.publish.export.export import Export
from ygt.report.display import width
from ygt.schema.contract import Kind

_NARROWEST, _WIDEST = 8, 36
_LOOKED_AT = 100
"""Rows by which the width of columns is found."""
_LONGEST = 32767
"""Characters no cell of a spreadsheet goes beyond."""
_CUT = "……（未完，全文见 JSON）"
_LONGEST_NAME = 31
"""Characters of a sheet's name (ECMA-376 part 1, 18.2.19)."""


def workbook(export: Export, kinds: Sequence[Kind]) -> bytes:
    """The workbook of some kinds; the same bytes for the same ledger and day."""
    filled = [one for kind in kinds for one in export.tables(kind)]
    pages = [_about(export, kinds)]
    names = {about.TITLE, dictionary.TITLE}
    # On paper each page is on its own: it says itself where what it shows is no office's word.
    standing = f"　{export.standing.label}" if export.standing.key != "own" else ""
    for one in filled:
        title = f"{export.county}　{one.title}{standing}"
        pages.append(_grid(_name(one.title, names), one.heads, one.lines(), title=title))
    entries = (entry.line() for one in filled for entry in dictionary.entries(one))
    pages.append(_grid(dictionary.TITLE, dictionary.HEADS, entries, title=f"{export.county}　{dictionary.TITLE}"))
    return written(pages)


def _about(export: Export, kinds: Sequence[Kind]) -> Page:
    page = Page(about.TITLE, widths=[14, 84], heading=about.title(export), locked=False)
    page.rows = [[(about.title(export), Look.TITLE)], []]
    page.rows += [[(head, Look.LABEL), (text, Look.PROSE)] for head, text in about.facts(export, kinds)]
    page.rows += [[], [("怎样读", Look.LABEL)]]
    reading = (*about.READING, *about.IN_WORKBOOK)
    page.rows += [[(f"{number}.", Look.PROSE), (text, Look.PROSE)] for number, text in enumerate(reading, 1)]
    return page


def _grid(name: str, heads: Sequence[str], lines: Iterable[Sequence[Shown]], *, title: str) -> Page:
    page = Page(name, is_grid=True, locked=False, heading=title, frozen=1)
    page.rows = [[(head, Look.HEAD) for head in heads]]
    page.rows += [[_cell(value) for value in line] for line in lines]
    page.looks = [Look.TEXT] * len(heads)
    page.widths = [_width(page, at) for at in range(len(heads))]
    return page


def _cell(value: Shown) -> tuple[Shown, Look]:
    if not isinstance(value, str):
        return value, Look.NUMBER
    return (value if len(value) <= _LONGEST else value[: _LONGEST - len(_CUT)] + _CUT), Look.TEXT


def _width(page: Page, at: int) -> float:
    """Wide enough for the head on two lines, and for what stands below up to a bound."""
    below = (width(line) for row in page.rows[1 : 1 + _LOOKED_AT] for line in str(row[at][0]).split("\n"))
    return float(min(max(_NARROWEST, width(str(page.rows[0][at][0])) / 2 + 4, max(below, default=0) + 2), _WIDEST))


def _name(title: str, taken: set[str]) -> str:
    """A name for the sheet that no other has."""
    found, number = title[:_LONGEST_NAME], 1
    while found in taken:
        number += 1
        end = f"（{number}）"
        found = title[: _LONGEST_NAME - len(end)] + end
    taken.add(found)
    return found
