"""`ygt drug`: taken in, changed and taken out by a meeting of the 药事会, in one file and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import ROOT, Command

from ygt.check import check

MEETING = "县药事会2026年第1次会议"
IN = [
    "drug",
    "list",
    "阿司匹林",
    "--kind",
    "化学药品",
    "--form",
    "肠溶片",
    "--strength",
    "100mg",
    "--stocked-at",
    "县、乡",
]
IN += ["--maker", "示例制药有限公司", "--on", "2026-03-01", "--reason", "慢病用药需要", "治疗类别=抗微生物药"]
MORE = ["drug", "change", "头孢哌酮舒巴坦", "--kind", "增设配备层级", "--to", "乡、县", "--on", "2026-03-01"]
MORE += ["--reason", "基层需要", "--meeting", MEETING]
OUT = ["drug", "delist", "氨氯地平", "--on", "2026-03-01", "--reason", "停产", "--meeting", MEETING]


def replaced(line: list[str], **options: str) -> list[str]:
    """A command line with the values of some options others."""
    line = list(line)
    for name, value in options.items():
        option = f"--{name.replace('_', '-')}"
        if option in line:
            line[line.index(option) + 1] = value
        else:
            line += [option, value]
    return line


def test_taken_in(command: Command, mini: Path) -> None:
    done = command(mini, *IN, "--meeting", MEETING)
    assert done.code == 0, done.err
    assert done.changed == [
        "+- name: 阿司匹林",
        "+  id: asipilin-changrongpian-100mg",
        "+  kind: 化学药品",
        "+  form: 肠溶片",
        "+  strength: 100mg",
        "+  maker: 示例制药有限公司",
        "+  category: 抗微生物药",
        "+  stocked_at: [县, 乡]",
        f"+  listed: {{on: 2026-03-01, reason: 慢病用药需要, decided_by: {{meeting: {MEETING}}}}}",
    ]
    assert check(mini).errors == []
    assert command(mini, *IN, "--meeting", MEETING).out == ""


def test_what_is_missing_is_asked_for(command: Command, mini: Path) -> None:
    told = command(mini, *IN)
    assert told.code == 2 and "药品缺少必填的字段：调入.决定" in told.err and "  调入.决定=县药事会" in told.err
    done = command(mini, *IN, typed=f"县医共委2024年第1次会议\n{MEETING}\n")
    assert done.code == 0, done.err
    assert "不是药事会的会议" in done.err and "近期的药事会会议：县药事会2026年第1次会议、" in done.err


def test_more_levels_are_entered_with_their_change(command: Command, mini: Path) -> None:
    done = command(mini, *MORE)
    assert done.code == 0, done.err
    assert done.changed == [
        "-  stocked_at: [县]",
        "+  stocked_at: [县, 乡]",
        "+  changes:",
        "+    - on: 2026-03-01",
        "+      kind: 增设配备层级",
        "+      before: 县",
        "+      after: 县、乡",
        "+      reason: 基层需要",
        f"+      decided_by: {{meeting: {MEETING}}}",
    ]
    assert check(mini).errors == []
    again = command(mini, *MORE)
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize(
    ("options", "field", "entry"),
    [
        ({"kind": "规格变更", "to": "2.0g"}, "+  strength: 2.0g", "before: 1.0g, after: 2.0g"),
        (
            {"kind": "厂家变更", "to": "示例新药有限公司"},
            "+  maker: 示例新药有限公司",
            "before: 示例制药有限公司, after: 示例新",
        ),
        ({"kind": "医保类别变更", "to": "乙类"}, "+  insurance_class: 乙类", "kind: 医保类别变更, after: 乙类"),
        ({"kind": "其他", "field": "包装", "to": "10瓶/盒"}, "+  pack: 10瓶/盒", "kind: 其他, after: 10瓶/盒"),
    ],
)
def test_a_field_is_entered_with_its_change(
    command: Command, mini: Path, options: dict[str, str], field: str, entry: str
) -> None:
    done = command(mini, *replaced(MORE, **options))
    assert done.code == 0, done.err
    assert field in done.changed
    assert entry in ", ".join(line[1:].strip() for line in done.changed)
    assert check(mini).errors == []


def test_taken_out(command: Command, mini: Path) -> None:
    done = command(mini, *OUT)
    assert done.changed == [
        "+  delisted:",
        "+    on: 2026-03-01",
        "+    reason: 停产",
        f"+    decided_by: {{meeting: {MEETING}}}",
    ]
    assert command(mini, *OUT).out == ""
    late = command(mini, "drug", "change", "氨氯地平", *replaced(MORE, kind="取消配备层级", to="县")[3:])
    assert late.code == 2 and "已于 2026-03-01 调出，不再调整" in late.err


def test_drugs_of_one_name_are_told_apart(command: Command, mini: Path) -> None:
    file = mini / "catalogues" / "drugs" / "anti_infective.yaml"
    second = (
        "- name: 阿莫西林\n  id: amoxilin-keli\n  kind: 化学药品\n  form: 颗粒剂\n  strength: 0.125g\n"
        "  stocked_at: [县]\n"
        "  listed: {on: 2026-01-01, reason: 首批遴选, decided_by: {meeting: 县药事会2025年第1次会议}}\n"
    )
    file.write_text(file.read_text(encoding="utf-8") + second, encoding="utf-8")
    line = ["drug", "change", "阿莫西林", *MORE[3:]]
    several = command(mini, *line)
    assert several.code == 2 and "“阿莫西林”有2条：" in several.err
    assert "  阿莫西林  胶囊  0.25g  24粒/盒  示例制药有限公司  amoxilin-jiaonang  catalogues/drugs/" in several.err
    assert "  阿莫西林  颗粒剂  0.125g  amoxilin-keli  " in several.err
    for chosen in (["--form", "颗粒剂"], ["--strength", "0.125g"]):
        done = command(mini, *line, *chosen, "--dry-run")
        assert done.code == 0 and "-  stocked_at: [县]" in done.changed
    none = command(mini, *line, "--form", "片剂")
    assert none.code == 2 and "没有符合所写剂型、规格的“阿莫西林”" in none.err
    by_id = command(mini, "drug", "change", "amoxilin-keli", *MORE[3:])
    assert by_id.code == 0, by_id.err


REFUSED = {
    "no such drug": (["drug", "delist", "阿莫西林胶曩", *OUT[3:]], "目录中没有药品“阿莫西林胶曩”"),
    "no such meeting": (
        replaced(OUT, meeting="县药事会2026年第一次会议"),
        "未登记的会议“县药事会2026年第一次会议”，相近名称：",
    ),
    "another body's": (replaced(OUT, meeting="县医共委2024年第1次会议"), "不是药事会的会议"),
    "a later meeting": (replaced(OUT, on="2026-02-01"), "作出于2026年2月5日，晚于2026年2月1日"),
    "taken in by a later meeting": ([*replaced(IN, on="2026-02-01"), "--meeting", MEETING], "晚于2026年2月1日"),
    "fewer as more": (replaced(MORE, to="乡"), "写调整后的全部层级，如 --to 县、乡"),
    "more as fewer": (replaced(MORE, kind="取消配备层级"), "取消后只能减少层级"),
    "no change": (replaced(MORE, to="县"), "的配备层级已是“县”"),
    "no such level": (replaced(MORE, to="县、镇"), "“配备层级”的值“镇”不在可选范围内"),
    "before it was taken in": (
        replaced(MORE, on="2025-12-01", meeting="县药事会2025年第1次会议"),
        "的调入日期 2026-01-01",
    ),
    "before another change": (
        ["drug", "change", "感冒清热颗粒", *replaced(MORE, on="2026-02-08", to="县、乡、村")[3:]],
        "已登记有 2026-02-10 的调整，晚于 2026-02-08",
    ),
    "which field": (replaced(MORE, kind="其他", to="x"), "没有写明调整哪一个字段"),
    "the usual field": (replaced(MORE, kind="其他", field="规格", to="x"), "写 --kind 规格变更"),
    "a field too many": (replaced(MORE, field="规格"), "去掉 --field"),
    "not by this command": (replaced(MORE, kind="其他", field="名称", to="x"), "“名称”不能用本命令调整"),
    "taken out twice": (["drug", "delist", "正柴胡饮颗粒", *OUT[3:]], "已登记终止于 2026-02-10"),
    "taken in twice": (
        [
            "drug",
            "list",
            "阿莫西林",
            "剂型=胶囊",
            "规格=0.25g",
            "包装=24粒/盒",
            *IN[9:],
            "--kind",
            "化学药品",
            "--meeting",
            MEETING,
        ],
        "药品“阿莫西林”已登记在 catalogues/drugs/anti_infective.yaml 第1行",
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


def test_the_diff_of_a_long_file_is_what_changed(command: Command) -> None:
    line = [
        "drug",
        "change",
        "青霉素",
        "--strength",
        "0.48g（80万单位）",
        *replaced(MORE, to="县、乡、村", on="2026-04-01")[3:],
        "--dry-run",
    ]
    done = command(ROOT / "examples" / "demo", *line)
    assert done.code == 0, done.err
    assert [word for word in done.changed if word.startswith("-")] == ["-  stocked_at: [县, 乡]"]
    assert len(done.changed) == 9
