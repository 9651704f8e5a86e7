"""Small mistakes in the miniature county are caught wherever what remains cannot be true; the rest is explained."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from mutants import OPERATORS, Mutant, mutants

from workspaces import miniature
from ygt.schema.contract import contract

FLOORS = {
    "delete": 0.60,
    "duplicate": 1.0,
    "misspell key": 1.0,
    "transpose characters": 0.72,
    "replace character": 0.68,
    "swap with sibling field": 0.96,
    "swap with next record": 0.58,
    "retarget reference": 0.55,
}
"""The share of each operator's mutants that must be caught."""


@cache
def explained() -> list[dict[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / "uncaught.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def is_optional(mutant: Mutant) -> bool:
    """Whether what a mutant deleted may be missing: no required field, and no record that others must have."""
    kind = contract().kind(contract().kind_at(mutant.path) or "")
    *around, last = mutant.steps
    node = kind.node(tuple(around))
    return isinstance(last, int) or (node is not None and last not in node.schema.get("required", ()))


def reasons(mutant: Mutant) -> list[int]:
    """The entries of the list that explain why a mutant is not caught."""
    return [
        number
        for number, entry in enumerate(explained())
        if mutant.operator in entry["operators"]
        and (is_optional(mutant) if entry["fields"] == "optional" else mutant.field in entry["fields"])
    ]


def test_every_operator_has_a_floor() -> None:
    assert list(FLOORS) == list(OPERATORS)


def missed_of(made: list[Mutant], floor: float) -> list[Mutant]:
    """The mutants that are not caught; each must be explained, and the share caught must reach the floor."""
    missed = [mutant for mutant in made if not mutant.check().findings]
    share = 1 - len(missed) / len(made)
    assert share >= floor, f"{len(made)}处改动只发现{share:.1%}"
    unexplained = sorted({mutant.field for mutant in missed if not reasons(mutant)})
    assert unexplained == [], "未被发现的改动，须改进规则，或在 tests/rules/uncaught.yaml 说明理由"
    return missed


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_twentieth_mutant_is_caught_or_explained(operator: str) -> None:
    assert miniature().check().findings == []
    made = list(mutants(operator))[::20]
    assert len(made) > 5
    missed_of(made, FLOORS[operator] - 0.15)


@pytest.mark.stress
@pytest.mark.parametrize("operator", OPERATORS)
def test_mutants_are_caught_or_explained(operator: str) -> None:
    made = list(mutants(operator))
    assert len(made) > 100
    missed = missed_of(made, FLOORS[operator])
    named = {
        field
        for one in explained()
        if operator in one["operators"] and one["fields"] != "optional"
        for field in one["fields"]
    }
    assert sorted(named - {mutant.field for mutant in missed}) == [], "已能发现，请从 tests/rules/uncaught.yaml 删去"
