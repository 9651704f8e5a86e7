"""A foreign list from its sheet to rows of records, by a 对照表 that is given or drawn up here."""

from __future__ import annotations

from dataclasses import dataclass, field

from ygt.administration.fields import field_named
from ygt.administration.values import Decide
from ygt.importing.body import Body, Reading, body
from ygt.importing.conversion import Converter
from ygt.importing.folding import head_words
from ygt.importing.grid import Grid, column_name
from ygt.importing.heads import JOINT, Heads, Known, heads
from ygt.importing.mapping import Mapping
from ygt.importing.proposal import proposed
from ygt.importing.recognition import Recogniser
from ygt.importing.rows import Row
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind


@dataclass(slots=True)
class Listing:
    """A list as it was read: where its head stands, every row by what it is, the records, columns not taken over."""

    grid: Grid
    heads: Heads
    mapping: Mapping
    body: Body
    rows: list[Row]
    left_out: list[tuple[str, int, str]] = field(default_factory=list)


def table(
    ledger: Ledger, grid: Grid, kind: Kind, mapping: Mapping | None, rows: tuple[int, int] | None
) -> tuple[Heads, Mapping]:
    """Where the head is, and the 对照表: the one given, or one drawn up. Raises ToolError where no head is found."""
    found = heads(grid, _known(kind, mapping), rows)
    return found, mapping or proposed(grid, found, kind, ledger)


def listing(grid: Grid, found: Heads, mapping: Mapping, decide: Decide, *, with_hidden: bool = False) -> Listing:
    """Every row of the sheet, read as the table says. Raises ToolError where the table does not fit the sheet."""
    below = {column for column, depth in grid.depths.items() if depth > found.last}
    converter = Converter(mapping, found, decide, below)
    sections = bool(mapping.sections) and bool(field_named(mapping.kind, mapping.sections).keys)
    classes = converter.classes if sections else ()
    how = Reading(converter.naming, converter.carried, sections, classes, mapping.ignored_rows, with_hidden)
    held = body(grid, found, how)
    read = Listing(grid, found, mapping, held, [converter.row(line) for line in held.lines])
    for column, name in found.names.items():
        rule = mapping.rule(name)
        filled = sum(column in line.cells for line in held.lines)
        if (rule is None or rule.is_ignored) and filled:
            read.left_out.append((name, filled, rule.remark if rule else f"{column_name(column)}没有表头"))
    return read


def _known(kind: Kind, mapping: Mapping | None) -> Known:
    """Which heads are known: those of the table where there is one, else those that lists of the kind have."""
    recogniser = Recogniser(kind)
    if mapping is None:
        return recogniser.known
    heads = {head_words(one.head) for one in mapping.columns}
    last = {head_words(one.head.rpartition(JOINT)[2]) for one in mapping.columns}
    return lambda word, whole: head_words(whole) in heads or head_words(word) in last or recogniser.known(word, whole)
