"""`ygt appoint` and `ygt dismiss`: who sits where is entered once decided, and nobody else is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli_process import ROOT, Run

MEETING = "县药事会2026年第1次会议"


def changed(stdout: str) -> list[str]:
    """The lines taken away and added."""
    return [line for line in stdout.splitlines() if line[:1] in "-+" and line[:3] not in ("---", "+++")]


def appoint(person: str = "何新来", **options: str) -> list[str]:
    given = {"body": "县药事会", "post": "委员", "from": "2026-03-01", "decided-by": MEETING} | options
    return ["appoint", person, *(word for name, value in given.items() for word in (f"--{name}", value))]


def dismiss(person: str = "郑知行", **options: str) -> list[str]:
    given = {"body": "理事会", "post": "理事", "until": "2026-03-31", "reason": "退休"} | options
    return ["dismiss", person, *(word for name, value in given.items() for word in (f"--{name}", value))]


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demonstration county."""
    return Path(shutil.copytree(ROOT / "examples" / "demo", tmp_path / "demo"))


def test_an_appointment_is_one_line(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, *appoint(unit="县医院", office="药师"))
    assert changed(done.stdout) == [
        "+  - {person: 何新来, post: 委员, unit: 示例县人民医院, office: 药师, from: 2026-03-01, "
        f"decided_by: {{meeting: {MEETING}}}}}"
    ]


@pytest.mark.parametrize(
    "decided",
    ["县卫健局 2026-02-28", "县卫健局 2026年2月28日", "县卫健局2026年2月28日决定"],
    ids=["iso", "printed", "run on"],
)
def test_an_organ_and_a_day_decide(ygt: Run, mini: Path, decided: str) -> None:
    done = ygt("-C", mini, *appoint(**{"decided-by": decided, "from": "2026年3月1日"}))
    assert changed(done.stdout) == [
        "+  - {person: 何新来, post: 委员, from: 2026-03-01, decided_by: {organ: 示例县卫生健康局, date: 2026-02-28}}"
    ]
    assert ygt("-C", mini, "check").returncode == 0


def test_a_successor_stands_behind_the_predecessor_and_fills_the_vacancy(ygt: Run, mini: Path) -> None:
    left = ygt("-C", mini, *dismiss("李思齐", body="工作专班", post="召集人", until="2026-01-31", reason="职务变动"))
    assert left.returncode == 0, left.stderr
    file = mini / "org" / "bodies" / "working_group.yaml"
    text = file.read_text(encoding="utf-8")
    vacancy = "  - {post: 召集人, unit: 示例县卫生健康局, state: 待接任, from: 2026-02-01} # 待任命\n"
    file.write_text(text.replace("vacancies:\n", "vacancies:\n" + vacancy), encoding="utf-8")
    done = ygt(
        "-C",
        mini,
        *appoint(body="工作专班", post="召集人", unit="县卫健局", **{"decided-by": "示例县人民政府 2026-02-20"}),
    )
    assert changed(done.stdout) == [
        "+  - {person: 何新来, post: 召集人, unit: 示例县卫生健康局, from: 2026-03-01, "
        "decided_by: {organ: 示例县人民政府, date: 2026-02-20}}",
        "-" + vacancy.rstrip("\n"),
        "+" + vacancy.rstrip("\n").replace("from: 2026-02-01", "from: 2026-02-01, until: 2026-02-28"),
    ]
    lines = file.read_text(encoding="utf-8").splitlines()
    people = [line.partition(",")[0].partition(": ")[2] for line in lines if line.startswith("  - {person")]
    assert people == ["李思齐", "何新来", "秦立本", "尤知微"]
    assert ygt("-C", mini, "check").returncode == 0


def test_the_term_is_the_one_the_day_falls_in(ygt: Run, mini: Path) -> None:
    ygt("-C", mini, *dismiss())
    done = ygt("-C", mini, *appoint(body="理事会", post="理事", **{"from": "2026-04-01", "decided-by": "实施方案"}))
    assert changed(done.stdout) == [
        "+  - {person: 何新来, post: 理事, term: 1, from: 2026-04-01, decided_by: {document: 实施方案}}"
    ]


APPOINTMENTS_REFUSED = {
    "decided later": (appoint(**{"from": "2026-01-01"}), "作出于2026年2月5日，晚于2026年1月1日"),
    "unknown decision": (appoint(**{"decided-by": "县药事会2026年第9次会议"}), "未登记的文件或会议"),
    "unknown organ": (appoint(**{"decided-by": "县卫健委 2026-02-01"}), "未登记的单位“县卫健委”"),
    "no such day": (appoint(**{"decided-by": "县卫健局 2026-02-31"}), "决定日期“2026-02-31”"),
    "organ decides later": (appoint(**{"decided-by": "县卫健局 2026-03-02"}), "尚未议定的事项不登记"),
    "unknown body": (appoint(body="药事会"), "未登记的组织“药事会”，相近名称：县药事会"),
    "no such post": (appoint(post="副主任委员"), "没有设“副主任委员”一职（YGT403）"),
    "seat is taken": (appoint(post="主任委员"), "名额最多1人，2026-03-01起有2人同时任职（YGT402）"),
    "unknown unit": (appoint(unit="县医原"), "未登记的单位、机构或组织“县医原”"),
    "seated already": (appoint("吴本草"), "吴本草任县药事会委员已有登记，自 2024-07-01 起"),
    "one of several": (appoint("王示例"), "王示例"),
}


@pytest.mark.parametrize("case", APPOINTMENTS_REFUSED)
def test_an_appointment_is_refused(ygt: Run, mini: Path, case: str) -> None:
    line, said = APPOINTMENTS_REFUSED[case]
    file = mini / "org" / "bodies" / "pharmacy_committee.yaml"
    before = file.read_bytes()
    done = ygt("-C", mini, *line)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "处理办法：" in done.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("status", "said"), [("征求意见稿", "为征求意见稿，尚未生效"), ("现行", "没有登记日期，无法断定是否已经议定")]
)
def test_a_paper_that_decides_nothing(ygt: Run, mini: Path, status: str, said: str) -> None:
    file = mini / "org" / "documents.yaml"
    record = f"- {{title: 示例县药事管理办法, id: yaoshi, kind: 办法, issuers: [示例县人民政府], status: {status}}}\n"
    file.write_text(file.read_text(encoding="utf-8") + record, encoding="utf-8")
    done = ygt("-C", mini, *appoint(**{"decided-by": "示例县药事管理办法"}))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


DISMISSALS_REFUSED = {
    "reason": (dismiss(reason="调动"), "“离任原因”的值“调动”不在可选范围内"),
    "not there": (dismiss("吴本草"), "没有吴本草任理事会理事的登记"),
    "another post": (dismiss(post="理事长"), "没有郑知行任理事会理事长的登记"),
    "before the start": (dismiss(until="2024-06-01"), "早于郑知行任理事会理事的起始日期 2024-06-28"),
    "left already": (dismiss("孙立言", body="医共委", post="委员"), "已登记截止于 2025-02-28"),
}


@pytest.mark.parametrize("case", DISMISSALS_REFUSED)
def test_a_dismissal_is_refused(ygt: Run, mini: Path, case: str) -> None:
    line, said = DISMISSALS_REFUSED[case]
    before = {path: path.read_bytes() for path in (mini / "org" / "bodies").iterdir()}
    done = ygt("-C", mini, *line)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_one_may_leave_before_the_end_of_the_term(ygt: Run, mini: Path) -> None:
    file = mini / "org" / "bodies" / "council.yaml"
    text = file.read_text(encoding="utf-8")
    member = "post: 理事, unit: 东门社区卫生服务中心, office: 主任, term: 1, from: 2024-06-28"
    file.write_text(text.replace(member, f"{member}, until: 2027-06-27"), encoding="utf-8")
    done = ygt("-C", mini, *dismiss())
    assert done.returncode == 0, done.stderr
    left = text.replace(member, f"{member}, until: 2026-03-31, reason: 退休")
    assert file.read_text(encoding="utf-8") == left


def test_persons_of_one_name_are_told_apart(ygt: Run, mini: Path) -> None:
    wrong = ygt("-C", mini, *dismiss("王示例", distinct="县人民医院"))
    assert wrong.returncode == 2
    done = ygt("-C", mini, *dismiss("王示例", distinct="青河镇中心卫生院"))
    assert [line[:31] for line in changed(done.stdout)] == [
        "-  - {person: 王示例, distinct: 青河",
        "+  - {person: 王示例, distinct: 青河",
    ]


def test_a_handover_in_the_demonstration_county(ygt: Run, demo: Path) -> None:
    file = demo / "org" / "bodies" / "gongzuo-zhuanban.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("person: 计周全", "person: 计周全 # 核对过"), encoding="utf-8"
    )
    left = ygt("-C", demo, *dismiss("计周全", body="工作专班", post="副组长", until="2026-01-05"))
    assert changed(left.stdout) == ["+    until: 2026-01-05", "+    reason: 退休"]
    seat = {"body": "工作专班", "post": "副组长", "unit": "示例县医疗保障局", "office": "副局长"}
    came = ygt("-C", demo, *appoint(**seat, **{"from": "2026-01-06", "decided-by": "示办发〔2024〕9号"}))
    assert "".join(changed(came.stdout)).count("+") == len(changed(came.stdout)) == 6
    text = file.read_text(encoding="utf-8")
    assert "person: 计周全 # 核对过\n" in text
    assert text.index("计周全") < text.index("何新来") < text.index("梁有材")
    assert ygt("-C", demo, "check").returncode == 0


def test_a_name_nearly_right_is_asked_after(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, *dismiss("郑知形"))
    assert done.returncode == 2 and "没有郑知形任理事会理事的登记，相近姓名：郑知行" in done.stderr
    done = ygt("-C", mini, *dismiss("郑知行", post="理事长"))
    assert done.returncode == 2 and "郑知行在该组织任理事" in done.stderr
