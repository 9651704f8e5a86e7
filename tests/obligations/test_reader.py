"""Groups that stand upon one another: bounded in depth, and one fault said alike to every clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.ledger.load import load
from ygt.obligations.reader import DEEPEST, FaultyError, Reader

MINIATURE = Path(__file__).parents[1] / "fixtures" / "mini"


def reader(*groups: dict[str, object]) -> Reader:
    ledger, _ = load(MINIATURE)
    return Reader(ledger, groups)


def chain(length: int) -> list[dict[str, object]]:
    first = {"name": "组0", "kind": "unit", "where": {"kind": "政府部门"}}
    rest = (
        {"name": f"组{index}", "kind": "unit", "where": {"parent": {"group": f"组{index - 1}"}}}
        for index in range(1, length)
    )
    return [first, *rest]


def test_a_chain_of_groups_may_be_long_but_not_endless() -> None:
    read = reader(*chain(1500))
    assert read.group(f"组{DEEPEST - 1}").title == f"组{DEEPEST - 1}"
    with pytest.raises(FaultyError, match="层层引用"):
        read.group("组1499")


def test_the_fault_of_a_group_is_said_each_time() -> None:
    read = reader({"name": "部门", "kind": "unit", "where": {"kindd": "政府部门"}})
    for _ in range(2):
        with pytest.raises(FaultyError, match="kindd"):
            read.group("部门")


def test_a_circle_of_groups() -> None:
    read = reader(
        {"name": "甲", "kind": "unit", "where": {"parent": {"group": "乙"}}},
        {"name": "乙", "kind": "unit", "where": {"parent": {"group": "甲"}}},
    )
    with pytest.raises(FaultyError, match="指回自身"):
        read.group("甲")
