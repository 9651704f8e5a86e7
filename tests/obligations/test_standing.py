"""How a clause stands: document, strength, deadline, twins, standing of the county, faulty clauses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from one_clause import clause, county, judged, of_standing

from workspaces import miniature
from ygt.findings import Example
from ygt.ledger.ledger import Ledger
from ygt.obligations import status
from ygt.obligations.clauses import obligations
from ygt.obligations.judge import judge

KEPT = "{kind: 数量, of: 乡镇卫生院, exactly: 2}"
BROKEN = "{kind: 数量, of: 乡镇卫生院, exactly: 1}"
SILENT = "{kind: 每个, of: 牵头医院, meets: {ambulances: {minimum: 1}}}"
DAY = "2026-03-01"


def with_document(
    text: str, change: tuple[str, str], standing: str = "fictional", files: Mapping[str, str] | None = None
) -> Ledger:
    """The county with this clause and the plan's own record changed."""
    path = "org/documents.yaml"
    workspace = of_standing(miniature(), standing)
    documents = workspace.files[path].decode()
    assert change[0] in documents
    workspace = workspace.with_file(path, documents.replace(*change, 1).encode())
    plan = f"document: 实施方案\nid: plan\nclauses:\n  {text}\n"
    others = [Example(path, held) for path, held in (files or {}).items()]
    return workspace.laid_over([Example("org/obligations/plan.yaml", plan), *others]).check().ledger


@pytest.mark.parametrize(
    ("judgement", "deadline", "day", "word"),
    [
        (KEPT, "2024-12-31", DAY, "逾期落实"),  # three until mid-2025
        (KEPT, "2025-12-31", DAY, "已落实"),
        (BROKEN, "2026-12-31", DAY, "推进中（未到时限）"),
        (BROKEN, "2026-03-01", DAY, "推进中（未到时限）"),
        (BROKEN, "2026-02-28", DAY, "逾期未落实"),
        (SILENT, "2026-12-31", DAY, "待核实"),
    ],
)
def test_deadlines(judgement: str, deadline: str, day: str, word: str) -> None:
    assert str(judged(county(clause(judgement, deadline=deadline)), day).status) == word


def test_a_deadline_before_its_own_document_is_said_and_judged_all_the_same() -> None:
    found = judged(county(clause(BROKEN, deadline="2024-05-01")), DAY)
    assert found.status is status.OVERDUE
    assert found.remarks == ("时限早于印发日期",)


@pytest.mark.parametrize(
    ("strength", "judgement", "word"),
    [
        ("鼓励", KEPT, "已开展"),
        ("鼓励", BROKEN, "未开展（不作评价）"),
        ("说明", BROKEN, "说明（不作评价）"),
        ("目标", BROKEN, "逾期未落实"),
        ("应当", KEPT, "已落实"),
    ],
)
def test_strength(strength: str, judgement: str, word: str) -> None:
    assert str(judged(county(clause(judgement, strength=strength)), DAY).status) == word


def test_an_encouraged_matter_without_judgement_rests_on_material() -> None:
    text = "- {id: T-001, number: 一, summary: 探索, strength: 鼓励}"
    assert judged(county(text), DAY).status is status.NOT_STARTED
    material = "- {name: 总药师制度, id: zongyaoshi, proves: [T-001], date: 2025-01-10}\n"
    assert judged(county(text, {"org/materials.yaml": material}), DAY).status is status.STARTED


def test_kept_by_rules() -> None:
    text = "- {id: T-001, number: 文头, summary: 文号正确, strength: 必须, rules: [YGT605]}"
    assert judged(county(text), DAY).status is status.KEPT_BY_RULES
    assert judged(county(text, standing="compiled"), DAY).status is status.STATED


def test_same_as_stands_as_the_first() -> None:
    ledger = county(clause(BROKEN) + "\n- {id: T-002, number: 二, summary: 又, strength: 必须, same_as: T-001}")
    first, second = judge(ledger, date.fromisoformat(DAY))
    assert second.status is first.status is status.OVERDUE
    assert second.twin is first.clause
    assert second.sentences == first.sentences
    assert first.twin is None


def test_same_as_of_nothing_or_in_a_circle_is_a_fault() -> None:
    ledger = county(
        "- {id: T-001, number: 一, summary: 甲, strength: 必须, same_as: T-009}\n"
        "- {id: T-002, number: 二, summary: 乙, strength: 必须, same_as: T-003}\n"
        "- {id: T-003, number: 三, summary: 丙, strength: 必须, same_as: T-002}"
    )
    for identifier in ("T-001", "T-002", "T-003"):
        found = judged(ledger, DAY, identifier)
        assert found.status is status.UNVERIFIED
        assert found.fault.endswith("未登记，或最终指回自身")


def test_a_restated_clause_stands_as_the_local_one() -> None:
    ledger = county(
        clause(BROKEN, restates="[N-001]", stricter="true")
        + f"\n- {{id: N-001, number: 二, summary: 上级, strength: 必须, judged: [{KEPT}]}}"
    )
    upper = judged(ledger, DAY, "N-001")
    assert upper.status is status.OVERDUE
    assert upper.twin is judged(ledger, DAY).clause
    assert upper.twin.stricter


@pytest.mark.parametrize("word", ["试行", "有效性待核", "已失效"])
def test_what_a_document_in_doubt_asks_is_shown_and_not_judged(word: str) -> None:
    ledger = with_document(clause(BROKEN), ("status: 现行", f"status: {word}"))
    assert judged(ledger, DAY).status is status.IN_DOUBT
    compiled = with_document(clause(BROKEN), ("status: 现行", f"status: {word}"), "compiled")
    assert judged(compiled, DAY).status is status.INCONSISTENT
    assert "文件有效性待核" in judged(compiled, DAY).remarks


def test_a_document_is_in_doubt_after_its_last_day() -> None:
    ledger = with_document(clause(BROKEN), ("validity: {kind: 未载明}", "validity: {kind: 至某日, until: 2025-12-31}"))
    assert judged(ledger, "2025-12-31").status is status.OVERDUE
    assert judged(ledger, "2026-01-01").status is status.IN_DOUBT


def test_a_local_clause_in_doubt_leaves_the_upper_one_to_itself() -> None:
    """Where the document of the local clause may have lapsed, what it asks does not stand for the upper one."""
    upper = f"- {{id: N-001, number: 一, summary: 上级, strength: 必须, judged: [{KEPT}]}}"
    other = f"document: 示政办发〔2024〕20号\nid: upper\nclauses:\n  {upper}\n"
    local = clause(BROKEN, restates="[N-001]")
    for state, expected in (("现行", status.OVERDUE), ("试行", status.DONE)):
        ledger = with_document(local, ("status: 现行", f"status: {state}"), files={"org/obligations/upper.yaml": other})
        assert judged(ledger, DAY, "N-001").status is expected


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (("status: 现行", "status: 征求意见稿"), "文件为征求意见稿，尚未正式印发"),
        (("kind: 通知", "kind: 解读"), "系解读所述，以原文件为准"),
    ],
)
def test_a_draft_and_an_interpretation_are_said_beside(change: tuple[str, str], remark: str) -> None:
    found = judged(with_document(clause(KEPT), change), DAY)
    assert found.status is status.DONE
    assert found.remarks == (remark,)


@pytest.mark.parametrize(
    ("judgement", "word"),
    [(KEPT, "公开资料已载明"), (BROKEN, "文件前后表述不一致（待核）"), (SILENT, "公开资料未载明")],
)
def test_a_compiled_county_judges_nobody(judgement: str, word: str) -> None:
    found = judged(county(clause(judgement, deadline="2024-12-31"), standing="compiled"), DAY)
    assert str(found.status) == word
    assert found.needs == ()


def test_everything_in_a_compiled_county_stands_as_one_of_three() -> None:
    ledger = of_standing(miniature(), "compiled").check().ledger
    assert {one.status for one in judge(ledger, date.fromisoformat(DAY))} <= set(status.COMPILED)


def test_what_is_declared_counts_in_a_compiled_county() -> None:
    workspace = of_standing(miniature(), "compiled")
    text = workspace.files["org/county.yaml"].decode()
    text = text.replace(
        "{kind: 乡镇卫生院, count: 2, complete: true}", "{kind: 乡镇卫生院, count: 11, complete: false}"
    )
    head = f"document: 实施方案\nid: plan\nclauses:\n  {clause(KEPT.replace('2', '11'))}\n"
    ledger = (
        workspace.with_file("org/county.yaml", text.encode())
        .laid_over([Example("org/obligations/plan.yaml", head)])
        .check()
        .ledger
    )
    found = judged(ledger, DAY)
    assert found.status is status.STATED
    assert found.sentences == ("乡镇卫生院应为11家：文件载明11家，列名2家",)


@pytest.mark.parametrize(
    ("judgement", "fault"),
    [
        (
            "{kind: 每个, of: 乡镇卫生院, meets: {ambulence: {minimum: 1}}}",
            "“每个”的判断登记有误：未定义的字段“ambulence”，是否应为“ambulances”（救护车数）？",
        ),
        (
            "{kind: 数量, of: 乡镇卫生完, exactly: 2}",
            "“数量”的判断登记有误：未定义的记录组“乡镇卫生完”，是否应为“乡镇卫生院”？",
        ),
        (
            "{kind: 名单, records: {kind: centre}, field: canonicl, includes: [胸痛]}",
            "“名单”的判断登记有误：中心没有字段“canonicl”，是否应为“canonical”？",
        ),
        (
            "{kind: 数量, records: {kind: centers}, minimum: 1}",
            "“数量”的判断登记有误：没有“centers”这种记录，是否应为“centre”？",
        ),
        (
            "{kind: 席位, body: {function: 管理委员会}, post: 主任, held_by: [{unit: 县气象局, role: 主要负责同志}]}",
            "“席位”的判断登记有误：未登记的单位“县气象局”",
        ),
        (
            "{kind: 每个, of: 牵头医院, meets: {name: {pattern: '(a+)+$'}}}",
            "“每个”的判断登记有误：写法“(a+)+$”不可用：括号内的部分不可重复",
        ),
        ("{kind: 每个, meets: {beds: {minimum: 1}}}", "“每个”的判断登记有误：未写明判断哪些记录（of 或 records）"),
        (
            "{kind: 名单, records: {kind: centre}, field: canonical}",
            "“名单”的判断登记有误：未写明名单（exactly 或 includes）",
        ),
        ("{kind: 数量, of: 牵头医院, exactly: [甲]}", "“数量”的判断登记有误：“恰为”应为数目"),
    ],
)
def test_a_faulty_judgement_is_to_be_verified(judgement: str, fault: str) -> None:
    found = judged(county(clause(judgement)), DAY)
    assert found.status is status.UNVERIFIED
    assert found.fault == fault


def test_a_clause_of_wrong_shape_is_to_be_verified_and_leaves_the_others() -> None:
    ledger = county("- {id: T-001, number: 一, summary: 甲, strength: 一定}\n" + clause(KEPT).replace("T-001", "T-002"))
    assert judged(ledger, DAY).fault == "本条款登记有误，请先按 ygt check 的提示更正"
    assert judged(ledger, DAY, "T-002").status is status.DONE


def test_a_group_that_names_itself_is_a_fault() -> None:
    groups = "groups: [{name: 圈, kind: institution, measure: 家, where: {managed_by: {group: 圈}}}]\n"
    text = f"document: 实施方案\nid: plan\n{groups}clauses:\n  {clause('{kind: 数量, of: 圈, minimum: 1}')}\n"
    ledger = miniature().laid_over([Example("org/obligations/plan.yaml", text)]).check().ledger
    assert judged(ledger, DAY).fault == "“数量”的判断登记有误：记录组“圈”的条件最终指回自身"


def test_packs_follow_the_countys_own_files() -> None:
    workspace = miniature()
    text = workspace.files["org/county.yaml"].decode() + "packs: [{pack: national-2023}]\n"
    found = obligations(workspace.with_file("org/county.yaml", text.encode()).check().ledger)
    assert [(one.id, one.pack) for one in found] == [("plan", ""), ("national-2023", "national-2023")]
    assert [one.id for one in found[1].clauses] == [f"S003-{number:03}" for number in range(1, 39)]
    assert found[1].paper.only_interprets
