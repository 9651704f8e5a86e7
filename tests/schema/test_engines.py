"""Both JSON Schema engines find the same, byte for byte, over every workspace, case and example there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from cases.loader import cases, laid
from workspaces import REPOSITORY, WORKSPACES, Workspace, miniature, on_disk

from ygt.rules.table import RULES
from ygt.schema.contract import contract
from ygt.schema.engine import Engine, FastEngine, PortableEngine

FAST = FastEngine(contract())
PORTABLE = PortableEngine(contract())


def findings(workspace: Workspace, judge: Engine) -> str:
    return json.dumps([asdict(one) for one in workspace.check(judge).findings], ensure_ascii=False, indent=1)


def corpus() -> Iterator[tuple[str, Workspace]]:
    for one in cases():
        yield f"{one.group}: {one.name}", laid(one.change)
    for rule in RULES.values():
        yield f"{rule.code} bad", miniature().laid_over(rule.bad)
        yield f"{rule.code} good", miniature().laid_over(rule.good)


@pytest.mark.parametrize("name", WORKSPACES)
def test_the_engines_agree_on_a_workspace(name: str) -> None:
    workspace = on_disk(REPOSITORY / name)
    assert findings(workspace, FAST) == findings(workspace, PORTABLE)


def test_the_engines_agree_on_every_case_and_example() -> None:
    compared = 0
    for name, workspace in corpus():
        fast = findings(workspace, FAST)
        assert fast == findings(workspace, PORTABLE), name
        compared += fast != "[]"
    assert compared > len(RULES)


def test_a_pattern_ends_at_the_end() -> None:
    record = {"name": "张三", "distinct": "一院\n", "id": "x\n"}
    for judge in (FAST, PORTABLE):
        broken = judge.violations("institution", [{"name": "a", "id": "a\n", "kind": "村卫生室"}])
        assert [(one.path, one.keyword) for one in broken] == [((0, "id"), "pattern")], type(judge).__name__
    assert FAST.violations("person", [record]) == PORTABLE.violations("person", [record])
