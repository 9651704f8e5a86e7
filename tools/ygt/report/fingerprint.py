"""A name for each finding that stays the same while the lines above it come and go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ygt.findings import Finding


def fingerprinted(findings: Iterable[Finding], prefix: str) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint: 32 hexadecimal digits, different for each.

    It rests on the rule, the file and what is said, not on the line, so that a platform takes a finding that only
    moved for the same one. Equal ones of a file are told apart by their order. `prefix` is the workspace's path in
    its repository.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        what = (finding.code, finding.path, finding.message)
        seen[what] += 1
        text = "\0".join([prefix, *what, str(seen[what])])
        # A path may hold what is no Unicode text.
        yield finding, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
