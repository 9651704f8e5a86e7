"""The hidden sheet of a form: what was handed out, so that only what was changed since counts as an edit."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from ygt.forms.form import Form, Row, Sheet
from ygt.forms.tables import Table, tables_of
from ygt.schema.contract import Contract, Kind

FORMAT = 2
HIDDEN = "_ygt"
CHUNK = 8000
"""Characters in a cell: no spreadsheet takes more than 32767, and LibreOffice breaks a line in those over 16000."""


class TamperedError(Exception):
    """The snapshot is missing, damaged, or of another version of the tool; the text says so in Chinese."""


def schema_version(kinds: Iterable[Kind]) -> str:
    """A mark of the fields that forms of these kinds show: it changes when the contract does."""
    shape = [[one.title, *one.heads, *map(str, one.lists)] for kind in kinds for one in tables_of(kind)]
    return hashlib.sha256(json.dumps(shape, ensure_ascii=False).encode()).hexdigest()[:12]


def packed(form: Form) -> list[str]:
    """The snapshot as the cells of a column, its check sum first."""
    data = {
        "format": FORMAT,
        "county": form.county,
        "unit": form.unit,
        "kinds": [one.name for one in form.kinds],
        "schema": form.schema,
        "commit": form.commit,
        "due": form.due,
        "recipient": form.recipient,
        "sheets": [_plain(one) for one in form.sheets],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return [_sum(text), *(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))]


def unpacked(cells: list[str], contract: Contract) -> Form:
    """The form that was handed out. Raises TamperedError where it cannot be told any more."""
    if not cells:
        raise TamperedError("表格中缺少下发时附带的底稿，可能是另存、复制时丢失，或不是下发的表格")
    # What is packed holds no line's end of its own; one that is there was put in by an office program.
    text = re.sub("[\r\n]", "", "".join(cells[1:]))
    if _sum(text) != cells[0]:
        raise TamperedError("表格中附带的底稿已被改动")
    try:
        return _form(json.loads(text), contract)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise TamperedError("表格中附带的底稿无法读取") from error


def _form(data: dict[str, Any], contract: Contract) -> Form:
    kinds = tuple(contract.kinds[name] for name in data["kinds"])
    if data["format"] != FORMAT or data["schema"] != schema_version(kinds):
        raise TamperedError("表格下发之后，台账的字段有了变化")
    tables = [table for kind in kinds for table in tables_of(kind)]
    sheets = [_sheet(one, table) for one, table in zip(data["sheets"], tables, strict=True)]
    said = [data[name] for name in ("county", "unit", "due", "recipient", "schema", "commit")]
    # The check sum tells damage, not forgery: whatever it says must lead nowhere but to records of the kind.
    rows = [(row, sheet) for sheet in sheets for row in sheet.rows]
    if not all(isinstance(one, str) for one in said) or not all(_is_row(row, sheet, contract) for row, sheet in rows):
        raise TamperedError("表格中附带的底稿与台账的字段不符")
    county, unit, due, recipient, schema, commit = said
    return Form(county, unit, kinds, sheets, due, recipient, schema, commit)


def _is_row(row: Row, sheet: Sheet, contract: Contract) -> bool:
    scalars = [*row.cells, *row.key.values()]
    if not all(isinstance(one, (str, int, float)) for one in scalars) or len(row.cells) != len(sheet.table.columns):
        return False
    if not all(isinstance(one, str) for one in (row.path, *row.owners)) or not isinstance(row.parent, int):
        return False
    if sheet.table.lists:
        return len(row.owners) == len(sheet.table.owners) and row.parent >= 0
    return ".." not in row.path and contract.kind_at(row.path) == sheet.table.kind.name


def _plain(sheet: Sheet) -> dict[str, Any]:
    rows = [[row.cells, row.owners, row.parent, row.path, row.key] for row in sheet.rows]
    return {"rows": rows, "labels": sheet.labels, "joints": sheet.joints}


def _sheet(data: dict[str, Any], table: Table) -> Sheet:
    rows = [Row(cells, owners, parent, path, key) for cells, owners, parent, path, key in data["rows"]]
    labels, joints = data["labels"], data["joints"]
    texts = [*labels, *joints]
    if len(labels) != len(rows) or len(joints) != len(table.columns) or not all(isinstance(one, str) for one in texts):
        raise TamperedError("表格中附带的底稿与台账的字段不符")
    return Sheet(table, rows, labels, joints)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
