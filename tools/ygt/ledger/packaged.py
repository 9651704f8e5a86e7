"""Files that come with the tool and serve all counties: the shared groups, and what the packs of clauses hold."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ygt.ledger.reading import Reading, reading
from ygt.ledger.record import Record
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.source.reader import read_file

GROUPS = "groups.yaml"


@lru_cache(maxsize=32)
def packaged(folder: Path, path: str, kind: str) -> Reading:
    """The records of the file `path` of the schema folder; what is wrong with it is among the findings.

    Read once: nobody may change the data.
    """
    rules = contract()
    return reading(read_file(folder, path), rules.kind(kind), engine(rules))


def shared_groups(folder: Path) -> list[Record]:
    """The groups of records that every county's clauses may name."""
    return [one for one in packaged(folder, GROUPS, "group").records if one.sound]
