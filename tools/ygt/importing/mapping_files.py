"""对照表 as a file: YAML with remarks that a clerk can read and change, read back strictly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ygt.administration.fields import field_named
from ygt.edit.spelling import spelled
from ygt.errors import ToolError
from ygt.importing.folding import head_words
from ygt.importing.mapping import ColumnRule, Mapping, Translation
from ygt.report.display import visible
from ygt.schema.contract import Kind, Steps
from ygt.schema.suggestion import nearest
from ygt.source.document import Document
from ygt.source.opening import Refusal, content_of
from ygt.source.reader import MAX_BYTES, read

_PARTS = ("kind", "file", "sections", "columns", "constants", "values", "ignored_rows")
_COLUMN = ("head", "field", "split", "mark", "carry", "drop_form", "ignore")
_HEADING = """\
# 导入对照表：{title}。由 ygt import 拟定，请逐项核对；以后导入同样的表，仍用 --map 指明本文件。
#
# 怎样改（用记事本打开即可；只改冒号后面的字，冒号、逗号、括号用英文半角，行首的空格照旧，# 后面是说明）：
#   一列认错了，改 field 后面的字段名：         - {{head: 厂家, field: 生产企业}}
#   一列不导入，field 那一项换成 ignore: true：  - {{head: 序号, ignore: true}}
#   本来不导入的要导入，ignore: true 换成 field：- {{head: 说明, field: 备注}}
#   空格其实是合并的单元格，加 carry: true：     - {{head: 药名, field: 名称, carry: true}}
#   表中的写法与台账不同，在 values 下加一行：   - {{field: 治疗类别, found: 抗感染, meant: 抗微生物药}}
#   各行都相同的内容，在 constants 下加一行：    - {{field: 治疗类别, value: 抗微生物药}}
# 没有 values、constants 的，另起一行顶格写 values: 或 constants:，下一行空两格写起。
#
# 其他写法：split 为一列拆成几个字段；mark 为打√的列所代表的值；drop_form: true 为去掉名称末尾的剂型；
#   字段的下级以点相连，如 调入.日期；sections 为只有标题的行所填的字段；ignored_rows 为应跳过的行的开头几个字；
#   file 为不能断定写入哪个文件时所用的文件。写错的，导入时会指出是第几行。
"""


def mapping_read(path: Path, kind: Kind) -> Mapping:
    """The table in a file. Raises ToolError with the line where it is not what it should be."""
    content = content_of(path, MAX_BYTES)
    if not isinstance(content, bytes):
        reason = content.reason if isinstance(content, Refusal) else "文件过大"
        raise ToolError(f"对照表“{path}”无法读取：{reason}", "核对 --map 的路径")
    return _File(read(str(path), content), kind).mapping()


def mapping_text(mapping: Mapping) -> str:
    """The table as the text of a file, in the house style."""
    lines = [_HEADING.format(title=mapping.kind.title).rstrip("\n"), f"kind: {mapping.kind.name}"]
    lines += [
        f"{key}: {spelled(value)}" for key, value in (("file", mapping.file), ("sections", mapping.sections)) if value
    ]
    lines.append("columns:")
    lines += [f"  - {_column(one)}" for one in mapping.columns]
    if mapping.constants:
        lines.append("constants:")
        lines += [f"  - {_braces(field=key, value=value)}" for key, value in mapping.constants.items()]
    if mapping.values:
        lines.append("values:")
        lines += [f"  - {_braces(field=one.field, found=one.found, meant=one.meant)}" for one in mapping.values]
    if mapping.ignored_rows:
        lines.append("ignored_rows:")
        lines += [f"  - {spelled(one)}" for one in mapping.ignored_rows]
    return "\n".join([*lines, ""])


def _column(rule: ColumnRule) -> str:
    parts = [f"head: {_flow(rule.head)}"]
    if rule.is_ignored:
        parts.append("ignore: true")
    elif len(rule.fields) == 1:
        parts.append(f"field: {_flow(rule.fields[0])}")
    else:
        parts.append(f"split: [{', '.join(map(_flow, rule.fields))}]")
    parts += [f"mark: {_flow(rule.mark)}"] if rule.mark else []
    parts += ["carry: true"] if rule.carry else []
    parts += ["drop_form: true"] if rule.drop_form else []
    remark = visible(" ".join(rule.remark.split()))
    return "{" + ", ".join(parts) + "}" + (f" # {remark}" if remark else "")


def _braces(**fields: str) -> str:
    return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in fields.items()) + "}"


def _flow(text: str) -> str:
    return spelled(text, flow=True)


class _File:
    """A file of a table, with its complaints."""

    def __init__(self, document: Document, kind: Kind) -> None:
        self._document = document
        self._kind = kind

    def mapping(self) -> Mapping:
        errors = [one for one in self._document.findings if one.severity == "error"]
        if errors:
            first = errors[0]
            raise ToolError(f"对照表“{self._document.path}”第{first.place.line}行：{first.message}", first.help)
        data = self._mapping((), self._document.data, _PARTS)
        if data.get("kind") != self._kind.name:
            self._refuse(
                ("kind",), f"本对照表用于“{data.get('kind', '')}”，不是“{self._kind.name}”", "核对 --kind 与 --map"
            )
        found = Mapping(self._kind, columns=[self._rule(steps, one) for steps, one in self._list("columns")])
        for steps, one in self._list("constants"):
            held = self._mapping(steps, one, ("field", "value"), all_needed=True)
            self._field((*steps, "field"), held["field"])
            found.constants[held["field"]] = held["value"]
        for steps, one in self._list("values"):
            held = self._mapping(steps, one, ("field", "found", "meant"), all_needed=True)
            self._field((*steps, "field"), held["field"])
            found.values.append(Translation(held["field"], held["found"], held["meant"]))
        found.ignored_rows = [self._text(steps, one) for steps, one in self._list("ignored_rows")]
        found.sections = self._field(("sections",), data["sections"]) if "sections" in data else ""
        found.file = self._text(("file",), data.get("file", "")) if "file" in data else ""
        heads = [head_words(one.head) for one in found.columns]
        for number, one in enumerate(found.columns):
            if heads[number] in heads[:number]:
                self._refuse(("columns", number, "head"), f"列“{one.head}”写了两次", "只写一次")
        return found

    def _rule(self, steps: Steps, one: Any) -> ColumnRule:
        held = self._mapping(steps, one, _COLUMN)
        ways = [key for key in ("field", "split", "ignore") if key in held]
        if "head" not in held or len(ways) != 1:
            self._refuse(steps, "每一列应写 head，以及 field、split、ignore 三者之一", "核对这一行")
        ignored = self._truth((*steps, "ignore"), held["ignore"]) if "ignore" in held else False
        fields: tuple[str, ...] = ()
        if "field" in held:
            fields = (self._field((*steps, "field"), held["field"]),)
        elif "split" in held:
            parts = held["split"] if isinstance(held["split"], list) else []
            fields = tuple(self._field((*steps, "split", at), part) for at, part in enumerate(parts))
            if len(fields) != 2:
                self._refuse((*steps, "split"), "split 应写两个字段，如 [规格, 包装]", "核对这一行")
        elif not ignored:
            self._refuse((*steps, "ignore"), "不导入的列写 ignore: true", "要导入的，改写 field")
        return ColumnRule(
            self._text((*steps, "head"), held["head"]),
            fields,
            self._text((*steps, "mark"), held["mark"]) if "mark" in held else "",
            self._truth((*steps, "carry"), held.get("carry", "false")),
            self._truth((*steps, "drop_form"), held.get("drop_form", "false")),
        )

    def _field(self, steps: Steps, words: Any) -> str:
        text = self._text(steps, words)
        try:
            field_named(self._kind, text)
        except ToolError as error:
            self._refuse(steps, error.message, error.remedy)
        return text

    def _list(self, key: str) -> Iterator[tuple[Steps, Any]]:
        data = self._document.data.get(key, [])
        if not isinstance(data, list):
            self._refuse((key,), f"{key} 应为一列，每项前写“- ”", "核对这一处")
        for number, one in enumerate(data):
            yield (key, number), one

    def _mapping(self, steps: Steps, value: Any, known: tuple[str, ...], *, all_needed: bool = False) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._refuse(steps, f"这里应写 {'、'.join(known)} 等字段", "参照由 ygt import 拟定的对照表")
        for key in value:
            if key not in known:
                meant = nearest(str(key), known)
                self._refuse(
                    (*steps, key),
                    f"未定义的字段“{key}”" + (f"，是否应为“{meant}”？" if meant else ""),
                    f"可写：{'、'.join(known)}",
                )
        if all_needed and (lacking := [key for key in known if key not in value]):
            self._refuse(steps, f"缺少 {'、'.join(lacking)}", "补写")
        if all_needed:
            return {key: self._text((*steps, key), value[key]) for key in value}
        return dict(value)

    def _text(self, steps: Steps, value: Any) -> str:
        if not isinstance(value, str) or not value:
            self._refuse(steps, "这里应写文字", "核对这一处")
        return str(value)

    def _truth(self, steps: Steps, value: Any) -> bool:
        if value not in ("true", "false"):
            self._refuse(steps, "这里应写 true 或 false", "核对这一处")
        return bool(value == "true")

    def _refuse(self, steps: Steps, why: str, remedy: str) -> None:
        line = self._document.place(steps).line
        raise ToolError(f"对照表“{self._document.path}”第{line}行：{why}", remedy)
