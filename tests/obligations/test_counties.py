"""How the five counties stand: the demonstration has all done, those compiled from papers are judged by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from variants import TASKS

from workspaces import REPOSITORY, WORKSPACES
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.obligations import status
from ygt.obligations.clauses import Obligation, obligations
from ygt.obligations.judge import judge
from ygt.obligations.judged import Judgements

DEMONSTRATION = "examples/demo"
COMPILED = tuple(one for one in WORKSPACES if one != DEMONSTRATION)
GOLDEN = Path(__file__).parent / "golden" / "counts.txt"

CLAUSES = {"S000": 154, "S001": 46, "S002": 75, "S003": 38, "S004": 71}
"""How many clauses the five documents have."""

NATIONAL = "org/texts/national-interpretation.txt"


@cache
def county(workspace: str) -> Ledger:
    return load(REPOSITORY / workspace)[0]


def day() -> date:
    """The latest day the demonstration records; some of the papers have none that says what has happened."""
    found = county(DEMONSTRATION).latest_day
    assert found is not None
    return found


def days() -> list[date]:
    """That day, and one in each month after it until its year is over."""
    return [day(), *(date(day().year, month, 28) for month in range(day().month + 1, 13))]


@cache
def standing(workspace: str) -> Judgements:
    """How every clause stands on the day."""
    return judge(county(workspace), day())


@pytest.mark.parametrize("on", days(), ids=str)
def test_every_task_of_the_packs_is_done_in_the_demonstration(on: date) -> None:
    good = (status.DONE, status.TARGET_MET, status.MATERIAL_REVIEWED)
    tasks = [one for one in judge(county(DEMONSTRATION), on) if one.clause.obligation.pack and not one.clause.rules]
    open_tasks = {
        one.clause.id: one.status.word for one in tasks if one.clause.strength in TASKS and one.status not in good
    }
    assert open_tasks == {}


def test_what_the_rules_keep_is_not_judged_in_the_demonstration() -> None:
    kept = [one for one in standing(DEMONSTRATION) if one.clause.rules]
    assert kept
    assert {one.status for one in kept} == {status.KEPT_BY_RULES}


@pytest.mark.parametrize("workspace", COMPILED)
def test_compiled_counties_have_three_words_only(workspace: str) -> None:
    assert {one.status for one in standing(workspace)} <= set(status.COMPILED)


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_every_clause_can_be_judged(workspace: str) -> None:
    assert {one.clause.id: one.fault for one in standing(workspace) if one.fault} == {}


@pytest.mark.parametrize(
    ("workspace", "clause", "words"),
    [
        ("examples/wanyuan", "S002-033", "四类中心应为26个：已登记26个"),
        ("examples/wanyuan", "S002-020", "委员7名"),
        ("examples/wanyuan", "S002-023", "理事7名"),
        ("examples/wanyuan", "S002-026", "监事7名"),
        ("examples/hangjin", "S004-071", "管委会“成员”不少于12名"),
    ],
)
def test_what_the_papers_print_is_found(workspace: str, clause: str, words: str) -> None:
    found = standing(workspace).of(clause)
    assert found is not None
    assert found.status is status.STATED
    assert words in "".join((found.clause.summary, *found.sentences))


def test_only_two_clauses_of_the_compiled_counties_contradict_their_papers() -> None:
    found = {
        one.clause.id for workspace in COMPILED for one in standing(workspace) if one.status is status.INCONSISTENT
    }
    # 杭锦旗: no 常务副主任 among the members listed, and no 旗委办公室.
    assert found == {"S004-016", "S004-017"}


def test_counts(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, "".join(_counts()))


def _counts() -> Iterator[str]:
    for workspace in WORKSPACES:
        ledger, judgements = county(workspace), standing(workspace)
        assert ledger.county is not None
        yield f"{ledger.county.name}（{judgements.day}）\n"
        for document in obligations(ledger):
            clauses = {clause.id for clause in document.clauses}
            found = [one.status for one in judgements if one.clause.id in clauses]
            yield f"  {document.paper.known_as}：{len(found)}条\n"
            yield from (f"    {one.word} {found.count(one)}\n" for one in status.ALL if one in found)


@cache
def documents() -> dict[str, Obligation]:
    """The documents of the five seeds by the prefix of their clauses."""
    found: dict[str, Obligation] = {}
    for workspace in COMPILED:
        for document in obligations(county(workspace)):
            found.setdefault(document.clauses[0].id.partition("-")[0], document)
    return found


@pytest.mark.parametrize("prefix", CLAUSES)
def test_every_clause_of_the_papers_is_there_once(prefix: str) -> None:
    found = [one.id for one in documents()[prefix].clauses]
    assert found == [f"{prefix}-{number:03}" for number in range(1, CLAUSES[prefix] + 1)]


def test_no_other_papers() -> None:
    assert documents().keys() == CLAUSES.keys()


@pytest.mark.parametrize("prefix", [*CLAUSES, "D"])
def test_quotes_are_literal(prefix: str) -> None:
    document = documents()[prefix] if prefix in CLAUSES else obligations(county(DEMONSTRATION))[0]
    text = _compact(_text(document))
    assert {one.id: one.quote for one in document.clauses if _compact(one.quote) not in text} == {}
    assert [one.id for one in document.clauses if not one.quote] == []


def _text(document: Obligation) -> str:
    """The stored text of a document; of that the packs describe, the one the first county holds."""
    assert document.paper.record is not None
    return document.ledger.texts[document.paper.record.text("text")]


def _compact(text: str) -> str:
    return "".join(text.split())
