"""A workbook that came back, laid beside the snapshot it carries: which rows are those handed out, which are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from ygt.forms import choices, instructions, snapshot
from ygt.forms.entry import unusable
from ygt.forms.form import Form, Sheet
from ygt.forms.problem import Problem, Spot
from ygt.forms.tables import Names
from ygt.forms.workbook.package import UnreadableError, parts_of
from ygt.forms.workbook.reading import Cell, position, sheet_parts, sheets_of
from ygt.forms.workbook.reading import Sheet as Found
from ygt.forms.workbook.summary import SUMMARY
from ygt.schema.contract import Contract

_AS_HANDED_OUT = "请在下发的原表中填写，不增减、移动列，不改表头和表名"
_TOLD = 5
_ORIGINAL = "请在 ygt forms out 生成的原表中填写；原表找不到的，由台账维护单位重新下发"
_RESEND = "请台账维护单位重新下发，在新表中填写"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet that came back; `after` is the number of the handed-out row above it, -1 where there is none."""

    row: int
    owners: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    after: int = -1


@dataclass(slots=True)
class Answers:
    """What came back of a sheet: the rows handed out, by their number, and those added.

    Of rows handed out, those `emptied` have only their counter left, at that row of the sheet; those `moved` belong
    to something else now. `end` is the first row with nothing in it or below.
    """

    sheet: Sheet
    kept: dict[int, Line] = field(default_factory=dict)
    added: list[Line] = field(default_factory=list)
    emptied: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    end: int = 1


@dataclass(slots=True)
class Returned:
    """A workbook that came back; with problems nothing of it may be taken."""

    form: Form
    answers: list[Answers] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def read(content: bytes, contract: Contract) -> Returned:
    """The workbook of these bytes. Raises UnreadableError where it cannot be told what was handed out."""
    parts = parts_of(content)
    form = _handed_out(parts, contract)
    names = [one.table.title for one in form.sheets]
    found = sheets_of(parts, names)
    returned = Returned(form)
    unread: set[tuple[str, tuple[Names, ...]]] = set()
    for sheet in form.sheets:
        table = sheet.table
        answers = None
        if table.title in found:
            answers = _answers(sheet, found[table.title], returned.problems)
        else:
            returned.problems.append(Problem(f"缺少工作表“{table.title}”，可能已被删除或改名", _AS_HANDED_OUT))
        if answers is None or (table.kind.name, table.lists[:-1]) in unread:
            # Rows of a sheet that cannot be read are not missing, nor do those that belong to them belong nowhere.
            unread.add((table.kind.name, table.lists))
        else:
            returned.answers.append(answers)
    ours = {*names, choices.HIDDEN, snapshot.HIDDEN, instructions.NAME, SUMMARY}
    returned.ignored = [name for name in sheet_parts(parts) if name not in ours]
    return returned


def form_in(content: bytes, contract: Contract) -> Form:
    """The form a workbook was handed out as. Raises UnreadableError."""
    return _handed_out(parts_of(content), contract)


def _handed_out(parts: Mapping[str, bytes], contract: Contract) -> Form:
    hidden = sheets_of(parts, [snapshot.HIDDEN]).get(snapshot.HIDDEN)
    rows = sorted(row for row, column in hidden.cells if column == 0) if hidden else []
    try:
        return snapshot.unpacked([hidden.cells[row, 0].text for row in rows] if hidden else [], contract)
    except snapshot.TamperedError as error:
        if hidden is None:
            raise UnreadableError("不是下发的表格，或另存、复制时丢失了下发时附带的底稿", _ORIGINAL) from error
        raise UnreadableError(str(error), _RESEND) from error


def _answers(sheet: Sheet, found: Found, problems: list[Problem]) -> Answers | None:
    """What came back of a sheet; None where its columns are not those handed out."""
    answers = Answers(sheet)
    if wrong := list(_heads(sheet, found)):
        problems += wrong
        return None
    wrong = list(_merged(found))
    wrong += [
        Problem(fault.reason, fault.remedy, Spot(found.name, row, column))
        for (row, column), cell in found.cells.items()
        if (fault := unusable(cell)) and row > 0
    ]
    problems += wrong
    if any(one.spot is not None and one.spot.row == 0 for one in wrong):
        return None
    _sort(answers, found, problems)
    return answers


def _merged(found: Found) -> Iterator[Problem]:
    for area in found.merged:
        row, column = position(area.partition(":")[0]) or (0, 0)
        yield Problem(
            f"{area} 是合并的单元格，无法断定内容属于哪一行", "请取消合并，逐格填写", Spot(found.name, row, column)
        )


def _heads(sheet: Sheet, found: Found) -> Iterator[Problem]:
    """What is wrong with the columns: one line for a sheet, however many have moved because of one."""
    heads = sheet.table.heads
    present = {column: cell.text.strip() for (row, column), cell in found.cells.items() if row == 0}
    present = {column: held for column, held in sorted(present.items()) if held}
    if present == dict(enumerate(heads)):
        return
    first = next(column for column in count() if present.get(column) != (heads[column] if column < len(heads) else ""))
    spot = Spot(found.name, 0, first)
    lost = [head for head in heads if head not in present.values()]
    more = [(column, held) for column, held in present.items() if held not in heads]
    renamed = [(column, held) for column, held in more if column < len(heads) and heads[column] in lost]
    if lost and len(renamed) == len(more) == len(lost):
        said = "；".join(f"应为“{heads[column]}”，现为“{held}”" for column, held in renamed)
        yield Problem(f"“{found.name}”表的表头有改动：{said}", _AS_HANDED_OUT, spot)
        return
    parts = [f"少了{_listed(lost)}列"] if lost else []
    parts += [f"多出{_listed([held for _, held in more])}列"] if more else []
    moved = [head for column, head in present.items() if head in heads and heads.index(head) != column]
    if not parts:
        twice = [head for head in heads if list(present.values()).count(head) > 1]
        parts = [f"有两个{_listed(twice)}列"] if twice else [f"{_listed(moved)}列的位置有移动"]
    elif moved:
        behind = [head for column, head in present.items() if column >= first and head in heads]
        parts.append("其后各列都移了位" if moved == behind else f"{_listed(moved)}列的位置有移动")
    yield Problem(f"“{found.name}”表{'，'.join(parts)}，本表没有核对", _AS_HANDED_OUT, spot)


def _listed(names: list[str]) -> str:
    listed = "、".join(f"“{one.removesuffix('【必填】')}”" for one in names[:_TOLD])
    return listed + (f"等{len(names)}" if len(names) > _TOLD else "")


def _sort(answers: Answers, found: Found, problems: list[Problem]) -> None:
    """Tell the rows handed out from those added, by the counter in front."""
    sheet, table = answers.sheet, answers.sheet.table
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in found.cells.items():
        if row > 0 and cell.text.strip(" \t\r\n\u3000\u00a0"):
            by_row.setdefault(row, {})[column] = cell
    answers.end = 1 + max(by_row, default=0)
    after = -1
    for row, cells in sorted(by_row.items()):
        wide = len(table.heads)
        for column in sorted(column for column in cells if column >= wide):
            problems.append(Problem("这一格在表格各列之外", "请填入相应的列，或删去", Spot(found.name, row, column)))
        fields = tuple(cells.get(column) for column in range(table.first, wide))
        owners = tuple(_text(cells.get(column)) for column in range(1, table.first))
        count = _text(cells.get(0))
        if not count:
            answers.added.append(Line(row, owners, fields, after))
            continue
        spot = Spot(found.name, row, 0)
        number = int(count) - 1 if count.isascii() and count.isdigit() and len(count) < 8 else -1
        if not 0 <= number < len(sheet.rows):
            problems.append(Problem(f"没有序号为“{count}”的行", "新增的行请将序号空着", spot))
        elif number in answers.kept:
            first = answers.kept[number].row + 1
            problems.append(Problem(f"序号“{count}”与第{first}行重复", "新增的行请将序号空着", spot))
        elif not any(fields):
            answers.emptied.setdefault(number, row)
        elif list(owners) != sheet.rows[number].owners:
            answers.moved.add(number)
            expected = "、".join(sheet.rows[number].owners)
            problems.append(Problem(f"这一行原属“{expected}”，不能改属其他", "请恢复原状；要新增的，另起一行", spot))
        else:
            after = number
            answers.kept[number] = Line(row, owners, fields)


def _text(cell: Cell | None) -> str:
    text = cell.text.strip(" \t\r\n\u3000\u00a0") if cell else ""
    return text.removesuffix(".0") if cell and cell.kind == "number" else text
