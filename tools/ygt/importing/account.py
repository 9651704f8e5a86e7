"""What came of a list, in words: how it was read, which records are there, in doubt, new, and which rows fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ygt.administration.values import choices
from ygt.forms.cells import at
from ygt.importing.body import Body
from ygt.importing.folding import folded, without_brackets
from ygt.importing.grid import column_name, row_names
from ygt.importing.heads import in_words
from ygt.importing.intake import Intake
from ygt.importing.mapping import Mapping
from ygt.importing.reading import Listing
from ygt.importing.rows import Fault, Row
from ygt.ledger.record import Record
from ygt.rules.table import RULES
from ygt.schema.contract import Node

_NAMED = 5
"""So many rows are named for each note of the check."""
SHORT = 10
"""So many new records are named where not all are asked for."""


def reading_told(listing: Listing, *, in_full: bool) -> Iterator[str]:
    """How the sheet was read: its head, its columns where that is asked for, the rows that are no records."""
    mapping, body, heads = listing.mapping, listing.body, listing.heads.names
    yield f"工作表“{listing.grid.name}”：表头{in_words(listing.heads)}，记录{len(listing.rows)}行"
    if in_full:
        yield from (f"  {line}" for line in _columns(mapping))
    if listing.left_out:
        named = "、".join(f"{name}（{count}格）" for name, count, _ in listing.left_out)
        yield f"  不导入的列：{named}"
    for node, values in unknown_values(listing):
        yield f"  “{node.title}”的值不在可选范围内：{'、'.join(values)}（在对照表 values 中写明台账的写法）"
        yield f"    可选：{choices(node)}"
    for column, carried in _carried(body).items():
        yield f"  空格沿用上一行：{heads[column]}，{row_names(carried)}（{len(carried)}格，请核对）"
    for one, other in near_makers(listing):
        yield f"  “{one}”与“{other}”相近：是同一企业的，在对照表 values 中写明全称"
    if body.hidden:
        yield f"  隐藏的行没有导入：{row_names(body.hidden)}（{len(body.hidden)}行；要导入的，加 --hidden）"
    if body.repeated:
        yield f"  重复的表头：{row_names(body.repeated)}"
    for title, rows in (
        ("分类标题", body.headings),
        ("药品类别的标题，不作治疗类别", body.classes),
        ("合计、制表人等，不是记录", body.footers),
        ("按对照表跳过的行", body.ignored),
        ("只有一项内容、未作为记录的行", body.unread),
    ):
        if rows:
            said = "、".join(f"第{row + 1}行“{_short(text)}”" for row, text in rows)
            yield f"  {title}：{said}"


def unknown_values(listing: Listing) -> list[tuple[Node, list[str]]]:
    """The fields of which rows say words that are none of theirs, with these words."""
    found: dict[tuple[str, ...], tuple[Node, dict[str, None]]] = {}
    for row in listing.rows:
        for keys in row.columns:
            node, value = listing.mapping.kind.record.at(keys), at(row.said, keys)
            word = (node.items or node) if node else None
            if node is not None and word is not None and "enum" in word.schema:
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(one, str) and one not in word.schema["enum"]:
                        found.setdefault(keys, (node, {}))[1][one] = None
    return [(node, list(values)) for node, values in found.values()]


def _carried(body: Body) -> dict[int, list[int]]:
    """The rows whose empty cells say what stands above, by column."""
    found: dict[int, list[int]] = {}
    for line in body.lines:
        for column in line.carried:
            found.setdefault(column, []).append(line.row)
    return found


def near_makers(listing: Listing) -> Iterator[tuple[str, str]]:
    """Makers that are very likely one, written in two ways: one name begins another, or they differ in brackets."""
    makers = sorted({str(row.said["maker"]) for row in listing.rows if row.said.get("maker")})
    for at_, one in enumerate(makers):
        longer = next((other for other in makers[at_ + 1 :] if _is_near(one, other)), None)
        if longer is not None:
            yield one, longer


def _is_near(one: str, other: str) -> bool:
    return other.startswith(one) or without_brackets(other) == without_brackets(one)


def _columns(mapping: Mapping) -> Iterator[str]:
    yield "各列对应的字段："
    for one in mapping.columns:
        if not one.is_ignored:
            mark = f"（打√的为“{one.mark}”）" if one.mark else "（拆开填写）" if len(one.fields) > 1 else ""
            yield f"  {one.head} → {'、'.join(one.fields)}{mark}"
    if mapping.sections:
        yield f"  只有标题的行 → {mapping.sections}"
    if mapping.values:
        changed = "；".join(f"{one.field}“{one.found}”→“{one.meant}”" for one in mapping.values)
        yield f"改用台账的写法：{changed}"
    if mapping.constants:
        yield f"新增的记录都填：{'；'.join(f'{key} {value}' for key, value in mapping.constants.items())}"


def intake_told(intake: Intake, *, update: bool, in_full: bool) -> Iterator[str]:
    """The lists: there already, there and different, in doubt, new, and failing, each with its count."""
    matched = intake.of("matched")
    same = [row for row in matched if not row.match.differences]
    different = [row for row in matched if row.match.differences]
    yield f"已登记，内容相同：{len(same)}条" + (f"（{row_names(row.line.row for row in same)}）" if same else "")
    remark = (
        "" if not different else ("（按表中的内容改动）" if update else "（没有改动；要按表中的内容改动，加 --update）")
    )
    yield f"已登记，内容不同：{len(different)}条{remark}"
    for row in different:
        for one in row.match.differences:
            before = f"台账“{_said(one.before)}”" if one.before is not None else "台账没有填写"
            yield f"  第{row.line.row + 1}行 {_subject(row)}：{one.title} {before}，表中“{_said(one.after)}”"
    yield from _renamed(matched, in_full=in_full)
    doubtful = intake.of("ambiguous")
    yield f"不能断定是哪一条：{len(doubtful)}条" + ("（没有导入）" if doubtful else "")
    for row in doubtful:
        yield f"  第{row.line.row + 1}行 {_subject(row)}：{row.match.why}"
        yield from (f"    可能是 {_described(one)}" for one in row.match.candidates)
    new = intake.of("new")
    yield f"新增：{len(new)}条"
    for path, count in Counter(row.path for row in new if row.path).items():
        yield f"  {path}：{count}条"
    for row in new if in_full else new[:SHORT]:
        yield f"    第{row.line.row + 1}行 {_subject(row)}"
    if not in_full and len(new) > SHORT:
        yield f"    其余{len(new) - SHORT}条从略，加 --all 全部列出"
    yield f"未能导入：{len(intake.faulty)}行"
    alike: dict[tuple[str, str, int | None], list[tuple[Row, Fault]]] = {}
    for row in intake.faulty:
        for fault in row.faults:
            alike.setdefault((fault.message, fault.help, fault.column), []).append((row, fault))
    for (message, remedy, column), held in alike.items():
        rows = row_names(row.line.row for row, _ in held)
        where = held[0][0].spot(held[0][1]) if len(held) == 1 or column is None else f"{rows}（{column_name(column)}）"
        where = rows if len(held) > 1 and column is None else where
        yield f"  {where} {message}" + (f"　处理办法：{remedy}" if remedy else "")


def _renamed(matched: list[Row], *, in_full: bool) -> Iterator[str]:
    """The rows whose name the ledger has in another form."""
    named = [(row, row.match.record) for row in matched if row.match.record is not None]
    other = [(row, one) for row, one in named if folded(str(row.said.get(one.kind.naming, ""))) != folded(one.name)]
    if other:
        yield f"其中名称写法与台账不同：{len(other)}条"
    for row, one in other if in_full else other[:SHORT]:
        yield f"  第{row.line.row + 1}行 “{row.said[one.kind.naming]}”对应台账的“{one.name}”"
    if not in_full and len(other) > SHORT:
        yield f"  其余{len(other) - SHORT}行名称写法不同的从略，加 --all 全部列出"


def notes_told(intake: Intake) -> str:
    """The notes on records that are entered, by code, with the first rows of each; empty where there are none."""
    if not intake.noted:
        return ""
    told = ["导入的记录另有提示，不影响导入，内容见 ygt check，缘由见 ygt explain："]
    for code, rows in sorted(intake.noted.items()):
        first = list({row.line.row: row for row in rows}.values())
        named = "；".join(f"第{row.line.row + 1}行 {_subject(row)}" for row in first[:_NAMED])
        rest = "等" if len(first) > _NAMED else ""
        told.append(f"  {RULES[code].title}（{code}）{len(rows)}处：{named}{rest}")
    return "\n".join(told)


def doubt(row: Row) -> str:
    """Why a row is in doubt, with the candidates, as a note on its cell."""
    return "\n".join([row.match.why, *(f"可能是 {_described(one)}" for one in row.match.candidates)])


def _subject(row: Row) -> str:
    return _known_by(
        row.said, ("name", "title", "form", "strength", "pack", "maker", "specification", "supporter", "supported")
    )


def _described(record: Record) -> str:
    keys = (record.kind.naming, *(one for one in record.kind.identity if one != record.kind.naming))
    return f"{_known_by(record.data, keys)}（{record.path} 第{record.head().line}行）"


def _known_by(data: dict[str, Any], keys: tuple[str, ...]) -> str:
    return " ".join(_said(data[key]) for key in dict.fromkeys(keys) if data.get(key)) or "（没有名称）"


def _said(value: Any) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(map(_said, value))
        case dict():
            return "，".join(map(_said, value.values()))
    return str(value)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 20 else f"{text[:20]}…"
