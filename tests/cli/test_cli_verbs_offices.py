"""`ygt appoint` and `ygt dismiss` for offices of units and heads of centres, and the decision by which someone left."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Command

from ygt.check import check

BUREAU = ("--unit", "示例县财政局", "--post", "局长")
PAPER = ("--decided-by", "示政任〔2025〕2号")
LEAVES = ("dismiss", "周允中", *BUREAU, "--until", "2026-02-28", *PAPER)
COMES = ("appoint", "周新任", *BUREAU, "--from", "2026-03-01", *PAPER)
LEFT = (
    "-        - {person: 周允中, from: 2023-03-01, decided_by: {document: 示政任〔2023〕1号}}",
    "+        - {person: 周允中, from: 2023-03-01, until: 2026-02-28, ended_by: {document: 示政任〔2025〕2号}, "
    "decided_by: {document: 示政任〔2023〕1号}}",
)
CAME = "+        - {person: 周新任, from: 2026-03-01, decided_by: {document: 示政任〔2025〕2号}}"


def test_one_leaves_an_office_and_another_takes_it(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    text = file.read_text(encoding="utf-8").replace("title: 局长\n", "title: 局长 # 县管\n").replace("\n", "\r\n")
    file.write_bytes(text.encode())
    taken = command(mini, *COMES)
    assert taken.code == 2 and "示例县财政局局长现登记为周允中，自 2023-03-01 起" in taken.err
    assert "先用 ygt dismiss 周允中 --unit 示例县财政局 --post 局长" in taken.err
    left = command(mini, *LEAVES)
    assert (left.code, tuple(left.changed)) == (0, LEFT)
    assert "请一并登记截止（原因按实际填写）：\n  医共委委员（现登记：周允中；按职务自然接替）\n" in left.err
    assert " dismiss 周允中 --body 医共委 --post 委员 --until 2026-02-28 --reason 职务变动 --decided-by " in left.err
    came = command(mini, *COMES)
    assert (came.code, came.changed) == (0, [CAME])
    assert "周新任随职务担任的席位，请办理后一并登记（依据按实际填写）：\n  医共委委员" in came.err
    assert check(mini).errors == []
    content = file.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") and "title: 局长 # 县管\r\n".encode() in content
    for line in (LEAVES, COMES):
        again = command(mini, *line)
        assert (again.code, again.out) == (0, "") and "没有需要改动的内容" in again.err


def test_the_head_of_a_centre(command: Command, mini: Path) -> None:
    centre = ("--unit", "医学检验中心", "--post", "负责人")
    left = command(mini, "dismiss", "褚明镜", *centre, "--until", "2026-02-28")
    assert left.changed[-1].startswith("+    - {person: 褚明镜, from: 2024-09-01, until: 2026-02-28, decided_by")
    came = command(mini, "appoint", "何新来", *centre, "--from", "2026-03-01", "--decided-by", "县卫健局 2026-02-27")
    assert came.changed == [
        "+    - {person: 何新来, from: 2026-03-01, decided_by: {organ: 示例县卫生健康局, date: 2026-02-27}}"
    ]
    assert check(mini).errors == []


def test_an_office_nobody_held_yet(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    text = file.read_text(encoding="utf-8")
    office = "  offices:\n    - {title: 主任, role: 主要负责同志}\n"
    file.write_text(text.replace("  id: zhengfuban\n", f"  id: zhengfuban\n{office}"), encoding="utf-8")
    words = ("--unit", "示例县人民政府办公室", "--post", "主任", "--from", "2026-03-01", *PAPER)
    done = command(mini, "appoint", "何新来", *words)
    assert done.code == 0, done.err
    assert "holders: [{person: 何新来, from: 2026-03-01" in done.changed[-1]


def test_offices_of_one_title_are_told_apart_by_their_remit(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    text = file.read_text(encoding="utf-8")
    second = "    - {title: 副县长, role: 分管负责同志, in_charge_of: 财政}\n"
    at = text.index("- name: 示例县人民政府办公室")
    file.write_text(text[:at] + second + text[at:], encoding="utf-8")
    words = ("--unit", "县政府", "--post", "副县长", "--from", "2026-03-01", *PAPER)
    several = command(mini, "appoint", "何新来", *words)
    assert several.code == 2 and "有2个“副县长”职位，分管事项为：卫生健康、财政" in several.err
    done = command(mini, "appoint", "何新来", *words, "--in-charge-of", "财政")
    assert done.code == 0, done.err
    assert "in_charge_of: 财政, holders: [{person: 何新来" in done.changed[-1]


def test_an_earlier_holder_stands_before_the_later(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("周允中, from: 2023-03-01", "周允中, from: 2027-03-01"), encoding="utf-8")
    line = ("appoint", "何前任", *BUREAU, "--from", "2023-02-01", "--decided-by", "示政任〔2023〕1号")
    done = command(mini, *line)
    lines = [one.strip() for one in (mini / "org" / "units.yaml").read_text(encoding="utf-8").splitlines()]
    held = [one.partition(",")[0] for one in lines if one.startswith("- {person")]
    assert done.code == 0 and held[-2:] == ["- {person: 何前任", "- {person: 周允中"]


REFUSED = {
    "no such unit": (
        ("appoint", "甲", "--unit", "县财正局", *BUREAU[2:], "--from", "2026-03-01", *PAPER),
        "未登记的单位",
    ),
    "no such office": (
        ("appoint", "甲", *BUREAU[:3], "副局长", "--from", "2026-03-01", *PAPER),
        "没有登记“副局长”职位",
    ),
    "no such head": (
        ("appoint", "甲", "--unit", "医学检验中心", "--post", "主任", "--from", "2026-03-01", *PAPER),
        "中心只登记“负责人”",
    ),
    "holds it already": (("appoint", "周允中", *BUREAU, "--from", "2026-03-01", *PAPER), "已有登记，自 2023-03-01 起"),
    "decided later": (("appoint", "甲", *BUREAU, "--from", "2025-01-01", *PAPER), "晚于2025年1月1日"),
    "in neither": (("appoint", "甲", "--post", "局长", "--from", "2026-03-01", *PAPER), "缺少选项 --body"),
    "an office of an office": ((*COMES, "--office", "局长"), "--office 没有意义"),
    "not the holder": (("dismiss", "甲", *BUREAU, "--until", "2026-02-28"), "没有甲任示例县财政局局长的登记"),
    "left before": (
        ("dismiss", "孙立言", "--unit", "县卫健局", "--post", "局长", "--until", "2026-02-28"),
        "已登记截止于 2025-02-28",
    ),
    "before the start": (
        ("dismiss", "周允中", *BUREAU, "--until", "2023-02-01"),
        "早于周允中任示例县财政局局长的起始日期",
    ),
    "decided after the end": (("dismiss", "周允中", *BUREAU, "--until", "2024-12-31", *PAPER), "晚于2025年1月1日"),
    "a reason": (("dismiss", "周允中", *BUREAU, "--until", "2026-02-28", "--reason", "退休"), "不登记离任原因"),
    "body and unit": (("dismiss", "周允中", *BUREAU, "--body", "医共委", "--until", "2026-02-28"), "只写一个"),
    "yet to be decided": (
        ("appoint", "甲", *BUREAU, "--from", "2199-03-01", "--decided-by", "县卫健局 2199-01-01"),
        "尚未到该日",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused(command: Command, mini: Path, case: str) -> None:
    line, said = REFUSED[case]
    before = {path: path.read_bytes() for path in mini.rglob("*.yaml")}
    done = command(mini, *line)
    assert (done.code, done.out) == (2, "")
    assert said in done.err and "处理办法：" in done.err
    assert {path: path.read_bytes() for path in before} == before


def test_the_decision_of_a_leaving_may_follow(command: Command, mini: Path) -> None:
    line = ("dismiss", "郑知行", "--body", "理事会", "--post", "理事", "--until", "2026-03-31", "--reason", "辞职")
    assert command(mini, *line).code == 0
    done = command(mini, *line, "--decided-by", "县卫健局 2026-04-01")
    assert [word[:1] for word in done.changed] == ["-", "+"]
    assert "reason: 辞职, ended_by: {organ: 示例县卫生健康局, date: 2026-04-01}, decided_by" in done.changed[1]
    assert command(mini, *line, "--decided-by", "县卫健局 2026-04-01").out == ""
    late = command(mini, *line, "--decided-by", "县卫健局 2026-04-02")
    assert late.code == 2 and "晚于2026年4月1日" in late.err
    other = command(mini, *line, "--decided-by", "县卫健局 2026-03-30")
    assert other.code == 2 and "已登记截止于 2026-03-31" in other.err
    assert check(mini).errors == []
