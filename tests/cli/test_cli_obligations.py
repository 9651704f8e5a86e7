"""`ygt obligations`: every format on a fixed day, choosing among clauses, and requests that cannot be meant so."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_process import Run
from jsonschema import Draft202012Validator

from task_county import DAY, of_standing, task_county
from ygt.cli.command import COLUMNS
from ygt.ledger.load import load
from ygt.obligations.status import COMPILED, WORDS
from ygt.report.display import width

GOLDEN = Path(__file__).parent / "golden"
WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
CONTRACT = Path(__file__).parents[2] / "schema" / "output" / "obligations.json"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return task_county(tmp_path / "county")


def ids(ygt: Run, county: Path, *options: str) -> list[str]:
    done = ygt("-C", county, "obligations", "--as-of", DAY, "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    return [one["id"] for one in json.loads(done.stdout)["clauses"]]


def test_the_county_is_sound(county: Path) -> None:
    assert [one for one in load(county)[1] if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("form", "ending"), [("table", "txt"), ("markdown", "md"), ("json", "json"), ("csv", "csv")], ids=lambda one: one
)
def test_every_format(ygt: Run, county: Path, golden: Callable[[Path, str], None], form: str, ending: str) -> None:
    done = ygt("-C", county, "obligations", "--as-of", DAY, "--format", form)
    assert done.returncode == 0
    golden(GOLDEN / f"obligations.{ending}", done.stdout)
    again = ygt("-C", county, "obligations", "--as-of", DAY, "--format", form)
    assert again.stdout == done.stdout


@pytest.mark.parametrize("clause", ["T-003", "T-004", "T-005", "T-008", "T-012", "T-013", "V-001"])
def test_one_clause(ygt: Run, county: Path, golden: Callable[[Path, str], None], clause: str) -> None:
    done = ygt("-C", county, "obligations", "show", clause, "--as-of", DAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(width(line) for line in done.stdout.split("\n")[1:]) <= COLUMNS
    golden(GOLDEN / f"obligations_{clause}.txt", done.stdout)


def test_every_state_but_those_of_compiled_papers_is_shown_somewhere(ygt: Run, county: Path) -> None:
    text = ygt("-C", county, "obligations", "--as-of", DAY).stdout
    shown = {one for one in WORDS if one in text}
    assert shown >= {"已落实", "逾期落实", "逾期未落实", "推进中（未到时限）", "待核实", "未到考核时点", "有效性待核"}
    assert shown.isdisjoint(one.word for one in COMPILED)


def test_the_columns_of_the_table_stand_below_each_other(ygt: Run, county: Path) -> None:
    lines = ygt("-C", county, "obligations", "--as-of", DAY).stdout.split("\n")
    rows = [line for line in lines if line[:2] in {"T-", "V-"}]
    dues = {
        width(row[: row.index(due)]) for row in rows for due in ("未定时限", "2024年", "2025年", "2026年") if due in row
    }
    assert len(rows) == 15
    assert len(dues) == 1


def test_the_json_is_as_its_contract_says(ygt: Run, county: Path) -> None:
    schema = json.loads(CONTRACT.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["status"]["enum"] == list(WORDS)
    report = json.loads(ygt("-C", county, "obligations", "--as-of", DAY, "--format", "json").stdout)
    assert list(Draft202012Validator(schema).iter_errors(report)) == []
    assert sum(one["clauses"] for one in report["counts"]) == len(report["clauses"]) == 15
    broken: dict[str, Any] = report | {"clauses": [report["clauses"][0] | {"status": "达标"}]}
    assert list(Draft202012Validator(schema).iter_errors(broken))


def test_a_record_cited_is_where_the_json_says(ygt: Run, county: Path) -> None:
    report = json.loads(ygt("-C", county, "obligations", "--as-of", DAY, "--format", "json").stdout)
    cited = [one for clause in report["clauses"] for one in clause["evidence"]]
    assert cited
    for one in cited:
        line = (county / one["path"]).read_text(encoding="utf-8").split("\n")[one["line"] - 1]
        assert line[one["column"] - 1 :].strip(), one


def test_nothing_in_the_csv_is_a_formula(ygt: Run, county: Path) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("summary: 制定巡诊工作制度", "summary: '=HYPERLINK(\"http://x\")'"),
        encoding="utf-8",
    )
    done = ygt("-C", county, "obligations", "--as-of", DAY, "--format", "csv")
    assert done.stdout.startswith("\ufeff标识,文件,条款,")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [row["任务要求"] for row in rows if row["标识"] == "T-008"] == ['\'=HYPERLINK("http://x")']
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_text_stays_text_in_markdown(ygt: Run, county: Path) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    hostile = "summary: '<script>|[x](http://y)`z`'"
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary: 制定巡诊工作制度", hostile), encoding="utf-8")
    text = ygt("-C", county, "obligations", "--as-of", DAY, "--format", "markdown").stdout
    assert "\\<script\\>\\|\\[x\\](http://y)\\`z\\`" in text


def test_choosing(ygt: Run, county: Path) -> None:
    assert ids(ygt, county, "--document", "示政发〔2020〕3号") == ["V-001"]
    assert ids(ygt, county, "--document", "village") == ["V-001"]
    assert ids(ygt, county, "--department", "示例县财政局") == ["T-003", "T-004", "T-006"]
    assert ids(ygt, county, "--status", "逾期未落实", "--status", "推进中") == ["T-004", "T-006"]
    assert ids(ygt, county, "--department", "示例县财政局", "--status", "待核实") == ["T-003"]


@pytest.mark.parametrize("name", ["示例县卫生健康局", "县卫健局", "示例县卫生和计划生育局"])
def test_a_department_by_any_of_its_names(ygt: Run, county: Path, name: str) -> None:
    found = ids(ygt, county, "--department", name)
    assert {"T-001", "T-008", "V-001"} <= set(found)
    assert "T-012" in found, "职责转来的任务也列出"
    assert "T-004" not in found


def test_a_department_as_a_pack_prints_it(ygt: Run) -> None:
    demo = Path(__file__).parents[2] / "examples" / "demo"
    printed, official = (ids(ygt, demo, "--department", name) for name in ("市医保局", "示例县医疗保障局"))
    assert printed == official != []


def test_a_clause_by_a_number_that_only_it_has(ygt: Run, county: Path) -> None:
    assert ygt("-C", county, "obligations", "show", "二（一）").stdout.startswith("T-001  ")


def test_a_duty_that_moved_is_listed_under_both(ygt: Run, county: Path) -> None:
    assert ids(ygt, county, "--department", "示例县中医局") == ["T-012"]


@pytest.mark.parametrize(
    ("days", "due"), [("0d", ["T-010"]), ("90d", ["T-010"]), ("184d", ["T-006", "T-007", "T-010"])]
)
def test_what_is_due_soon(ygt: Run, county: Path, days: str, due: list[str]) -> None:
    assert ids(ygt, county, "--due", days) == due


def test_as_of_moves_the_states(ygt: Run, county: Path) -> None:
    def state(day: str) -> str:
        done = ygt("-C", county, "obligations", "--as-of", day, "--format", "json")
        return next(one["status"] for one in json.loads(done.stdout)["clauses"] if one["id"] == "T-006")

    assert (state("2026-12-31"), state("2027-01-01")) == ("推进中（未到时限）", "逾期未落实")


def test_the_group_hands_its_day_on(ygt: Run, county: Path) -> None:
    assert "截至2026年1月2日" in ygt("-C", county, "obligations", "--as-of", "2026-01-02", "show", "T-001").stdout


def test_without_a_day_it_is_today(ygt: Run, county: Path) -> None:
    from datetime import UTC, datetime, timedelta

    before = datetime.now(UTC) + timedelta(hours=8)
    shown = json.loads(ygt("-C", county, "obligations", "--format", "json").stdout)["as_of"]
    after = datetime.now(UTC) + timedelta(hours=8)
    assert shown in {before.date().isoformat(), after.date().isoformat()}


def test_the_exit_code(ygt: Run, county: Path) -> None:
    assert ygt("-C", county, "obligations", "--as-of", DAY).returncode == 0
    failed = ygt("-C", county, "obligations", "--as-of", DAY, "--fail-on", "逾期未落实", "-q")
    assert (failed.returncode, failed.stderr) == (1, "")
    said = ygt("-C", county, "obligations", "--as-of", DAY, "--fail-on", "逾期未落实", "--fail-on", "逾期落实")
    assert said.stderr == "有2条属于所指明的状态：T-002、T-004\n"
    assert ygt("-C", county, "obligations", "--as-of", DAY, "--fail-on", "未达到目标").returncode == 0
    chosen = ygt("-C", county, "obligations", "--as-of", DAY, "--document", "village", "--fail-on", "逾期未落实")
    assert chosen.returncode == 0, "只看所列的条款"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--status", "达标"], "没有状态“达标”"),
        (["--status", "逾期未落"], "是否应为“逾期未落实”？"),
        (["--status", "有佐证材料"], "（可选：有佐证材料（待复核）、有佐证材料（已复核））"),
        (["--fail-on", "失败"], "没有状态“失败”"),
        (["--due", "3m"], "期限“3m”应写为天数加 d，如 90d 表示90日内"),
        (["--due", "-1d"], "期限“-1d”应写为天数加 d"),
        (["--as-of", "2026-13-01"], "日期“2026-13-01”"),
        (["--as-of", "2026-06"], "没有写到日"),
        (["--document", "实施方按"], "未登记的文件“实施方按”，是否应为“实施方案”？"),
        (["--document", "renmian-2025"], "未登记的文件“renmian-2025”"),
        (["--document", "示政任〔2025〕2号"], "没有登记条款"),
        (["--document", ""], "没有写明文件"),
        (["--department", ""], "没有写明部门"),
        (["--as-of", "2026年6月"], "日期“2026-06”没有写到日"),
        (["--department", "示例县财证局"], "未登记的单位“示例县财证局”，是否应为“示例县财政局”？"),
        (["--format", "xml"], "“xml”不在可选范围内"),
        (["shwo", "T-001"], "没有命令“shwo”，是否应为“show”？"),
        (["show"], "缺少参数“条款”"),
        (["show", "T-01"], "没有标识为“T-01”的条款，是否应为“T-001”？"),
        (["show", "二（三）"], "编号为“二（三）”的条款有2条：T-003、T-005"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_bad_requests_are_answered_in_chinese(ygt: Run, county: Path, arguments: list[str], words: str) -> None:
    done = ygt("-C", county, "obligations", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.startswith("错误：") and "处理办法：" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_found_is_said(ygt: Run, county: Path) -> None:
    done = ygt("-C", county, "obligations", "--as-of", DAY, "--status", "未达到目标")
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, "没有符合条件的条款")


def test_a_county_without_clauses(ygt: Run, mini: Path) -> None:
    (mini / "org" / "obligations" / "plan.yaml").unlink()
    assert "没有符合条件的条款" in ygt("-C", mini, "obligations").stdout
    shown = ygt("-C", mini, "obligations", "show", "T-001")
    assert shown.returncode == 2 and "本台账没有登记条款" in shown.stderr


def test_a_clause_that_cannot_be_read_says_so(ygt: Run, county: Path) -> None:
    plan = county / "org" / "obligations" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("ambulances: {minimum: 1}", "ambulance: {minimum: 1}"))
    done = ygt("-C", county, "obligations", "show", "T-003", "--as-of", DAY)
    assert done.returncode == 0
    assert "待核实" in done.stdout and "ambulance" in done.stdout and "ambulances" in done.stdout


def test_a_compiled_county_judges_nobody(ygt: Run, county: Path) -> None:
    of_standing(county, "compiled")
    judging = set(WORDS) - {one.word for one in COMPILED}
    for form in ("table", "markdown", "json"):
        text = ygt("-C", county, "obligations", "--as-of", DAY, "--format", form).stdout
        assert "据公开文件整理，非官方发布，不代表工作实际进展" in text
        assert not [one for one in judging if f" {one} " in text or f'"{one}"' in text]
        assert "待补充资料" not in text
    sheet = ygt("-C", county, "obligations", "--as-of", DAY, "--format", "csv")
    assert "据公开文件整理，非官方发布，不代表工作实际进展" in sheet.stdout
    assert "待补充资料" not in sheet.stdout.split("\n", 1)[1]


def test_records_that_cannot_be_read_are_counted(ygt: Run, county: Path) -> None:
    (county / "members" / "former.yaml").write_text("- {name: [甲]}\n", encoding="utf-8")
    done = ygt("-C", county, "obligations", "--as-of", DAY)
    assert done.returncode == 0
    assert "有误的记录不作为依据；用 ygt check 查看" in done.stderr


def test_the_weekly_report_is_made_by_commands_that_work(ygt: Run, county: Path) -> None:
    weekly = yaml.safe_load((WORKFLOWS / "obligations.yml").read_text(encoding="utf-8"))
    assert list(weekly[True]) == ["schedule", "workflow_dispatch"], "只按时间运行，不拦截变更"
    script = "\n".join(one.get("run", "") for one in weekly["jobs"]["report"]["steps"])
    commands = re.findall(r'ygt -C "\$one" (obligations [^>\n]+)', script)
    assert len(commands) == 3
    for command in commands:
        done = ygt("-C", county, *command.split())
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_nothing_that_depends_on_the_day_gates_a_change() -> None:
    gate = (WORKFLOWS / "check.yml").read_text(encoding="utf-8")
    assert "obligations" not in gate and "dossier" not in gate and "schedule" not in gate
