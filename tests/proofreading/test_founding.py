"""The five founding documents as Word drafts, against their own workspaces: what is found, what is marked falsely.

The slips looked for are those recorded in each workspace's collation; founding.yaml says which are beyond a machine.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from documents import of_lines, package

from workspaces import REPOSITORY
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft
from ygt.proofreading.mark import Mark
from ygt.proofreading.verify import verify
from ygt.proofreading.word.reading import read_draft

FOUNDING: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "founding.yaml").read_text(encoding="utf-8"))
IDS = [f"{one['workspace']}:{one['document']}" for one in FOUNDING]
UNDATED = date(2026, 11, 22)
CHARACTERS_OF_PAGE = 28 * 22
"""一般每面排22行，每行排28个字 (GB/T 9704-2012, 5.2.3)."""


class Verified(NamedTuple):
    draft: Draft
    marks: list[Mark]
    lines: list[str]
    numbers: list[int]
    slips: list[Record]

    def text(self, mark: Mark) -> str:
        return self.draft.paragraphs[mark.paragraph].text[mark.start : mark.end]

    @property
    def pages(self) -> float:
        return sum(len("".join(line.split())) for line in self.lines) / CHARACTERS_OF_PAGE


@cache
def ledger(workspace: str) -> Ledger:
    return load(REPOSITORY / workspace)[0]


@cache
def verified(at: int) -> Verified:
    case = FOUNDING[at]
    held = ledger(case["workspace"])
    document = held.find(case["document"], "document")
    assert document is not None
    lines = held.texts[document.text("text")].splitlines()
    draft = read_draft(package(of_lines(lines))).draft
    slips = [one for one in held.sound("collation") if held.find(one["document"], "document") is document]
    numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
    assert [one.text for one in draft.paragraphs] == [line for line in lines if line.strip()]
    return Verified(draft, verify(draft, held, draft.day or UNDATED), lines, numbers, slips)


def hits(found: Verified, slip: Record, elsewhere: dict[str, str]) -> list[Mark]:
    """The marks on the printed characters of a recorded slip, or of its other end."""
    places = [(slip["line"], slip["printed"])]
    if "other_printed" in slip.data and "other_line" in slip.data:
        places.append((slip["other_line"], slip["other_printed"]))
    marks = []
    for line, printed in places:
        at = found.lines[line - 1].find(printed)
        for mark in found.marks:
            on_line = found.numbers[mark.paragraph] == line
            if on_line and (at < 0 or (mark.start < at + len(printed) and at < mark.end)):
                marks.append(mark)
    said = elsewhere.get(slip["name"], f"“{slip['printed']}”")
    return marks + [one for one in found.marks if one.code == "JH208" and said in one.message]


@pytest.mark.parametrize("at", range(len(FOUNDING)), ids=IDS)
def test_recorded_slips_are_found(at: int) -> None:
    found, case = verified(at), FOUNDING[at]
    elsewhere = case.get("elsewhere", {})
    assert elsewhere.keys() <= {slip["name"] for slip in found.slips}
    assert {slip["name"] for slip in found.slips if not hits(found, slip, elsewhere)} == case["left"].keys()


@pytest.mark.parametrize("at", range(len(FOUNDING)), ids=IDS)
def test_false_marks_are_at_most_one_a_page(at: int) -> None:
    found, case = verified(at), FOUNDING[at]
    meant = {mark for slip in found.slips for mark in hits(found, slip, case.get("elsewhere", {}))}
    others = [mark for mark in found.marks if mark not in meant]
    besides = [tuple(one) for one in case.get("besides", ())]
    false = [
        mark
        for mark in others
        if not any(mark.code == code and found.text(mark).startswith(text) for code, text in besides)
    ]
    assert len(others) - len(false) == len(besides)
    assert len(false) <= found.pages
    # The promise is one a page; this is what there are.
    assert false == []


def test_counts_as_reported() -> None:
    every = [verified(at) for at in range(len(FOUNDING))]
    recorded = sum(len(found.slips) for found in every)
    left = sum(len(case["left"]) for case in FOUNDING)
    assert (recorded - left, recorded) == (74, 90)
    assert round(sum(found.pages for found in every)) == 46


def test_a_clean_draft_has_no_marks() -> None:
    held = ledger("examples/demo")
    for path, text in held.texts.items():
        draft = read_draft(package(of_lines(text.splitlines()))).draft
        assert verify(draft, held, draft.day or UNDATED) == [], path


@pytest.mark.stress
def test_prose_of_the_ledgers_has_at_most_one_false_mark_a_page() -> None:
    characters, marks = 0, 0
    for workspace in (".", "examples/demo"):
        held = ledger(workspace)
        for record in (one for records in held.records.values() for one in records if one.kind.name != "collation"):
            for prose in _prose(record.data) if record.parent is None else ():
                characters += len(prose)
                marks += len(verify(Draft.of_lines([prose]), held, UNDATED))
    assert characters > 10 * CHARACTERS_OF_PAGE
    assert marks <= 1


def _prose(data: Any) -> list[str]:
    """Sentences among the values of a record."""
    if isinstance(data, str):
        return [data] if len(data) > 25 and "，" in data else []
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [one for value in values for one in _prose(value)]
