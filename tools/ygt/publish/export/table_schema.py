"""Table Schemas (Frictionless Table Schema v1) of the tables: types, bounds, keys, and which tables they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ygt.forms.cells import NO, YES, description, option
from ygt.forms.tables import COUNTER, Column
from ygt.formulas import guarded
from ygt.publish.export import dictionary
from ygt.publish.export.tables import Filled

DAY = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_BOUNDS = ("minimum", "maximum")


def schemas(filled: Sequence[Filled]) -> list[dict[str, Any]]:
    """The schemas of tables that go out together."""
    names = _names(filled)
    return [_schema(one, names) for one in filled]


def of_dictionary() -> dict[str, Any]:
    """The schema of 字段说明."""
    needed = set(dictionary.HEADS[:2])
    return {"fields": [_field(head, "string", required=head in needed) for head in dictionary.HEADS]}


def _names(filled: Sequence[Filled]) -> dict[str, tuple[str, str, set[str]]]:
    """By kind the table, head and values of the name by which other records refer to it, where it tells one from all.

    A record's former names are accepted in the ledger, but no other table can be looked up by them.
    """
    found = {}
    for one in filled:
        kind = one.table.kind
        if one.table.lists:
            continue
        at = next((at for at, column in enumerate(one.columns) if column.way == (kind.naming,)), None)
        values = [str(row.cells[at]) for row in one.rows] if at is not None else []
        if at is not None and len(set(values)) == len(values):
            head = one.heads[len(one.leading) + at]
            found[kind.name] = (one.name.replace("_", "-"), head, set(values))
    return found


def _schema(filled: Filled, names: dict[str, tuple[str, str, set[str]]]) -> dict[str, Any]:
    leading = filled.leading
    fields = [_field(COUNTER, "integer", required=True, description="本表的行号")]
    keys: list[dict[str, Any]] = []
    if filled.above:
        fields.append(_field(leading[1], "integer", required=True))
        keys.append(_key(leading[1], filled.above.replace("_", "-"), COUNTER))
    fields += [_field(head, "string") for head in leading[len(fields) :]]
    for at, (column, head) in enumerate(zip(filled.columns, filled.heads[len(leading) :], strict=True)):
        values = {str(row.cells[at]) for row in filled.rows} - {""}
        fields.append(_of_column(filled, column, head, values))
        kinds = column.node.references
        if len(kinds) == 1 and kinds[0] in names and "x-person" not in column.node.schema and not column.is_list:
            table, known, held = names[kinds[0]]
            if values <= held:
                keys.append(_key(head, table, known))
    schema: dict[str, Any] = {"fields": fields, "primaryKey": COUNTER}
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _of_column(filled: Filled, column: Column, head: str, values: set[str]) -> dict[str, Any]:
    node = column.node
    constraints: dict[str, Any] = {}
    single = not column.is_list
    field_type = node.type if single and node.type in {"integer", "number", "boolean"} else "string"
    # A text marked so that it is not computed is not quite what the contract describes.
    exact = single and all(guarded(one) == one for one in values)
    if exact and "enum" in node.schema:
        constraints["enum"] = [option(node, str(one)) for one in node.schema["enum"]]
    if exact and "pattern" in node.schema:
        constraints["pattern"] = node.schema["pattern"]
    if exact and node.format == "day":
        constraints["pattern"] = DAY
    if field_type in {"integer", "number"}:
        constraints |= {name: node.schema[name] for name in _BOUNDS if name in node.schema}
    if "x-unique" in node.schema and not filled.table.lists and len(column.way) == 1 and single:
        constraints["unique"] = True
    made = _field(
        head,
        field_type,
        required=column.required,
        description=description(node),
        key=filled.key_of(column),
    )
    if constraints:
        made["constraints"] = {**made.get("constraints", {}), **constraints}
    return made


def _field(name: str, kind: str, *, required: bool = False, description: str = "", key: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"name": guarded(name), "type": kind}
    if kind == "boolean":
        made |= {"trueValues": [YES], "falseValues": [NO]}
    if description:
        made["description"] = description
    if key:
        made["key"] = key
    if required:
        made["constraints"] = {"required": True}
    return made


def _key(head: str, table: str, other: str) -> dict[str, Any]:
    return {"fields": head, "reference": {"resource": table, "fields": other}}
