"""What cannot be printed is refused in one Chinese sentence with its remedy, whichever format was asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from format_samples import LETTER, MINUTES, SHEET
from paper_samples import CENTRES, NOTICE, ON, PLAIN, with_body

from ygt.errors import ToolError
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.glyphs import _index, covered_characters, fonts_dir
from ygt.publish.papers.model import Annex, Attendance, Member, Paper, Post, Roster, Table
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
        (replace(LETTER, signers=("张三",), printed_by="县政府办公室"), "版式为信函格式，不应有签发人、印发机关。"),
        (replace(LETTER, footer_mark="字" * 53), "页面标识须排3行，版心以下只容2行。"),
        (replace(MINUTES, recipients="各单位", sealed=True), "版式为纪要格式，不应有主送机关、印章。"),
        (replace(MINUTES, attendance=(Attendance("列席", ()),)), "列席名单没有人员，不能成文。"),
        (replace(NOTICE, attendance=MINUTES.attendance), "版式为文件格式，不应有出席名单。"),
        (replace(NOTICE, signers=("张三\x00",)), "签发人“张三〈U+0000〉”含有不能印出的控制字符 U+0000。"),
        (replace(PLAIN, overprint=True), "不套红头，不能印到红头纸上。"),
        (replace(NOTICE, rule_at=100.0), "不是套打，不应另定红线的位置。"),
        (replace(NOTICE, overprint=True, rule_at=40.0), "红线距纸的上边缘40毫米，文字无法排印。"),
        (replace(NOTICE, overprint=True, rule_at=149.6), "红线距纸的上边缘149.6毫米，文字无法排印。"),
        (replace(SHEET, title=""), "的标题为空。"),
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


def test_the_rule_of_red_paper_is_told_between_what_it_may_be() -> None:
    with pytest.raises(ToolError) as caught:
        render_pdf(replace(NOTICE, overprint=True, rule_at=40.0), on=ON)
    assert caught.value.remedy == "请量准后填写，应在52至149毫米之间。"
    for edge in (52.0, 149.0):
        render_pdf(replace(NOTICE, overprint=True, rule_at=edge), on=ON)


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_sixty_recipients_and_a_title_of_120_characters_print(render: Any) -> None:
    recipients = "，".join(f"示例县第{number}乡镇人民政府" for number in range(60))
    assert render(
        replace(NOTICE, recipients=recipients, title="关于印发示例县工作方案的通知" * 8 + "通知如下事项关于"), on=ON
    )


def test_a_font_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for one in fonts_dir().iterdir():
        if one.name != "ygt-kai.ttf":
            (tmp_path / "fonts" / one.name).symlink_to(one)
    monkeypatch.setattr("ygt.publish.papers.glyphs.site_dir", lambda: tmp_path)
    for cached in (_index, covered_characters):
        cached.cache_clear()
    try:
        with pytest.raises(ToolError, match=r"缺少ygt-kai\.ttf。"):
            render_pdf(PLAIN, on=ON)
        (tmp_path / "fonts" / "fonts.json").unlink()
        _index.cache_clear()
        with pytest.raises(ToolError, match="未找到随工具安装的字体"):
            render_pdf(PLAIN, on=ON)
    finally:
        _index.cache_clear()


def test_the_place_named_is_the_one_that_is_wrong() -> None:
    table = replace(CENTRES, rows=(*CENTRES.rows, ("3", "中心\x1b", "医院")))
    with pytest.raises(ToolError, match="附件1表格第3行“中心名称”"):
        render_pdf(replace(PLAIN, annexes=(Annex(title="表", blocks=(table,)),)), on=ON)
