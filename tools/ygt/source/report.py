"""Findings of one file on their way into its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ygt.findings import Finding, Related, Rule, in_order
from ygt.source.document import Document
from ygt.source.positions import Steps

LIMIT = 100
"""So many findings of one kind are kept for a file; the rest are counted. A hostile file must not fill the memory."""

MOST = 10_000
"""With more faults of one kind than this a file is not worth reading to its end."""


class TooManyError(Exception):
    """More faults of one kind than `MOST`; they are recorded."""


class Report:
    """Gathers what reading a document finds, by offsets in its text."""

    __slots__ = ("_counts", "_document", "_findings")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def add(
        self,
        rule: Rule,
        start: int,
        end: int,
        path: Steps = (),
        *,
        related: Iterable[tuple[int, int, str]] = (),
        **fields: Any,
    ) -> None:
        """Record a finding of `rule` between two offsets; `related` are further spans with their labels.

        Raises TooManyError where it is one of all too many.
        """
        self._counts[rule.code] += 1
        if self._counts[rule.code] <= LIMIT:
            span = self._document.span
            others = [Related(span(first, last), label) for first, last, label in related]
            self._findings.append(rule.at(span(start, end, path), related=others, **fields))
        elif self._counts[rule.code] > MOST:
            raise TooManyError

    def __len__(self) -> int:
        return len(self._findings)

    def withdraw(self, number: int, start: int) -> None:
        """Take back what was added from `number` on and stands at the offset `start` or behind it."""
        first = self._document.span(start, start)
        later = [
            one for one in self._findings[number:] if (one.place.line, one.place.column) >= (first.line, first.column)
        ]
        self._counts.subtract(one.code for one in later)
        self._findings[number:] = [one for one in self._findings[number:] if one not in later]

    def full(self, rule: Rule) -> bool:
        """Whether another finding of `rule` would only be counted, and its fields need not be gathered."""
        return self._counts[rule.code] >= LIMIT

    def close(self) -> None:
        """Hand the findings to the document, in the order of their places."""
        last = {finding.code: number for number, finding in enumerate(self._findings)}
        for code, number in last.items():
            if (omitted := self._counts[code] - LIMIT) > 0:
                finding = self._findings[number]
                more = f"（本文件另有{omitted}处同类问题，未逐一列出）"
                self._findings[number] = replace(finding, message=finding.message + more)
        self._document.findings = in_order(self._findings)
