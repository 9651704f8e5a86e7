"""One ledger of many: checked, its report written, and its claims handed over; then it is forgotten."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ygt.check import Result, check
from ygt.errors import ToolError
from ygt.findings import Finding, Place
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.nation.between import by_key
from ygt.nation.facts import Fact, claims
from ygt.nation.register import packed
from ygt.report.colour import coloured, plain
from ygt.report.formats import Options
from ygt.report.narrow import narrowed
from ygt.report.registry import REPORTERS
from ygt.report.summary import Counts, counts

FORMS = ("full", "concise", "github", "json")
"""The formats whose report can be told ledger by ledger."""


NOTHING = Counts(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for every ledger: where they all are, what is reported and how.

    `prefix` is the path of `root` in its repository.
    """

    root: Path
    form: str
    codes: frozenset[str]
    on: date | None
    is_coloured: bool
    prefix: str

    @property
    def options(self) -> Options:
        """How to report; what was checked is said once, at the end."""
        return Options(coloured if self.is_coloured else plain, self.prefix, quiet=True)


@dataclass(frozen=True, slots=True)
class Told:
    """What one ledger has to say; where it could not be checked, `failure` says why and what to do."""

    county: str
    report: str = ""
    counts: Counts = NOTHING
    claims: array[int] = field(default_factory=lambda: array("Q"))
    failure: tuple[str, str] | None = None


def told(job: Job, name: str) -> Told:
    """Check the ledger in the folder `name`."""
    try:
        result = check(job.root / name, on=job.on)
    except ToolError as error:
        return Told(name, failure=(error.message, error.remedy))
    except OSError as error:
        unreadable = f"“{error.filename}”无法读取" if error.filename else "文件无法读取"
        return Told(name, failure=(unreadable, "核对它是否还在、是否有权限读取，然后重试"))
    ledger = result.ledger
    county = (ledger.county.name if ledger.county else "") or name
    shown = narrowed(result, job.codes)
    return Told(county, _report(job, name, county, shown), counts(shown), packed(claims(ledger)))


def looked_up(job: Job, question: tuple[str, Collection[int]]) -> dict[int, Fact]:
    """The facts of a ledger under some keys; none where it cannot be read any more."""
    name, keys = question
    try:
        ledger, _ = load(job.root / name)
    except (ToolError, OSError):
        return {}
    return by_key(claims(ledger), keys)


def report_between(job: Job, finding: Finding, ledger: Ledger) -> str:
    """One finding between ledgers; `ledger` has the texts of the files it names."""
    return "\n".join(REPORTERS[job.form](Result(ledger, [finding]), job.options))


def _report(job: Job, name: str, county: str, result: Result) -> str:
    if job.form == "json":
        own = "/".join(one for one in (job.prefix, name) if one)
        return "\n".join(REPORTERS["json"](result, job.options._replace(prefix=own)))
    if not result.findings:
        return ""
    lines = list(REPORTERS[job.form](_from_above(result, name), job.options))
    if job.form == "full":
        lines = [job.options.paint(f"{name}（{county}）", "strong"), "", *lines]
    return "\n".join(lines)


def _from_above(result: Result, name: str) -> Result:
    """The same with paths from where all the ledgers are."""
    ledger = result.ledger
    moved = replace(
        ledger,
        documents={f"{name}/{path}": document for path, document in ledger.documents.items()},
        texts={f"{name}/{path}": text for path, text in ledger.texts.items()},
    )
    return Result(moved, [_moved(one, name) for one in result.findings], result.excepted)


def _moved(finding: Finding, name: str) -> Finding:
    related = tuple(one._replace(place=_below(name, one.place)) for one in finding.related)
    return replace(finding, place=_below(name, finding.place), related=related)


def _below(name: str, place: Place) -> Place:
    return place._replace(path=f"{name}/{place.path}")
