"""The index of the search: that of the site built last, and a build in the background where that is out of date."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.stamps import stamps
from ygt.resources import PACKAGE, site_dir

FOLDER = "search/"
INDEX = "search_index.json"
PATIENCE = 5
"""Seconds given to a build to end itself."""


class Search:
    """The search of the site that `ygt site` builds of the workspaces `names`, paths from `root`, into `site`."""

    def __init__(self, root: Path, names: Sequence[str], site: Path, *, internal: bool) -> None:
        self._root, self._names, self._site, self._internal = root, list(names), site, internal
        self._build: subprocess.Popen[bytes] | None = None

    def file(self, path: str) -> Path | None:
        """One of the files that belong to it, by its path on the site."""
        name = path.removeprefix(FOLDER)
        found = self._site / FOLDER / name
        return found if "/" not in name and "\\" not in name and found.is_file() else None

    def is_current(self, folders: Sequence[str]) -> bool:
        """Whether the site built last has the counties of these folders and is newer than all it is made of."""
        try:
            built = (self._site / FOLDER / INDEX).stat().st_mtime_ns
        except OSError:
            return False
        if not all((self._site / folder / "index.html").is_file() for folder in folders):
            return False
        return built > max(self._written(), default=0)

    def build(self) -> None:
        """Begin to build the site, as the command does; nothing is said of how that ends."""
        options = ["--internal"] if self._internal else []
        self._build = subprocess.Popen(
            [sys.executable, "-m", "ygt", "-C", str(self._root), "-q", "site", *options, "--", *self._names],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """End a build that is under way; the site built before stays."""
        if self._build is None or self._build.poll() is not None:
            return
        # As Ctrl-C does, so that it ends in its turn what it has started.
        self._build.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            self._build.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._build.kill()
            self._build.wait()

    def _written(self) -> list[int]:
        """When each file that the site is made of was last written."""
        found = [file.stat().st_mtime_ns for top in (PACKAGE, site_dir()) for file in top.rglob("*.*") if _counts(file)]
        for name in self._names:
            try:
                found += [when for when, _, _ in stamps(self._root / name).values()]
            except ToolError:
                continue
        return found


def _counts(file: Path) -> bool:
    return file.suffix != ".pyc" and file.is_file()
