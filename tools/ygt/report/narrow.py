"""Reporting only part of what was found: by rule, by file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ygt.check import Result
from ygt.findings import Finding


def narrowed(result: Result, codes: Collection[str], paths: Iterable[str] = ()) -> Result:
    """`result` with the findings of these rules only; with `paths`, only those with one end in these files or folders.

    Paths are relative to the workspace, with `/`; an empty one is the workspace itself.
    """
    wanted = tuple(paths)

    def concerned(finding: Finding) -> bool:
        if finding.code not in codes:
            return False
        places = [finding.place, *(other.place for other in finding.related)]
        return not wanted or any(_within(place.path, path) for place in places for path in wanted)

    return Result(
        result.ledger,
        [one for one in result.findings if concerned(one)],
        [one for one in result.excepted if concerned(one.finding)],
    )


def _within(path: str, wanted: str) -> bool:
    return wanted in {"", path} or path.startswith(wanted + "/")
