"""Conditions from YAML: what they ask, what is wrong with them, how they are said, and whether records meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ygt.conditions.compiling import compile
from ygt.conditions.condition import Condition
from ygt.schema.contract import contract

GROUPS = {"牵头医院": "institution", "管委会": "body"}


def compiled(text: str, kind: str = "institution", **more: Any) -> Condition:
    """The condition written in YAML with every scalar as text, as the reader of files has it."""
    return compile(contract(), kind, yaml.load(text, yaml.BaseLoader), groups=GROUPS, **more)


def members(group: str) -> list[str]:
    return {"牵头医院": ["县医院", "中医院"]}.get(group, [])


@dataclass
class Row:
    condition: str
    data: dict[str, Any]
    outcome: bool | None
    kind: str = "institution"


CLINIC = {"kind": "乡镇卫生院", "ambulances": 1, "in_120": True, "memberships": [{"role": "成员单位", "from": "2024"}]}
ROWS = [
    Row("{}", {}, True),
    Row("{kind: 乡镇卫生院}", CLINIC, True),
    Row("{kind: 村卫生室}", CLINIC, False),
    Row("{kind: 村卫生室}", {}, None),
    Row("{kind: [村卫生室, 乡镇卫生院]}", CLINIC, True),
    Row("{kind: {not: 村卫生室}}", CLINIC, True),
    Row("{kind: {not: [乡镇卫生院, 村卫生室]}}", CLINIC, False),
    Row("{in_120: true}", CLINIC, True),
    Row("{in_120: false}", CLINIC, False),
    Row("{ambulances: {minimum: 1}}", CLINIC, True),
    Row("{ambulances: {exclusiveMinimum: 1}}", CLINIC, False),
    Row("{ambulances: {minimum: 1, maximum: 2}}", {"ambulances": 3}, False),
    # Known to fail in one respect, it fails, whatever else is unknown.
    Row("{kind: 村卫生室, beds: {minimum: 1}}", CLINIC, False),
    Row("{kind: 乡镇卫生院, beds: {minimum: 1}}", CLINIC, None),
    Row("{beds: {}}", CLINIC, None),
    Row("{ambulances: {}}", CLINIC, True),
    Row("{name: {pattern: 卫生院$}}", {"name": "柳河镇卫生院"}, True),
    Row("{name: {pattern: 卫生院$}}", {"name": "柳河镇卫生院\n"}, False),
    Row("{name: {minLength: 3}}", {"name": "医院"}, False),
    Row("{reserved: {beds: {minimum: 20}}}", {"reserved": {"beds": 20}}, True),
    Row("{reserved: {beds: {minimum: 20}}}", {"reserved": {"exams": 20}}, None),
    Row("{memberships: {contains: {role: 成员单位}}}", CLINIC, True),
    Row("{memberships: {contains: {role: 牵头医院}}}", CLINIC, False),
    Row("{memberships: {contains: {role: 成员单位, reason: {}}}}", CLINIC, None),
    Row("{memberships: {contains: {role: 牵头医院, reason: {}}}}", CLINIC, False),
    Row("{memberships: {contains: {role: 成员单位}, minContains: 2}}", CLINIC, False),
    Row("{memberships: {contains: {role: 成员单位}, minContains: 0, maxContains: 0}}", CLINIC, False),
    # It may be one of those that are not to be: nothing can be said.
    Row("{memberships: {contains: {role: 成员单位, reason: {}}, minContains: 0, maxContains: 0}}", CLINIC, None),
    Row("{memberships: {contains: {role: 牵头医院, reason: {}}, minContains: 0, maxContains: 0}}", CLINIC, True),
    Row("{memberships: {minItems: 1, maxItems: 1}}", CLINIC, True),
    Row("{memberships: {minItems: 1}}", {"memberships": []}, False),
    Row("{memberships: {items: {role: 成员单位}}}", CLINIC, True),
    Row("{memberships: {items: {reason: {}}}}", CLINIC, None),
    Row("{capabilities: [中医馆, 远程会诊]}", {"capabilities": ["远程会诊", "中医馆", "血液透析"]}, True),
    Row("{capabilities: [中医馆, 远程会诊]}", {"capabilities": ["远程会诊"]}, False),
    Row("{capabilities: [中医馆]}", {"capabilities": []}, False),
    Row("{departments: {uniqueItems: true}}", {"departments": ["内科", "内科"]}, False),
    Row("{departments: {contains: {pattern: 内}}}", {"departments": ["外科", "内科"]}, True),
    Row("{from_unit: {group: 牵头医院}}", {"from_unit": "县医院"}, True, "assignment"),
    Row("{from_unit: {group: 牵头医院}}", {"from_unit": "别院"}, False, "assignment"),
    Row("{from_unit: {not: {group: 牵头医院}}}", {"from_unit": "别院"}, True, "assignment"),
    Row("{body: {group: 管委会}}", {"body": "管委会"}, False, "meeting"),
]


@pytest.mark.parametrize("portable", [False, True])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.condition)
def test_outcome(row: Row, portable: bool) -> None:
    condition = compiled(row.condition, row.kind)
    assert condition.problems == ()
    assert condition.test(members, portable=portable)(row.data) is row.outcome


SAID = {
    "{kind: 乡镇卫生院, ambulances: {minimum: 1}}": "机构类别为乡镇卫生院，救护车数不少于1辆",
    "{kind: [乡镇卫生院, 社区卫生服务中心, 村卫生室]}": "机构类别为乡镇卫生院、社区卫生服务中心或村卫生室",
    "{kind: {not: 村卫生室}}": "机构类别不为村卫生室",
    "{in_120: true}": "登记为“纳入120体系”",
    "{in_120: false}": "“纳入120体系”登记为否",
    "{in_120: {not: true}}": "未登记为“纳入120体系”",
    "{reserved: {beds: {minimum: 20}}}": "预留资源（住院床位不低于20%）",
    "{beds: {}}": "载明床位数",
    "{memberships: {contains: {role: 牵头医院}}}": "参加医共体中有角色为牵头医院的",
    "{memberships: {contains: {role: 牵头医院}, minContains: 2}}": "参加医共体中至少有2项角色为牵头医院",
    "{capabilities: [中医馆, 远程会诊]}": "服务能力含中医馆、远程会诊",
    "{techniques: {minItems: 10, uniqueItems: true}}": "适宜技术不少于10项，各项不重复",
    "{name: {pattern: ^第.+院$, minLength: 3}}": "名称不少于3个字且为“第…院”",
    "{name: {pattern: 镇人民政府$}}": "名称以“镇人民政府”结尾",
    "{name: {pattern: ^示例县}}": "名称以“示例县”开头",
    "{name: {pattern: 中心|分院}}": "名称含“中心”或“分院”字样",
    "{name: {pattern: '第[一二]医院'}}": "名称写法符合“第[一二]医院”",
    "{name: {minLength: 1}}": "载明名称",
    "{name: {not: {pattern: 分院}}}": "名称不含“分院”字样",
    "{techniques: [{pattern: 针}, {pattern: 灸}]}": "适宜技术写明“针”“灸”",
    "{departments: {minItems: 2, maxItems: 2}}": "科室为2项",
    "{beds: {minimum: 5, maximum: 5}}": "床位数为5张",
    "{memberships: {items: {role: 牵头医院, community: {minLength: 1}}}}": "参加医共体各项均角色为牵头医院且载明医共体",
    "{}": "",
}


@pytest.mark.parametrize("text", SAID)
def test_said(text: str) -> None:
    assert compiled(text).said() == SAID[text]


def test_said_of_a_group() -> None:
    assert compiled("{from_unit: {group: 牵头医院}}", "assignment").said() == "派出单位为牵头医院"


FAULTS = {
    "{ambulence: 1}": ("field", ("ambulence",), "ambulances"),
    "{救护车数: 1}": ("field", ("救护车数",), "ambulances"),
    "{memberships: {contains: {rôle: 1}}}": ("field", ("memberships", "contains", "rôle"), "role"),
    "{beds: {minimun: 1}}": ("keyword", ("beds", "minimun"), "minimum"),
    "{beds: {pattern: 1}}": ("keyword", ("beds", "pattern"), ""),
    "{in_120: {minimum: 1}}": ("keyword", ("in_120", "minimum"), ""),
    "{name: {group: 牵头医院}}": ("keyword", ("name", "group"), ""),
    "{memberships: {role: 成员单位}}": ("keyword", ("memberships", "role"), "contains"),
    "{memberships: {maxContains: 1}}": ("keyword", ("memberships", "maxContains"), ""),
    "{kind: 乡镇卫生员}": ("value", ("kind",), "乡镇卫生院"),
    "{kind: []}": ("value", ("kind",), ""),
    "{kind: [村卫生室, 卫生室村]}": ("value", ("kind", 1), ""),
    "{beds: 很多}": ("value", ("beds",), ""),
    "{beds: 1.5}": ("value", ("beds",), ""),
    "{beds: 99999999999999999999}": ("value", ("beds",), ""),
    "{beds: -1}": ("value", ("beds",), ""),
    "{in_120: yes}": ("value", ("in_120",), ""),
    "{from: 2024-13-01}": ("value", ("from",), ""),
    "{beds: {minimum: x}}": ("value", ("beds", "minimum"), ""),
    "{beds: {minimum: .inf}}": ("value", ("beds", "minimum"), ""),
    "{beds: {minimum: 5, maximum: 3}}": ("value", ("beds", "maximum"), ""),
    "{beds: {exclusiveMaximum: 0}}": ("value", ("beds", "exclusiveMaximum"), ""),
    "{reserved: {beds: {minimum: 101}}}": ("value", ("reserved", "beds", "minimum"), ""),
    "{reserved: 20}": ("value", ("reserved",), ""),
    "{plates: 中医馆}": ("value", ("plates",), ""),
    "{memberships: {minItems: -1}}": ("value", ("memberships", "minItems"), ""),
    "{memberships: {uniqueItems: 是}}": ("value", ("memberships", "uniqueItems"), ""),
    "{managed_by: {group: 牵头医元}}": ("group", ("managed_by", "group"), "牵头医院"),
    "{managed_by: {group: 管委会}}": ("group", ("managed_by", "group"), ""),
    "{name: {pattern: (a+)+}}": ("pattern", ("name", "pattern"), ""),
    "{name: {pattern: [院]}}": ("value", ("name", "pattern"), ""),
    "{kind: {not: {}}}": ("value", ("kind", "not"), ""),
    "[kind]": ("value", (), ""),
    "乡镇卫生院": ("value", (), ""),
}


@pytest.mark.parametrize("text", FAULTS)
def test_fault(text: str) -> None:
    condition = compiled(text)
    (one,) = condition.problems
    assert (one.fault, one.steps, one.meant) == FAULTS[text]
    assert one.said
    assert one.remedy
    # What is faulty is never met, and never not met: a slip must not decide.
    assert condition.test(members)(CLINIC) is None


def test_names_are_brought_to_official_ones() -> None:
    condition = compiled(
        "{managed_by: [县医院, 无名院]}", resolve=lambda name, _: {"县医院": "示例县人民医院"}.get(name)
    )
    assert [(one.fault, one.said, one.kinds) for one in condition.problems] == [("name", "无名院", ("institution",))]
    known = compiled("{managed_by: 县医院}", resolve=lambda name, _: {"县医院": "示例县人民医院"}.get(name))
    assert known.test()({"managed_by": "示例县人民医院"}) is True


def test_persons_are_no_records() -> None:
    assert compiled("{person: 王示例}", "assignment", resolve=lambda *_: None).problems == ()


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        compile(contract(), "institutions", {})


def test_what_is_asked_and_what_is_missing() -> None:
    condition = compiled(
        "{kind: 乡镇卫生院, memberships: {contains: {role: 成员单位, reason: {}}}, reserved: {beds: {}}}"
    )
    assert condition.fields == (
        ("kind",), ("memberships",), ("memberships", "role"), ("memberships", "reason"), ("reserved",),
        ("reserved", "beds"),
    )  # fmt: skip
    assert condition.missing(CLINIC) == (("memberships", "reason"), ("reserved",))
    assert condition.titles(("memberships", "role")) == "参加医共体·角色"


def test_a_test_is_made_once() -> None:
    plain, grouped = compiled("{beds: {}}"), compiled("{managed_by: {group: 牵头医院}}")
    assert plain.test() is plain.test(members)
    assert grouped.groups == ("牵头医院",)
    assert grouped.test(members)({"managed_by": "县医院"}) is True
    assert grouped.test(lambda _: ["别院"])({"managed_by": "县医院"}) is False


SCALARS = st.sampled_from(["乡镇卫生院", "村卫生室", "县医院", "1", "2", "true", "false", "院$", "2024-01-01", ""])
KEYS = st.sampled_from(
    ["kind", "beds", "in_120", "name", "memberships", "role", "from", "capabilities", "reserved", "managed_by",
     "headcount", "approved", "contains", "items", "minItems", "maxItems", "minContains", "maxContains", "minimum",
     "maximum", "not", "const", "enum", "pattern", "group", "uniqueItems", "minLength", "exclusiveMinimum"]
)  # fmt: skip
RAW = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@given(RAW)
def test_nothing_raises(raw: Any) -> None:
    condition = compile(contract(), "institution", raw, groups=GROUPS)
    condition.said()
    for portable in (False, True):
        condition.test(members, portable=portable)(CLINIC)


NUMBERS = st.integers(0, 3)
ROLE = st.sampled_from(["牵头医院", "成员单位"])
ENTRY = st.fixed_dictionaries({}, optional={"role": ROLE, "from": st.just("2024"), "reason": st.just("改制")})
DATA = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["乡镇卫生院", "村卫生室"]),
        "beds": NUMBERS | st.just(10**30),
        "in_120": st.booleans(),
        "name": st.text(alphabet="甲院\n", max_size=4),
        "memberships": st.lists(ENTRY, max_size=3),
        "capabilities": st.lists(st.sampled_from(["中医馆", "血液透析"]), max_size=3),
        "reserved": st.fixed_dictionaries({}, optional={"beds": st.floats(0, 100), "exams": NUMBERS}),
        "managed_by": st.sampled_from(["县医院", "别院"]),
    },
)
ENTRY_ASKED = st.dictionaries(
    st.sampled_from(["role", "from", "reason"]), st.just({}), max_size=2
) | st.fixed_dictionaries({"role": ROLE})
COUNTED = st.fixed_dictionaries(
    {"contains": ENTRY_ASKED}, optional={"minContains": NUMBERS, "maxContains": st.integers(3, 4)}
)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["乡镇卫生院", ["村卫生室"], {"not": "村卫生室"}]),
        "beds": st.fixed_dictionaries({}, optional={"minimum": NUMBERS, "not": NUMBERS}),
        "in_120": st.booleans(),
        "name": st.sampled_from([{"pattern": "^甲.院$"}, {"minLength": 2}, {"not": {"pattern": "院$"}}]),
        "memberships": COUNTED | st.fixed_dictionaries({"items": ENTRY_ASKED}, optional={"minItems": NUMBERS}),
        "capabilities": st.sampled_from([["中医馆"], ["中医馆", "血液透析"], {"uniqueItems": True}, {"maxItems": 1}]),
        "reserved": st.fixed_dictionaries({}, optional={"beds": st.fixed_dictionaries({"minimum": NUMBERS})}),
        "managed_by": st.sampled_from([{"group": "牵头医院"}, {"not": {"group": "牵头医院"}}]),
    },
)


@given(ASKED, DATA)
def test_engines_give_the_same_outcome(asked: dict[str, Any], data: dict[str, Any]) -> None:
    condition = compile(contract(), "institution", asked, groups=GROUPS)
    assert condition.problems == ()
    assert condition.test(members)(data) is condition.test(members, portable=True)(data)


@given(ASKED, DATA, DATA)
def test_more_data_never_turns_an_outcome(asked: dict[str, Any], data: dict[str, Any], more: dict[str, Any]) -> None:
    """What is known with less data stays so: only the unknown is decided by fields that were absent."""
    test = compile(contract(), "institution", asked, groups=GROUPS).test(members)
    before = test(data)
    assert before is None or test({**more, **data}) is before
