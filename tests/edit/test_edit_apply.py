"""What single edits do to the text, exactly."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ygt.edit.apply import apply
from ygt.edit.edits import Delete, Edit, Insert, Quote, RefusedError, Set, record, where
from ygt.schema.contract import contract

INSTITUTION = contract().kind("institution")
LIU = record(INSTITUTION, "柳河镇卫生院")
YANG = record(INSTITUTION, "杨河镇卫生院")
FILE = """\
# 乡镇卫生院
- name: 柳河镇卫生院   # 尾注
  id: liuhe
  kind: 乡镇卫生院
  beds: 20 # 床位
  memberships: []  # 待填报

# ── 杨河 ──
- name: "杨河镇卫生院"
  id: yanghe
  kind: 乡镇卫生院
  capabilities: [中医馆, 胸痛单元]
"""


class Case(NamedTuple):
    edits: list[Edit]
    gone: str
    come: str


CASES = {
    "a number": Case([Set((*LIU, "beds"), 30)], "  beds: 20 # 床位\n", "  beds: 30 # 床位\n"),
    "quotes stay": Case([Set((*YANG, "name"), "羊河镇卫生院")], '"杨河镇', '"羊河镇'),
    "a code in quotes": Case(
        [Set((*LIU, "division"), "990101101")], "", '  division: "990101101"\n'
    ),
    "at its place": Case([Set((*LIU, "ws218"), "C220")], "", "  ws218: C220\n"),
    "several lines": Case([Set((*LIU, "remark"), "甲\n乙")], "", "  remark: |-\n    甲\n    乙\n"),
    "the first item": Case(
        [Insert((*LIU, "memberships"), {"community": "县域医共体", "role": "成员单位"})],
        "  memberships: []  # 待填报\n",
        "  memberships:  # 待填报\n    - {community: 县域医共体, role: 成员单位}\n",
    ),
    "an item in brackets": Case([Insert((*YANG, "capabilities"), "急救", 1)], "中医馆, 胸", "中医馆, 急救, 胸"),
    "the last in brackets": Case([Delete((*YANG, "capabilities", 1))], "馆, 胸痛单元]", "馆]"),
    "all in brackets": Case([Set((*YANG, "capabilities"), [])], "[中医馆, 胸痛单元]", "[]"),
    "a list, where it differs": Case([Set((*YANG, "capabilities"), ["中医馆", "急救"])], "胸痛单元", "急救"),
    "a field": Case([Delete((*LIU, "beds"))], "  beds: 20 # 床位\n", ""),
    "the field beside the dash": Case(
        [Delete((*LIU, "name"))], "- name: 柳河镇卫生院   # 尾注\n  id: liuhe\n", "- id: liuhe\n"
    ),
    "a record, its heading stays": Case([Delete(YANG)], FILE[FILE.index('- name: "杨') :], ""),
    "nothing at all": Case([Set((*LIU, "beds"), 20)], "", ""),
    "quotes": Case([Quote((*LIU, "id"))], "id: liuhe", 'id: "liuhe"'),
    "several, one after the other": Case(
        [Delete((*LIU, "memberships")), Set((*LIU, "beds"), 1), Set((*LIU, "beds"), 2)],
        "  beds: 20 # 床位\n  memberships: []  # 待填报\n",
        "  beds: 2 # 床位\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_touches_only_what_it_means(name: str) -> None:
    edits, gone, come = CASES[name]
    result = apply(FILE.encode(), INSTITUTION, edits).decode()
    if gone:
        assert result == FILE.replace(gone, come, 1)
    else:
        assert come in result
        assert result.replace(come, "", 1) == FILE


def test_the_new_field_stands_where_the_contract_has_it() -> None:
    result = apply(FILE.encode(), INSTITUTION, [Set((*LIU, "ownership"), "政府办")]).decode()
    keys = [line.split(":")[0].strip(" -") for line in result.split("\n\n")[0].splitlines()[1:]]
    order = list(INSTITUTION.record.properties)
    before = keys[keys.index("ownership") - 1]
    assert order.index(before) < order.index("ownership")
    assert not any(order.index(before) < order.index(key) < order.index("ownership") for key in keys)


def test_a_record_at_the_end_and_before_the_first() -> None:
    new = {"name": "白河镇卫生院", "id": "baihe", "kind": "乡镇卫生院"}
    lines = "- name: 白河镇卫生院\n  id: baihe\n  kind: 乡镇卫生院\n"
    assert apply(FILE.encode(), INSTITUTION, [Insert((), new)]).decode() == FILE + "\n" + lines
    first = apply(FILE.encode(), INSTITUTION, [Insert((), new, 0)]).decode()
    assert first == FILE.replace("- name: 柳", lines + "\n- name: 柳", 1)


@pytest.mark.parametrize("start", ["", "# 尚无记录\n", "# 尚无记录"])
def test_an_empty_file_gets_its_first_record(start: str) -> None:
    made = apply(start.encode(), INSTITUTION, [Insert((), {"name": "甲院", "id": "jia"})]).decode()
    assert made == (start + "\n" if start and not start.endswith("\n") else start) + "- name: 甲院\n  id: jia\n"
    assert apply(b"[]\n", INSTITUTION, [Insert((), {"id": "jia"})]) == b"- id: jia\n"
    county = contract().kind("county")
    assert apply(b"", county, [Set((), {"name": "示例县"})]).decode() == "name: 示例县\n"


def test_line_ends_mark_and_missing_last_line_end_stay() -> None:
    content = b"\xef\xbb\xbf" + FILE.removesuffix("\n").replace("\n", "\r\n").encode()
    result = apply(content, INSTITUTION, [Set((*YANG, "remark"), "甲\n乙"), Insert((), {"id": "jia"})])
    assert result.startswith(b"\xef\xbb\xbf# ")
    assert result.endswith(b"\r\n    \xe4\xb9\x99\r\n\r\n- id: jia")
    assert result.count(b"\n") == result.count(b"\r\n")
    assert apply(content, INSTITUTION, [Delete(YANG)]).endswith("── 杨河 ──".encode())


def test_a_record_kept_inside_another_is_found_by_its_name() -> None:
    county = contract().kind("county")
    content = "name: 示例县\ncommunities:\n  - {name: 甲医共体, id: jia}\n".encode()
    path = record(contract().record_kinds["community"], "甲医共体", county)
    assert apply(content, county, [Set((*path, "id"), "yi")]).decode().endswith("{name: 甲医共体, id: yi}\n")


REFUSED: dict[str, tuple[str, Edit, int, str]] = {
    "nobody": (FILE, Delete((where(name="无此院"),)), 2, "没有 name 为“无此院” 的记录"),
    "several": (FILE, Delete((where(kind="乡镇卫生院"),)), 2, "有2项 kind 为“乡镇卫生院” 的记录"),
    "no such field": (FILE, Delete((*LIU, "phone")), 2, "找不到要改的位置"),
    "no list": (FILE, Insert((*LIU, "beds"), 1), 5, "这里不是列表"),
    "null": (FILE, Set((*LIU, "beds"), None), 5, "台账不写空值"),
    "a number in a text field": (FILE, Set((*LIU, "name"), 12), 2, "改后读到的内容与所要的不一致"),
    "hidden characters": (FILE, Set((*LIU, "name"), "柳\u200b河"), 2, "改后读到的内容与所要的不一致"),
    "a comment lost": ("- aliases:\n    # 注\n    - {name: 甲}\n", Set((0, "aliases"), "无"), 3, "这里有注释"),
    "items moved": (
        "- aliases:\n    - name: 甲 # 甲注\n    - name: 乙\n",
        Set((0, "aliases"), [{"name": "乙"}, {"name": "甲"}]), 2, "各项的次序有变",
    ),
    "an anchor": ("- name: &甲 院\n", Set((0, "name"), "乙"), 1, "本文件有读取错误"),
    "a field twice": ("- name: 甲\n  name: 乙\n", Set((0, "name"), "乙"), 2, "本文件有读取错误"),
    "no braces": ("- capabilities: [a: 1]\n", Set((0, "capabilities", 0, "b"), "乙"), 1, "没有写在花括号里"),
    "the whole file": (FILE, Delete(()), 2, "以删除文件的方式"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_and_says_where_and_why(name: str) -> None:
    text, edit, line, why = REFUSED[name]
    with pytest.raises(RefusedError) as refused:
        apply(text.encode(), INSTITUTION, [edit], path="members/township.yaml")
    assert refused.value.message.startswith(f"members/township.yaml第{line}行：")
    assert why in refused.value.message
    assert refused.value.message.endswith("，没有改动")
    assert refused.value.place.line == line
    assert refused.value.remedy
