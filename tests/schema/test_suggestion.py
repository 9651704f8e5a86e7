from __future__ import annotations

import subprocess
import sys

import pytest

from ygt.schema.suggestion import distance, nearest, nearest_code, ranked

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


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("YGT031", "YGT013"),  # two digits swapped
        ("YGT302", "YGT301"),  # one digit wrong, the last first
        ("YGT801", "YGT101"),
        ("YGT999", None),
        ("YGT3", None),
        ("YGT3011", None),
        ("", None),
    ],
)
def test_nearest_code(word: str, meant: str | None) -> None:
    assert nearest_code(word, ["YGT009", "YGT013", "YGT101", "YGT301"]) == meant


def test_what_is_alike_comes_first_and_the_rest_in_order() -> None:
    kinds = {"综合医院": (), "乡镇卫生院": (), "村卫生室": (), "卫生所": ()}
    assert ranked("卫生室", kinds) == ["村卫生室", "卫生所", "乡镇卫生院", "综合医院"]
    fields = {"name": ("名称",), "id": ("标识",), "phone": ("电话",), "level": ("级别",)}
    assert ranked("levels", fields)[0] == "level"
    assert ranked("电话号码", fields)[0] == "phone"
    assert ranked("xyz", fields) == list(fields)


def test_case_and_width_do_not_matter() -> None:
    assert nearest("ＳＴＡＧＥ", ["stage"]) == "stage"


def test_sound_is_asked_only_when_it_is_needed() -> None:
    """The tables of pypinyin take half a second to load, which no right county should pay for."""
    asked = "from ygt.schema.suggestion import nearest; nearest('stag', ['stage'])"
    code = f"{asked}; import sys; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
