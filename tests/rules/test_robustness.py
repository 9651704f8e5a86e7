"""Whatever stands in a file, the check answers with findings: it never fails."""

from __future__ import annotations

import copy
from dataclasses import astuple
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutants import at, dumped, positions, typed

from workspaces import Workspace, miniature
from ygt.findings import Finding
from ygt.schema.contract import Steps, contract
from ygt.schema.engine import PortableEngine

RUNS = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
SORTS = ("文字", 7, 1.5, True, [], {}, [[]], [{}], {"name": []}, {"name": {"name": "甲"}})

scalars = (
    st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.text(max_size=12)
    | st.sampled_from(
        ["2024-02-30", "2024", "0001-01-01", "9999-12-31", "示政发〔2024〕8号", "第三条", "县医院", "[", "{x}", "%", ""]
    )
)
keys = st.text(max_size=6) | st.sampled_from(
    ["name", "from", "until", "on", "document", "meeting", "distinct", "post", "unit"]
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
)


@cache
def places() -> list[tuple[str, Steps]]:
    """Every place of every file, whole files included."""
    found: list[tuple[str, Steps]] = []
    for path in sorted(path for path in miniature().files if path.endswith(".yaml")):
        kind = contract().kind(contract().kind_at(path) or "")
        found += [(path, ()), *((path, one.steps) for one in positions(original(path), kind))]
    return found


@cache
def original(path: str) -> Any:
    """The data of a file of the miniature county, to be copied before it is changed."""
    return typed(miniature(), path)


def replaced(workspace: Workspace, path: str, steps: Steps, value: Any) -> Workspace:
    if not steps:
        return workspace.with_file(path, dumped(value))
    data = copy.deepcopy(original(path))
    at(data, steps[:-1])[steps[-1]] = value
    return workspace.with_file(path, dumped(data))


def astuples(findings: list[Finding]) -> list[tuple[Any, ...]]:
    return [astuple(one) for one in findings]


def well_formed(findings: list[Finding]) -> bool:
    return all(one.message and one.help and one.place.line >= 1 and one.place.column >= 1 for one in findings)


@RUNS
@given(st.data())
def test_any_value_anywhere(data: st.DataObject) -> None:
    workspace = miniature()
    for _ in range(data.draw(st.integers(1, 3))):
        path, steps = data.draw(st.sampled_from(places()))
        workspace = replaced(workspace, path, steps, data.draw(values))
    assert well_formed(workspace.check().findings)


@RUNS
@given(st.data())
def test_any_field_anywhere(data: st.DataObject) -> None:
    path, steps = data.draw(st.sampled_from(places()))
    changed = copy.deepcopy(original(path))
    holder = at(changed, steps)
    if isinstance(holder, dict):
        holder[data.draw(keys)] = data.draw(values)
    elif isinstance(holder, list):
        holder.append(data.draw(values))
    assert well_formed(miniature().with_file(path, dumped(changed)).check().findings)


@RUNS
@given(st.sampled_from(sorted(miniature().files)), st.text(max_size=80) | st.binary(max_size=80))
def test_any_content(path: str, content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    assert well_formed(miniature().with_file(path, raw).check().findings)


@pytest.mark.parametrize("path", sorted(miniature().files))
def test_a_county_without_one_of_its_files(path: str) -> None:
    assert well_formed(miniature().with_file(path, None).check().findings)


def test_every_place_takes_another_sort_of_value() -> None:
    for number, (path, steps) in enumerate(places()[::9]):
        assert well_formed(replaced(miniature(), path, steps, SORTS[number % len(SORTS)]).check().findings)


@pytest.mark.stress
@pytest.mark.parametrize("value", SORTS, ids=repr)
def test_every_place_takes_every_sort_of_value(value: Any) -> None:
    for path, steps in places():
        assert well_formed(replaced(miniature(), path, steps, value).check().findings)


@RUNS
@given(st.data())
def test_engines_agree_on_any_value(data: st.DataObject) -> None:
    path, steps = data.draw(st.sampled_from(places()))
    workspace = replaced(miniature(), path, steps, data.draw(values))
    assert astuples(workspace.check().findings) == astuples(workspace.check(PORTABLE).findings)


PORTABLE = PortableEngine(contract())
