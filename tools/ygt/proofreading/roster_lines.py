"""The lines of the rosters in a draft, in running text and in tables."""

from __future__ import annotations

import re

from ygt.proofreading.draft import Draft
from ygt.proofreading.roster_tables import Row, table_rows
from ygt.proofreading.titles import TITLE
from ygt.rules.printed_texts import HAN

_NAME = rf"{HAN}(?:[ \u3000\xa0_]{{0,6}}{HAN}){{1,6}}?"
_LINE = re.compile(
    rf"[\s\u3000]*(?:(?P<label>{HAN}(?:\s{{0,4}}{HAN}){{1,7}})\s*[:：]\s*)?"
    rf"(?P<name>{_NAME})(?:[\s\u3000]+|[（(])(?P<post>[^\s，。；：:（）()][^，。；：:（）()]*)[）)]?\s*"
)
MOST_OF_NAME = 7


def rows(draft: Draft) -> list[Row]:
    """The lines of rosters: a name and a post set apart by space or brackets, with the role where it is given."""
    found = []
    role = ""
    for number, paragraph in enumerate(draft.paragraphs):
        match = _LINE.fullmatch(paragraph.text) if paragraph.is_running else None
        name = re.sub(r"[\s\u3000_]", "", match["name"]) if match else ""
        # Within a roster a post may be cut short by the end of its line.
        held = match is not None and (
            re.search(TITLE, match["post"]) or (role and re.search(r"\s{2}|\t", match[0].strip()))
        )
        if match is None or not 2 <= len(name) <= MOST_OF_NAME or not held:
            role = ""
            continue
        label = re.sub(r"[\s\u3000]", "", match["label"] or "")
        role = label or role
        post = re.sub(r"[\s\u3000]", "", match["post"])
        found.append(Row(number, match.start("name"), match.end("post"), role, name, post, label))
    return found + list(table_rows(draft))
