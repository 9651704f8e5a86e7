"""Which workspaces have changed since they were last looked at. Asking for stamps works on shared drives, too."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.stamps import stamps

SETTLED = 0.03
"""Seconds without a change after which a save is taken to be complete."""
PATIENCE = 20
"""So many times it is looked whether it is; a file that never rests is read all the same."""


class Watch:
    """The workspaces in the folders `roots`, as they were when it was made or last asked."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._seen = {root: _state(root) for root in roots}

    def changed(self) -> set[Path]:
        """Those that have changed since; a save that is under way is awaited."""
        found: set[Path] = set()
        for _ in range(PATIENCE):
            now = {root: _state(root) for root in self._seen}
            fresh = {root for root, state in now.items() if state != self._seen[root]}
            if not fresh:
                break
            found |= fresh
            self._seen = now
            time.sleep(SETTLED)
        return found


def _state(root: Path) -> object:
    try:
        return stamps(root)
    except ToolError as error:
        return error.message
