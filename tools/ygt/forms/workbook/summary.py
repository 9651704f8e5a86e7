"""The sheet a workbook that goes back opens with: what has to be mended, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ygt.forms.workbook.linking import declare, free, relate
from ygt.forms.workbook.markup import HEADER, MAIN, RELATIONS, attribute, elements, ends, text_of
from ygt.forms.workbook.page import address, quoted
from ygt.forms.workbook.reading import main_part, relations, sheet_parts, whole
from ygt.forms.workbook.splices import Splices, prefix
from ygt.report.display import width

SUMMARY = "需修改"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RED = "FFFF0000"
_FONTS = (
    '<{0}font><{0}sz val="11"/><{0}name val="宋体"/></{0}font>',
    '<{0}font><{0}b/><{0}sz val="11"/><{0}name val="宋体"/></{0}font>',
    '<{0}font><{0}u/><{0}sz val="11"/><{0}color rgb="FF0563C1"/><{0}name val="宋体"/></{0}font>',
)
_FORMAT = (
    '<{0}xf numFmtId="49" fontId="{1}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyAlignment="1"><{0}alignment vertical="top" wrapText="1"/></{0}xf>'
)
_WIDTHS = (24, 60, 60)
_LINE = 18
_HOW = "请逐处修改，点蓝色的位置可直接到那一格；改好后保存，将本文件发回。本表不必填写。"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to mend: its sheet, row and column (no sheet where it concerns the whole), why, and what to do."""

    sheet: str
    row: int
    column: int
    message: str
    remedy: str

    @property
    def where(self) -> str:
        """Where it is, as people say it."""
        return f"{self.sheet}!{address(self.row, self.column)}" if self.sheet else "整份表格"


def in_short(entries: Iterable[Entry]) -> str:
    """All cells in one line, by sheet: 机构!G2、W3；机构·职位!C4."""
    by_sheet: dict[str, dict[str, None]] = {}
    for one in entries:
        if one.sheet:
            by_sheet.setdefault(one.sheet, {})[address(one.row, one.column)] = None
    return "；".join(f"{sheet}!{'、'.join(cells)}" for sheet, cells in by_sheet.items())


def open_with(parts: dict[str, bytes], entries: Sequence[Entry]) -> None:
    """Let a workbook open with a sheet of what to mend, and colour the tabs of the sheets that are named."""
    named = {one.sheet for one in entries}
    for name, part in sheet_parts(parts).items():
        _tab(parts, part, is_red=name in named)
    main = main_part(parts)
    styles = next((path for kind, path in relations(parts, main).values() if kind == "styles"), "")
    formats = _formats(parts, styles) if styles in parts else (0, 0, 0)
    part = sheet_parts(parts).get(SUMMARY, "")
    if not part:
        part = free(parts, "xl/worksheets/ygt_summary{}.xml")
        _enlist(parts, main, part)
    parts[part] = _sheet(entries, formats).encode("utf-8")
    _activate(parts, main, list(sheet_parts(parts)).index(SUMMARY))


def _enlist(parts: dict[str, bytes], main: str, part: str) -> None:
    identifier = relate(parts, main, "worksheet", part)
    declare(parts, f'PartName="/{part}"', f'<Override PartName="/{part}" ContentType="{_TYPES}.worksheet+xml"/>')
    content = parts[main]
    root, splices = elements(content, main), Splices(content)
    sheets = root.first("sheets")
    if sheets is None:
        return
    number = 1 + max((whole(one, "sheetId") for one in sheets.all("sheet")), default=0)
    p = prefix(content, root)
    splices.append(sheets, f'<{p}sheet xmlns:r="{RELATIONS}" name="{SUMMARY}" sheetId="{number}" r:id="{identifier}"/>')
    parts[main] = splices.made()


def _activate(parts: dict[str, bytes], main: str, number: int) -> None:
    content = parts[main]
    root, splices = elements(content, main), Splices(content)
    view, sheets = root.first("bookViews", "workbookView"), root.first("sheets")
    if view is not None:
        splices.attribute(view, "activeTab", str(number))
    elif sheets is not None:
        p = prefix(content, root)
        text = f'<{p}bookViews><{p}workbookView activeTab="{number}"/></{p}bookViews>'
        splices.put(sheets.start, sheets.start, text)
    parts[main] = splices.made()


def _tab(parts: dict[str, bytes], part: str, *, is_red: bool) -> None:
    """A red tab, or none where it was red before; a sheet that stays selected would take what is typed in another."""
    content = parts[part]
    root, splices = elements(content, part), Splices(content)
    p = prefix(content, root)
    view, setting = root.first("sheetViews", "sheetView"), root.first("sheetPr")
    if view is not None and "tabSelected" in view.attributes:
        splices.attribute(view, "tabSelected", "0")
    old = setting.first("tabColor") if setting is not None else None
    tab = f'<{p}tabColor rgb="{_RED}"/>' if is_red else ""
    if old is not None:
        ends(content, old)
        if is_red or old.attributes.get("rgb") == _RED:
            splices.put(old.start, old.end, tab)
    elif is_red and setting is None:
        start = ends(content, root).open_end
        splices.put(start, start, f"<{p}sheetPr>{tab}</{p}sheetPr>")
    elif is_red and setting is not None and setting.children:
        splices.put(setting.children[0].start, setting.children[0].start, tab)
    elif is_red and setting is not None:
        splices.append(setting, tab)
    parts[part] = splices.made()


def _formats(parts: dict[str, bytes], styles: str) -> tuple[int, int, int]:
    """The numbers of formats for plain, bold and linked texts, which are put behind those there are."""
    content = parts[styles]
    root, splices = elements(content, styles), Splices(content)
    fonts, formats = root.first("fonts"), root.first("cellXfs")
    if fonts is None or formats is None:
        return 0, 0, 0
    p = prefix(content, root)
    first_font, first = len(fonts.all("font")), len(formats.all("xf"))
    splices.append(fonts, "".join(one.format(p) for one in _FONTS))
    splices.attribute(fonts, "count", str(first_font + len(_FONTS)))
    splices.append(formats, "".join(_FORMAT.format(p, first_font + at) for at in range(len(_FONTS))))
    splices.attribute(formats, "count", str(first + len(_FONTS)))
    parts[styles] = splices.made()
    return first, first + 1, first + 2


def _sheet(entries: Sequence[Entry], formats: tuple[int, int, int]) -> str:
    plain, bold, linked = formats
    listed = in_short(entries)
    rows = [[(f"共{len(entries)}处需要修改" + (f"：{listed}" if listed else ""), bold)], [(_HOW, plain)], []]
    rows.append([(head, bold) for head in ("位置", "原因", "处理办法")])
    first = len(rows)
    rows += [
        [(one.where, linked if one.sheet else plain), (one.message, plain), (one.remedy, plain)] for one in entries
    ]
    data = "".join(_row(number, row) for number, row in enumerate(rows))
    links = "".join(
        f'<hyperlink ref="A{first + at + 1}" location="{attribute(_target(one))}" display="{attribute(one.where)}"/>'
        for at, one in enumerate(entries)
        if one.sheet
    )
    columns = "".join(f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in _numbered())
    return (
        f'{HEADER}<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="{_RED}"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{data}</sheetData>"
        '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/></mergeCells>'
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + "</worksheet>"
    )


def _numbered() -> Iterable[tuple[int, int]]:
    return enumerate(_WIDTHS, 1)


def _target(one: Entry) -> str:
    return f"{quoted(one.sheet)}!{address(one.row, one.column)}"


def _row(number: int, cells: Sequence[tuple[str, int]]) -> str:
    texts = "".join(
        f'<c r="{address(number, at)}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{text_of(text)}</t></is></c>'
        for at, (text, style) in enumerate(cells)
    )
    # Not every program finds the heights of rows itself, and none does where cells are merged.
    rooms = _WIDTHS if len(cells) > 1 else (sum(_WIDTHS),)
    lines = max((-(-width(text) // (room - 2)) for (text, _), room in zip(cells, rooms, strict=False)), default=1)
    height = f' ht="{_LINE * max(lines, 1)}" customHeight="1"'
    return f'<row r="{number + 1}"{height}>{texts}</row>'
