"""What a push is about to do: a line for each reference, as git gives them to a pre-receive hook (githooks(5))."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from ygt.errors import ToolError

BRANCHES = "refs/heads/"
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Update(NamedTuple):
    """One reference and the objects it names before and after; zeros where there is none."""

    old: str
    new: str
    reference: str

    @property
    def branch(self) -> str:
        """The name of the branch; empty for a tag, a note, or any other reference."""
        return self.reference.removeprefix(BRANCHES) if self.reference.startswith(BRANCHES) else ""

    @property
    def is_deletion(self) -> bool:
        """Whether nothing is left of it."""
        return not self.new.strip("0")

    @property
    def is_creation(self) -> bool:
        """Whether it was not there before."""
        return not self.old.strip("0")


def updates(lines: Iterable[str], patterns: Iterable[str] = ()) -> list[Update]:
    """The updates of branches that put something in place, of those branches alone that match one of `patterns`.

    Deletions bring nothing in, and tags are no state of the ledger that anybody works on. ToolError for other lines.
    """
    wanted = list(patterns)
    return [
        one
        for one in map(_update, lines)
        if one.branch and not one.is_deletion
        if not wanted or any(fnmatchcase(one.branch, pattern) for pattern in wanted)
    ]


def _update(line: str) -> Update:
    old, _, rest = line.rstrip("\n").partition(" ")
    new, _, reference = rest.partition(" ")
    if not (_OBJECT.fullmatch(old) and _OBJECT.fullmatch(new) and reference.startswith("refs/")):
        raise ToolError("标准输入不是 git 交给 pre-receive 的内容", "由 git 在收到推送时执行；安装用 ygt hook install")
    return Update(old, new, reference)
