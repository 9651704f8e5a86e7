"""字段说明: what every column of the tables is, from the contract alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ygt.forms.cells import JOINT, NO, YES, description, option
from ygt.forms.tables import COUNTER, Column
from ygt.publish.export.tables import Filled
from ygt.schema.contract import Node

TITLE = "字段说明"
HEADS = ("表", "列名", "字段", "类型", "必填", "可选值", "单位", "说明", "示例")
TYPES = {"integer": "整数", "number": "数", "boolean": f"{YES}/{NO}", "object": "条件（JSON）"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A column: its table and head, the field behind it (none where it only numbers or refers), what it holds."""

    table: str
    head: str
    key: str
    type: str
    required: bool
    values: tuple[str, ...] = ()
    unit: str = ""
    description: str = ""
    example: str = ""

    def line(self) -> list[str]:
        """The entry in the order of `HEADS`."""
        must = YES if self.required else NO
        values = "\n".join(self.values)
        return [self.table, self.head, self.key, self.type, must, values, self.unit, self.description, self.example]


def entries(filled: Filled) -> Iterator[Entry]:
    """The entries of a table in the order of its columns."""
    yield Entry(filled.title, COUNTER, "", "整数", True, description="本表的行号，从1起，按台账的次序")
    leading = filled.leading[1:]
    if filled.above:
        of = f"所属一行在上级表中的{COUNTER}"
        yield Entry(filled.title, leading.pop(0), "", "整数", True, description=of)
    for head in leading:
        yield Entry(filled.title, head, "", "文本", bool(filled.above), description="所属一行的名称，仅供辨认")
    for column, joint, head in zip(filled.columns, filled.joints, filled.heads[-len(filled.columns) :], strict=True):
        yield _entry(filled, column, joint, head)


def _entry(filled: Filled, column: Column, joint: str, head: str) -> Entry:
    node, word = column.node, column.word
    return Entry(
        table=filled.title,
        head=head,
        key=filled.key_of(column),
        type=_type(column, joint),
        required=column.required,
        values=tuple(option(word, str(one)) for one in word.schema.get("enum", ())),
        unit=str(node.schema.get("x-unit", "")),
        description=description(node),
        example=_example(column, joint),
    )


def _type(column: Column, joint: str) -> str:
    kind = _word_type(column.word)
    if not column.is_list:
        return kind
    return f"{kind}，可多项，以{'换行' if joint != JOINT else '顿号'}分隔"


def _word_type(node: Node) -> str:
    return "日期" if node.format == "day" else TYPES.get(node.type, "文本")


def _example(column: Column, joint: str) -> str:
    example = next(iter(column.node.schema.get("examples", ())), None)
    words = example if isinstance(example, list) else [example]
    if example is None or any(isinstance(one, (dict, list)) for one in words):
        return ""
    return joint.join(_word(one, column.word) for one in words)


def _word(value: object, node: Node) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return option(node, value) if isinstance(value, str) and "enum" in node.schema else str(value)
