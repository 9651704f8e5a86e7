from __future__ import annotations

import subprocess
import sys

import pytest

from ygt.schema.suggestion import distance, nearest

POSTS = ["主任", "副主任", "委员", "类型", "职务"]


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("", "", 0),
        ("", "县", 1),
        ("县医院", "县医院", 0),
        ("县医元", "县医院", 1),
        ("医县院", "县医院", 1),
        ("卫生院", "卫生室所", 2),
        ("ca", "abc", 3),
    ],
)
def test_distance(left: str, right: str, edits: int) -> None:
    assert distance(left, right) == distance(right, left) == edits


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("类形", "类型"),  # a homophone: far by characters, equal by sound
        ("副主仼", "副主任"),
        ("委 员", "委员"),
        ("ｗｅｉ", None),
        ("院长", None),
        ("", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, POSTS) == meant


def test_nearest_takes_the_closest_and_then_the_first() -> None:
    assert nearest("松岭卫生院", ["松岭乡卫生院", "松岭镇卫生院", "柳河镇卫生院"]) == "松岭乡卫生院"


def test_case_and_width_do_not_matter() -> None:
    assert nearest("ＳＴＡＧＥ", ["stage"]) == "stage"


def test_sound_is_asked_only_when_it_is_needed() -> None:
    """The tables of pypinyin take half a second to load, which no right county should pay for."""
    asked = "from ygt.schema.suggestion import nearest; nearest('stag', ['stage'])"
    code = f"{asked}; import sys; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
