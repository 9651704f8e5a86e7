"""Centres that are set up call for one paper by decision, and for none where it is issued already."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.cli.main import main
from ygt.ledger.load import load
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.plain import plain_text

CENTRES = """
- name: 心电诊断中心
  id: xindian
  group: 资源共享
  community: 示例县紧密型县域医疗卫生共同体
  host: 示例县人民医院
  established_on: 2026-01-20
  decided_by: {meeting: 县医共委2024年第1次会议}
- name: 审方中心
  id: shenfang
  group: 管理
  community: 示例县紧密型县域医疗卫生共同体
  host: 示例县人民医院
  established_on: 2026-01-20
  decided_by: {meeting: 县医共委2024年第1次会议}
"""


def test_centres_of_one_decision_go_into_one_paper(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    centres = mini / "org/centres.yaml"
    centres.write_text(centres.read_text("utf-8") + CENTRES, encoding="utf-8")
    where = ["-C", str(mini), "notice", "draft", "--at", "2026-01-01", "2026-02-01"]
    assert main([*where, "--write"]) == 0
    capsys.readouterr()
    ledger, findings = load(mini)
    assert findings == []
    notice = next(one for one in ledger.all("notice") if one["kind"] == "设置资源中心")
    assert notice["centres"] == ["心电诊断中心", "审方中心"]
    assert (notice["status"], "number" in notice.data, "date" in notice.data) == ("拟稿", False, False)
    assert notice.name.endswith("关于设置心电诊断中心、审方中心的通知")
    text = "\n".join(plain_text(paper_for(ledger, notice)))
    assert "决定设置心电诊断中心等2个资源中心" in text
    assert "审方中心｜管理｜县人民医院｜待填报｜各成员单位" in text
    assert main(where) == 0
    assert "已列入公文《" in capsys.readouterr().out
