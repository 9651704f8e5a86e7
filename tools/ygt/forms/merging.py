"""The three-way merge of a workbook: what was handed out, what came back, what the ledger holds now."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ygt.edit.edits import Delete, Insert, Set
from ygt.forms.alignment import aligned
from ygt.forms.cells import Shown, at, shown
from ygt.forms.changing import ordered, put, take
from ygt.forms.deciding import undecided
from ygt.forms.entry import entered
from ygt.forms.forbidden import forbidden, no_such
from ygt.forms.form import Form, Row, Sheet, label_of
from ygt.forms.holdings import Holdings
from ygt.forms.naming import identifier, new_file
from ygt.forms.outcome import Gone, Merged, Placed, Touched
from ygt.forms.problem import Problem, Spot
from ygt.forms.returned import Answers, Line, Returned
from ygt.forms.tables import Column, Table
from ygt.identifiers.fault import Fault

_CONTACT = "请恢复原状；确有变更的，请与台账维护单位联系"
_ASK = (
    "请核对以哪一个为准：以台账为准的，将此格改为台账的内容；以表格为准的，由台账维护单位先将台账改为表格的内容，再汇入"
)


def merge(returned: Returned, holdings: Holdings) -> Merged:
    """What `returned` changes of what the ledger holds. Nothing is written; with problems nothing may be."""
    return _Merging(returned, holdings).merged()


class _Merging:
    def __init__(self, returned: Returned, holdings: Holdings) -> None:
        self.form: Form = returned.form
        self.holdings = holdings
        self.found = Merged(problems=list(returned.problems))
        self.answers = {(one.sheet.table.kind.name, one.sheet.table.lists): one for one in returned.answers}
        self.pending = {key: list(one.added) for key, one in self.answers.items()}
        self.taken: set[str] = set()

    def merged(self) -> Merged:
        for kind in self.form.kinds:
            main = self.answers.get((kind.name, ()))
            if main is not None:
                self._records(main)
        for key, lines in self.pending.items():
            for line in lines:
                self._homeless(self.answers[key].sheet.table, line)
        return self.found

    def _records(self, main: Answers) -> None:
        kind = main.sheet.table.kind
        sets: dict[str, list[tuple[int, Any, list[Placed]]]] = {}
        gone: dict[str, list[int]] = {}
        for number, row in enumerate(main.sheet.rows):
            line = main.kept.get(number)
            places = self.holdings.find(kind, row.path, row.key)
            if len(places) != 1:
                self._lost(main, number, line, len(places))
                continue
            path, index = places[0]
            current = self.holdings.records(path, kind)[index]
            if line is None:
                if self._deletable(main.sheet, number, current):
                    gone.setdefault(path, []).append(index)
                continue
            new, rows = self._part(main, number, line, current)
            if new != current:
                sets.setdefault(path, []).append((index, new, rows))
        added = self._added_records(main)
        for path in {**sets, **gone, **added}:
            self._write(main.sheet.table, path, sets.get(path, []), added.get(path, []), gone.get(path, []))

    def _write(
        self,
        table: Table,
        path: str,
        sets: list[tuple[int, Any, list[Placed]]],
        added: list[tuple[Any, list[Placed]]],
        gone: list[int],
    ) -> None:
        is_listed = table.kind.layout == "list"
        edits = self.found.edits.setdefault(path, [])
        for index, new, rows in sets:
            edits.append(Set((index,) if is_listed else (), new))
            before = sum(one < index for one in gone)
            self.found.touched.append(Touched(path, index - before, is_listed, rows))
        last = len(self.holdings.records(path, table.kind))
        for offset, (new, rows) in enumerate(added):
            edits.append(Insert((), new) if is_listed else Set((), new))
            self.found.touched.append(Touched(path, last + offset - len(gone), is_listed, rows))
        edits += [Delete((index,)) for index in sorted(gone, reverse=True)]

    def _added_records(self, main: Answers) -> dict[str, list[tuple[Any, list[Placed]]]]:
        found: dict[str, list[tuple[Any, list[Placed]]]] = {}
        kind, rows = main.sheet.table.kind, main.sheet.rows
        for line in self.pending.pop((kind.name, ()), []):
            before = self.found.added
            data, placed = self._new(main, line, ())
            if self.holdings.holds(kind, data):
                self.found.added = before
                continue
            if "id" in kind.record.properties:
                fields = [str(data[name]) for name in kind.identity if name in data]
                data["id"] = identifier(fields, {*self.holdings.values(kind, "id"), *self.taken})
                self.taken.add(data["id"])
            above = rows[line.after] if line.after >= 0 else (rows[-1] if rows else None)
            path = above.path if above and kind.layout == "list" else new_file(kind, str(data.get("id", "")))
            found.setdefault(path, []).append((ordered(data, kind.record), placed))
        return found

    def _part(self, answers: Answers, number: int, line: Line, current: Any) -> tuple[Any, list[Placed]]:
        """A record or part with what its row changes, and with what the rows that belong to it change."""
        sheet = answers.sheet
        new = deepcopy(current)
        for column_at, column in enumerate(sheet.table.columns):
            self._cell(sheet, sheet.rows[number], line, column_at, column, new)
        self._undecided(sheet, line, new, current)
        path = (*sheet.rows[number].owners, sheet.labels[number])
        return new, self._inside(sheet.table, number, path, line, new)

    def _new(self, answers: Answers, line: Line, owners: tuple[str, ...]) -> tuple[Any, list[Placed]]:
        sheet, table = answers.sheet, answers.sheet.table
        new: dict[str, Any] = {}
        cells: list[Shown] = []
        for column_at, column in enumerate(table.columns):
            value = self._value(sheet, line, column_at, column)
            if isinstance(value, Fault):
                cells.append("")
                continue
            cells.append(shown(value, column, sheet.joints[column_at]))
            if value is not None:
                put(new, column.way, value)
            elif column.required:
                self._required(sheet, line, column_at, column)
        self.found.added += 1
        self._undecided(sheet, line, new, None)
        placed = self._inside(table, -1, (*owners, label_of(cells, table)), line, new)
        return ordered(new, table.node), placed

    def _inside(self, table: Table, number: int, path: tuple[str, ...], line: Line, new: Any) -> list[Placed]:
        """Merge the lists inside a part; the rows that the part and what is in it have become."""
        placed = [Placed((), table, line.row)]
        for (kind, lists), answers in self.answers.items():
            if kind == table.kind.name and lists and lists[:-1] == table.lists:
                way = lists[-1]
                items, rows = self._list(answers, number, path, at(new, way) or [])
                if items:
                    put(new, way, items)
                else:
                    take(new, way)
                placed += [Placed((*way, *one.steps), one.table, one.row) for one in rows]
        return placed

    def _list(
        self, answers: Answers, parent: int, path: tuple[str, ...], current: list[Any]
    ) -> tuple[list[Any], list[Placed]]:
        sheet, table = answers.sheet, answers.sheet.table
        numbers = [number for number, row in enumerate(sheet.rows) if row.parent == parent] if parent >= 0 else []
        pairs = self._pairs(sheet, numbers, current)
        entries: list[tuple[int, Any, list[Placed]]] = [(index, item, []) for index, item in enumerate(current)]
        gone = set()
        for number in numbers:
            line, index = answers.kept.get(number), pairs.get(number)
            if index is None:
                if line is not None:
                    self._unlisted(sheet, number, line)
            elif line is None:
                if self._deletable(sheet, number, current[index]):
                    gone.add(index)
            else:
                entries[index] = (index, *self._part(answers, number, line, current[index]))
        kept = [one for one in entries if one[0] not in gone]
        for line in [one for one in self.pending.get((table.kind.name, table.lists), []) if one.owners == path]:
            self.pending[table.kind.name, table.lists].remove(line)
            behind = pairs.get(line.after, len(current)) if line.after in numbers else len(current)
            where = 1 + max((at_ for at_, one in enumerate(kept) if one[0] <= behind), default=-1)
            before = self.found.added
            new, placed = self._new(answers, line, path)
            if new in current:
                # The workbook was taken before: what it added is there.
                self.found.added = before
            else:
                kept.insert(where, (behind, new, placed))
        rows = [
            Placed((index, *one.steps), one.table, one.row)
            for index, (_, _, placed) in enumerate(kept)
            for one in placed
        ]
        return [item for _, item, _ in kept], rows

    def _pairs(self, sheet: Sheet, numbers: list[int], current: list[Any]) -> dict[int, int]:
        present = [_cells(sheet, item) for item in current]
        pairs = aligned([sheet.rows[one].cells for one in numbers], present, lambda cells: label_of(cells, sheet.table))
        return {numbers[number]: index for number, index in pairs.items()}

    def _cell(self, sheet: Sheet, row: Row, line: Line, column_at: int, column: Column, new: Any) -> None:
        base, cell, joint = row.cells[column_at], line.cells[column_at], sheet.joints[column_at]
        if (cell.text if cell else "") == str(base) and (cell is None or cell.kind in {"text", "number"}):
            return
        value = self._value(sheet, line, column_at, column)
        if isinstance(value, Fault):
            return
        mine, theirs = shown(value, column, joint), shown(at(new, column.way), column, joint)
        if mine in (base, theirs):
            return
        spot = self._spot(sheet, line, column_at)
        if sheet.table.is_identity(column) and base != "":
            self._problem(
                f"“{column.title}”用来辨认是哪一条，不能在表格中由“{base}”改为“{_said(mine)}”", _CONTACT, spot
            )
        elif theirs != base:
            self._problem(
                f"表格改为“{_said(mine)}”，台账已改为“{_said(theirs)}”（下发时为“{_said(base)}”）", _ASK, spot
            )
        elif value is not None:
            self.found.changed += 1
            put(new, column.way, value)
        elif column.required:
            self._required(sheet, line, column_at, column)
        else:
            self.found.changed += 1
            self.found.emptied += 1
            take(new, column.way)

    def _value(self, sheet: Sheet, line: Line, column_at: int, column: Column) -> Any:
        cell = line.cells[column_at]
        value = entered(cell, column, sheet.joints[column_at])
        if cell is not None and not isinstance(value, Fault):
            value = forbidden(cell.text) or no_such(value, column) or value
        if isinstance(value, Fault):
            self._problem(value.reason, value.remedy, self._spot(sheet, line, column_at))
        return value

    def _undecided(self, sheet: Sheet, line: Line, new: Any, before: Any) -> None:
        for column_at, fault in undecided(self.holdings.ledger, sheet.table, new, before):
            self._problem(fault.reason, fault.remedy, self._spot(sheet, line, column_at))

    def _deletable(self, sheet: Sheet, number: int, current: Any) -> bool:
        """Note that a row was taken out of the sheet; what the ledger has changed since is not deleted."""
        gone = Gone(sheet, number)
        self.found.missing.append(gone)
        if _cells(sheet, current) != sheet.rows[number].cells:
            self._problem(f"“{sheet.table.title}”删去了“{gone.label}”一行，而台账中这一条下发后已有改动", _ASK)
            return False
        self.found.deleted.append(gone)
        return True

    def _lost(self, main: Answers, number: int, line: Line | None, count: int) -> None:
        if line is not None and count:
            self._problem(f"台账中“{main.sheet.labels[number]}”有{count}条，无法断定是哪一条", _CONTACT)
        elif line is not None:
            self._unlisted(main.sheet, number, line)

    def _unlisted(self, sheet: Sheet, number: int, line: Line) -> None:
        """A row whose record or part the ledger has no more: a conflict where it was changed in the sheet."""
        for column_at, column in enumerate(sheet.table.columns):
            value = self._value(sheet, line, column_at, column)
            if not isinstance(value, Fault):
                mine = shown(value, column, sheet.joints[column_at])
                if mine != sheet.rows[number].cells[column_at]:
                    break
        else:
            return
        spot = Spot(sheet.table.title, line.row, 0)
        self._problem(f"这一行有改动，而台账中已没有“{sheet.labels[number]}”", _ASK, spot)

    def _homeless(self, table: Table, line: Line) -> None:
        spot = Spot(table.title, line.row, len(table.owners))
        title, named = table.owners[-1], "、".join(one for one in line.owners if one)
        if not table.owners or not all(line.owners):
            self._problem(
                f"新增的一行没有写明所属{title}", f"请在“所属”各列填写所属一行的名称，与“{title}”所在的表一致", spot
            )
        else:
            self._problem(f"没有名为“{named}”的{title}", "请与所属表中的名称写得完全一致", spot)

    def _required(self, sheet: Sheet, line: Line, column_at: int, column: Column) -> None:
        spot = self._spot(sheet, line, column_at)
        self._problem(f"“{column.title}”必须填写，这里没有填", "请填写；不清楚的请先核实", spot)

    def _spot(self, sheet: Sheet, line: Line, column_at: int) -> Spot:
        return Spot(sheet.table.title, line.row, sheet.table.first + column_at)

    def _problem(self, message: str, remedy: str, spot: Spot | None = None) -> None:
        one = Problem(message, remedy, spot)
        if one not in self.found.problems:
            self.found.problems.append(one)


def _cells(sheet: Sheet, data: Any) -> list[Shown]:
    pairs = zip(sheet.table.columns, sheet.joints, strict=True)
    return [shown(at(data, column.way), column, joint) for column, joint in pairs]


def _said(cell: Shown) -> str:
    return str(cell) if cell != "" else "（空）"
