"""What cannot be printed is refused in one Chinese sentence with its remedy, whichever format was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from paper_samples import CENTRES, NOTICE, ON, PLAIN, with_body

from ygt.errors import ToolError
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Annex, Member, Paper, Post, Roster, Table
from ygt.publish.papers.pdf import render_pdf

ANNEX = Annex(title="章程", blocks=PLAIN.body)


@pytest.mark.parametrize("render", [render_pdf, render_docx])
@pytest.mark.parametrize(
    ("paper", "message"),
    [
        (replace(PLAIN, body=(Roster(()),)), "公文“情况说明”的正文名单没有人员，不能成文。"),
        (replace(PLAIN, body=(Roster((Post("主任", ()),)),)), "公文“情况说明”的正文名单“主任”没有人员，不能成文。"),
        (
            replace(PLAIN, body=(Roster((Post("主任", (Member("张三"),)), Post("成员", ()))),)),
            "公文“情况说明”的正文名单“成员”没有人员，不能成文。",
        ),
        (replace(PLAIN, body=()), "公文“情况说明”的正文为空。"),
        (replace(PLAIN, title=""), "公文“”的标题为空。"),
        (replace(PLAIN, body=(replace(CENTRES, rows=()),)), "公文“情况说明”的正文表格“资源共享中心一览表”没有内容。"),
        (
            replace(PLAIN, body=(replace(CENTRES, rows=(("1", "乙"),)),)),
            "公文“情况说明”的正文表格第1行有2格，表头为3列。",
        ),
        (replace(PLAIN, body=(Table((), ()),)), "公文“情况说明”的正文表格“”没有内容。"),
        (
            replace(PLAIN, number="示政发〔2026〕1号", red_head=True, issuer_mark=("示例县",)),
            "普通文稿，不应有红头、发文字号。",
        ),
        (replace(NOTICE, issuer_mark=()), "发文机关标志未填写，不能排印红头。"),
        (replace(PLAIN, annexes=(ANNEX,), attachments=("甲", "乙")), "附件说明列有2件，所附附件为1件。"),
        (replace(PLAIN, annexes=(replace(ANNEX, title=""),)), "附件标题为空。"),
        (replace(PLAIN, annexes=(replace(ANNEX, blocks=()),)), "附件“章程”没有内容。"),
        (replace(NOTICE, standing="compiled"), "数据由公开文件整理而来，不得套用红头。"),
        (
            with_body("甲\x07乙", record="a.yaml"),
            "a.yaml：公文“情况说明”的正文第1段“甲〈U+0007〉乙”含有不能印出的控制字符 U+0007。",
        ),
        (with_body("甲", footer_mark="字" * 131), "页面标识须排6行，版心以下只容5行。"),
        (with_body("甲\ud800"), "控制字符 U+D800。"),
        (with_body("甲\ufeff乙"), "控制字符 U+FEFF。"),
        (with_body("甲\u202e乙"), "控制字符 U+202E。"),
        (replace(PLAIN, signature=("县\x00局",)), "发文机关署名“县〈U+0000〉局”含有不能印出的控制字符 U+0000。"),
    ],
)
def test_a_paper_that_cannot_be_printed_is_refused(render: Any, paper: Paper, message: str) -> None:
    with pytest.raises(ToolError) as caught:
        render(paper, on=ON)
    assert message in caught.value.message
    assert caught.value.remedy.startswith("请")


def test_the_place_named_is_the_one_that_is_wrong() -> None:
    table = replace(CENTRES, rows=(*CENTRES.rows, ("3", "中心\x1b", "医院")))
    with pytest.raises(ToolError, match="附件1表格第3行“中心名称”"):
        render_pdf(replace(PLAIN, annexes=(Annex(title="表", blocks=(table,)),)), on=ON)
