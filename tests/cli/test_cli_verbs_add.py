"""`ygt add`: a record of any kind enters the file it belongs in, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Command, Run

from requirements import TERMINAL
from ygt.check import check
from ygt.schema.contract import contract

MEETING = "县药事会2026年第1次会议"
UNIT = ["add", "单位", "示例县医疗保障局", "单位类别=政府部门", "上级单位=示例县人民政府"]
DRUG = [
    "add",
    "药品",
    "阿司匹林",
    "药品类别=化学药品",
    "剂型=肠溶片",
    "规格=100mg",
    "配备层级=县、乡",
    "治疗类别=抗微生物药",
]
LISTED = ["调入.日期=2026-03-01", "调入.理由=慢病用药需要", f"调入.决定={MEETING}"]
BODY = ["add", "组织", "示例县县域医共体药事质控组", "层级=专业", "性质=行政", "职能=医疗质量管理委员会"]


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_record_is_put_at_the_end_of_its_file(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    text = file.read_text(encoding="utf-8").replace("kind: 政府\n", "kind: 政府 # 本级\n", 1) + "# 以下待补\n"
    file.write_text(text, encoding="utf-8")
    done = command(mini, *UNIT)
    assert (done.code, done.changed) == (
        0,
        ["+- name: 示例县医疗保障局", "+  id: yiliaobaozhangju", "+  kind: 政府部门", "+  parent: 示例县人民政府"],
    )
    added = "".join(f"{line[1:]}\n" for line in done.changed)
    assert file.read_text(encoding="utf-8") == text.removesuffix("# 以下待补\n") + added + "# 以下待补\n"
    assert "改后通过核对" in done.err
    again = command(mini, *UNIT)
    assert (again.code, again.out) == (0, "") and "没有需要改动的内容" in again.err


def test_windows_line_ends_and_a_missing_last_one_stay(command: Command, mini: Path) -> None:
    file = mini / "org" / "units.yaml"
    before = file.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert command(mini, *UNIT).code == 0
    after = file.read_bytes()
    assert after.startswith(before) and b"\n" not in after.replace(b"\r\n", b"")
    assert not after.endswith(b"\n")


def test_a_dry_run_writes_nothing(command: Command, mini: Path) -> None:
    before = contents(mini)
    done = command(mini, *UNIT, "--dry-run")
    assert done.code == 0 and len(done.changed) == 4 and "未写入" in done.err
    assert contents(mini) == before


def test_the_file_is_that_of_records_like_it(command: Command, mini: Path) -> None:
    done = command(mini, *DRUG, *LISTED)
    assert done.code == 0, done.err
    assert "+++ b/catalogues/drugs/anti_infective.yaml" in done.out
    assert done.changed == [
        "+- name: 阿司匹林",
        "+  id: asipilin-changrongpian-100mg",
        "+  kind: 化学药品",
        "+  form: 肠溶片",
        "+  strength: 100mg",
        "+  category: 抗微生物药",
        "+  stocked_at: [县, 乡]",
        f"+  listed: {{on: 2026-03-01, reason: 慢病用药需要, decided_by: {{meeting: {MEETING}}}}}",
    ]


def test_several_files_may_be_meant(command: Command, mini: Path) -> None:
    words = [word for word in DRUG if not word.startswith("治疗类别")]
    told = command(mini, *words, *LISTED)
    assert told.code == 2 and told.out == ""
    assert "药品登记在2个文件中，无法断定新的一条应写入哪一个" in told.err
    assert "  --file catalogues/drugs/anti_infective.yaml\n" in told.err
    chosen = command(mini, *words, *LISTED, "--dry-run", typed="2\n")
    assert chosen.code == 0 and "+++ b/catalogues/drugs/cardiovascular.yaml" in chosen.out
    cancelled = command(mini, *words, *LISTED, typed="\n")
    assert cancelled.code == 2 and cancelled.out == ""
    new = command(mini, *words, *LISTED, "--file", "catalogues/drugs/zhitong.yaml")
    assert new.code == 0, new.err
    assert (mini / "catalogues" / "drugs" / "zhitong.yaml").read_text(encoding="utf-8").startswith("- name: 阿司匹林\n")
    assert check(mini).errors == []


def test_a_kind_with_a_file_for_each_record_gets_a_new_file(command: Command, mini: Path) -> None:
    done = command(
        mini,
        *BODY,
        "标识=zhikongzu",
        "名额.职务=组长",
        "名额.最多人数=1人",
        "名额.职务=组员",
        "职责=一、质控；二、点评",
    )
    assert done.code == 0, done.err
    assert (mini / "org" / "bodies" / "zhikongzu.yaml").read_text(encoding="utf-8") == (
        "name: 示例县县域医共体药事质控组\nid: zhikongzu\nlevel: 专业\ntrack: 行政\nfunction: 医疗质量管理委员会\n"
        "seats:\n  - {post: 组长, max: 1}\n  - {post: 组员}\nduties: [一、质控, 二、点评]\n"
    )
    assert check(mini).errors == []


def test_a_record_kept_inside_another(command: Command, mini: Path) -> None:
    done = command(mini, "add", "医共体", "示例县第二医共体", "类型=紧密型县域医共体")
    assert done.code == 0, done.err
    assert done.changed[0].startswith("+  - ") and "dieryigongti" in "".join(done.changed)
    assert check(mini).errors == []


DECIDED_LATER = ["组成人员.决定依据.决定机关=示例县卫生健康局", "组成人员.决定依据.决定日期=2199-01-01"]
REFUSED = {
    "kind": (["add", "药", "甲"], "没有种类“药”"),
    "field": ([*UNIT, "上级=甲"], "单位中未定义的字段“上级”，是否应为“上级单位”？"),
    "nested field": ([*DRUG, "调入.时间=2026-01-01"], "调入中未定义的字段“时间”"),
    "below a text": ([*DRUG, "剂型.名称=片"], "“剂型”没有下级字段“名称”"),
    "choice": ([*UNIT[:3], "单位类别=政府布门"], "“单位类别”的值“政府布门”不在可选范围内，是否应为“政府部门”？"),
    "number": (["add", "机构", "甲", "机构类别=综合医院", "床位数=三十"], "“床位数”的值“三十”不是整数"),
    "day": ([*DRUG, "调入.日期=2026-02-30", *LISTED[1:]], "“调入.日期”的值“2026-02-30”"),
    "truth": (["add", "机构", "甲", "独立法人=对"], "既不是“是”也不是“否”"),
    "twice": ([*UNIT, "单位类别=政府"], "“单位类别”写了两次"),
    "empty": ([*UNIT, "上级单位="], "“上级单位”没有填写内容"),
    "two names": (["add", "单位", "甲", "乙"], "多出的参数：乙"),
    "reference": ([*UNIT[:4], "上级单位=示例县政府办"], "未登记的单位“示例县政府办”"),
    "decision": ([*DRUG, *LISTED[:2], "调入.决定=县药事会2026年第9次会议"], "未登记的文件或会议"),
    "decision of another body": ([*DRUG, *LISTED[:2], "调入.决定=县医共委2024年第1次会议"], "不是药事会的会议"),
    "known already": (["add", "单位", "示例县财政局", "单位类别=政府"], "单位“示例县财政局”已登记在 org/units.yaml"),
    "the county": (
        ["add", "县域", "甲县", "行政区划代码=990102", "资料性质=fictional", "医共体.名称=甲", "医共体.标识=a"],
        "",
    ),
    "a place for another kind": ([*UNIT, "--file", "org/people.yaml"], "不是登记单位的位置"),
    "a place outside": ([*UNIT, "--file", "../org/units.yaml"], "不是登记单位的位置"),
    "an undecided member": (
        [*BODY, "名额.职务=组长", "组成人员.姓名=何新来", "组成人员.职务=组长"],
        "任示例县县域医共体药事质控组组长没有写明决定依据",
    ),
    "a member yet to be decided": (
        [*BODY, "组成人员.姓名=何新来", "组成人员.职务=组长", "组成人员.决定依据=县卫健局 2199-01-01"],
        "尚未到该日",
    ),
    "a member yet to be decided, bit by bit": (
        [*BODY, "组成人员.姓名=何新来", "组成人员.职务=组长", *DECIDED_LATER],
        "尚未到该日",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_entered_is_refused(command: Command, mini: Path, case: str) -> None:
    words, said = REFUSED[case]
    before = contents(mini)
    done = command(mini, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err and "处理办法：" in done.err
    assert contents(mini) == before


def test_a_ledger_with_errors_is_left_alone(command: Command, mini: Path) -> None:
    people = mini / "org" / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8") + "- {name: 甲, 区别: 乙}\n", encoding="utf-8")
    before = contents(mini)
    done = command(mini, *UNIT)
    assert (done.code, done.out) == (2, "") and "台账现有" in done.err
    assert contents(mini) == before


@pytest.mark.parametrize("kind", [name for name in contract().record_kinds if name != "county"])
def test_every_kind_says_what_it_lacks_ready_to_copy(command: Command, mini: Path, kind: str) -> None:
    done = command(mini, "add", kind)
    assert (done.code, done.out) == (2, "")
    title = contract().record_kinds[kind].title
    first, _, help_ = done.err.partition("处理办法：")
    assert first.startswith(f"错误：{title}缺少必填的字段：")
    names = first.strip().rpartition("：")[2].split("、")
    pairs = help_.splitlines()[1].split()
    fields = [word.partition("=")[0] for word in pairs if "=" in word]
    assert fields == [name for name in names if " " not in name]
    # What is printed is understood; it may in turn ask for other fields.
    copied = command(mini, "add", kind, *pairs)
    assert "未定义的字段" not in copied.err and "写了两次" not in copied.err and "不在可选范围内" not in copied.err
    assert not set(names) & set(copied.err.partition("缺少必填的字段：")[2].partition("\n")[0].split("、"))


def test_what_is_missing_is_asked_for(command: Command, mini: Path) -> None:
    done = command(mini, "add", "单位", typed="示例县医疗保障局\n部门\n政府部门\n")
    assert done.code == 0, done.err
    assert "名称（单位全称；例：示例县卫生健康局）：单位类别（单位的性质；可选：" in done.err
    assert "“单位类别”的值“部门”不在可选范围内" in done.err
    assert done.changed == ["+- name: 示例县医疗保障局", "+  id: yiliaobaozhangju", "+  kind: 政府部门"]


@pytest.mark.parametrize("typed", ["示例县医疗保障局\n\n", "示例县医疗保障局\n", ""])
def test_a_cancelled_question_changes_nothing(command: Command, mini: Path, typed: str) -> None:
    before = contents(mini)
    done = command(mini, "add", "单位", typed=typed)
    assert (done.code, done.out) == (2, "")
    assert "没有填写“" in done.err and "没有改动" in done.err
    assert contents(mini) == before


@TERMINAL
def test_at_a_real_terminal(ygt_typing: Run, mini: Path) -> None:
    done = ygt_typing("-C", mini, *UNIT[:3], typed="政府部门\n")
    assert done.returncode == 0, done.stderr
    assert "+- name: 示例县医疗保障局" in done.stdout
    assert "name: 示例县医疗保障局" in (mini / "org" / "units.yaml").read_text(encoding="utf-8")


def test_the_first_record_of_a_new_county(command: Command, tmp_path: Path) -> None:
    assert (
        command(tmp_path, "init", "a", "--division", "990101", "--name", "某某县", "--standing", "fictional").code == 0
    )
    done = command(
        tmp_path / "a", "add", "机构", "某某县人民医院", "机构类别=综合医院", "--file", "members/hospitals.yaml"
    )
    assert done.code == 0, done.err
    assert done.changed == ["-[]", "+- name: 某某县人民医院", "+  id: renminyiyuan", "+  kind: 综合医院"]
    made = command(tmp_path / "a", "add", "会议", "某某县卫健局局务会", "组织=某某县卫生健康局", "日期=2026年3月1日")
    assert made.code == 0, made.err
    assert (tmp_path / "a" / "org" / "meetings.yaml").is_file()
