"""The twenty-eight traps of the founding documents, each shown in the ledger as tests/data/traps.yaml says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from workspaces import REPOSITORY

from ygt.check import check
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

TRAPS = yaml.safe_load((Path(__file__).parent / "data" / "traps.yaml").read_text(encoding="utf-8"))


@lru_cache
def ledger_of(workspace: str) -> Ledger:
    result = check(REPOSITORY / workspace)
    assert not result.errors
    return result.ledger


def value_at(data: Any, field: str) -> Any:
    for step in field.split("."):
        if isinstance(data, list):
            data = data[int(step)]
        elif isinstance(data, dict):
            data = data.get(step)
        if data is None:
            return None
    return data


def fits(data: Mapping[str, Any], query: Mapping[str, Any], prefix: str = "") -> bool:
    where = query.get(f"{prefix}where", {})
    contains = query.get(f"{prefix}contains", {})
    without = query.get(f"{prefix}without", ())
    having = query.get(f"{prefix}with", ())
    return (
        all(value_at(data, field) == wanted for field, wanted in where.items())
        and all(wanted in (value_at(data, field) or "") for field, wanted in contains.items())
        and all(value_at(data, field) is None for field in without)
        and all(value_at(data, field) is not None for field in having)
    )


def found(ledger: Ledger, query: Mapping[str, Any]) -> list[Any]:
    records = [record.data for record in ledger.all(query["kind"]) if fits(record.data, query)]
    if "of" not in query:
        return list(records)
    return [item for data in records for item in data.get(query["of"], ()) if fits(item, query, "item_")]


def named(ledger: Ledger, kinds: list[str], name: str) -> list[Record]:
    return ledger.names.find(name, kinds)


def holds(ledger: Ledger, expected: Mapping[str, Any]) -> bool:
    match expected:
        case {"exists": query}:
            return bool(found(ledger, query))
        case {"absent": query}:
            return not found(ledger, query)
        case {"count": query, "is": number}:
            return len(found(ledger, query)) == number
        case {"same": {"kinds": kinds, "names": names}}:
            targets = [named(ledger, kinds, name) for name in names]
            return all(len(one) == 1 and one[0] is targets[0][0] for one in targets)
        case {"unknown": {"kinds": kinds, "names": names}}:
            return not any(named(ledger, kinds, name) for name in names)
        case {"value": {"kind": kind, "name": name, "field": field}, "is": wanted}:
            (record,) = named(ledger, [kind], name)
            return bool(value_at(record.data, field) == wanted)
        case {"value": {"kind": kind, "name": name, "field": field}, "length": length}:
            (record,) = named(ledger, [kind], name)
            return len(value_at(record.data, field)) == length
    raise AssertionError(f"an expectation of no known form: {expected}")


def expectations() -> Iterator[Any]:
    for trap in TRAPS:
        for index, expected in enumerate(trap["expect"], 1):
            yield pytest.param(expected, id=f"{trap['number']}.{index}")


def test_every_trap_is_there() -> None:
    assert [trap["number"] for trap in TRAPS] == list(range(1, 29))
    assert all(trap["expect"] for trap in TRAPS)


@pytest.mark.parametrize("expected", list(expectations()))
def test_trap(expected: Mapping[str, Any]) -> None:
    assert holds(ledger_of(expected["workspace"]), expected), expected


def test_an_expectation_can_fail() -> None:
    ledger = ledger_of(".")
    assert not holds(ledger, {"exists": {"kind": "unit", "where": {"name": "没有的单位"}}})
    assert not holds(ledger, {"same": {"kinds": ["unit"], "names": ["市卫健局", "市财政局"]}})
    assert not holds(ledger, {"count": {"kind": "centre"}, "is": 1})
