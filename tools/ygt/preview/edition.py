"""The site of one state of the ledgers, made page by page as pages are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ygt.findings import Rule
from ygt.ledger.blanks import blanks
from ygt.publish.site import moved
from ygt.publish.site.generate import (
    Content,
    Lists,
    Maker,
    check_folders,
    county_makers,
    first_pages,
    in_order,
    shared_makers,
)
from ygt.publish.site.guides import Guide
from ygt.publish.site.navigation import navigation
from ygt.publish.site.workspace import Workspace

Key = tuple[str, int]
"""The folder of a workspace, and which of its makers."""
SHARED = ""
"""Stands for the folder of what the workspaces share."""


class Part:
    """What one maker makes; made no further than somebody asks."""

    def __init__(self, make: Maker) -> None:
        self.made: dict[str, Content] = {}
        self.is_done = False
        self._make = make
        self._rest: Iterator[tuple[str, Content]] | None = None

    def find(self, path: str) -> Content | None:
        """What it makes at `path`, or None."""
        while path not in self.made and self.step():
            pass
        return self.made.get(path)

    def step(self) -> bool:
        """Make one more; False where there is no more. What fails is begun anew the next time."""
        if self.is_done:
            return False
        rest = iter(self._make()) if self._rest is None else self._rest
        self._rest = None
        made = next(rest, None)
        if made is None:
            self.is_done = True
            return False
        self._rest = rest
        self.made[made[0]] = made[1]
        return True


class Edition:
    """Pages and files by path. What is not made yet is taken to be where it was in the edition `before`."""

    def __init__(
        self,
        workspaces: Sequence[Workspace],
        *,
        lists: Lists,
        rules: Mapping[str, Rule],
        guides: Sequence[Guide],
        written: Mapping[str, str],
        before: Edition | None = None,
    ) -> None:
        """`written` are the pages written by hand, of which `guides` tells. Raises ToolError where folders clash."""
        check_folders(workspaces)
        self.workspaces = in_order(workspaces)
        self._guides, self._written = guides, written
        missing = [blanks(one.ledger, one.day) for one in self.workspaces]
        self._parts: dict[Key, Part] = {}
        for workspace, blank in zip(self.workspaces, missing, strict=True):
            makers = county_makers(workspace, blank, lists, rules)
            made = {(workspace.folder, number): Part(make) for number, make in enumerate(makers)}
            # What is made of a ledger that is still the same stays.
            self._parts.update(before._made_of(workspace) or made if before else made)
        # These come last, for they have to know of all the others.
        last: list[Maker] = [
            lambda: moved.pages(self.workspaces, set(self.texts())),
            lambda: first_pages(self.workspaces, missing, set(self.texts())),
        ]
        shared = [*shared_makers(self.workspaces, lists, rules, guides), *last]
        self._parts.update({(SHARED, number): Part(make) for number, make in enumerate(shared)})
        self._former = before._present() if before else {}

    def find(self, path: str) -> Content | None:
        """The page or file at `path`, made where it is not made yet; None where there is none."""
        if path in self._written:
            return self._written[path]
        for key in self._likely(path):
            if (found := self._parts[key].find(path)) is not None:
                return found
        return None

    def step(self) -> bool:
        """Make one page or file more than was asked for; False where all are made."""
        return any(part.step() for part in self._parts.values())

    def texts(self) -> dict[str, str]:
        """Every page there is, as far as is known, with its text, or with that which it had before."""
        found = {path: content for path, (_, content) in self._present().items() if isinstance(content, str)}
        return {**self._written, **found}

    def nav(self) -> list[Any]:
        """The navigation over these pages."""
        return navigation(self.workspaces, set(self.texts()), self._guides)

    def _likely(self, path: str) -> list[Key]:
        """The parts in which to look for `path`, the likeliest first."""
        made = [key for key, part in self._parts.items() if path in part.made]
        if made:
            return made
        was = self._former.get(path)
        folder = path.partition("/")[0]
        own = folder if any(one.folder == folder for one in self.workspaces) else SHARED
        keys = [key for key in self._parts if key[0] in (own, SHARED)]
        return sorted(keys, key=lambda key: (was is None or key != was[0], key[0] != own))

    def _made_of(self, workspace: Workspace) -> dict[Key, Part] | None:
        if not any(one is workspace for one in self.workspaces):
            return None
        return {key: part for key, part in self._parts.items() if key[0] == workspace.folder}

    def _present(self) -> dict[str, tuple[Key, Content]]:
        waiting = {key for key, part in self._parts.items() if not part.is_done}
        kept = {path: one for path, one in self._former.items() if one[0] in waiting}
        return kept | {path: (key, one) for key, part in self._parts.items() for path, one in part.made.items()}
