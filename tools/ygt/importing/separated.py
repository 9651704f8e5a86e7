"""Lists as text: values between commas, semicolons or tabs, in whatever encoding Chinese offices write them."""

from __future__ import annotations

import csv
from collections import Counter

from ygt.errors import ToolError
from ygt.forms.workbook.reading import Cell
from ygt.importing.grid import Grid
from ygt.source.encoding import decode

SEPARATORS = (",", "\t", ";", "，", "；", "|")
_LOOKED_AT = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SAVE_AS = "用 WPS 或 Excel 打开，另存为 .xlsx，再导入"


def separated(name: str, content: bytes) -> Grid:
    """The table that a text file holds: UTF-8 with or without a mark, GB18030 (GBK), UTF-16.

    Raises ToolError where its encoding or separator cannot be told, or a quote never closes.
    """
    decoded = decode(content)
    if not decoded.encoding or not decoded.whole:
        line = decoded.text.count("\n", 0, max(decoded.fault, 0)) + 1
        raise ToolError(f"“{name}”第{line}行起无法判断编码，没有导入", _SAVE_AS)
    text = decoded.text
    if "\0" in text:
        raise ToolError(f"“{name}”不是文字表格（含有空字符）", _SAVE_AS)
    if text.lstrip().startswith("<"):
        raise ToolError(f"“{name}”是网页格式，不是表格", _SAVE_AS)
    if not text.strip():
        raise ToolError(f"“{name}”是空文件", "核对文件")
    rows = _parsed(name, text, _separator(text))
    cells = {
        (number, column): Cell("text", _unguarded(value))
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value
    }
    return Grid(name, cells, is_workbook=False)


def _separator(text: str) -> str:
    """The separator that cuts the beginning of the text into the most rows of one width."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])

    def worth(one: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(head.splitlines(), delimiter=one))
        wide = {width: count for width, count in widths.items() if width > 1}
        return max(((count, width) for width, count in wide.items()), default=(0, 0))

    limit = csv.field_size_limit(len(text) + 1)
    try:
        return max(SEPARATORS, key=worth)
    finally:
        csv.field_size_limit(limit)


def _parsed(name: str, text: str, separator: str) -> list[list[str]]:
    limit = csv.field_size_limit(len(text) + 1)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise ToolError(
            f"“{name}”第{reader.line_num}行附近的引号不成对，无法断定各格的界限",
            f"核对该处的引号；或{_SAVE_AS}",
        ) from error
    finally:
        csv.field_size_limit(limit)


def _unguarded(value: str) -> str:
    """A value without the mark that keeps spreadsheets from computing it."""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value
