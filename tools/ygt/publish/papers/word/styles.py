"""The styles of the DOCX: fonts by the names offices have them under, lines on the grid of 22 a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from docx.document import Document
from docx.oxml.ns import qn

from ygt.publish.papers.page import BODY_SIZE, IMPRINT_SIZE, PAGE_LINE_SIZE, RED, TITLE_SIZE
from ygt.publish.papers.word.markup import Node, node, value

FANG, BIAO, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
# What stands in where an office's computer lacks the font, and the family it belongs to.
STAND_IN = {FANG: "仿宋", BIAO: "宋体", HEI: "SimHei", KAI: "楷体", SONG: "SimSun"}

# 29 points: 22 lines on 225 mm. 15.75 points a character: 28 on 156 mm.
LINE = 580
CHARACTER = 315
TIGHTER = -5


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One paragraph style; lengths in characters and lines of the body where nothing else is said.

    `line` is the exact height of a line in twips, 0 for as high as the text needs.
    """

    key: str
    name: str
    font: str = FANG
    size: float = BODY_SIZE
    align: Literal["both", "left", "center", "right", "distribute"] = "both"
    line: int = LINE
    before: float = 0
    first: float = 0
    outline: int | None = None
    keep_next: bool = False
    red: bool = False
    hidden: bool = False


STYLES = (
    Style(key="Body", name="公文正文", first=2),
    Style(key="Mark", name="发文机关标志", font=BIAO, size=48, align="center", line=0, red=True),
    Style(key="Urgency", name="紧急程度", font=HEI, align="left"),
    Style(key="Number", name="发文字号", align="center"),
    Style(key="Title", name="Title", font=BIAO, size=TITLE_SIZE, align="center", outline=0, keep_next=True),
    Style(key="Recipients", name="主送机关", align="left"),
    Style(key="Heading1", name="heading 1", font=HEI, first=2, outline=0, keep_next=True),
    Style(key="Heading2", name="heading 2", font=KAI, first=2, outline=1, keep_next=True),
    Style(key="Heading3", name="heading 3", first=2, outline=2, keep_next=True),
    Style(key="Heading4", name="heading 4", first=2, outline=3, keep_next=True),
    Style(key="Chapter", name="章", font=HEI, align="center", outline=0, keep_next=True),
    Style(key="Section", name="节", font=KAI, align="center", outline=1, keep_next=True),
    Style(key="Roster", name="名单", align="left"),
    Style(key="Attachments", name="附件说明", align="left"),
    Style(key="Attendance", name="出席", align="left"),
    Style(key="Signature", name="发文机关署名", align="right", keep_next=True),
    Style(key="Date", name="成文日期", align="right"),
    Style(key="Note", name="附注", first=2),
    Style(key="AnnexLabel", name="附件序号", font=HEI, align="left", keep_next=True),
    Style(key="AnnexNote", name="题注", font=KAI, align="center"),
    Style(key="Caption", name="caption", font=HEI, align="center", keep_next=True),
    Style(key="TableText", name="表格文字", size=12, align="left", line=0),
    Style(key="TableHead", name="表头", font=HEI, size=12, align="center", line=0),
    Style(key="Imprint", name="版记", size=IMPRINT_SIZE, align="left", line=0),
    Style(key="Header", name="header", size=PAGE_LINE_SIZE, align="center", line=0),
    Style(key="Footer", name="footer", font=SONG, size=IMPRINT_SIZE, align="right", line=320),
    Style(key="PageLine", name="页面标识", font=HEI, size=PAGE_LINE_SIZE, align="center", line=240),
    Style(key="Anchor", name="占位", size=1, line=20, hidden=True),
)
# What the styles that every document has are called in an office's own template.
OWN_NAMES = {
    "Title": "公文标题",
    "Heading1": "公文一级标题",
    "Heading2": "公文二级标题",
    "Heading3": "公文三级标题",
    "Heading4": "公文四级标题",
    "Caption": "公文表题",
    "Header": "公文页眉",
    "Footer": "公文页码",
}
OWN_PREFIX = "Ygt"
CHARACTER_STYLES = {"HeiText": ("黑体字", HEI), "KaiText": ("楷体字", KAI)}


def write_styles(document: Document) -> None:
    """Replace every style of the document by those above, and the names of its fonts."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.append(_defaults())
    styles.append(_normal())
    styles.append(_plain_table())
    styles.extend(_paragraph_style(style) for style in STYLES)
    styles.extend(_character_style(key, name, font) for key, (name, font) in CHARACTER_STYLES.items())


def add_styles(document: Document) -> dict[str, str]:
    """Give an office's own template the styles our paragraphs use, and tell by which ids it has them.

    Where the template has a style of that name, its own rules. Names that every document has (“heading 1”) are set
    apart, so that no paper takes on the looks of another program.
    """
    styles = document.styles.element
    theirs = {
        name.get(qn("w:val")): style.get(qn("w:styleId"))
        for style in styles.iterfind(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
    }
    meant: dict[str, str] = {}
    for style in STYLES:
        name = OWN_NAMES.get(style.key, style.name)
        meant[style.key] = theirs.get(name) or f"{OWN_PREFIX}{style.key}"
        if name not in theirs:
            made = _paragraph_style(replace(style, key=meant[style.key], name=name))
            for tag in ("w:basedOn", "w:next"):
                for found in made.findall(qn(tag)):
                    made.remove(found)
            styles.append(made)
    for key, (name, font) in CHARACTER_STYLES.items():
        meant[key] = theirs.get(name) or f"{OWN_PREFIX}{key}"
        if name not in theirs:
            styles.append(_character_style(meant[key], name, font))
    return meant


def restyled(element: Node, meant: Mapping[str, str]) -> Node:
    """`element` of ours with the ids its styles have in an office's template."""
    for used in element.iter(qn("w:pStyle"), qn("w:rStyle")):
        used.set(qn("w:val"), meant[used.get(qn("w:val"))])
    return element


def font_table() -> Node:
    """The fonts the document names, each with what may stand in for it."""
    fonts = (
        node(
            "w:font",
            {"w:name": name},
            value("w:altName", stand_in),
            value("w:charset", "86"),
            value("w:family", "modern" if name in (FANG, HEI, KAI) else "auto"),
        )
        for name, stand_in in STAND_IN.items()
    )
    return node("w:fonts", None, *fonts)


def fonts(name: str) -> Node:
    """The run property that sets every script in one font, and doubtful marks (“” — …) as Chinese."""
    return node(
        "w:rFonts",
        {"w:ascii": name, "w:hAnsi": name, "w:eastAsia": name, "w:cs": name, "w:hint": "eastAsia"},
    )


def size(points: float) -> tuple[Node, Node]:
    """The run properties for a size in points."""
    return value("w:sz", round(points * 2)), value("w:szCs", round(points * 2))


def _defaults() -> Node:
    language = node("w:lang", {"w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    return node(
        "w:docDefaults",
        None,
        node("w:rPrDefault", None, node("w:rPr", None, fonts(FANG), *size(BODY_SIZE), language)),
        node("w:pPrDefault"),
    )


def _normal() -> Node:
    return node(
        "w:style",
        {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"},
        value("w:name", "Normal"),
        node("w:qFormat"),
        node(
            "w:pPr",
            None,
            value("w:widowControl", "0"),
            value("w:autoSpaceDE", "0"),
            value("w:autoSpaceDN", "0"),
            node("w:spacing", {"w:before": 0, "w:after": 0, "w:line": LINE, "w:lineRule": "exact"}),
            value("w:jc", "both"),
        ),
        node("w:rPr", None, fonts(FANG), value("w:spacing", TIGHTER), *size(BODY_SIZE)),
    )


def _plain_table() -> Node:
    return node(
        "w:style",
        {"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"},
        value("w:name", "Normal Table"),
        node("w:semiHidden"),
        node("w:tblPr", None, node("w:tblInd", {"w:w": 0, "w:type": "dxa"})),
    )


def _paragraph_style(style: Style) -> Node:
    spacing: dict[str, str | int | float] = {"w:before": round(style.before * LINE), "w:after": 0}
    if style.line:
        spacing |= {"w:line": style.line, "w:lineRule": "exact"}
    else:
        spacing |= {"w:line": 240, "w:lineRule": "auto"}
    indent = {"w:firstLineChars": round(style.first * 100), "w:firstLine": round(style.first * CHARACTER)}
    return node(
        "w:style",
        {"w:type": "paragraph", "w:styleId": style.key} | ({} if style.name.isascii() else {"w:customStyle": "1"}),
        value("w:name", style.name),
        value("w:basedOn", "Normal"),
        value("w:next", "Body") if style.keep_next else None,
        node("w:semiHidden") if style.hidden else None,
        None if style.hidden else node("w:qFormat"),
        node(
            "w:pPr",
            None,
            node("w:keepNext") if style.keep_next else None,
            # Only the text stands on the grid: a line of another size would be given two rows of it.
            None if style.size == BODY_SIZE else value("w:snapToGrid", "0"),
            node("w:spacing", spacing),
            node("w:ind", indent) if style.first else None,
            value("w:jc", style.align),
            value("w:outlineLvl", style.outline) if style.outline is not None else None,
        ),
        node(
            "w:rPr",
            None,
            fonts(style.font),
            value("w:color", RED) if style.red else None,
            # Only the body is set tighter than its size: it alone stands on the grid of 28 characters.
            value("w:spacing", TIGHTER if style.size == BODY_SIZE else 0),
            *size(style.size),
        ),
    )


def _character_style(key: str, name: str, font: str) -> Node:
    return node(
        "w:style",
        {"w:type": "character", "w:customStyle": "1", "w:styleId": key},
        value("w:name", name),
        node("w:qFormat"),
        node("w:rPr", None, fonts(font)),
    )
