"""The export as CSV with a Frictionless data package (Data Package v1, Table Schema v1) and a README beside it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ygt.forms.cells import Shown
from ygt.formulas import guarded
from ygt.publish.export import about, dictionary, table_schema
from ygt.publish.export.export import Export
from ygt.schema.contract import Kind

DESCRIPTOR, DICTIONARY, README = "datapackage.json", "fields.csv", "README.txt"


def files(export: Export, kinds: Sequence[Kind]) -> dict[str, bytes]:
    """The files of the package by name: a CSV for each table, their dictionary, the descriptor and the README."""
    filled = [one for kind in kinds for one in export.tables(kind)]
    made: dict[str, bytes] = {}
    resources: list[dict[str, Any]] = []
    listed: list[tuple[str, str]] = []
    described = table_schema.schemas(filled)
    for one, schema in zip(filled, described, strict=True):
        name = f"{one.name}.csv"
        made[name] = csv_bytes(one.heads, one.lines())
        resources.append(_resource(one.name.replace("_", "-"), name, one.title, made[name], schema))
        listed.append((name, f"{one.title}，{len(one.rows)}行"))
    entries = [entry.line() for one in filled for entry in dictionary.entries(one)]
    made[DICTIONARY] = csv_bytes(dictionary.HEADS, entries)
    own = table_schema.of_dictionary()
    resources.append(_resource("fields", DICTIONARY, dictionary.TITLE, made[DICTIONARY], own))
    listed += [(DICTIONARY, dictionary.TITLE), (DESCRIPTOR, "数据包描述，供程序读取")]
    made[DESCRIPTOR] = _descriptor(export, kinds, resources)
    made[README] = about.text(export, kinds, (*about.READING, *about.IN_CSV), listed)
    return made


def csv_bytes(heads: Sequence[str], lines: Iterable[Sequence[Shown]]) -> bytes:
    """Heads and lines as CSV (RFC 4180): UTF-8 with a mark, or Excel and WPS misread it; no text is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    writer.writerows([[guarded(cell) if isinstance(cell, str) else cell for cell in line] for line in lines])
    # A lone surrogate cannot be written; the contract's reader refuses it, so it can only come from elsewhere.
    return text.getvalue().encode("utf-8-sig", "replace")


def _resource(name: str, path: str, title: str, content: bytes, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _descriptor(export: Export, kinds: Sequence[Kind], resources: list[dict[str, Any]]) -> bytes:
    county = export.ledger.county
    said = "\n".join(f"{head}：{text}" for head, text in about.facts(export, kinds))
    descriptor = {
        "profile": "tabular-data-package",
        "name": (county.text("id") if county else "") or "ygt",
        "title": about.title(export),
        "description": said,
        "standing": export.standing.key,
        "asOf": export.day.isoformat(),
    }
    head = json.dumps(descriptor, ensure_ascii=False, indent=2).removesuffix("\n}")
    held = ",\n".join(json.dumps(one, ensure_ascii=False) for one in resources)
    return f'{head},\n  "resources": [\n{held}\n  ]\n}}\n'.encode()
