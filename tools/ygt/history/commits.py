"""The commits that touched a workspace: who, when, in what words, and the trees it had before and after."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from ygt.changes.git import Repository
from ygt.clock import BEIJING
from ygt.errors import ToolError
from ygt.ledger.load import COUNTY, FOLDERS

FIELDS = "%P%n%at%n%ct%n%an%n%s"
LINES = 6
"""Lines for each commit: its own hash, then one for each of `FIELDS`, none of which can hold a line's end."""

MOST_MOVES = 20
"""So often a workspace may have been moved within its repository and its history still be followed."""

LONGEST_NAME, LONGEST_SUBJECT = 100, 500
"""Characters of an author's name and of a subject beyond which nobody has written them in earnest."""

_AT_DOMAIN = re.compile(r"\s*[<(]?(\S+?)@[\w.-]+[>)]?")


class Trees(NamedTuple):
    """The object names of a workspace's folders, empty for one that is not there."""

    org: str
    members: str
    catalogues: str

    @property
    def is_empty(self) -> bool:
        """Whether there was no workspace."""
        return not any(self)


NOTHING = Trees("", "", "")


class Commit(NamedTuple):
    """A commit that touched the workspace; `before` has a state for each parent, none where there is no parent.

    `cut` tells that it has parents which this clone does not hold. `folder` is where the workspace lay, `moved_from`
    where it lay before, if elsewhere.
    """

    name: str
    author: str
    day: date
    subject: str
    folder: str
    after: Trees
    before: tuple[tuple[str, Trees], ...] = ()
    cut: bool = False
    moved_from: str | None = None


class Past(Repository):
    """The history of the repository that holds a workspace; ToolError where there is none, or no git."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        if "\n" in self.prefix:
            raise ToolError("台账目录的名称中有换行，无法查阅历次版本", "更改目录名称")
        self._up = (self._try("rev-parse", "--show-cdup") or "").strip()
        self._boundary = self._shallow()

    @property
    def is_shallow(self) -> bool:
        """Whether the clone holds only the latest part of the history."""
        return bool(self._boundary)

    @property
    def top(self) -> Path:
        """The folder the repository lies in."""
        return self.folder / self._up

    def at(self, folder: str) -> Past:
        """The same, for a workspace that lay in another folder of the repository."""
        other = copy.copy(self)
        other.prefix = folder
        return other

    def holds(self, path: str) -> bool:
        """Whether the latest commit itself has something at a path of the repository."""
        return bool(self._try("rev-parse", "--verify", "--quiet", f"HEAD:{path}"))

    def commits(self, most: int, head: str = "HEAD") -> list[Commit]:
        """The latest commits up to `head` that touched the workspace, newest first; none where nothing is committed.

        A workspace that was moved is followed to where it lay before.
        """
        start = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{head}^{{commit}}")
        found: list[Commit] = []
        folder, moves = self.prefix, 0
        while start is not None and len(found) < most and moves < MOST_MOVES:
            found += self._in(folder, start.strip(), most - len(found))
            source = self._moved(found[-1]) if found else None
            if source is None:
                break
            # The commit that moved it is told against the place it came from.
            oldest = found[-1]
            parent = oldest.before[0][0]
            found[-1] = oldest._replace(
                before=((parent, self._trees([(parent, source)])[0]), *oldest.before[1:]), moved_from=source
            )
            folder, start, moves = source, parent, moves + 1
        return found

    def _in(self, folder: str, start: str, most: int) -> list[Commit]:
        paths = [f"{self._up}{folder}{name}" for name in FOLDERS]
        command = ("rev-list", "--date-order", f"--max-count={most}", "--encoding=UTF-8", f"--format={FIELDS}")
        lines = self._bytes(*command, start, "--", *paths).decode("utf-8", errors="replace").split("\n")
        rows = [lines[at : at + LINES] for at in range(0, len(lines) - LINES + 1, LINES)]
        names = [(row[0].removeprefix("commit "), row[1].split()) for row in rows]
        asked = dict.fromkeys((one, folder) for name, parents in names for one in (name, *parents))
        trees = dict(zip(asked, self._trees(list(asked)), strict=True))
        return [
            Commit(
                name,
                _without_address(author),
                _day(authored, committed),
                subject[:LONGEST_SUBJECT],
                folder,
                trees[name, folder],
                tuple((one, trees[one, folder]) for one in parents),
                cut=name in self._boundary,
            )
            for (name, parents), (_, _, authored, committed, author, subject) in zip(names, rows, strict=True)
        ]

    def _trees(self, wanted: list[tuple[str, str]]) -> list[Trees]:
        """The trees of the workspace's folders at commits, by one process for all."""
        said = "".join(f"{commit}:{folder}{name}\n" for commit, folder in wanted for name in FOLDERS)
        told = self._bytes("cat-file", "--batch-check=%(objectname)", said=said.encode()).decode().split("\n")
        names = iter("" if line.endswith((" missing", " ambiguous")) else line for line in told)
        return [Trees(*(next(names) for _ in FOLDERS)) for _ in wanted]

    def _moved(self, oldest: Commit) -> str | None:
        """The folder the workspace came from by its oldest commit here, or None."""
        if not oldest.before or oldest.cut or not oldest.before[0][1].is_empty:
            return None
        arguments = ("diff-tree", "-r", "-z", "--raw", "-M", "--no-ext-diff", "--diff-filter=R")
        told = self._try(*arguments, oldest.before[0][0], oldest.name)
        fields = iter((told or "").split("\0"))
        for about in fields:
            if not about:
                break
            source, target = next(fields, ""), next(fields, "")
            if target == oldest.folder + COUNTY and source.endswith(COUNTY):
                return source.removesuffix(COUNTY)
        return None

    def _shallow(self) -> frozenset[str]:
        """The commits beyond which a shallow clone holds nothing."""
        path = (self._try("rev-parse", "--git-path", "shallow") or "").strip()
        try:
            return frozenset((self.folder / path).read_text(encoding="ascii").split()) if path else frozenset()
        except (OSError, UnicodeDecodeError):
            return frozenset()


def _without_address(author: str) -> str:
    """A name without the mail address some write in its place or behind it."""
    named = _AT_DOMAIN.sub(lambda found: "" if found.start() else found[1], author[:LONGEST_NAME]).strip()
    return named or "（未署名）"


def _day(*seconds: str) -> date:
    """The day in Beijing of the first of these moments that is one."""
    return next(_days(seconds), date(1970, 1, 1))


def _days(seconds: tuple[str, ...]) -> Iterator[date]:
    for one in seconds:
        try:
            yield datetime.fromtimestamp(int(one), BEIJING).date()
        except (ValueError, OverflowError, OSError):
            continue
