"""A workspace that is checked again with every save: files that did not change are not read anew."""

from __future__ import annotations

from pathlib import Path

from ygt.check import Result, examine
from ygt.ledger.load import load, reader
from ygt.ledger.reading import Reading
from ygt.ledger.stamps import Stamp, stamp
from ygt.schema.contract import Kind


class Followed:
    """The workspace at `root`, and what of it is known already."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, tuple[Stamp, Reading]] = {}
        self._read_anew = reader(root)

    def check(self) -> Result:
        """The same as `ygt.check.check` finds now. Raises ToolError where `root` is no workspace any more."""
        return examine(*load(self.root, read=self._read))

    def _read(self, path: str, kind: Kind) -> Reading:
        # Taken first: what is written while the file is being read makes it another one.
        now = stamp(self.root / path)
        known = self._known.get(path)
        if known is not None and known[0] == now:
            return known[1]
        found = self._read_anew(path, kind)
        self._known[path] = now, found
        return found
