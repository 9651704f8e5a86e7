"""From 签发 on: content is fixed, numbers come from the register, and an old paper reads as it did."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notice_reading import data, whole
from test_notice_sheets import replaced

from ygt.check import check
from ygt.cli.main import main
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.notice_life import WORDING
from ygt.ledger.numbering import holder_of, owned_registers
from ygt.ledger.record import Record
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.handling import handling_sheet
from ygt.publish.notices.plain import plain_text
from ygt.publish.notices.signing import changed_since_signing, digest
from ygt.publish.notices.stages import issue, number, sign
from ygt.publish.papers.model import Form

Make = Callable[..., tuple[Ledger, Record]]
DRAFT = """\
title: 示例县人民政府办公室关于成立示例县县域医共体管理委员会的通知
id: extra
kind: 成立机构
status: 会签
issuers: [示例县人民政府办公室]
body: 示例县县域医共体管理委员会
disclosure: 主动公开
countersigned:
  - {unit: 示例县财政局, person: 周允中, on: 2025-05-08}
"""
JOINT = (
    DRAFT.replace("title: 示例县人民政府办公室", "title: 中共示例县委办公室、示例县人民政府办公室")
    .replace("issuers: [", "issuers: [中共示例县委办公室, ")
)  # fmt: skip
PARTY = {
    "org/issuers.yaml": "- name: 中共示例县委办公室\n  id: weiban\n  track: 党的组织\n  may_issue: true\n"
    "  registers: [{code_word: 示办发, owned: false}]\n"
}


def with_data(notice: Record, **changed: Any) -> Record:
    return Record(notice.kind, {**notice.data, **changed}, notice.document, notice.base)


def values(edits: dict[str, list[Any]]) -> dict[str, Any]:
    return {edit.path[0]: edit.value for edit in edits["org/notices/extra.yaml"]}


def test_signing_dates_and_fixes(mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    made = values(sign(ledger, notice, date(2025, 5, 9), person="赵远山"))
    assert made["status"] == "签发"
    assert made["date"] == "2025-05-09"
    assert made["signatures"] == [{"issuer": "示例县人民政府办公室", "person": "赵远山", "on": "2025-05-09"}]
    assert made["frozen"]["on"] == "2025-05-09"
    assert re.fullmatch(f"{WORDING}-[0-9a-f]{{64}}", made["frozen"]["digest"])


def test_digest_outlives_number_issuing_and_abolition_but_no_change_of_content(mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    signed = with_data(notice, status="签发", date="2025-05-09")
    told = digest(signed, paper_for(ledger, signed))
    later = {"number": "示政办发〔2025〕9号", "issued_on": "2025-05-12"}
    for status in ("编号", "印发", "废止"):
        now = with_data(signed, status=status, **later)
        assert digest(now, paper_for(ledger, now)) == told
    for changed in (
        {"recipients": "各乡镇人民政府"}, {"date": "2025-05-10"}, {"preface": "经县政府同意，"}, {"title": "另题"},
        {"copied_to": "县财政局。"}, {"disclosure": "不予公开"}, {"as_of": "2024-07-01"},
    ):  # fmt: skip
        now = with_data(signed, **changed)
        assert digest(now, paper_for(ledger, now)) != told, changed


def test_what_happens_later_changes_nothing_and_a_correction_is_told(mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    signed = with_data(notice, status="签发", date="2025-05-09")
    frozen = {"on": "2025-05-09", "digest": digest(signed, paper_for(ledger, signed))}
    body = ledger.find("示例县县域医共体管理委员会", "body")
    assert body is not None
    notice.data |= {**signed.data, "frozen": frozen}
    assert list(changed_since_signing(ledger)) == []
    members = body["memberships"]
    came = {**members[0], "person": "新来者", "from": "2026-01-01"}
    left = [{**one, "until": "2025-12-31", "reason": "职务变动"} if one is members[0] else one for one in members]
    later = replaced(ledger, "body", body.name, {"memberships": [*left, came], "former_names": [
        {"name": body.name, "until": "2025-12-31"}], "name": body.name})  # fmt: skip
    assert list(changed_since_signing(later)) == []
    corrected = [{**one, "person": "误写者"} if one is members[0] else one for one in members]
    (found,) = changed_since_signing(replaced(ledger, "body", body.name, {"memberships": corrected}))
    assert found.code == "YGT622"
    assert "按现有台账印制的内容与签发时不同" in found.message
    assert "报原签批人复审" in found.help


def test_an_institution_renamed_since_bears_its_name_of_then(demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == "shezhi-zhongxin")
    before = list(plain_text(paper_for(demo_ledger, notice)))
    renamed = replaced(
        demo_ledger, "institution", "示例县第二人民医院",
        {"name": "示例县总医院", "former_names": [{"name": "示例县第二人民医院", "until": "2026-06-30"}]},
    )  # fmt: skip
    assert list(plain_text(paper_for(renamed, notice))) == before
    draft = with_data(notice, status="拟稿")
    assert any("县总医院" in line for line in plain_text(paper_for(renamed, draft)))


def test_joint_paper_is_dated_by_the_last_signer(mini_with: Make) -> None:
    ledger, notice = mini_with(JOINT, PARTY)
    with pytest.raises(ToolError, match="须写明是哪个机关签发"):
        sign(ledger, notice, date(2025, 5, 9))
    first = values(sign(ledger, notice, date(2025, 5, 12), issuer="示例县人民政府办公室"))
    assert set(first) == {"signatures"}
    now = with_data(notice, **first)
    last = values(sign(ledger, now, date(2025, 5, 9), issuer="中共示例县委办公室"))
    assert (last["status"], last["date"]) == ("签发", "2025-05-12")
    with pytest.raises(ToolError, match="不是公文"):
        sign(ledger, notice, date(2025, 5, 9), issuer="示例县财政局")


def test_signed_again_only_after_review(mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    made = values(sign(ledger, notice, date(2025, 5, 9)))
    signed = with_data(notice, **made)
    with pytest.raises(ToolError, match="已经签发并定稿"):
        sign(ledger, signed, date(2025, 5, 10))
    again = values(sign(ledger, signed, date(2025, 5, 10), again=True))
    assert set(again) == {"frozen"}
    assert again["frozen"] == {**made["frozen"], "on": "2025-05-10"}


@pytest.mark.parametrize(
    ("kind", "message"), [("情况通报", "讨论稿，不办理签发"), ("会前审查单", "没有发文机关签发这一环节")]
)
def test_what_nobody_signs(kind: str, message: str, demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["kind"] == kind)
    with pytest.raises(ToolError, match=message):
        sign(demo_ledger, notice, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("status", "given", "message"),
    [
        ("会签", "示政办发〔2026〕5号", "签发以后才编文号"),
        ("签发", "示政发〔2024〕8号", "已用于《"),
        ("签发", "示政办发[2026]5号", "六角括号"),
        ("签发", "示医共委办〔2025〕2号", "已登记作废"),
    ],
)
def test_numbers_that_are_refused(status: str, given: str, message: str, mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    dated = {"date": "2025-05-09"} if status == "签发" else {}
    with pytest.raises(ToolError, match=re.escape(message)):
        number(ledger, with_data(notice, status=status, **dated), given)


def test_number_and_issuing_take_the_paper_on(mini_with: Make) -> None:
    ledger, notice = mini_with(DRAFT)
    signed = with_data(notice, status="签发", date="2025-05-09")
    assert values(number(ledger, signed, "示政办发〔2025〕9号")) == {"number": "示政办发〔2025〕9号", "status": "编号"}
    numbered = with_data(signed, status="编号", number="示政办发〔2025〕9号")
    assert values(issue(numbered, date(2025, 5, 12))) == {"status": "印发", "issued_on": "2025-05-12"}
    with pytest.raises(ToolError, match="编号以后才印发"):
        issue(signed, date(2025, 5, 12))
    with pytest.raises(ToolError, match="已编文号"):
        number(ledger, numbered, "示政办发〔2025〕10号")


def test_registers_of_the_demo(demo_ledger: Ledger) -> None:
    found = {(one.code_word, one.year): one for one in owned_registers(demo_ledger)}
    of_committee = found["示医共委发", 2025]
    assert of_committee.missing == []
    assert of_committee.voided == {4: "与3号内容合并，未印发"}
    assert of_committee.next == "示医共委发〔2025〕7号"
    assert found["县医共委会议纪要", 2026].next == "县医共委会议纪要〔2026〕第4期"
    assert not any(word == "示卫健发" for word, _ in found)
    assert next(one.next for one in owned_registers(demo_ledger, 2030)) == "示医共委发〔2030〕1号"
    holder = holder_of(demo_ledger, "示医共委发〔2024〕2号")
    assert holder is not None and holder.name == "示例县县域医共体管理委员会关于设立县域医共体中心的通知"


def test_sheet_for_signing_says_who_has(mini_with: Make) -> None:
    ledger, notice = mini_with(
        DRAFT + "drafted: {person: 李思齐, on: 2025-05-06}\nchecked: {person: 王示例}\ncopies: 60\nurgency: 加急\n"
    )
    paper = handling_sheet(ledger, with_data(notice, **values(sign(ledger, notice, date(2025, 5, 9), person="赵远山"))))
    (form,) = (block for block in paper.body if isinstance(block, Form))
    texts = [row.text for each in form.rows for row in (each if isinstance(each, tuple) else (each,))]
    assert re.sub(r"\s", "", texts[0]) == "赵远山2025年5月9日"
    assert re.sub(r"\s", "", texts[1]) == "县财政局周允中2025年5月8日"
    assert re.sub(r"\s", "", texts[2]) == "王示例"
    assert re.sub(r"\s", "", texts[3]) == "李思齐2025年5月6日"
    assert texts[-2:] == ["加急", "60份"]
    assert paper.title == "示例县人民政府办公室发文稿纸"
    assert paper_for(ledger, notice).urgency == "加急"


def test_as_a_clerk_would(mini: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = mini / "org/notices/extra.yaml"
    own = {
        "示例县人民政府办公室关于": "示例县县域医共体管理委员会办公室关于",
        "[示例县人民政府办公室]": "[示例县县域医共体管理委员会办公室]",
    }
    draft = DRAFT
    for old, new in own.items():
        draft = draft.replace(old, new)
    path.write_text(draft, encoding="utf-8")
    where = ("-C", str(mini), "notice")
    assert main([*where, "sign", "extra", "--on", "2025-05-09", "--by", "李思齐"]) == 0
    assert "frozen: {on: 2025-05-09" in capsys.readouterr().out
    assert main([*where, "number", "示医共委办", "--year", "2025"]) == 0
    proposed = re.search("下一号 (\\S+?)(?:，|\n)", capsys.readouterr().out)
    assert proposed is not None
    assert main([*where, "number", "extra", "示医共委办〔2025〕2号"]) == 2
    assert "已登记作废" in capsys.readouterr().err
    assert main([*where, "number", "extra", proposed[1]]) == 0
    assert main([*where, "issue", "extra", "--on", "2025-05-12"]) == 0
    found = data(path)
    assert (found["status"], found["number"], found["issued_on"]) == ("印发", proposed[1], "2025-05-12")
    assert {one.code for one in check(mini).findings} <= {"YGT632"}
    bodies = mini / "org/bodies"
    (body,) = (one for one in bodies.iterdir() if "name: 示例县县域医共体管理委员会\n" in one.read_text("utf-8"))
    body.write_text(body.read_text("utf-8").replace("person: 李思齐", "person: 李思奇"), encoding="utf-8")
    assert "YGT622" in {one.code for one in check(mini).findings}
    capsys.readouterr()
    assert main([*where, "sheet", "extra", "-o", str(tmp_path / "out")]) == 0
    sheet = whole(tmp_path / "out" / "extra-gaozhi.pdf")
    assert all(part in sheet for part in ("发文稿纸", "李思齐", proposed[1]))


def test_owned_gaps_are_listed_with_what_is_voided(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = mini / "org/documents.yaml"
    documents.write_text(
        documents.read_text("utf-8")
        + "- title: 示例县县域医共体管理委员会办公室关于开展自查的通知\n  id: zicha\n  kind: 通知\n  status: 现行\n"
        "  issuers: [示例县县域医共体管理委员会办公室]\n  number: 示医共委办〔2025〕5号\n  date: 2025-09-01\n",
        encoding="utf-8",
    )
    assert main(["-C", str(mini), "notice", "number"]) == 0
    out = capsys.readouterr().out
    assert "下一号 示医共委办〔2025〕6号" in out
    assert "断号：4号" in out or "断号：3、4号" in out or "断号：1、3、4号" in out
    assert "2号作废（内容并入下一号）" in out
    assert main(["-C", str(mini), "notice", "number", "示政发"]) == 0
    assert "登记簿不由本台账管理" in capsys.readouterr().err
    assert load(mini)[1] == []
