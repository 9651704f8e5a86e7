"""What will change, as the foot of the page shows it: in sentences, and line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ygt.changes.comparison import preview
from ygt.changes.text import hanging_of
from ygt.clock import today
from ygt.edit.files import shown
from ygt.ledger.ledger import Ledger

_HUNK = re.compile(r"@@ -[0-9]+(?:,[0-9]+)? \+([0-9]+)(?:,[0-9]+)? @@")


def lines_between(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, Any]:
    """The difference of files line by line, each with its sign, and how many lines are added and taken away."""
    lines: list[list[str]] = []
    count = 0
    for path, content in new.items():
        # Behind the two lines that name the file the signs alone tell what a line is.
        for line in shown(path, old.get(path, b""), content).split("\n")[2:]:
            if match := _HUNK.fullmatch(line):
                lines.append(["@", f"{path} 第{match[1]}行起"])
            elif line:
                lines.append([line[0], line[1:]])
                count += line[0] in "+-"
    return {"lines": lines, "count": count}


def sentences(before: Ledger, after: Ledger) -> list[list[str]]:
    """What the change comes to in the words of `ygt diff`: each a heading and a sentence, with what it entails."""
    if before is after:
        return []
    lines = [(group, line) for group, lines in preview(before, after, today()).items() for line in lines]
    return [[group, line.sentence, *hanging_of(line)] for group, line in lines]
