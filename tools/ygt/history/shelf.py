"""Ledgers of past states, read from git objects: neighbours share what is the same in both."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from ygt.changes.revisions import Loaded, Revision, listing
from ygt.findings import Finding, in_order
from ygt.history.commits import NOTHING, Past, Trees
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import assemble
from ygt.ledger.reading import Reading, reading
from ygt.schema.contract import contract
from ygt.schema.engine import engine
from ygt.source.reader import read

KEPT = 4
"""Ledgers held at a time: those of a commit and its parents, and of the commit before, which is often one of them."""

_Blob = tuple[str, str]
"""A file's path and the name of its content."""


class State(NamedTuple):
    """A ledger that was read, and the files it was made of, with their contents' names."""

    loaded: Loaded
    blobs: frozenset[_Blob]


class Shelf:
    """Reads the ledgers of a repository's commits; what several have in common is read once."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._held: OrderedDict[Trees, State] = OrderedDict()
        self._readings: dict[_Blob, Reading] = {}

    def state(self, commit: str, folder: str, trees: Trees) -> State:
        """The state at a commit whose workspace lies in `folder`. ToolError where git cannot give it."""
        if trees not in self._held:
            self._held[trees] = self._read(commit, folder, trees)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
            used = frozenset[_Blob]().union(*(one.blobs for one in self._held.values()))
            self._readings = {blob: one for blob, one in self._readings.items() if blob in used}
        self._held.move_to_end(trees)
        return self._held[trees]

    def _read(self, commit: str, folder: str, trees: Trees) -> State:
        name = commit[:8]
        if trees == NOTHING:
            empty = Ledger(self._past.folder, contract())
            return State(Loaded(Revision(name, commit), empty, []), frozenset())
        past = self._past.at(folder)
        wanted, refused = listing(past, name, commit)
        rules_of_shape = contract()
        placed = {path: entry.object for path, entry in wanted.items() if rules_of_shape.kind_at(path)}
        missing = {path: blob for path, blob in placed.items() if (path, blob) not in self._readings}
        contents = past.contents(missing.values())
        judge = engine(rules_of_shape)
        for path, blob in missing.items():
            kind = rules_of_shape.kind_at(path)
            assert kind is not None
            self._readings[path, blob] = reading(read(path, contents[blob]), rules_of_shape.kind(kind), judge)
        blobs = sorted(placed.items())
        ledger, findings = assemble(self._past.folder, [self._readings[blob] for blob in blobs], {})
        # What stands in a file that was refused is not gone: nothing may be said of its kind.
        ledger.partial |= {kind for one in refused if (kind := rules_of_shape.kind_at(one.path))}
        told: list[Finding] = in_order([*findings, *refused])
        return State(Loaded(Revision(name, commit, refused=refused), ledger, told), frozenset(blobs))
