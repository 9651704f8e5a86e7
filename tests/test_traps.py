"""The twenty-eight traps of the five founding documents, asserted of the workspaces entered from them.

The header of tests/data/traps.yaml says what each assertion means.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from workspaces import REPOSITORY, TESTS, WORKSPACES, on_disk
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

TRAPS = yaml.safe_load((TESTS / "data" / "traps.yaml").read_text(encoding="utf-8"))
ASSERTIONS = {"exists", "absent", "count", "same", "unknown", "value"}
CASES = [
    pytest.param(one, id=f"{trap['number']}-{number}") for trap in TRAPS for number, one in enumerate(trap["expect"], 1)
]


@cache
def ledger_of(workspace: str) -> Ledger:
    result = on_disk(Path(REPOSITORY / workspace)).check()
    assert result.errors == []
    return result.ledger


def value_at(data: Any, field: str) -> Any:
    """The value of a dotted field; None where there is none."""
    for step in field.split("."):
        if isinstance(data, list):
            data = data[int(step)] if int(step) < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def fits(data: dict[str, Any], query: dict[str, Any], prefix: str = "") -> bool:
    return (
        all(value_at(data, field) == value for field, value in query.get(f"{prefix}where", {}).items())
        and all(part in (value_at(data, field) or "") for field, part in query.get(f"{prefix}contains", {}).items())
        and all(value_at(data, field) is None for field in query.get(f"{prefix}without", ()))
        and all(value_at(data, field) is not None for field in query.get(f"{prefix}with", ()))
    )


def chosen(ledger: Ledger, query: dict[str, Any]) -> list[Any]:
    records = [one.data for one in ledger.all(query["kind"]) if fits(one.data, query)]
    if "of" not in query:
        return list(records)
    return [item for one in records for item in one.get(query["of"], ()) if fits(item, query, "item_")]


def named(ledger: Ledger, name: str, kinds: list[str]) -> list[Record]:
    return ledger.names.find(name, kinds)


@pytest.mark.parametrize("expected", CASES)
def test_trap(expected: dict[str, Any]) -> None:
    ledger = ledger_of(expected["workspace"])
    (assertion,) = ASSERTIONS & set(expected)
    query = expected[assertion]
    if assertion == "exists":
        assert chosen(ledger, query)
    elif assertion == "absent":
        assert not chosen(ledger, query)
    elif assertion == "count":
        assert len(chosen(ledger, query)) == expected["is"]
    elif assertion == "same":
        found = [named(ledger, name, query["kinds"]) for name in query["names"]]
        assert [len(one) for one in found] == [1] * len(found)
        assert len({id(one[0]) for one in found}) == 1
    elif assertion == "unknown":
        assert [name for name in query["names"] if named(ledger, name, query["kinds"])] == []
    else:
        (record,) = named(ledger, query["name"], [query["kind"]])
        actual = value_at(record.data, query["field"])
        assert len(actual) == expected["length"] if "length" in expected else actual == expected["is"]


def test_all_twenty_eight_are_there() -> None:
    assert [trap["number"] for trap in TRAPS] == list(range(1, 29))
    assert all(trap["what"] and trap["shown_as"] and trap["expect"] for trap in TRAPS)


def test_assertions_are_known() -> None:
    for trap in TRAPS:
        for one in trap["expect"]:
            assert one["workspace"] in WORKSPACES
            assert len(ASSERTIONS & set(one)) == 1
            assert set(one) - ASSERTIONS <= {"workspace", "is", "length"}
            kinds = [one[key].get("kind") for key in ASSERTIONS & set(one)]
            assert all(kind is None or ledger_of(one["workspace"]).contract.title_of(kind) for kind in kinds)
