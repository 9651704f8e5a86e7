"""What is sound is built, whatever is wrong with the rest: no mistake in a file ends in a crash."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from site_pages import DAY

from workspaces import miniature
from ygt.ledger.blanks import blanks
from ygt.publish.site.generate import county_pages
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES

Steps = tuple[str | int, ...]
WRONG: dict[str, Any] = {"text": "乱写<b>", "list": ["甲", 3], "mapping": {"甲": "乙"}, "number": -7}
PARTS = 100
"""One mistake in so many is tried, always the same ones; `make stress` tries the other parts too."""

OTHERS = [pytest.param(part, marks=pytest.mark.stress) for part in range(1, PARTS)]


def positions(data: Any, steps: Steps = ()) -> Iterator[Steps]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield (*steps, step)
        yield from positions(value, (*steps, step))


def mistakes() -> Iterator[tuple[str, bytes]]:
    """Files of the miniature county with one value gone or replaced, one a kind of place."""
    tried: set[object] = set()
    for path, document in miniature().check().ledger.documents.items():
        for steps in positions(document.data):
            for wrong in ("gone", *WRONG):
                place = (path, tuple(step if isinstance(step, str) else "" for step in steps), wrong)
                if place not in tried:
                    tried.add(place)
                    yield path, json.dumps(mistaken(document.data, steps, wrong), ensure_ascii=False).encode()


def mistaken(data: Any, steps: Steps, wrong: str) -> Any:
    changed = copy.deepcopy(data)
    holder = changed
    for step in steps[:-1]:
        holder = holder[step]
    if wrong == "gone":
        del holder[steps[-1]]
    else:
        holder[steps[-1]] = WRONG[wrong]
    return changed


@pytest.mark.parametrize("part", [0, *OTHERS])
def test_every_mistake_leaves_pages(part: int) -> None:
    chosen = list(mistakes())[part::PARTS]
    assert len(chosen) > 35
    built = 0
    for path, content in chosen:
        workspace = Workspace(miniature().with_file(path, content).check(), DAY)
        if workspace.folder:
            built += 1
            pages = dict(county_pages(workspace, blanks(workspace.ledger, DAY), {}, RULES))
            assert len(pages) > 20, path
    assert built > len(chosen) * 0.9
