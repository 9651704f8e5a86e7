"""The formats of the export: what goes into a folder, and what into a single file."""

from __future__ import annotations

from collections.abc import Sequence

from ygt.archive import packed
from ygt.publish.export import about, data, package, schemas, workbook
from ygt.publish.export.export import Export
from ygt.schema.contract import Kind

SUFFIXES = {"xlsx": ".xlsx", "csv": ".zip", "json": ".json", "jsonl": ".jsonl"}
"""The formats, each with the end of the name of a single file; CSV never goes out without what describes it."""


def folder(export: Export, form: str, kinds: Sequence[Kind]) -> dict[str, bytes]:
    """The files of an export to a folder by name."""
    match form:
        case "xlsx":
            # For people, who look for them by their names; the other formats are for programs.
            return {f"{one.title}.xlsx": workbook.workbook(export, [one]) for one in kinds}
        case "csv":
            return package.files(export, kinds)
        case "json":
            made = {f"{one.name}.json": data.document(export, [one]) for one in kinds}
            return made | schemas.schemas(export.ledger.contract, internal=export.internal)
        case _:
            made = {f"{one.name}.jsonl": data.lines(export, one) for one in kinds}
            listed = [(f"{one.name}.jsonl", f"{one.title}，{len(export.records(one))}条") for one in kinds]
            return made | {package.README: about.text(export, kinds, about.IN_LINES, listed)}


def single(export: Export, form: str, kinds: Sequence[Kind]) -> bytes:
    """One file with all of some kinds; JSON Lines hold one kind alone."""
    match form:
        case "xlsx":
            return workbook.workbook(export, kinds)
        case "csv":
            return packed(package.files(export, kinds))
        case "json":
            return data.document(export, kinds)
        case _:
            (kind,) = kinds
            return data.lines(export, kind)


def beside_lines(export: Export, kind: Kind, name: str) -> bytes:
    """The README beside a single file of JSON Lines called `name`."""
    listed = [(name, f"{kind.title}，{len(export.records(kind))}条")]
    return about.text(export, [kind], about.IN_LINES, listed)
