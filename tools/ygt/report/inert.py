"""Data inside Markdown: nothing in it is markup, and no platform makes a mention, a link or a command of it."""

from __future__ import annotations

import re

from ygt.report.display import visible

NOTHING = "\u200b"
"""A space of no width: behind a mark it keeps a platform from making something of what follows."""

_MARKS = re.compile(r"[\\`*_{}\[\]()<>#|!&~$^=+]")
# A person, an issue, a merge request, a snippet, an epic, a label, a milestone; an address; a command to the platform.
_LIVELY = re.compile(r"[@#!$&~](?=\S)|(?<!\d)%(?=\S)|:(?=//)|(?<=www)\.|\bgh-(?=\d)|(?<!\S)/(?=\w)", re.IGNORECASE)
# Not every dialect takes a backslash before these.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_TICKS = re.compile(r"`+")


def inert(text: str) -> str:
    """`text` in one line of Markdown that shows it as it is and does nothing (CommonMark §2.4; GitHub, GitLab, Gitee).

    It is safe behind other words of a line; at the beginning of one a dash or a number could still begin a list.
    Characters that hide themselves or turn the direction of writing are written out, as `\\u202e`.
    """
    quiet = _LIVELY.sub(lambda match: f"{match[0]}{NOTHING}", visible(text))
    return _MARKS.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), quiet)


def code(text: str) -> str:
    """`text` as a code span, in which platforms look for neither markup nor names (CommonMark §6.1).

    What could be taken for HTML is no code span: not every dialect sees one inside an HTML block.
    """
    if "<" in text:
        return inert(text)
    shown = visible(text)
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    space = " " if shown[:1] in {"`", " "} or shown[-1:] in {"`", " "} else ""
    return f"{fence}{space}{shown}{space}{fence}"
