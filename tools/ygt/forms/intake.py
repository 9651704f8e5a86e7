"""Workbooks taken in: each whole or not at all, tried together by the check before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ygt.administration.trial import checked
from ygt.edit.edits import RefusedError
from ygt.errors import ToolError
from ygt.findings import Finding
from ygt.forms.holdings import Holdings
from ygt.forms.merging import merge
from ygt.forms.outcome import Merged
from ygt.forms.problem import Problem, Spot
from ygt.forms.restoring import Rows, put_back
from ygt.forms.returned import Returned, read
from ygt.forms.telling import follows, problem
from ygt.forms.workbook.package import MOST_BYTES, UnreadableError
from ygt.forms.workbook.summary import Entry
from ygt.ledger.ledger import Ledger
from ygt.source.opening import Refusal, content_of


@dataclass(slots=True)
class Outcome:
    """What came of one workbook; with problems nothing of it is taken, and rows it lacks are `restored` in the copy."""

    file: Path
    content: bytes = b""
    returned: Returned | None = None
    merged: Merged | None = None
    problems: list[Problem] = field(default_factory=list)
    restored: Rows = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Whose form it is, as far as that can be told."""
        return self.returned.form.title if self.returned else self.file.name

    def rank(self, problem: Problem) -> tuple[int, int, int]:
        """Where a problem stands among the others: in the order of sheets, rows and columns."""
        spot, sheets = problem.spot, self.returned.form.sheets if self.returned else []
        if spot is None:
            return -1, 0, 0
        return [one.table.title for one in sheets].index(spot.sheet), spot.row, spot.column

    @property
    def is_taken(self) -> bool:
        """Whether all of it goes into the ledger."""
        return not self.problems


@dataclass(slots=True)
class Intake:
    """What came of all workbooks, what the files of the ledger become, and the ledger they then hold."""

    outcomes: list[Outcome]
    contents: dict[str, bytes]
    after: Ledger


def opened(file: Path, ledger: Ledger) -> Outcome:
    """A workbook read, or why it cannot be."""
    outcome = Outcome(file)
    content = content_of(file, MOST_BYTES)
    if isinstance(content, Refusal):
        remedy = content.remedy if file.is_file() else "换成发回的 .xlsx 表格"
        outcome.problems.append(Problem(f"文件无法读取：{content.reason}", remedy))
        return outcome
    if isinstance(content, int):
        outcome.problems.append(Problem("文件过大，不是下发的表格", "删去粘贴的图片后重新报送"))
        return outcome
    outcome.content = content
    try:
        outcome.returned = read(content, ledger.contract)
    except UnreadableError as error:
        outcome.problems.append(Problem(error.why, error.remedy))
        return outcome
    county = ledger.county.text("id") if ledger.county else ""
    if outcome.returned.form.county != county:
        outcome.problems.append(Problem("这份表格不是由本台账下发的", "核对 -C 指定的台账目录"))
    return outcome


def take(ledger: Ledger, files: Iterable[Path], allowed: int) -> Intake:
    """What the ledger becomes with these workbooks; nothing is written.

    `allowed` is how many rows each may take out. A workbook that brings about an error which the ledger had not
    is left out, and the others are tried again without it.
    """
    outcomes = [opened(one, ledger) for one in files]
    present: set[tuple[str, str]] | None = None
    while True:
        holdings = Holdings(ledger)
        going = [one for one in outcomes if one.is_taken and _merge(one, holdings, allowed)]
        result = checked(ledger.root, holdings.contents) if holdings.contents else None
        errors = result.errors if result else []
        if errors and present is None:
            present = {(one.code, one.message) for one in checked(ledger.root, {}).errors}
        new = [one for one in errors if (one.code, one.message) not in (present or ())]
        if not new:
            break
        _blame(ledger, going, new, present or set(), allowed)
    _tell_all(ledger, [one for one in outcomes if one.problems and one.merged is not None])
    for one in outcomes:
        one.problems.sort(key=one.rank)
    return Intake(outcomes, holdings.contents, result.ledger if result else ledger)


def _tell_all(ledger: Ledger, faulty: list[Outcome]) -> None:
    """Add what the check has to say of workbooks that are refused anyway, so that all is mended in one go."""
    holdings = Holdings(ledger)
    # What could not be read of a cell is missing from what is checked; there is nothing more to say of it.
    told_of = {one.file: {each.spot for each in one.problems if each.spot} for one in faulty}
    for one in faulty:
        assert one.merged is not None
        with suppress(ToolError):
            holdings.make(one.merged.edits)
    for error in checked(ledger.root, holdings.contents).errors if holdings.contents else ():
        for one in faulty:
            spot = one.merged.spot(error) if one.merged else None
            if spot is None or one.merged is None or spot in told_of[one.file]:
                continue
            if follows(error, spot, one.merged, told_of[one.file]):
                continue
            told = problem(error, spot, one.merged)
            if told not in one.problems:
                one.problems.append(told)


def _merge(outcome: Outcome, holdings: Holdings, allowed: int) -> bool:
    """Make a workbook's changes to what is held; False, with the problems noted, where they cannot be made."""
    assert outcome.returned is not None
    outcome.merged = merge(outcome.returned, holdings)
    outcome.restored, lacking = put_back(outcome.returned, outcome.merged, allowed)
    outcome.problems = [*outcome.merged.problems, *lacking]
    if not outcome.problems:
        try:
            holdings.make(outcome.merged.edits)
        except RefusedError as error:
            outcome.problems.append(Problem(error.message, f"请台账维护单位{error.remedy}"))
        except ToolError as error:
            outcome.problems.append(Problem(error.message, error.remedy))
    return outcome.is_taken


def _blame(
    ledger: Ledger, going: list[Outcome], errors: list[Finding], present: set[tuple[str, str]], allowed: int
) -> None:
    """Note each error with the workbook that brings it about: by the cell, else by trying each one alone."""
    for related in (False, True):
        for error in () if any(one.problems for one in going) else errors:
            for one in going:
                if one.merged is not None and (spot := one.merged.spot(error, related=related)) is not None:
                    one.problems.append(problem(error, spot, one.merged))
    if any(one.problems for one in going):
        return
    for one in going:
        alone = Holdings(ledger)
        _merge(one, alone, allowed)
        _note(one, (each for each in checked(ledger.root, alone.contents).errors), present)
    if not any(one.problems for one in going):
        # Each is right by itself; the last to come disagrees with the others.
        _note(going[-1], errors, present)


def _note(outcome: Outcome, errors: Iterable[Finding], present: set[tuple[str, str]]) -> None:
    for one in errors:
        if (one.code, one.message) not in present:
            outcome.problems.append(Problem(f"{one.message}（{one.code}）", one.help))


def notes(outcome: Outcome) -> Mapping[str, dict[tuple[int, int], str]]:
    """What is noted on which cells of a workbook; what concerns all of it stands on the first page."""
    from ygt.forms.instructions import NAME

    found: dict[str, dict[tuple[int, int], str]] = {}
    for one in outcome.problems:
        for spot in (one.spot, *one.also) if one.spot else (Spot(NAME, 0, 0),):
            held, cell = found.setdefault(spot.sheet, {}), (spot.row, spot.column)
            held[cell] = f"{held[cell]}\n{one.note}" if cell in held else one.note
    return found


def entries(outcome: Outcome) -> list[Entry]:
    """What is listed on the sheet a workbook opens with when it goes back."""
    return [
        Entry(one.spot.sheet, one.spot.row, one.spot.column, one.message, one.help)
        if one.spot
        else Entry("", 0, 0, one.message, one.help)
        for one in outcome.problems
    ]


def sent_back(outcome: Outcome) -> bytes | None:
    """The same workbook with red cells and the reasons on them; None where it cannot be opened at all."""
    from ygt.forms.workbook.marking import marked
    from ygt.forms.workbook.package import parts_of

    if outcome.returned is None:
        return None
    try:
        return marked(parts_of(outcome.content), notes(outcome), entries(outcome), outcome.restored)
    except UnreadableError:
        return None
