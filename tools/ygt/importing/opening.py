"""A foreign list from its file to the one sheet that is meant."""

from __future__ import annotations

from pathlib import Path

from ygt.errors import ToolError
from ygt.forms.workbook.package import MOST_BYTES
from ygt.importing.grid import Grid
from ygt.importing.separated import separated
from ygt.importing.workbooks import workbook
from ygt.source.opening import Refusal, content_of

MOST_ROWS = 20_000
_PACKAGE = b"PK"
_OLD = b"\xd0\xcf\x11\xe0"
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".et"})
_OTHER = frozenset({".ods", ".pdf", ".doc", ".docx", ".wps", ".zip", ".rar", ".json", ".html", ".htm"})


def content_read(file: Path) -> bytes:
    """The bytes of the file. Raises ToolError where it cannot be read or is too large."""
    if not file.exists():
        raise ToolError(f"没有文件“{file}”", "核对路径和文件名")
    content = content_of(file, MOST_BYTES)
    if isinstance(content, Refusal):
        remedy = "写明要导入的 .xlsx 或 .csv 文件" if file.is_dir() or not file.is_file() else content.remedy
        raise ToolError(f"“{file.name}”无法读取：{content.reason}", remedy)
    if isinstance(content, int):
        raise ToolError(f"“{file.name}”过大（超过{MOST_BYTES >> 20} MB）", "删去粘贴的图片，或拆成几个文件，再导入")
    return content


def opened(file: Path, content: bytes, wanted: str = "") -> Grid:
    """The sheet called `wanted`, or the only one. Raises ToolError where there is none or it must be said which."""
    grids = _grids(file, content)
    if wanted:
        grids = [one for one in grids if one.name == wanted] or _no_such(wanted, grids)
    if not grids:
        raise ToolError(f"“{file.name}”中没有可以读取的内容", "核对文件；隐藏的工作表请先取消隐藏")
    if len(grids) > 1:
        listed = "、".join(f"{one.name}（{len(one.rows)}行）" for one in grids)
        raise ToolError(f"“{file.name}”有{len(grids)}个工作表：{listed}", "用 --sheet 指明其中一个，逐个导入")
    if len(grids[0].rows) > MOST_ROWS:
        raise ToolError(f"“{file.name}”超过{MOST_ROWS}行", "拆成几个文件，分别导入")
    return grids[0]


def _grids(file: Path, content: bytes) -> list[Grid]:
    suffix = file.suffix.lower()
    if content.startswith((_PACKAGE, _OLD)) or (suffix in _WORKBOOKS and not _is_text(content)):
        return workbook(content)
    if suffix in _OTHER:
        raise ToolError(f"“{file.name}”不是 .xlsx 或 .csv 表格", "用 WPS 或 Excel 打开，另存为 .xlsx，再导入")
    return [separated(file.name, content)]


def _is_text(content: bytes) -> bool:
    """Whether a file called a workbook is text in truth, as some systems export."""
    return bool(content.strip()) and b"\0" not in content[:4096]


def _no_such(wanted: str, grids: list[Grid]) -> list[Grid]:
    listed = "、".join(one.name for one in grids)
    raise ToolError(f"没有工作表“{wanted}”", f"有内容的工作表：{listed}" if listed else "核对文件")
