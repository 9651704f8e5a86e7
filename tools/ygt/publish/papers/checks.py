"""What a paper must satisfy before it is set in either format; each refusal is one `ToolError` in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil, floor

from ygt.errors import ToolError
from ygt.publish.papers.heads import head_of
from ygt.publish.papers.marks import LINE_ROOM, most_lines, page_lines
from ygt.publish.papers.model import Annex, Block, Format, Paper, Roster, Table
from ygt.publish.papers.page import PAGE, POINTS_PER_MM
from ygt.publish.papers.texts import around, subject, texts

# Controls, halves of surrogate pairs, marks that reverse the reading direction, byte order marks, non-characters.
REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

FOREIGN: Mapping[Format, tuple[str, tuple[str, ...]]] = {
    "document": ("文件格式", ("出席名单",)),
    "letter": ("信函格式", ("签发人", "出席名单", "印发机关", "印发日期")),
    "minutes": ("纪要格式", ("签发人", "主送机关", "印章")),
    "plain": ("普通文稿", ("红头", "发文字号", "签发人", "出席名单", "抄送机关", "印发机关", "印发日期", "紧急程度")),
}
"""What each format is called, and what it has no place for (GB/T 9704-2012, 7 and 10)."""


def require_printable(paper: Paper) -> None:
    """`ToolError` where the paper may not be printed as it stands, or says nothing where it must say something."""
    _standing(paper)
    _characters(paper)
    _marks(paper)
    _head(paper)
    for where, blocks in _parts(paper):
        for block in blocks:
            _block(paper, where, block)
    _annexes(paper)


def _refuse(paper: Paper, message: str, remedy: str) -> ToolError:
    return ToolError(f"{subject(paper)}{message}", remedy)


def _standing(paper: Paper) -> None:
    if paper.standing == "compiled" and paper.red_head:
        raise _refuse(
            paper,
            "数据由公开文件整理而来，不得套用红头。",
            "请取消红头；整理的数据只能印出“据公开文件重排，非正式公文”的版本。",
        )


def _characters(paper: Paper) -> None:
    for where, text in texts(paper):
        found = REFUSED.search(text)
        if found:
            raise _refuse(
                paper,
                f"{where}“{around(text, found[0])}”含有不能印出的控制字符 U+{ord(found[0]):04X}。",
                "请删除该字符，必要时重新录入此处文字。",
            )


def _marks(paper: Paper) -> None:
    lines, most = len(page_lines(paper)), most_lines(paper)
    if lines > most:
        raise _refuse(
            paper,
            f"页面标识须排{lines}行，版心以下只容{most}行。",
            f"请压缩到{LINE_ROOM * most}字以内。",
        )


def _head(paper: Paper) -> None:
    if not any(_lines(paper.title)):
        raise _refuse(paper, "标题为空。", "请填写标题。")
    if not paper.body:
        raise _refuse(paper, "正文为空。", "请补充正文。")
    if paper.red_head and not paper.issuer_mark:
        raise _refuse(paper, "发文机关标志未填写，不能排印红头。", "请填写发文机关，或取消红头。")
    _format(paper)


def _format(paper: Paper) -> None:
    """Refuse what a format has no place for; nothing given is ever silently left out."""
    given = {
        "红头": paper.red_head,
        "发文字号": paper.number,
        "签发人": paper.signers,
        "主送机关": paper.recipients,
        "出席名单": paper.attendance,
        "印章": paper.sealed,
        "抄送机关": paper.copied_to,
        "印发机关": paper.printed_by,
        "印发日期": paper.printed_on,
        "紧急程度": paper.urgency,
    }
    name, foreign = FOREIGN[paper.format]
    used = [what for what in foreign if given[what]]
    if used:
        raise _refuse(paper, f"版式为{name}，不应有{'、'.join(used)}。", "请改用相应的版式，或删去上述内容。")
    for line in paper.attendance:
        if not line.members:
            raise _refuse(paper, f"{line.label}名单没有人员，不能成文。", f"请补登{line.label}人员，或删去该名单。")
    if paper.overprint and not paper.red_head:
        raise _refuse(paper, "不套红头，不能印到红头纸上。", "请改印到白纸上。")
    if paper.rule_at:
        _rule(paper)


def _rule(paper: Paper) -> None:
    """The head of red paper must leave room for the number above its rule, and for a text below it."""
    if not paper.overprint:
        raise _refuse(paper, "不是套打，不应另定红线的位置。", "请改为套打，或删去红线的位置。")
    head = head_of(paper)
    above = (head.rule - head.number_top) / POINTS_PER_MM if head else 0.0
    first, last = PAGE.top + max(0.0, above), PAGE.top + PAGE.text_height / 2
    if not first <= paper.rule_at <= last:
        raise _refuse(
            paper,
            f"红头纸的红线距纸的上边缘{paper.rule_at:g}毫米，文字无法排印。",
            f"请量准后填写，应在{ceil(first)}至{floor(last)}毫米之间。",
        )


def _parts(paper: Paper) -> list[tuple[str, tuple[Block, ...]]]:
    return [("正文", paper.body), *(("".join(_lines(annex.title)), annex.blocks) for annex in paper.annexes)]


def _block(paper: Paper, where: str, block: Block) -> None:
    if isinstance(block, Roster):
        empty = [f"“{post.title}”" for post in block.posts if not post.members]
        if empty or not block.posts:
            raise _refuse(
                paper,
                f"{where}名单{'、'.join(empty)}没有人员，不能成文。",
                "请先登记组成人员；尚未确定的席位，请写明“待填报”或“空缺”。",
            )
    if isinstance(block, Table):
        if not block.rows or not block.columns:
            raise _refuse(paper, f"{where}表格“{block.caption}”没有内容。", "请补充表格内容，或不印此表。")
        for number, row in enumerate(block.rows, start=1):
            if len(row) != len(block.columns):
                raise _refuse(
                    paper,
                    f"{where}表格第{number}行有{len(row)}格，表头为{len(block.columns)}列。",
                    "请使每行与表头列数一致。",
                )


def _annexes(paper: Paper) -> None:
    labelled = sum(annex.labelled for annex in paper.annexes)
    if paper.attachments and labelled and labelled != len(paper.attachments):
        raise _refuse(
            paper,
            f"附件说明列有{len(paper.attachments)}件，所附附件为{labelled}件。",
            "请使附件说明与所附附件一致。",
        )
    for annex in paper.annexes:
        _annex(paper, annex)


def _annex(paper: Paper, annex: Annex) -> None:
    if not any(_lines(annex.title)):
        raise _refuse(paper, "附件标题为空。", "请填写附件标题。")
    if not annex.blocks:
        raise _refuse(paper, f"附件“{''.join(_lines(annex.title))}”没有内容。", "请补充附件内容，或不列此附件。")


def _lines(title: str | tuple[str, ...]) -> tuple[str, ...]:
    return (title,) if isinstance(title, str) else title
