"""What the rule modules share: the form of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ygt.findings import Finding, Rule
from ygt.ledger.ledger import Ledger

Check = Callable[[Ledger], Iterator[Finding]]
Entry = tuple[Rule, Check]
"""A rule and the generator that finds it. The generator reports facts; wording and severity are the rule's."""
