"""Edits of messy files, drawn from seeds: none wrong, hardly any refused, small differences, comments kept."""

from __future__ import annotations

import difflib
import random
import re
from collections import Counter
from typing import Any

import pytest
import yaml
from messy import Messy, edited, messy

from ygt.edit.apply import apply
from ygt.edit.difference import same
from ygt.edit.edits import Delete, Edit, RefusedError, Set
from ygt.schema.typing import convert
from ygt.source.document import Document
from ygt.source.reader import read

COMMENT = re.compile(r"# 注[0-9]+号")
MOST_EDITS = 3


def read_as(file: Messy) -> Document:
    document = read("file.yaml", file.content)
    list(convert(document, file.kind))
    return document


def as_other_readers_see_it(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)


def in_words(value: Any) -> Any:
    """Data as a reader without types sees it."""
    if isinstance(value, dict):
        return {key: in_words(sub) for key, sub in value.items()}
    if isinstance(value, list):
        return [in_words(sub) for sub in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def changed_lines(before: bytes, after: bytes) -> int:
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return sum(not line.startswith(("---", "+++", "@@")) for line in lines)


def may_go(before: Messy, edit: Edit) -> Counter[str]:
    """The comments inside and beside what an edit takes away or rewrites."""
    document = read_as(before)
    if not isinstance(edit, Delete) and not (isinstance(edit, Set) and isinstance(edit.value, (dict, list))):
        return Counter()
    steps = tuple(step for step in edit.path if isinstance(step, (str, int)))
    place, key = document.place(steps), document.place(steps, key=True)
    lines = (document.line(number) for number in range(min(place.line, key.line) - 1, place.end_line + 1))
    return Counter(COMMENT.findall("\n".join(lines)))


def judge(before: Messy, edit: Edit, after: Messy) -> None:
    document = read_as(after)
    assert same(document.data, after.data), "read by the strict reader"
    assert as_other_readers_see_it(after.content) == in_words(after.data), "read by PyYAML"
    old, new = before.content.decode(), after.content.decode()
    lost = Counter(COMMENT.findall(old)) - Counter(COMMENT.findall(new))
    assert not lost - may_go(before, edit), "comments lost"
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    assert not ("\r\n" in new and re.search(r"(?<!\r)\n", new)), "line ends mixed"
    assert ("\r" in new) <= ("\r" in old), "line ends"
    if not old.endswith("\n"):
        assert not new.endswith("\n"), "no final line end"


def run(seed: int) -> tuple[int, int, int]:
    """Edits applied, edits refused, and lines changed by all of them together."""
    chance = random.Random(seed)
    first = file = messy(chance)
    assert same(read_as(file).data, file.data), "the generator itself"
    applied = refused = 0
    for _ in range(chance.randint(1, MOST_EDITS)):
        edit, data = edited(file, chance)
        try:
            after = Messy(apply(file.content, file.kind, [edit]), file.kind, data)
        except RefusedError:
            refused += 1
            continue
        judge(file, edit, after)
        applied += 1
        file = after
    return applied, refused, changed_lines(first.content, file.content)


def run_all(seeds: range) -> None:
    applied = refused = lines = 0
    for seed in seeds:
        try:
            one = run(seed)
        except AssertionError as error:
            raise AssertionError(f"种子 {seed}：{error}") from error
        applied, refused, lines = applied + one[0], refused + one[1], lines + one[2]
    assert applied / (applied + refused) >= 0.998, f"{refused} of {applied + refused} refused"
    assert lines / len(seeds) <= 4, f"{lines / len(seeds):.2f} lines"


def test_five_hundred_files() -> None:
    run_all(range(500))


@pytest.mark.stress
@pytest.mark.parametrize("part", range(8))
def test_twenty_thousand_files(part: int) -> None:
    run_all(range(1_000 + part * 2_500, 1_000 + (part + 1) * 2_500))
