"""The records an invented county has beside those of the miniature county, as a clerk would write them."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from ygt.identifiers.vocabulary import vocabulary
from ygt.ledger.reference_list import essential_list

ROOT = Path(__file__).resolve().parents[1]
EDITION = 2026

PLACES = (
    "石桥",
    "云溪",
    "柳林",
    "白鹿",
    "采薇",
    "鹤鸣",
    "望星",
    "桃源",
    "听泉",
    "王庄",
    "松涛",
    "柏村",
    "竹园",
    "梅岭",
)
HAMLETS = "天枢 玉衡 开阳 瑶光 长庚 启明 朱雀 玄武 白虎 青龙 南斗 北辰 东井 西河 上元 中元 下元 大有 小满 立春"
HAMLETS += " 清明 谷雨 芒种 白露 霜降 冬至"
SURNAMES = "沈韩朱许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
GIVEN = "明德 思齐 知行 本草 守正 立本 知微 春和 景行 怀瑾 若谷 见贤 敏行 从善 致远 笃学 慎独 克己 弘毅 允文"

COMMITTEES = ("病案管理", "医疗安全", "护理质量")
SEATS = 24
POINTS = 25
"""The centres beside the one of the miniature county."""

_COMMUNITY = "示例县紧密型县域医疗卫生共同体"
_MEMBER = f"    - {{community: {_COMMUNITY}, role: 成员单位, from: 2024-06-28, decided_by: {{document: 实施方案}}}}\n"


def township(place: int, rng: random.Random) -> str:
    """A township's health centre."""
    return (
        f"- name: {_town(place)}卫生院\n  id: zhen{place}\n  kind: 乡镇卫生院\n  ws218: C220\n  level: 一级\n"
        f'  credit_code: "129901010000{place:03}010"\n  division: "990101{301 + place}"\n'
        f"  beds: {rng.randrange(20, 90)}\n  ambulances: 1\n  memberships:\n{_MEMBER}"
    )


def villages(place: int, count: int, rng: random.Random) -> str:
    """The village clinics a health centre manages."""
    return "\n".join(
        f"- name: {_town(place)}{name}村卫生室\n  id: zhen{place}-{number}\n  kind: 村卫生室\n  ws218: D600\n"
        f'  division: "990101{301 + place}{201 + number}"\n'
        f"  established_by: {rng.choice(('村办', '乡镇卫生院设点', '联合办', '私人办'))}\n"
        f"  managed_by: {_town(place)}卫生院\n  memberships:\n{_MEMBER}"
        for number, name in enumerate(HAMLETS.split()[:count])
    )


def centres() -> str:
    """Centres under their standard names."""
    names = [one for one in vocabulary("centre_name") if one != "医学检验"][:POINTS]
    return "".join(
        f"- name: {name}中心\n  id: zhongxin-{number}\n  canonical: {name}\n  group: 资源共享\n"
        f"  community: {_COMMUNITY}\n  host: 示例县人民医院\n  established_on: 2024-09-01\n"
        for number, name in enumerate(names)
    )


def bodies(rng: random.Random) -> dict[str, str]:
    """Committees with their members, each of them somebody else."""
    names = [surname + given for surname in SURNAMES for given in GIVEN.split()]
    rng.shuffle(names)
    return {
        f"org/bodies/weiyuanhui{number}.yaml": _body(number, names[number * SEATS : (number + 1) * SEATS])
        for number in range(len(COMMITTEES))
    }


def _body(number: int, people: list[str]) -> str:
    members = (
        f"  - {{person: {person}, post: {'委员' if index else '主任委员'}, unit: 示例县人民医院, "
        f"office: 第{number * SEATS + index + 1}诊室主任, from: 2024-07-01, "
        "decided_by: {document: 示政办发〔2024〕20号}}\n"
        for index, person in enumerate(people)
    )
    return (
        f"name: 示例县县域医共体{COMMITTEES[number]}委员会\nid: weiyuanhui-{number}\nlevel: 专业\ntrack: 行政\n"
        f"function: 其他委员会\ncommunity: {_COMMUNITY}\nformed_by: 聘任\nsuccession: 另行发文\nseats:\n"
        f"  - {{post: 主任委员, min: 1, max: 1}}\n  - {{post: 委员, min: 1, max: {SEATS}}}\nmemberships:\n"
        f"{''.join(members)}confirmed_on: 2026-03-01\n"
    )


def drugs(count: int) -> dict[str, str]:
    """Drugs of the essential list, up to two strengths of each, fifty to a file."""
    listed = [(part, number, name) for name, (part, number) in _essential().items()]
    chosen = [(one, strength) for strength in (1, 2) for one in listed][:count]
    files: dict[str, list[str]] = {}
    for index, ((part, number, name), strength) in enumerate(chosen):
        is_chinese = part == "中成药"
        files.setdefault(f"catalogues/drugs/lei{index // 50 + 1:02}.yaml", []).append(
            f"- name: {name}\n  id: yao-{index}\n  kind: {'中成药' if is_chinese else '化学药品'}\n  form: 片剂\n"
            f"  strength: 0.{strength}g\n  pack: 24片/盒\n  maker: 示例制药有限公司\n"
            f"  approval_number: 国药准字{'Z' if is_chinese else 'H'}99{index + 1000:06}\n"
            f"  essential: {{edition: {EDITION}, number: {number}, part: {part}}}\n  insurance_class: 甲类\n"
            "  stocked_at: [县, 乡]\n  listed:\n    on: 2026-01-01\n    reason: 首批遴选\n"
            "    decided_by: {meeting: 县药事会2025年第1次会议}\n"
        )
    return {path: "\n".join(records) for path, records in files.items()}


@lru_cache(maxsize=1)
def _essential() -> dict[str, tuple[str, int]]:
    """The entries of the essential list by name, each name once; those of the miniature county are its own."""
    taken = {"阿莫西林", "氨氯地平", "感冒清热颗粒", "正柴胡饮颗粒", "头孢哌酮舒巴坦"}
    entries = essential_list(ROOT, EDITION) or {}
    return {entry.name: key for key, entry in entries.items() if not entry.is_range and entry.name not in taken}


def _town(place: int) -> str:
    return f"{PLACES[place]}{'乡' if place % 2 else '镇'}"
