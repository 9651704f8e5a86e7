"""What a rule says of its own example: the example laid over the miniature county, and that checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ygt.check import examine
from ygt.findings import Example, Finding, Rule
from ygt.ledger.load import TEXTS, assemble, files, texts
from ygt.ledger.reading import reading
from ygt.resources import miniature_dir
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.schema.placement import unplaced
from ygt.source.reader import read


def illustration(rule: Rule) -> Finding | None:
    """The first finding of `rule` in its bad example, or None where no example of a few lines can show it.

    Raises ToolError where the installation lacks the miniature county.
    """
    if not rule.bad:
        return None
    root, shapes = miniature_dir(), contract()
    judge = engine(shapes)
    contents = _laid_over(root, rule.bad)
    stored = {path: content.decode(errors="replace") for path, content in contents.items() if path.startswith(TEXTS)}
    paths = sorted(contents.keys() - stored.keys())
    readings = [
        reading(read(path, contents[path]), shapes.kind(kind), judge)
        for path in paths
        if (kind := shapes.kind_at(path))
    ]
    ledger, found = assemble(root, readings, texts(root) | stored)
    found += [unplaced(shapes.files, path, empty=not contents[path]) for path in paths if not shapes.kind_at(path)]
    return next((one for one in examine(ledger, found).findings if one.code == rule.code), None)


def _laid_over(root: Path, examples: Iterable[Example]) -> dict[str, bytes]:
    """The miniature county's files with examples laid over them: records appended to lists, other files replaced."""
    contents = {path: (root / path).read_bytes() for path in files(root)}
    shapes = contract()
    for one in examples:
        kind = shapes.kind_at(one.path)
        before = contents.pop(one.path, b"")
        if not one.absent:
            appended = one.raw is None and kind is not None and shapes.kind(kind).layout == "list"
            content = one.text.encode() if one.raw is None else one.raw
            contents[one.path] = before + content if appended else content
    return contents
