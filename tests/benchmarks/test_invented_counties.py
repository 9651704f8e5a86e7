"""The counties invented for measuring: nothing is found in them, and of what is put in everything, on its line."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from workspaces import Workspace

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("county")


@pytest.fixture
def faults(invented: ModuleType) -> ModuleType:
    return importlib.import_module("faults")


def found(files: dict[str, str]) -> list[tuple[str, int, str]]:
    workspace = Workspace(BENCHMARKS, {path: text.encode() for path, text in files.items()})
    return [(one.path, one.place.line, one.code) for one in workspace.check().findings]


def test_an_invented_county_is_clean_and_always_the_same(invented: ModuleType) -> None:
    files = invented.county(3, invented.PLAIN)
    assert files == invented.county(3, invented.PLAIN)
    assert found(files) == []
    records = "".join(text for path, text in files.items() if path.startswith("members/"))
    assert records.count("- name: ") - records.count("    - ") <= invented.PLAIN.institutions


def test_every_fault_put_in_is_found_on_its_line(invented: ModuleType, faults: ModuleType) -> None:
    files, expected = faults.spoiled(invented.county(4, invented.PLAIN), 4)
    assert len(expected) == len(faults.FAULTS)
    assert found(files) == sorted(map(tuple, expected), key=lambda one: (one[0], one[1]))


def test_every_county_of_the_country_has_its_own_name_and_division(invented: ModuleType) -> None:
    numbers = range(2200)
    assert len({invented.name_of(number) for number in numbers}) == 2200
    assert len({invented.division_of(number) for number in numbers}) == 2200
