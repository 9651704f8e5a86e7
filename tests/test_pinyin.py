from __future__ import annotations

import pytest

from ygt.pinyin import slug, spelling, syllables


@pytest.mark.parametrize(
    ("text", "whole", "initials"),
    [
        ("阿莫西林", "amoxilin", "amxl"),
        ("α-干扰素", "ganraosu", "grs"),
        ("维生素B12", "weishengsub12", "wssb"),
        ("绿色", "lvse", "ls"),
        ("", "", ""),
        ("？", "", ""),
    ],
)
def test_whole_and_by_initials(text: str, whole: str, initials: str) -> None:
    assert spelling(text) == (whole, initials)


def test_sounds_one_by_one() -> None:
    assert syllables("第2次会议") == ("di", "2", "ci", "hui", "yi")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("阿莫西林", "胶囊", "0.25g"), "amoxilin-jiaonang-025g"),
        (("（市）", ""), "shi"),
        (("？！",), ""),
        ((), ""),
    ],
)
def test_ids(words: tuple[str, ...], expected: str) -> None:
    assert slug(*words) == expected


def test_an_id_is_cut_behind_a_whole_sound() -> None:
    assert slug("医共体", "章程", longest=12) == "yigongti"
    assert slug("医共体", "章程", longest=14) == "yigongti-zhang"
    assert len(slug("关于印发紧密型县域医疗卫生共同体建设实施方案的通知" * 3)) <= 80
