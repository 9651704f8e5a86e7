"""The export as JSON: the records as the ledger has them, with the Chinese names of their fields beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ygt.publish.export import dictionary
from ygt.publish.export.export import Export
from ygt.schema.contract import Kind

VERSION = 1
"""Goes up when a field of the output changes its meaning or goes; new ones do not count."""


def document(export: Export, kinds: Sequence[Kind]) -> bytes:
    """Some kinds as one JSON document (schema/output/export.json), a record to a line."""
    head = json.dumps(_head(export), ensure_ascii=False, indent=2).removesuffix("\n}")
    held = ",\n".join(_kind(export, one) for one in kinds)
    return f'{head},\n  "kinds": [\n{held}\n  ]\n}}\n'.encode()


def lines(export: Export, kind: Kind) -> bytes:
    """The records of a kind as JSON Lines, nothing but records."""
    return "".join(f"{_line(one.data)}\n" for one in export.records(kind)).encode()


def _head(export: Export) -> dict[str, Any]:
    county = export.ledger.county
    return {
        "version": VERSION,
        "workspace": {
            "id": county.text("id") if county else "",
            "name": export.county,
            "maintained_by": county.text("maintained_by") if county else "",
            "standing": export.standing.key,
            "disclaimer": export.standing.sentence,
        },
        "as_of": export.day.isoformat(),
        "scope": "internal" if export.internal else "public",
        "scope_note": export.scope,
    }


def _kind(export: Export, kind: Kind) -> str:
    records = export.records(kind)
    about = {
        "kind": kind.name,
        "title": kind.title,
        "description": kind.description,
        "count": len(records),
        "fields": [_field(one) for filled in export.tables(kind) for one in dictionary.entries(filled) if one.key],
    }
    held = ",\n".join(_line(one.data) for one in records)
    return f'{_line(about).removesuffix("}")}, "records": [\n{held}\n]}}'


def _field(entry: dictionary.Entry) -> dict[str, Any]:
    return {"key": entry.key, "title": entry.head, "table": entry.table, "required": entry.required}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
