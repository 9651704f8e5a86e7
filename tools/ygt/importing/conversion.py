"""Rows of a foreign list turned into fields of records, as the 对照表 says; nothing is guessed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ygt.administration.fields import Leaf, field_named, is_decision, put
from ygt.administration.values import Decide, typed
from ygt.errors import ToolError
from ygt.forms.entry import entered, unusable
from ygt.forms.forbidden import forbidden, no_such
from ygt.forms.tables import Column
from ygt.forms.workbook.reading import Cell
from ygt.identifiers.approval_number import approved_kind
from ygt.identifiers.fault import Fault
from ygt.importing.body import Line
from ygt.importing.classes import class_words
from ygt.importing.folding import folded
from ygt.importing.grid import plain
from ygt.importing.heads import Heads
from ygt.importing.mapping import ColumnRule, Mapping
from ygt.importing.rows import Row
from ygt.importing.splitting import half_width, name_and_form, strength_and_pack, without_form
from ygt.importing.wordings import NOTHING
from ygt.schema.contract import Node

_WITH_FORM = frozenset({"中成药", "中药饮片", "中药配方颗粒", "医疗机构制剂"})
"""Kinds of drug whose official names end with the form."""
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_MEASURES = frozenset({"strength", "pack"})
_SIGNS = {"●": "是", "○": "否", "▲": "是", "＋": "是", "+": "是", "－": "否"}


@dataclass(frozen=True, slots=True)
class _Source:
    """A column that fills in fields."""

    column: int
    rule: ColumnRule
    leaves: tuple[Leaf, ...]


class Converter:
    """Turns rows into records. Raises ToolError where the table does not fit the sheet."""

    def __init__(self, mapping: Mapping, heads: Heads, decide: Decide, filled: set[int]) -> None:
        self._mapping = mapping
        self._decide = decide
        names = heads.names
        unknown = [name for column, name in names.items() if column in filled and mapping.rule(name) is None]
        if unknown:
            raise ToolError(
                f"表中有对照表未列出的列：{'、'.join(unknown)}", "在对照表 columns 中补写；不导入的，写 ignore: true"
            )
        present = [mapping.rule(name) for name in names.values()]
        absent = [one.head for one in mapping.columns if not one.is_ignored and one not in present]
        if absent:
            raise ToolError(f"表中没有对照表所列的列：{'、'.join(absent)}", "核对表头，或改正对照表中的列名 head")
        self._sources = [
            _Source(column, rule, tuple(field_named(mapping.kind, one) for one in rule.fields))
            for column, name in names.items()
            if (rule := mapping.rule(name)) and not rule.is_ignored
        ]
        self._meant = {
            (field_named(mapping.kind, one.field).keys, folded(one.found)): one.meant for one in mapping.values
        }

    @property
    def naming(self) -> list[int]:
        """The columns that name a record."""
        name = self._mapping.kind.naming
        return [one.column for one in self._sources if any(leaf.keys == (name,) for leaf in one.leaves)]

    @property
    def carried(self) -> list[int]:
        """The columns whose empty cells say what the one above says."""
        return [one.column for one in self._sources if one.rule.carry]

    @property
    def classes(self) -> frozenset[str]:
        """Headings that are no 治疗类别 but a 药品类别, unless the table says what they mean there."""
        leaf = field_named(self._mapping.kind, self._mapping.sections)
        if leaf.keys != ("category",):
            return frozenset()
        return frozenset(one for one in class_words(self._mapping.kind) if (leaf.keys, folded(one)) not in self._meant)

    def row(self, line: Line) -> Row:
        """The row with what it says, and what is wrong with single cells."""
        row = Row(line)
        for source in self._sources:
            if source.column in line.cells:
                self._take(row, source, line.cells[source.column])
        if not row.said.get(self._mapping.kind.naming) and (columns := self.naming):
            self._nameless(row, columns[0])
        if self._mapping.sections and line.section:
            self._section(row)
        self._finish(row)
        return row

    def _nameless(self, row: Row, column: int) -> None:
        """What is no record without a name; only where merged cells were lost may the one above be meant."""
        if any(one.column == column for one in row.faults):
            return
        title = self._mapping.kind.record.properties[self._mapping.kind.naming].title
        row.fail(f"{title}为空", f"补填{title}；确为合并单元格的，在对照表这一列写 carry: true", column)

    def _take(self, row: Row, source: _Source, cell: Cell) -> None:
        if fault := unusable(cell) or forbidden(cell.text):
            row.fail(fault.reason, fault.remedy, source.column)
            return
        if "\ufffd" in cell.text:
            row.fail("这一格有乱码", "请对照原件重新填写；整表都有的，请对方另存为 .xlsx 重新发来", source.column)
            return
        text = ("是" if cell.text == "1" else "否") if cell.kind == "boolean" else plain(cell)
        if text.lower() in NOTHING and not self._is_word(source, text):
            return
        if source.rule.mark:
            self._mark(row, source, text)
            return
        for leaf, part in self._parts(source, text):
            if leaf.keys[0] in self._mapping.kind.identity:
                # Lines are broken where the column of the sheet ends, not where a name does.
                part = _LINE_END.sub("", part)
            if part:
                meant = self._meant.get((leaf.keys, folded(part)))
                plainly = meant is None and cell.kind == "number" and len(source.leaves) == 1
                self._put(row, leaf, cell if plainly else Cell("text", part if meant is None else meant), source.column)

    def _is_word(self, source: _Source, text: str) -> bool:
        """Whether a text that mostly means nothing is a word of the field, or translated by the table."""
        nodes = [leaf.node.items or leaf.node for leaf in source.leaves]
        return (
            bool(source.rule.mark)
            or any(text in one.schema.get("enum", ()) for one in nodes)
            or any((leaf.keys, folded(text)) in self._meant for leaf in source.leaves)
        )

    def _parts(self, source: _Source, text: str) -> Iterator[tuple[Leaf, str]]:
        """The fields a cell fills in, each with its part of the text."""
        if len(source.leaves) == 1:
            leaf = source.leaves[0]
            yield leaf, half_width(text) if leaf.keys[-1] in _MEASURES else text
            return
        first, second = source.leaves
        split = name_and_form if "form" in (first.keys[-1], second.keys[-1]) else strength_and_pack
        yield from zip((first, second), split(text), strict=True)

    def _mark(self, row: Row, source: _Source, text: str) -> None:
        """A √ in a column that stands for one word of a list."""
        leaf = source.leaves[0]
        truth = Column(leaf.keys, f"{leaf}（{source.rule.mark}）", Node({"type": "boolean"}), required=False)
        held = entered(Cell("text", _SIGNS.get(text, text)), truth, "")
        if isinstance(held, Fault):
            row.fail(held.reason, "请填“√”或空着", source.column)
            return
        row.columns.setdefault(leaf.keys, source.column)
        if held:
            present = row.said.setdefault(leaf.keys[0], [])
            present.append(source.rule.mark)
            order = [str(one) for one in (leaf.node.items or leaf.node).schema.get("enum", ())]
            present.sort(key=lambda one: order.index(one) if one in order else len(order))

    def _put(self, row: Row, leaf: Leaf, cell: Cell, column: int | None) -> None:
        try:
            if is_decision(leaf.node):
                value: Any = typed(leaf, cell.text, self._decide)
            else:
                value = entered(cell, Column(leaf.keys, str(leaf), leaf.node, required=False), "、")
        except ToolError as error:
            row.fail(error.message, error.remedy, column)
            return
        if not isinstance(value, Fault):
            value = no_such(value, Column(leaf.keys, str(leaf), leaf.node, required=False)) or value
        if isinstance(value, Fault):
            row.fail(value.reason, value.remedy, column)
            return
        if value is None:
            return
        if leaf.node.items is not None and all(isinstance(one, str) for one in value):
            value = list(dict.fromkeys(value))
        try:
            put(self._mapping.kind, row.said, leaf, value)
        except ToolError as error:
            row.fail(error.message, error.remedy, column)
            return
        if column is not None:
            row.columns[leaf.keys] = column

    def _section(self, row: Row) -> None:
        """What the heading above the row says, unless a cell says it."""
        leaf = field_named(self._mapping.kind, self._mapping.sections)
        if leaf.keys[0] not in row.said:
            meant = self._meant.get((leaf.keys, folded(row.line.section)), row.line.section)
            self._put(row, leaf, Cell("text", meant), None)

    def _finish(self, row: Row) -> None:
        """What follows from other cells: the kind of a drug from its approval number, the name without its form."""
        if self._mapping.kind.name != "drug":
            return
        said = row.said
        kind = said.get("kind") or approved_kind(str(said.get("approval_number", "")))
        if kind and "kind" not in said:
            said["kind"] = kind
            if ("approval_number",) in row.columns:
                row.columns["kind",] = row.columns["approval_number",]
        drops = any(one.rule.drop_form and one.leaves[0].keys == ("name",) for one in self._sources)
        if drops and kind not in _WITH_FORM and "name" in said:
            said["name"] = without_form(said["name"], str(said.get("form", "")))
