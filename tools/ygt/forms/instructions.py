"""The first page of a form, 填写说明: what it is, how to fill it in, by when, and back to whom."""

from __future__ import annotations

from ygt.dates import printed
from ygt.forms.form import Form
from ygt.forms.tables import COUNTER
from ygt.forms.workbook.page import Look, Page

NAME = "填写说明"
_HOW = (
    "各表已按台账现有内容填好。请逐行核对，只改有变动的格子；没有变动的不要动。",
    "表头标有【必填】的，每一行都要填写；其他的有则填，没有就空着，不写“无”“/”。不知道的空着，不推算、不编造。",
    "灰色的格子用来辨认是哪一行，不能修改。名称有变更的，请与台账维护单位联系。",
    "有下拉箭头的，从列表中选；一格可填多项的，各项之间用顿号（、）分隔。鼠标停在表头上可以看到该列的说明和示例。",
    "日期写作 2026-12-01；只知到月或年的，写作 2026-12 或 2026。数量只写数字，不写单位。",
    f"新增的，写在表的最后一行之下，“{COUNTER}”空着。名称带“·”的表填写下属内容：“所属”一列写它属于哪一行，与所属表中的名称一致。",
    "已经结束的事项不要删除整行，请填写截止日期和原因。",
    "不要合并单元格、增减或移动列、改动表头和表名，不要写公式。请保存为 .xlsx，文件名可以改。",
    "只填已经议定的事项；拟任、考察中的人选，身份证号、手机号等个人信息和涉密内容一律不填。",
)

_AFTERWARDS = (
    "请将本文件发回。退回的表格打开后先看到“需修改”，其中列出各处的位置和原因；红色的格子需要修改，改好后再次发回。"
)


def instructions(form: Form, *, disclaimer: str = "") -> Page:
    """The first page of a form; `disclaimer` says of what nature the data are."""
    page = Page(NAME, widths=[14, 84], heading=form.title)
    page.rows = [[(f"{form.title} 填报表", Look.TITLE)], []]
    pairs = [("填报单位", form.unit or "各有关单位")]
    records = [f"{one.table.title}{len(one.rows)}条" for one in form.sheets if not one.table.lists]
    pairs.append(("填报内容", "、".join(records)))
    pairs.append(("报送时限", printed(form.due) if form.due else "以下发通知为准"))
    pairs.append(("报送至", form.recipient or "下发本表的单位"))
    if form.commit:
        pairs.append(("台账版本", form.commit[:10]))
    if disclaimer:
        pairs.append(("数据性质", disclaimer))
    page.rows += [[(title, Look.LABEL), (text, Look.PROSE)] for title, text in pairs]
    page.rows += [[], [("怎样填写", Look.LABEL)]]
    page.rows += [[(f"{number}.", Look.PROSE), (text, Look.PROSE)] for number, text in enumerate(_HOW, 1)]
    page.rows += [[], [("填完之后", Look.LABEL), (_AFTERWARDS, Look.PROSE)]]
    return page
