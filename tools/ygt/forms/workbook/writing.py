"""Pages to the parts of a workbook (ECMA-376 part 1, 18), and these to its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from ygt.archive import packed
from ygt.forms.workbook.markup import HEADER, MAIN, RELATIONS, attribute, text_of
from ygt.forms.workbook.notes import box, comments, drawing
from ygt.forms.workbook.page import Choice, Look, Page, address, letters, quoted
from ygt.forms.workbook.styles import stylesheet
from ygt.report.display import width

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_A4 = 9
_LAST_ROW = 1048576
_LINE = 18
_MOST_LINES = 20
_READABLE = 200
"""Characters across a printed page beyond which they become too small: what is wider goes on the next."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LITERAL = {Look.TEXT: Look.LITERAL, Look.TEXT_LOCKED: Look.LITERAL_LOCKED}


def written(pages: Sequence[Page]) -> bytes:
    """The workbook of these pages; the same bytes for the same pages."""
    parts: dict[str, str] = {
        "[Content_Types].xml": _content_types(pages),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(pages),
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number, _ in _numbered(pages)]
            + [(f"rId{len(pages) + 1}", "styles", "styles.xml")]
        ),
        "xl/styles.xml": stylesheet(),
    }
    for number, page in _numbered(pages):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(page)
        if page.notes:
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(
                [
                    ("rId1", "comments", f"../comments{number}.xml"),
                    ("rId2", "vmlDrawing", f"../drawings/vmlDrawing{number}.vml"),
                ]
            )
            parts[f"xl/comments{number}.xml"] = comments((address(0, at), text) for at, text in page.notes.items())
            boxes = [box(1024 + at, 0, at, text) for at, text in page.notes.items()]
            parts[f"xl/drawings/vmlDrawing{number}.vml"] = drawing(boxes)
    return packed({name: text.encode("utf-8") for name, text in parts.items()})


def _numbered(pages: Sequence[Page]) -> list[tuple[int, Page]]:
    return list(enumerate(pages, 1))


def _content_types(pages: Sequence[Page]) -> str:
    overrides = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    overrides += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number, _ in _numbered(pages)]
    overrides += [(f"/xl/comments{number}.xml", "comments") for number, page in _numbered(pages) if page.notes]
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{_TYPES}.spreadsheetml.{kind}+xml"/>' for name, kind in overrides
    )
    return (
        f'{HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="vml" ContentType="{_TYPES}.vmlDrawing"/>{listed}</Types>'
    )


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for name, kind, target in listed
    )
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _workbook(pages: Sequence[Page]) -> str:
    sheets = "".join(
        f'<sheet name="{attribute(page.name)}" sheetId="{number}"{_state(page)} r:id="rId{number}"/>'
        for number, page in _numbered(pages)
    )
    names = "".join(
        f'<definedName name="_xlnm.{name}" localSheetId="{number - 1}"{more}>{text_of(area)}</definedName>'
        for name, more in (("_FilterDatabase", ' hidden="1"'), ("Print_Titles", ""))
        for number, page in _numbered(pages)
        if page.is_grid
        for area in [_area(page) if name == "_FilterDatabase" else _repeated(page)]
    )
    locked = '<workbookProtection lockStructure="1"/>' if any(page.is_grid and page.locked for page in pages) else ""
    return (
        f'{HEADER}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr/>'
        f'{locked}<bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{sheets}</sheets>" + (f"<definedNames>{names}</definedNames>" if names else "") + "</workbook>"
    )


def _state(page: Page) -> str:
    return f' state="{page.state}"' if page.state else ""


def _area(page: Page) -> str:
    return f"{quoted(page.name)}!{_whole(page)}"


def _whole(page: Page) -> str:
    return f"$A$1:${letters(len(page.rows[0]) - 1)}${max(len(page.rows), 2)}"


def _repeated(page: Page) -> str:
    """What is printed again on every page: the heads, and the columns that tell which row it is."""
    name = quoted(page.name)
    return f"{name}!$A:${letters(max(page.frozen, 1) - 1)},{name}!$1:$1"


def _sheet(page: Page) -> str:
    grid = page.is_grid
    pieces = [f'{HEADER}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">']
    pieces.append('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    lines = "" if grid else ' showGridLines="0"'
    pieces.append(f'<sheetViews><sheetView{lines} workbookViewId="0">')
    if grid:
        corner = address(1, page.frozen)
        pieces.append(
            f'<pane xSplit="{page.frozen}" ySplit="1" topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
            f'<selection pane="bottomRight" activeCell="{corner}" sqref="{corner}"/>'
        )
    pieces.append('</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>')
    if page.widths:
        looks = page.looks or [Look.PLAIN] * len(page.widths)
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width:g}" style="{look.value}" customWidth="1"/>'
            for number, (width, look) in enumerate(zip(page.widths, looks, strict=True), 1)
        )
        pieces.append(f"<cols>{columns}</cols>")
    pieces.append("<sheetData>")
    pieces += [_row(page, number) for number in range(len(page.rows))]
    pieces.append("</sheetData>")
    if grid and page.locked:
        pieces.append(
            '<sheetProtection sheet="1" objects="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0"'
            ' sort="0" autoFilter="0"/>'
        )
    if grid:
        pieces.append(f'<autoFilter ref="{_whole(page).replace("$", "")}"/>')
        pieces.append(_choices(page))
    pieces.append('<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>')
    orientation = "landscape" if grid else "portrait"
    across = max(1, -(-int(sum(page.widths)) // _READABLE))
    pieces.append(f'<pageSetup paperSize="{_A4}" orientation="{orientation}" fitToWidth="{across}" fitToHeight="0"/>')
    if page.heading:
        header = text_of("&C" + page.heading.replace("&", "&&"))
        footer = text_of("&C第&P页，共&N页")
        pieces.append(f"<headerFooter><oddHeader>{header}</oddHeader><oddFooter>{footer}</oddFooter></headerFooter>")
    if page.notes:
        pieces.append('<legacyDrawing r:id="rId2"/>')
    pieces.append("</worksheet>")
    return "".join(pieces)


def _row(page: Page, number: int) -> str:
    row = page.rows[number]
    cells = "".join([_cell(f"{letters(at)}{number + 1}", value, look) for at, (value, look) in enumerate(row)])
    height = f' ht="{_LINE * _lines(page, row):g}"' if page.widths else ""
    return f'<row r="{number + 1}"{height}>{cells}</row>'


def _lines(page: Page, row: Sequence[tuple[str | int | float, Look]]) -> int:
    """The lines a row needs where texts are broken to the widths of columns; titles run on into empty cells."""
    wide = zip(row, page.widths, strict=False)
    broken = [(str(value), room) for (value, look), room in wide if value != "" and look is not Look.TITLE]
    return min(max([_broken(text, int(room - 1)) for text, room in broken], default=1), _MOST_LINES)


def _broken(text: str, room: int) -> int:
    """The lines of a text in a column with room for so many half characters."""
    if 2 * len(text) <= room and "\n" not in text:
        return 1  # whatever its characters are
    return sum(-(-max(width(line), 1) // room) for line in text.split("\n"))


def _cell(cell: str, value: str | int | float, look: Look) -> str:
    if not isinstance(value, str):
        return f'<c r="{cell}" s="{look:d}"><v>{value}</v></c>'
    if not value:
        return f'<c r="{cell}" s="{look:d}"/>'
    if value.startswith(_FORMULA):
        look = _LITERAL.get(look, look)
    return f'<c r="{cell}" s="{look:d}" t="inlineStr"><is><t xml:space="preserve">{text_of(value)}</t></is></c>'


def _choices(page: Page) -> str:
    if not page.choices:
        return ""
    last = min(len(page.rows) + page.spare, _LAST_ROW)
    listed = "".join(_choice(one, last) for one in page.choices)
    return f'<dataValidations count="{len(page.choices)}">{listed}</dataValidations>'


def _choice(one: Choice, last: int) -> str:
    cell = address(1, one.column)
    style = "" if one.strict else ' errorStyle="warning"'
    operator = f' operator="{one.operator}"' if one.operator else ""
    formula = text_of(one.formula.replace("{cell}", cell))
    return (
        f'<dataValidation type="{one.kind}"{style}{operator} allowBlank="1" showErrorMessage="1"'
        f' errorTitle="请核对" error="{attribute(one.message[:220])}" sqref="{cell}:{letters(one.column)}{last}">'
        f"<formula1>{formula}</formula1></dataValidation>"
    )
