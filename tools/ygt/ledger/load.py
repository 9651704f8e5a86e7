"""From a workspace's files to its ledger, with the findings of reading and shape."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ygt.errors import ToolError
from ygt.findings import Finding, Place
from ygt.ledger.ledger import Ledger
from ygt.ledger.reading import Reading, reading
from ygt.schema import rules
from ygt.schema.contract import Contract, Kind, contract
from ygt.schema.engine import Engine, engine
from ygt.schema.placement import concerns, unplaced
from ygt.source.opening import content_of, leads_into
from ygt.source.reader import MAX_BYTES, read_file

FOLDERS = ("org", "members", "catalogues")
COUNTY = "org/county.yaml"
TEXTS = "org/texts"


Read = Callable[[str, Kind], Reading]
"""Reads the file at a path, which holds records of a kind."""


def load(root: Path, *, judge: Engine | None = None, read: Read | None = None) -> tuple[Ledger, list[Finding]]:
    """The ledger of the workspace at `root`, and what reading it and judging its shape found.

    `judge` is the JSON Schema engine to use, by default the fast one where it is installed; `read` reads a file where
    it is not to be done anew each time. Raises ToolError where `root` is no workspace.
    """
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise ToolError(
            f"“{root}”不是台账目录：其中没有 org、members、catalogues",
            "用 -C 指定台账所在目录；新建台账用 ygt init 目录",
        )
    rules_of_shape = contract()
    read = read or reader(root, judge)
    paths = files(root)
    readings = [read(path, kind) for path in paths if (kind := _kind_at(rules_of_shape, path))]
    ledger, findings = assemble(root, readings, texts(root))
    findings += [
        unplaced(rules_of_shape.files, path, empty=_is_empty(root / path))
        for path in paths
        if not rules_of_shape.kind_at(path)
    ]
    return ledger, findings


def reader(root: Path, judge: Engine | None = None) -> Read:
    """What reads the files of the workspace at `root`; `judge` as `load` has it."""
    chosen = judge or engine(contract())
    return lambda path, kind: reading(read_file(root, path), kind, chosen)


def _kind_at(rules_of_shape: Contract, path: str) -> Kind | None:
    name = rules_of_shape.kind_at(path)
    return rules_of_shape.kind(name) if name else None


def assemble(root: Path, readings: Iterable[Reading], texts: Mapping[str, str]) -> tuple[Ledger, list[Finding]]:
    """The ledger of files read already, and all that was found in them; `texts` are the stored texts by path."""
    ledger = Ledger(root, contract(), texts=dict(texts))
    findings: list[Finding] = []
    for one in readings:
        findings += one.findings
        ledger.documents[one.document.path] = one.document
        ledger.partial |= one.partial
        for record in one.records:
            ledger.add(record)
    if COUNTY not in ledger.documents:
        findings.append(rules.NO_COUNTY.at(Place(COUNTY)))
        ledger.partial |= {"county", "community"}
    return ledger, findings


def files(root: Path) -> list[str]:
    """The workspace's YAML files, relative and with `/`, in a fixed order; links to folders are not followed.

    Raises ToolError where one of the folders is itself a link that leads out of the workspace.
    """
    found: list[str] = []
    for folder in FOLDERS:
        if (root / folder).is_symlink() and not leads_into(root, root / folder):
            raise ToolError(f"“{folder}”是指向台账目录之外的链接，没有读取", "把链接换成文件夹本身")
        for where, _, names in os.walk(root / folder):
            relative = Path(where).relative_to(root).as_posix()
            found += [f"{relative}/{name}" for name in names if concerns(name)]
    return sorted(found)


def texts(root: Path) -> dict[str, str]:
    """The stored texts of documents by path, for the rules that compare quotations with them.

    Those that cannot be read, are too large to be one or lie elsewhere are as good as not there.
    """
    found: dict[str, str] = {}
    for path in sorted((root / TEXTS).glob("*.txt")):
        content = content_of(path, MAX_BYTES, within=root)
        if isinstance(content, bytes):
            found[path.relative_to(root).as_posix()] = content.decode("utf-8", errors="replace")
    return found


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False
