"""A paper in an office's own DOCX template: what fields a template may hold, and which of them a paper needs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ygt.errors import ToolError
from ygt.publish.papers.checks import require_printable
from ygt.publish.papers.glyphs import require_known_characters
from ygt.publish.papers.layout import Layout, lay_out
from ygt.publish.papers.model import Paper
from ygt.publish.papers.texts import subject

BODY, CLOSING, ANNEXES = "正文", "文后各项", "附件"
"""The fields that stand for whole paragraphs and tables; each stands alone in a paragraph of the template."""

LARGEST = 20 * 1024 * 1024


def fill_template(paper: Paper, template: Path, *, on: datetime) -> bytes:
    """The paper as DOCX in the office's own `template`, dated `on`: each `{{字段名}}` gives way to what the paper says.

    Nothing in a template is ever carried out: it holds names of fields only. `ToolError` where it cannot be read, holds
    an unknown field, or has no place for something the paper says, and where the paper may not be printed at all.
    """
    require_printable(paper)
    require_known_characters(paper)
    if paper.standing == "compiled":
        raise ToolError(
            f"{subject(paper)}数据由公开文件整理而来，不得套用机关的模板。",
            "请不带模板印制“据公开文件重排，非正式公文”的版本。",
        )
    content = _read(template)
    from ygt.publish.papers.word.filling import filled
    from ygt.publish.papers.word.package import pack_filled

    layout = lay_out(paper)
    return pack_filled(filled(content, template.name, paper, layout, text_fields(paper, layout)), paper, on=on)


def text_fields(paper: Paper, layout: Layout) -> dict[str, str]:
    """What each field that stands within a line says, by its name; empty where the paper has nothing to say there."""
    return {
        "发文机关标志": "\n".join(layout.head.mark.names if layout.head else paper.issuer_mark),
        "紧急程度": paper.urgency,
        "发文字号": paper.number,
        "签发人": "\u3000".join(name for names in layout.signers for name in names),
        "标题": "\n".join(layout.title),
        "主送机关": layout.recipients,
        "发文机关署名": "\n".join(paper.signature),
        "成文日期": paper.date,
        "附注": layout.note,
        "抄送机关": layout.copied_to,
        "印发机关": paper.printed_by,
        "印发日期": layout.printed_on,
    }


# What a template may have written out, because it is the same on every paper of the office.
FIXED = frozenset({"发文机关标志", "发文机关署名", "印发机关"})
# What 文后各项 says as a whole: 附件说明, 出席, 署名, date and note, placed as the standard has them.
OF_CLOSING = frozenset({"发文机关署名", "成文日期", "附注"})


def _read(template: Path) -> bytes:
    try:
        size = template.stat().st_size
        if size > LARGEST:
            raise ToolError(f"模板“{template}”超过20兆字节。", "请去掉其中的图片等内容后再用。")
        return template.read_bytes()
    except OSError as error:
        raise ToolError(
            f"模板“{template}”无法读取。", "请核对文件的位置和权限；如正在 Word 或 WPS 中打开，请先关闭。"
        ) from error
