"""Both engines give the same findings, byte for byte, on every case, fixture and workspace there is.

For cases and examples the files as each engine judges them are compared, whole: the rest of a check knows no engine.
"""

from __future__ import annotations

from dataclasses import astuple
from functools import cache, lru_cache
from typing import Any

import pytest

from cases.loader import Case, cases, laid
from workspaces import REPOSITORY, TESTS, WORKSPACES, Workspace, miniature, on_disk
from ygt.ledger.reading import Reading
from ygt.rules.table import RULES
from ygt.schema.contract import contract
from ygt.schema.engine import Engine, FastEngine, PortableEngine, Violation, engine

FIXTURES = sorted(path.name for path in (TESTS / "fixtures").iterdir() if (path / "org").is_dir())
CASES = [pytest.param(one, id=f"{one.group}-{one.name}") for one in cases()]


@cache
def engines() -> tuple[Engine, Engine]:
    return FastEngine(contract()), PortableEngine(contract())


def found(workspace: Workspace, judge: Engine) -> list[tuple[Any, ...]]:
    """Every finding with all it says; equality of findings alone leaves out severity, labels and relations."""
    return [astuple(one) for one in workspace.check(judge).findings]


def readings(workspace: Workspace, judge: Engine) -> list[tuple[Any, ...]]:
    return [told(one) for one in workspace.readings(judge)]


@lru_cache(maxsize=4096)
def told(one: Reading) -> tuple[Any, ...]:
    """All that a check learns of a file: its findings and data, which records are sound, of which some may lack."""
    records = [(each.kind.name, each.base, each.sound, each.data) for each in one.records]
    return one.document.path, [astuple(each) for each in one.findings], one.document.data, records, one.partial


@pytest.mark.parametrize("case", CASES)
def test_cases(case: Case) -> None:
    workspace = laid(case.change)
    fast, portable = (readings(workspace, judge) for judge in engines())
    assert fast == portable


@pytest.mark.parametrize("code", RULES)
def test_examples(code: str) -> None:
    for examples in (RULES[code].bad, RULES[code].good):
        fast, portable = (readings(miniature().laid_over(examples), judge) for judge in engines())
        assert fast == portable


@pytest.mark.parametrize("name", FIXTURES)
def test_fixtures(name: str) -> None:
    fast, portable = (found(on_disk(TESTS / "fixtures" / name), judge) for judge in engines())
    assert fast == portable


@pytest.mark.parametrize("name", WORKSPACES)
def test_workspaces(name: str) -> None:
    fast, portable = (found(on_disk(REPOSITORY / name), judge) for judge in engines())
    assert fast == portable


def test_fast_engine_is_used_where_it_is_installed() -> None:
    assert isinstance(engine(contract()), FastEngine)


def test_portable_engine_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jsonschema_rs", None)
    assert isinstance(engine.__wrapped__(contract()), PortableEngine)


@pytest.mark.parametrize("number", [0, 1])
def test_violations(number: int) -> None:
    judge = engines()[number]
    township = [
        {
            "name": "柳河镇卫生院\n",
            "id": "Liu",
            "kind": "卫生院",
            "beds": -1,
            "capabilities": ["中医馆"] * 2,
            "fax": "无",
        }
    ]
    assert judge.violations("institution", township) == [
        Violation((0,), "additionalProperties", ("fax",)),
        Violation((0, "beds"), "minimum"),
        Violation((0, "capabilities"), "uniqueItems"),
        Violation((0, "id"), "pattern"),
        Violation((0, "kind"), "enum"),
    ]
    assert judge.violations("support", [{"supporter": "甲", "stage": "已建立"}]) == [
        Violation((0,), "anyOf", ("supported", "supported_group"))
    ]
    assert judge.violations("notice", {"kind": "成立机构"}) == [
        Violation((), "required", (name,)) for name in ("body", "disclosure", "id", "issuers", "status", "title")
    ]
    assert judge.violations("institution", "文字") == [Violation((), "type")]


@pytest.mark.parametrize("number", [0, 1])
def test_a_pattern_ends_where_the_text_does(number: int) -> None:
    """Python's `$` also matches before a last line feed; ECMAScript's does not."""
    unit = [{"name": "甲", "id": "jia\n", "kind": "其他"}]
    assert engines()[number].violations("unit", unit) == [Violation((0, "id"), "pattern")]
