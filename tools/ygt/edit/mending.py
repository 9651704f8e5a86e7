"""Repairs of a whole workspace: which files become what, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ygt.edit.apply import apply
from ygt.edit.encoding import recoded
from ygt.edit.files import content_read
from ygt.edit.repairs import Repair, quoting, respelling
from ygt.errors import ToolError
from ygt.ledger.load import assemble, files
from ygt.ledger.reading import reading
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.source.reader import read


@dataclass(slots=True)
class Mended:
    """A file that changes: in the house encoding (`recoded`), with all repairs (`fresh`), and what was done."""

    path: str
    recoded: bytes
    fresh: bytes
    changes: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Mending:
    """The files that change, and why others could not be judged."""

    mended: list[Mended] = field(default_factory=list)
    refused: list[ToolError] = field(default_factory=list)


def mend(root: Path, chosen: Iterable[str], *, only_encoding: bool = False, unsafe: bool = False) -> Mending:
    """What the `chosen` files become; others only where they refer to what changes. Nothing is written."""
    result, wanted = Mending(), set(chosen)
    found: dict[str, Mended] = {}
    for path in files(root) if not only_encoding else sorted(wanted):
        try:
            content = content_read(root / path, path)
            fresh, changes = recoded(content)
        except ToolError as error:
            if path in wanted:
                result.refused.append(ToolError(f"{path}：{error.message}", error.remedy))
            continue
        # A file that was not chosen keeps its bytes, and is read all the same: names in it may be meant elsewhere.
        found[path] = Mended(path, fresh, fresh, changes) if path in wanted else Mended(path, content, content)
    if not only_encoding:
        _repair(root, found, wanted, result, unsafe=unsafe)
    result.mended = [one for one in found.values() if one.changes or one.counts]
    return result


def _repair(root: Path, found: dict[str, Mended], wanted: set[str], result: Mending, *, unsafe: bool) -> None:
    by_file: dict[str, list[Repair]] = {}
    for one in _repairs(root, found, unsafe=unsafe):
        if one.cause in wanted:
            by_file.setdefault(one.file, []).append(one)
    for path, repairs in by_file.items():
        kind = contract().kind(contract().kind_at(path) or "")
        try:
            found[path].fresh = apply(found[path].recoded, kind, [one.edit for one in repairs], path=path)
        except ToolError as error:
            result.refused.append(error)
        else:
            found[path].counts = Counter(one.what for one in repairs)


def _repairs(root: Path, found: dict[str, Mended], *, unsafe: bool) -> list[Repair]:
    judge = engine(contract())
    repairs: list[Repair] = []
    readings = []
    for path, one in found.items():
        if name := contract().kind_at(path):
            kind = contract().kind(name)
            document = read(path, one.recoded)
            if document.data is not None:
                repairs += quoting(document, kind)
            readings.append(reading(document, kind, judge))
    ledger, _ = assemble(root, readings, {})
    return repairs + list(respelling(ledger, unsafe=unsafe))
