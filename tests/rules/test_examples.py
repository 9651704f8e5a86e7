"""Every rule says what it is, and its examples do what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

import pytest

from workspaces import miniature
from ygt.check import Result
from ygt.findings import Example, Rule
from ygt.rules.table import RULES, TABLE

WITHOUT_BAD_EXAMPLE = {
    "YGT014": "a file of more than 8 MiB; see tests/cases/by_hand.py",
    "YGT016": "a file that cannot be opened; see tests/cases/by_hand.py",
}
"""Rules that no example of a few lines can show."""

BANNED = {
    # words the register of offices does not use, and what it uses instead
    "不认识": "未定义的",
    "找不到": "未登记的",
    "改法": "处理办法",
    "多半": "通常为",
    "草案": "参考文本",
    "定员": "名额",
    "下放": "增设…级配备",
    "收回": "取消…级配备",
    "会签单位": "会签部门",
    "我局": "本部门",
    "我院": "本机构",
    "虚构示例县": "示例县",
    "示范县": "示例县",
    "已佐证": "有佐证材料",
    "资料不足": "待补充资料",
    "追溯": "时限早于印发日期",
    "卸任": "不再担任",
    "牵头部门": "责任部门",
    "未达标": "未达到目标",
    "截止2": "截至2",
    "错了": "有误",
    "搞错": "有误",
    "请注意": "（删去）",
    "抱歉": "（删去）",
    "！": "（不用叹号）",
}


def checked(examples: Iterable[Example]) -> Result:
    return miniature().laid_over(examples).check()


def texts_of(rule: Rule) -> list[str]:
    return [rule.title, rule.why, rule.message, rule.help, rule.label]


def by_code(rules: Iterable[Rule]) -> list[object]:
    return [pytest.param(rule, id=rule.code) for rule in rules]


def test_miniature_county_has_no_finding() -> None:
    assert miniature().check().findings == []


def test_codes_are_sorted_and_well_formed() -> None:
    assert list(RULES) == sorted(RULES)
    assert all(re.fullmatch(r"YGT[0-9]{3}", code) and rule.code == code for code, rule in RULES.items())


def test_no_code_is_given_twice() -> None:
    codes = [rule.code for rule, _ in TABLE]
    assert len(codes) == len(set(codes))
    assert set(codes) < set(RULES)


def test_names_are_unique_kebab_words() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("rule", by_code(RULES.values()))
def test_texts_are_complete_and_in_register(rule: Rule) -> None:
    assert rule.title and rule.why and rule.message and rule.help
    assert not rule.title.endswith("。") and not rule.message.endswith("。") and not rule.help.endswith("。")
    assert rule.why.endswith("。")
    assert rule.certainty == "practice" or rule.basis
    found = [(word, text) for text in texts_of(rule) for word in BANNED if word in text]
    assert found == []


@pytest.mark.parametrize("rule", by_code(RULES.values()))
def test_templates_name_fields_only(rule: Rule) -> None:
    for template in (rule.message, rule.help, rule.label):
        fields = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
        assert all(re.fullmatch(r"[a-z_]+", name) for name in fields), template


@pytest.mark.parametrize("rule", by_code(RULES.values()))
def test_bad_example_yields_the_code(rule: Rule) -> None:
    assert bool(rule.bad) != (rule.code in WITHOUT_BAD_EXAMPLE)
    found = [one for one in checked(rule.bad).findings if one.code == rule.code]
    assert bool(found) == bool(rule.bad)
    for one in found:
        # A field left without its value would stand there in braces, or end in “”.
        assert not re.search(r"[{}]|“”|None", f"{one.message}{one.help}".replace("{{", "").replace("}}", "")) or (
            "decided_by: {" in one.help
        )


@pytest.mark.parametrize("rule", by_code(RULES.values()))
def test_good_example_yields_neither_the_code_nor_an_error(rule: Rule) -> None:
    assert rule.good
    result = checked(rule.good)
    assert [one for one in result.findings if one.code == rule.code] == []
    assert result.errors == []
