"""What may be chosen in a column: words of a vocabulary, names of the ledger, yes or no, numbers, days."""

from __future__ import annotations

from itertools import combinations

from ygt.forms.cells import JOINT, NO, YES, option
from ygt.forms.tables import Column
from ygt.forms.workbook.page import Choice, letters, quoted
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Node

HIDDEN = "_选项"
_MOST_INLINE = 255
"""Characters of a list that Excel takes inside a rule; a longer one must stand in cells."""
_MOST_COMBINED = 4
"""Of so many words every combination is offered; of more, too many to look through."""
_DAY = (
    "OR(ISNUMBER({cell}),ISNUMBER(DATEVALUE({cell})),AND(LEN({cell})=4,ISNUMBER(VALUE({cell}))),"
    'AND(LEN({cell})=7,ISNUMBER(DATEVALUE({cell}&"-01"))))'
)


class Options:
    """The lists that stand in a hidden sheet, each once however many columns choose from it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._columns: dict[tuple[str, ...], int] = {}

    @property
    def columns(self) -> list[tuple[str, ...]]:
        """The lists in the order of the hidden sheet's columns."""
        return list(self._columns)

    def choice(self, column: Column, at: int) -> Choice | None:
        """What column number `at` lets be chosen, or None where anything can be written."""
        node = column.word
        if words := self.words(column):
            strict = not node.references
            subject = "下拉列表中所列的" if strict else "已登记的名称；确实没有登记的，仍可填写，由台账维护单位核对"
            message = f"“{column.title}”请填{subject}" + ("，可选多项的以顿号分隔" if column.is_list else "")
            return Choice(at, "list", self._formula(words), message, strict=strict and not column.is_list)
        if column.is_list:
            return None
        if node.format == "day":
            message = f"“{column.title}”请写作 2026-12-01；只知到月或年的，写作 2026-12、2026"
            return Choice(at, "custom", _DAY, message, strict=False)
        if node.type in {"integer", "number"}:
            kind = "whole" if node.type == "integer" else "decimal"
            least = node.schema.get("minimum", node.schema.get("exclusiveMinimum"))
            message = f"“{column.title}”请填{'整数' if kind == 'whole' else '数字'}，不写单位"
            operator, bound = ("greaterThanOrEqual", str(least)) if least is not None else ("lessThan", "1000000000000")
            return Choice(at, kind, bound, message, operator=operator)
        return None

    def owners(self, words: list[str], title: str, at: int) -> Choice | None:
        """What the column that says to what a row belongs lets be chosen."""
        names = tuple(dict.fromkeys(words))
        message = f"“{title}”请填所属一行的名称；新增的，须先在所属的表中填写"
        return Choice(at, "list", self._formula(names), message, strict=False) if names else None

    def words(self, column: Column) -> tuple[str, ...]:
        """The words offered in a column; of a few that can be joined, all combinations."""
        node = column.word
        if node.type == "boolean":
            return (YES, NO)
        found = self._names(node)
        if not column.is_list:
            return found
        if "enum" not in node.schema or len(found) > _MOST_COMBINED:
            return ()
        return tuple(JOINT.join(some) for size in range(len(found), 0, -1) for some in combinations(found, size))

    def _names(self, node: Node) -> tuple[str, ...]:
        if "enum" in node.schema:
            return tuple(option(node, str(one)) for one in node.schema["enum"])
        if node.references and "x-person" not in node.schema:
            names = (name for kind in node.references for name in self._ledger.names.official(kind))
            return tuple(dict.fromkeys(names))
        return ()

    def _formula(self, words: tuple[str, ...]) -> str:
        listed = ",".join(words)
        if len(listed) <= _MOST_INLINE and not any(sign in word for word in words for sign in ',"'):
            return f'"{listed}"'
        at = letters(self._columns.setdefault(words, len(self._columns)))
        return f"{quoted(HIDDEN)}!${at}$1:${at}${len(words)}"
