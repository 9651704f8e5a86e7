from __future__ import annotations

import pytest

from ygt.identifiers.institution_class import kind_fault, level_fault, name_fault, ws218_fault
from ygt.identifiers.vocabulary import vocabulary


def test_every_class_is_accepted() -> None:
    assert [code for code in vocabulary("institution_class") if ws218_fault(code)] == []


@pytest.mark.parametrize(
    ("code", "reason", "remedy"),
    [
        ("a100", "第1位为小写字母 a，卫生机构类别代码的字母均为大写", "请改为大写字母"),
        ("A10", "应为1位大写字母加3位数字", "例如 A100（综合医院）、D600（村卫生室）"),
        ("C230", "WS 218-2002 中没有 C230", "相近代码：C210（中心卫生院）、C220（乡卫生院）"),
        ("D601", "WS 218-2002 中没有 D601", "相近代码：D600（村卫生室）"),
        ("R100", "WS 218-2002 中没有 R100", "请对照 WS 218-2002 核对"),
    ],
)
def test_unknown_classes(code: str, reason: str, remedy: str) -> None:
    fault = ws218_fault(code)
    assert fault is not None
    assert (fault.reason, fault.remedy) == (reason, remedy)


def test_many_neighbours_are_cut() -> None:
    fault = ws218_fault("P900")
    assert fault is not None
    assert fault.remedy.endswith("等")
    assert fault.remedy.count("、") == 5


def test_kinds_agree_with_their_codes() -> None:
    for kind, known in vocabulary("institution_kind").items():
        assert [code for code in known["ws218"] if kind_fault(kind, code)] == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("综合医院", "A210"),
        ("乡镇卫生院", "C100"),
        ("村卫生室", "B200"),
        ("妇幼保健机构", "G400"),
        ("疾病预防控制中心", "J200"),
    ],
)
def test_kinds_at_odds_with_codes(kind: str, code: str) -> None:
    fault = kind_fault(kind, code)
    assert fault is not None
    assert code in fault.reason
    assert f"“{kind}”" in fault.reason


def test_the_remedy_names_the_codes_of_the_kind() -> None:
    fault = kind_fault("乡镇卫生院", "D600")
    assert fault is not None
    assert fault.reason == "类别代码 D600（村卫生室）与机构类别“乡镇卫生院”不符"
    assert fault.remedy == "“乡镇卫生院”可用：C210（中心卫生院）、C220（乡卫生院）"


def test_what_is_unknown_is_not_judged_twice() -> None:
    assert kind_fault("医院", "A100") is None
    assert kind_fault("综合医院", "R100") is None
    assert name_fault("锡尼镇卫生院", "R100") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("独贵塔拉中心卫生院", "C210"),
        ("胜利卫生院", "C220"),
        ("胜利卫生院", "C210"),
        ("和平街道卫生院", "C100"),
        ("旗蒙医综合医院", "A411"),
        ("市中医医院", "A210"),
        ("市第一人民医院", "A100"),
        ("市第四人民医院", "A520"),
        ("旗妇幼保健计划生育服务中心", "G200"),
        ("城关社区卫生服务中心", "B100"),
    ],
)
def test_names_that_fit(name: str, code: str) -> None:
    assert name_fault(name, code) is None


@pytest.mark.parametrize(
    ("name", "code", "ending"),
    [
        ("独贵塔拉中心卫生院", "C220", "中心卫生院"),
        ("胜利卫生院", "B100", "卫生院"),
        ("和平街道卫生院", "C220", "街道卫生院"),
        ("旗蒙医综合医院", "A100", "蒙医综合医院"),
        ("东风村卫生室", "D300", "村卫生室"),
        ("城关社区卫生服务中心", "B200", "社区卫生服务中心"),
    ],
)
def test_names_that_do_not_fit(name: str, code: str, ending: str) -> None:
    fault = name_fault(name, code)
    assert fault is not None
    assert f"以“{ending}”结尾" in fault.reason
    assert code in fault.reason


@pytest.mark.parametrize("level", ["一级", "二级", "三级"])
@pytest.mark.parametrize("grade", ["甲等", "乙等", "丙等", "未评", None])
def test_possible_levels(level: str, grade: str | None) -> None:
    assert level_fault(level, grade) is None


def test_other_possible_levels() -> None:
    assert level_fault("三级", "特等") is None
    assert level_fault("未定级", "未评") is None
    assert level_fault("未定级", None) is None
    assert level_fault(None, None) is None
    assert level_fault(None, "未评") is None


@pytest.mark.parametrize(
    ("level", "grade", "reason"),
    [
        ("二级", "特等", "只有三级医院设特等，现填“二级特等”"),
        ("未定级", "甲等", "未定级的机构没有等次，现填“甲等”"),
        (None, "甲等", "已填等次“甲等”，未填级别"),
    ],
)
def test_impossible_levels(level: str | None, grade: str, reason: str) -> None:
    fault = level_fault(level, grade)
    assert fault is not None
    assert fault.reason == reason
    assert fault.remedy
