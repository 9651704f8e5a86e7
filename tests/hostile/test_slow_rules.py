"""Ledgers made to keep the rules busy: the check ends soon, whatever the texts."""

from __future__ import annotations

import time

import pytest

from workspaces import miniature
from ygt.schema.suggestion import LONGEST, distance, nearest

SUPPORT = "org/support.yaml"


def seconds(count: int, length: int) -> float:
    """What a check of so many unregistered names of this length takes beside one without them."""
    names = (
        "".join(chr(0x4E00 + (number * 7919 + at * 104729) % 20000) for at in range(length)) for number in range(count)
    )
    rows = "".join(f"- {{supporter: {name}, supported: 松岭乡卫生院, stage: 已建立}}\n" for name in names)
    workspace = miniature().with_file(SUPPORT, rows.encode())
    start = time.process_time()
    found = workspace.check().findings
    taken = time.process_time() - start
    assert sum(one.code == "YGT301" for one in found) >= count
    return taken


def test_long_names_that_are_not_registered() -> None:
    assert seconds(2, 100_000) < 1.5


def test_texts_too_long_to_be_words_have_nothing_in_common() -> None:
    one, other = "甲" * LONGEST + "乙", "丙" * LONGEST + "丁"
    assert distance(one, other) == LONGEST + 1
    assert distance("甲" * 10**4 + "乙", "甲" * 10**4 + "丙") == 1
    assert nearest("甲" * 10**5, ["乙" * 10**5]) is None


@pytest.mark.stress
def test_many_names_that_are_not_registered() -> None:
    """Ten thousand; half a minute."""
    assert seconds(10_000, 60) < 60
