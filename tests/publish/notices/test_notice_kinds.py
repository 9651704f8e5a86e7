"""The kinds of notice that announce changes: how each reads, in both formats, and what each refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from notice_reading import squeezed, whole, words_of

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.publish.notices.compose import KINDS, RESETTING, paper_for
from ygt.publish.notices.plain import plain_text
from ygt.publish.notices.printing import print_notices
from ygt.publish.papers.model import Paragraph
from ygt.schema.contract import contract

Make = Callable[..., tuple[Ledger, Record]]
HEAD = """\
title: 示例县人民政府办公室关于{title}的通知
id: extra
status: 拟稿
issuers: [示例县人民政府办公室]
recipients: 县域医共体各成员单位
disclosure: 主动公开
"""
RULES = "示例县县域医共体药事管理与药物治疗学委员会工作规则"
NOTICES = {
    "members": HEAD.format(title="调整示例县县域医共体管理委员会组成人员")
    + """\
kind: 调整机构
body: 医共委
as_of: 2025-03-01
decided_by: {organ: 示例县人民政府, date: 2025-02-28}
changes:
  - {body: 医共委, post: 委员, field: 任职, before: 孙立言, after: 李思齐, on: 2025-03-01}
""",
    "appointments": HEAD.format(title="王示例、吴本草同志任职")
    + """\
kind: 任免
track: 行政
as_of: 2024-07-01
decided_by: {organ: 示例县卫生健康局, date: 2024-06-30}
changes:
  - {body: 县药事会, post: 主任委员, field: 任职, after: 王示例（县人民医院）, on: 2024-07-01}
  - {body: 县药事会, post: 委员, field: 任职, after: 吴本草, on: 2024-07-01}
""",
    "units": HEAD.format(title="示例县紧密型县域医疗卫生共同体成员单位变动")
    + """\
kind: 成员单位变动
as_of: 2025-06-30
basis: [实施方案]
decided_by: {organ: 示例县卫生健康局, date: 2025-06-20}
changes:
  - {institution: 白杨乡卫生院, field: 合并, after: 松岭乡卫生院, on: 2025-06-30}
  - {institution: 白杨乡卫生院, field: 更名, before: 白杨公社卫生院, after: 白杨乡卫生院, on: 1985-01-01}
  - {institution: 松岭乡卫生院, field: 加入, on: 2024-06-28, decided_by: {document: 实施方案}}
  - {institution: 松岭乡卫生院, field: 角色调整, before: 辅助建设医院, after: 成员单位, on: 2024-06-28}
""",
    "catalogue": HEAD.format(title="调整《示例县县域医共体统一用药目录（2026年版）》")
    + """\
kind: 目录调整
effective_from: 2026-02-10
decided_by: {meeting: 县药事会2026年第1次会议}
changes:
  - {drug: 正柴胡饮颗粒, form: 颗粒剂, strength: 每袋装10g, field: 调出}
  - {drug: 感冒清热颗粒, form: 颗粒剂, strength: 每袋装12g, field: 增设配备层级, before: 县, after: 县、乡}
""",
    "amendment": HEAD.format(title=f"印发《{RULES}修正案》")
    + f"""\
kind: 章程修正
charter: {RULES}
effective_from: 2026-02-05
decided_by: {{meeting: 县药事会2026年第1次会议}}
changes:
  - {{charter: {RULES}, field: 修正, after: 第一次}}
  - {{charter: {RULES}, article: 第一条第二款第（二）项, field: 条文, after: 临时采购。}}
  - {{charter: {RULES}, article: 第二条, field: 条文, before: 应于十日内补办审议, after: 应于五日内补办审议}}
  - {{charter: {RULES}, article: 第三条, field: 条文, before: 本规则由药事会解释。}}
""",
}


@pytest.mark.parametrize("name", NOTICES)
def test_kind_reads_as_it_should(
    name: str, mini_with: Make, golden: Callable[[Path, str], None], tmp_path: Path
) -> None:
    ledger, notice = mini_with(NOTICES[name])
    paper = paper_for(ledger, notice)
    text = "\n".join(plain_text(paper)) + "\n"
    golden(Path(__file__).parent / "golden" / f"{name}.txt", text)
    (printed,) = print_notices(ledger, tmp_path, ["extra"])
    said = [block.text for block in paper.body if isinstance(block, Paragraph)]
    for words in (whole(printed.pdf), words_of(printed.docx)):
        assert all(squeezed(one) in words for one in said)


def test_drugs_that_leave_on_another_day_than_the_papers_have_it_beside_them(mini_with: Make) -> None:
    text = NOTICES["catalogue"].replace("effective_from: 2026-02-10", "effective_from: 2026-02-06")
    apart = text.replace("field: 调出", "field: 调出, on: 2026-02-10").replace(
        "before: 县,", "before: 县, on: 2026-02-10,"
    )
    said = "\n".join(plain_text(paper_for(*mini_with(apart))))
    assert "自2026年2月6日起执行（附件中另列日期的，按所列日期）。" in said
    assert "停止使用日期" in said and "执行日期" in said and said.count("2026年2月10日") == 2
    together = "\n".join(plain_text(paper_for(*mini_with(NOTICES["catalogue"]))))
    assert "停止使用日期" not in together and "另列日期" not in together


def test_every_kind_of_the_contract_has_its_wording() -> None:
    kinds = contract().kind("notice").record.properties["kind"].schema["enum"]
    assert set(kinds) == {*KINDS, RESETTING}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("appointments", "track: 行政\n"),
        ("units", "changes:"),
        ("catalogue", "effective_from: 2026-02-10\n"),
        ("amendment", f"charter: {RULES}\n"),
        ("members", "body: 医共委\n"),
    ],
)
def test_contract_asks_for_what_a_kind_needs(name: str, line: str, mini: Path) -> None:
    text = NOTICES[name]
    assert line in text
    text = text.partition(line)[0] if line == "changes:" else text.replace(line, "")
    (mini / "org/notices/extra.yaml").write_text(text, encoding="utf-8")
    _, findings = load(mini)
    assert [one.path for one in findings if one.severity == "error"] == ["org/notices/extra.yaml"]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("appointments", "post: 主任委员", "post: 委员", ""),
        ("appointments", "after: ", "after: 无名", "公布的任免在台账中没有登记"),
        ("catalogue", "strength: 每袋装1", "strength: 每袋装9", "公布的目录调整在台账中没有登记"),
        ("amendment", "after: 第一次", "after: 第九次", "公布的修正在章程"),
        ("units", "field: 合并, after: 松岭乡卫生院", "field: 合并", ""),
    ],
)
def test_what_the_ledger_does_not_have_is_not_printed(
    name: str, old: str, new: str, message: str, mini_with: Make
) -> None:
    ledger, notice = mini_with(NOTICES[name].replace(old, new))
    if not message:
        assert paper_for(ledger, notice).body
        return
    with pytest.raises(ToolError, match=message) as refused:
        paper_for(ledger, notice)
    assert "org/notices/extra.yaml" in refused.value.message
