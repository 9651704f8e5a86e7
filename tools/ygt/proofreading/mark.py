"""What proofreading marks in a draft, and the definition of one kind of mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known

AGAINST_LEDGER, WITHIN_DRAFT, FORM = "与台账不一致", "稿内前后不一致", "文字规范"
GROUPS = {"1": AGAINST_LEDGER, "2": WITHIN_DRAFT, "3": FORM}
"""What the first figure of a code says: against what the draft was held."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One thing to mend or to look at: the characters `start` to `end` of a paragraph, and what is said of them."""

    paragraph: int
    start: int
    end: int
    code: str
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Check:
    """The definition of one kind of mark.

    `message` and `help` are `str.format` templates over the fields given to `at`. `bad` and `good` are lines of
    drafts, held against the miniature county, that show what is marked and what is not.
    """

    code: str
    name: str
    title: str
    why: str
    message: str
    help: str
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def group(self) -> str:
        """Against what the draft is held: the ledger, itself, or the rules of writing."""
        return GROUPS[self.code[2]]

    def at(self, paragraph: int, span: tuple[int, int] | re.Match[str], **fields: object) -> Mark:
        """The mark of this check on a span of a paragraph, or on all that a pattern matched there."""
        start, end = span if isinstance(span, tuple) else span.span()
        return Mark(paragraph, start, end, self.code, self.message.format(**fields), self.help.format(**fields))


Generator = Callable[[Draft, Known], Iterator[Mark]]
Entry = tuple[Check, Generator]
