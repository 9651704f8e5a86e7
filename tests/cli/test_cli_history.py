"""`ygt history`: lives from the records and from git, on real repositories."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import Run
from jsonschema import Draft202012Validator

from requirements import GIT
from ygt.cli.main import main
from ygt.report.display import width
from ygt.resources import schema_dir

sys.path.insert(0, str(Path(__file__).parents[1] / "history"))
from past import By, begin, commit, edit

GOLDEN = Path(__file__).parent / "golden"
SCREEN = 24
CONTRACT = Draft202012Validator(json.loads((schema_dir() / "output/history.json").read_text(encoding="utf-8")))

LIVES = {
    "institution": "白杨乡卫生院",
    "hospital": "县医院",
    "unit": "示例县卫生健康局",
    "body": "理事会",
    "committee": "医共委",
    "centre": "医学检验中心",
    "drug": "感冒清热颗粒",
    "charter": "示例县县域医共体药事管理与药物治疗学委员会工作规则",
    "person": "李思齐",
    "namesake": "王示例（县人民医院）",
    "assigned": "卫春和",
    "document": "实施方案",
}

pytestmark = GIT


@pytest.fixture
def past(mini: Path) -> Path:
    """The miniature county with a past: a member corrected, an article changed, a number of beds."""
    begin(mini)
    edit(mini / "org/bodies/council.yaml", "person: 郑知行", "person: 郑知衡")
    commit(mini, By("孙更正", "2026-11-05T09:00:00+0800", "更正姓名"))
    edit(mini / "org/charter/community.yaml", "为规范县域医共体管理", "为规范和加强县域医共体管理")
    commit(mini, By("李修章", "2026-11-06T09:00:00+0800", "修改第一条"))
    edit(mini / "members/hospitals.yaml", "beds: 300", "beds: 320")
    commit(mini, By("周\u202e\x1b[31m登记", "2026-11-07T09:00:00+0800", "床位"))
    return mini


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(("golden_name", "name"), LIVES.items(), ids=list(LIVES))
def test_a_life(
    past: Path,
    golden_name: str,
    name: str,
    golden: Callable[[Path, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = said(capsys, "-C", past, "history", name)
    assert (code, err) == (0, "")
    lines = out.split("\n")
    assert len(lines) <= SCREEN + 1 or golden_name == "document"
    assert max(width(line) for line in lines) <= 80
    assert "\x1b" not in out and "\u202e" not in out
    commits = json_of(past, name, capsys)["commits"]
    for one in commits:
        out = out.replace(one["commit"][:8], "提交编号")
    golden(GOLDEN / f"history_{golden_name}.txt", out)


def json_of(past: Path, name: str, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    code, out, err = said(capsys, "-C", past, "history", name, "--format", "json", *options)
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert [error.message for error in CONTRACT.iter_errors(report)] == []
    return report  # type: ignore[no-any-return]


def test_an_article_has_both_its_wordings(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("示例县紧密型县域医疗卫生共同体章程第一条", "《示例县紧密型县域医疗卫生共同体章程》第1条"):
        code, out, _ = said(capsys, "-C", past, "history", name)
        assert code == 0
        assert "2026-11-06  李修章" in out
        assert "为规范{+和加强+}县域医共体管理" in "".join(line.strip() for line in out.split("\n"))
    report = json_of(past, "示例县紧密型县域医疗卫生共同体章程第一条", capsys)
    assert report["subject"]["article"] == "第一条"  # type: ignore[index]
    fields = report["commits"][0]["changes"][0]["fields"]  # type: ignore[index]
    assert [one["after"] for one in fields] == ["为规范和加强县域医共体管理，制定本章程。"]


def test_who_entered_it_when(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json_of(past, "县医院", capsys)
    assert [(one["day"], one["author"]) for one in report["commits"]] == [  # type: ignore[index, union-attr, attr-defined]
        ("2026-11-07", "周\u202e\x1b[31m登记"),
        ("2026-11-01", "钱建账"),
    ]
    assert json_of(past, "县医院", capsys, "--as-of", "2026-11-06")["as_of"] == "2026-11-06"
    assert len(json_of(past, "县医院", capsys, "--as-of", "2026-11-06")["commits"]) == 1  # type: ignore[arg-type]


def test_only_what_had_begun_by_the_day(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json_of(past, "白杨乡卫生院", capsys, "--as-of", "2024-06-27")
    assert all("参加" not in one["sentence"] for one in report["events"])  # type: ignore[attr-defined]
    assert "（截至2024年6月27日）" in said(capsys, "-C", past, "history", "白杨乡卫生院", "--as-of", "2024-06-27")[1]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("王示例", ["名为“王示例”的有2人", "history '王示例（县人民医院）'", "history '王示例（青河镇中心卫生院）'"]),
        ("示例县人民医", ["没有名为“示例县人民医”的记录", "示例县人民医院"]),
        ("李思其", ["没有名为“李思其”的记录，是否应为“李思齐”？"]),
        ("第一条", ["有第一条的章程有2件", "history '示例县紧密型县域医疗卫生共同体章程第一条'"]),
        ("示例县紧密型县域医疗卫生共同体章程第九十九条", ["没有第九十九条"]),
        ("第条", ["没有名为“第条”的记录"]),
        ("", ["没有写名称"]),
    ],
)
def test_names_that_settle_nothing(past: Path, name: str, told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "-C", past, "history", name)
    assert (code, out) == (2, "")
    assert all(one in err for one in told)


def test_other_names_mean_the_same(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official = said(capsys, "-C", past, "history", "白杨乡卫生院")
    assert said(capsys, "-C", past, "history", "白杨公社卫生院") == official
    assert said(capsys, "-C", past, "history", "baiyang", "--kind", "机构") == official
    assert said(capsys, "-C", past, "history", "李思齐", "--kind", "person")[0] == 0
    assert said(capsys, "-C", past, "history", "李思齐", "--kind", "机构")[0] == 2


def test_a_government_is_the_unit_not_its_registers(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "-C", past, "history", "示例县人民政府")
    assert code == 0 and out.startswith("单位“示例县人民政府”")
    assert said(capsys, "-C", past, "history", "示例县人民政府", "--kind", "发文机关")[1].startswith("发文机关")


def test_what_is_not_committed_yet_is_called_so(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = "  - {person: 何新来, post: 委员, from: 2026-03-01, decided_by: {meeting: 县药事会2026年第1次会议}}\n"
    edit(past / "org/bodies/pharmacy_committee.yaml", "memberships:\n", f"memberships:\n{fresh}")
    assert "尚未提交" in said(capsys, "-C", past, "history", "何新来")[1]


def test_without_a_repository_the_records_still_tell(mini: Path, ygt: Run, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "-C", mini, "history", "白杨乡卫生院")
    assert (code, err) == (0, "")
    assert "终止：合并" in out and "没有历次版本可以比较" in out.replace("\n", "")
    done = ygt("-C", mini, "history", "白杨乡卫生院", env={"PATH": ""})
    assert done.returncode == 0 and "没有找到 git" in done.stdout


def test_a_record_with_an_error_says_so(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(past / "members/former.yaml", "  kind: 乡镇卫生院\n", "  kind: 乡镇医院\n")
    code, out, _ = said(capsys, "-C", past, "history", "白杨乡卫生院")
    assert code == 0 and "这条记录有错误" in out
