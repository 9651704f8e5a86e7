"""Sheets of a workbook that was not handed out by us; nothing in it is computed or followed."""

from __future__ import annotations

from collections.abc import Mapping

from ygt.errors import ToolError
from ygt.forms.workbook.markup import Element, elements, ends
from ygt.forms.workbook.package import UnreadableError, parts_of
from ygt.forms.workbook.reading import main_part, sheet_parts, sheets_of
from ygt.forms.workbook.splices import Splices
from ygt.importing.grid import Grid, areas

_SAVE_AS = "用 WPS 或 Excel 打开，另存为 .xlsx（不带宏、不设密码、不链接其他文件），再导入"
_MOST_COLUMNS = 1024


def workbook(content: bytes) -> list[Grid]:
    """The sheets of a workbook that are shown and hold something.

    The kept result of a formula counts as its value; a formula without one stays a formula, which nobody may take.
    Raises ToolError for `.xls`, macros, links to other files, packages that swell, and what is no workbook.
    """
    try:
        parts = parts_of(content)
        names = _shown(parts)
        held = sheet_parts(parts)
        looks = {}
        for name in names:
            part = held[name]
            looks[name] = frozenset[int](), frozenset[int]()
            if b"hidden" in parts[part] or b"<f" in parts[part] or b":f" in parts[part]:
                root = elements(parts[part], part)
                looks[name] = _hidden_rows(root), _hidden_columns(root)
                parts[part] = _with_results(parts[part], root)
        sheets = sheets_of(parts, names)
    except UnreadableError as error:
        raise ToolError(error.why, _remedy(error.remedy)) from error
    except (ValueError, LookupError) as error:
        raise ToolError("文件内部无法解读", _SAVE_AS) from error
    found = []
    for name in names:
        sheet = sheets[name]
        rows, columns = looks[name]
        grid = Grid(name, sheet.cells, areas(sheet.merged), rows, columns)
        if grid.rows:
            found.append(grid)
    return found


def _shown(parts: Mapping[str, bytes]) -> list[str]:
    """The sheets that are not hidden, in their order."""
    main = main_part(parts)
    listed = elements(parts[main], main).first("sheets")
    held = sheet_parts(parts)
    named = (
        ((one.attributes.get("name", ""), one.attributes.get("state", "visible")) for one in listed.all("sheet"))
        if listed
        else ()
    )
    return [name for name, state in named if name in held and state == "visible"]


def _with_results(content: bytes, root: Element) -> bytes:
    """The part without those formulas whose result is kept beside them."""
    splices = Splices(content)
    data = root.first("sheetData")
    for row in data.all("row") if data else ():
        for one in row.all("c"):
            formula, value = one.first("f"), one.first("v")
            if formula is not None and value is not None and value.text:
                ends(content, formula)
                splices.put(formula.start, formula.end, "")
    return splices.made()


def _hidden_rows(root: Element) -> frozenset[int]:
    data = root.first("sheetData")
    found, row = set(), -1
    for one in data.all("row") if data else ():
        number = one.attributes.get("r", "")
        row = int(number) - 1 if number.isdecimal() else row + 1
        if one.attributes.get("hidden") in {"1", "true"}:
            found.add(row)
    return frozenset(found)


def _hidden_columns(root: Element) -> frozenset[int]:
    columns, found = root.first("cols"), set[int]()
    for one in columns.all("col") if columns else ():
        first, last = one.attributes.get("min", ""), one.attributes.get("max", "")
        if one.attributes.get("hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal():
            found.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))
    return frozenset(found)


def _remedy(text: str) -> str:
    """The remedy for a form, said of a sheet from elsewhere."""
    return _SAVE_AS if "下发" in text else text.replace("重新报送", "再导入")
