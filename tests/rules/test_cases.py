"""The cases of tests/cases: what each finds, that every rule has its own, and that they depend on the rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cases.by_hand import BY_HAND
from cases.loader import Case, cases, laid
from workspaces import located
from ygt.findings import Finding
from ygt.ledger.ledger import Ledger
from ygt.rules.table import RULES, TABLE

CASES = cases()
FAILING: dict[str, Case] = {code: one for one in reversed(CASES) for code in one.codes}
PASSING = {code for one in CASES for code in one.absent}


def by_name(chosen: list[Case]) -> list[object]:
    return [pytest.param(one, id=f"{one.group}-{one.name}") for one in chosen]


@pytest.mark.parametrize("case", by_name(CASES))
def test_case(case: Case) -> None:
    found = laid(case.change).check().findings
    actual = [located(one) for one in found]
    told = "\n".join(f"{located(one)} {one.message}" for one in found)
    assert actual == list(case.expect), f"{case.group}“{case.name}”实际发现：\n{told}"
    assert not set(case.absent) & {one.code for one in found}


def test_names_are_unique() -> None:
    names = [(one.group, one.name) for one in CASES]
    assert len(names) == len(set(names))


def test_cases_name_known_rules() -> None:
    named = {code for one in CASES for code in (*one.codes, *one.absent)}
    assert named <= set(RULES)


def test_every_rule_has_a_failing_case() -> None:
    assert sorted(set(RULES) - set(FAILING) - set(BY_HAND)) == []


def test_every_rule_has_a_passing_case() -> None:
    assert sorted(set(RULES) - PASSING) == []


def nothing(ledger: Ledger) -> Iterator[Finding]:
    yield from ()


@pytest.mark.parametrize("code", [rule.code for rule, _ in TABLE])
def test_case_fails_without_its_rule(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a rule's generator replaced by one that finds nothing, its failing case no longer gives what it should."""
    case = FAILING[code]
    without = tuple((rule, nothing if rule.code == code else generate) for rule, generate in TABLE)
    assert sum(generate is nothing for _, generate in without) == 1
    monkeypatch.setattr("ygt.check.TABLE", without)
    assert [located(one) for one in laid(case.change).check().findings] != list(case.expect)


@pytest.mark.parametrize("code", sorted(set(RULES) - {rule.code for rule, _ in TABLE} - set(BY_HAND)))
def test_no_other_rule_gives_what_its_failing_case_asks(code: str) -> None:
    """The same for reading and shape, whose findings come of one pass: without this code the case would not hold."""
    case = FAILING[code]
    found = [located(one) for one in laid(case.change).check().findings if one.code != code]
    assert found != list(case.expect)


@pytest.mark.parametrize("code", BY_HAND)
def test_case_by_hand(code: str) -> None:
    assert [one.code for one in BY_HAND[code]()] == [code]
