"""An office's own DOCX filled: fields give way to text in its own format, or to paragraphs and tables of ours."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from ygt.errors import ToolError
from ygt.publish.papers.layout import Layout
from ygt.publish.papers.model import Paper
from ygt.publish.papers.template import ANNEXES, BODY, CLOSING, FIXED, OF_CLOSING
from ygt.publish.papers.word.across import annexes_at
from ygt.publish.papers.word.blocks import block_nodes
from ygt.publish.papers.word.closing import closing_nodes
from ygt.publish.papers.word.markup import Node, run
from ygt.publish.papers.word.sheet import mark_every_page
from ygt.publish.papers.word.styles import add_styles, restyled
from ygt.schema.suggestion import nearest

FIELD = re.compile(r"\{\{([^{}]*)\}\}")
STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
BLOCKS = (BODY, CLOSING, ANNEXES)


def filled(content: bytes, name: str, paper: Paper, layout: Layout, fields: Mapping[str, str]) -> Document:
    """The template `content` with the paper in it, marked on every page as the paper must be; not yet packed."""
    document = _opened(content, name)
    parts = [document.element.body, *_headers(document)]
    found = {field for part in parts for each in part.iter(qn("w:p")) for field in _fields_of(each, name, fields)}
    _require_places(found, name, paper, layout, fields)
    styles = add_styles(document)
    made = {
        BODY: [element for block in paper.body for element in block_nodes(block)],
        CLOSING: closing_nodes(layout),
        ANNEXES: annexes_at(_place_of(ANNEXES, document), layout.annexes),
    }
    blocks = {field: [restyled(element, styles) for element in elements] for field, elements in made.items()}
    for part in parts:
        for paragraph in list(part.iter(qn("w:p"))):
            _fill(paragraph, name, fields, blocks)
    mark_every_page(document, layout, styles)
    return document


def _opened(content: bytes, name: str) -> Document:
    try:
        return docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile, XMLSyntaxError) as error:
        raise ToolError(
            f"“{name}”不是可用的 Word 模板（.docx）。", "请在 Word 或 WPS 中打开模板，另存为 .docx 后再用。"
        ) from error


def _headers(document: Document) -> Iterator[Node]:
    """Every header and footer the template has, each once."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def _place_of(field: str, document: Document) -> Node | None:
    """The paragraph that a field for whole paragraphs stands in."""
    for paragraph in document.element.body.iter(qn("w:p")):
        match = FIELD.fullmatch("".join(each.text or "" for each in _texts(paragraph)).strip())
        if match and match[1].strip() == field:
            found: Node = paragraph
            return found
    return None


def _texts(paragraph: Node) -> list[Node]:
    """The texts of a paragraph itself, without those of text boxes anchored in it."""
    return [each for each in paragraph.iter(qn("w:t")) if next(each.iterancestors(qn("w:p"))) is paragraph]


def _fields_of(paragraph: Node, name: str, fields: Mapping[str, str]) -> Iterator[str]:
    text = "".join(each.text or "" for each in _texts(paragraph))
    for match in FIELD.finditer(text):
        field = match[1].strip()
        if field not in fields and field not in BLOCKS:
            meant = _meant(field, [*fields, *BLOCKS])
            question = f"，是否应为“{meant}”？" if meant else "。"
            raise ToolError(
                f"模板“{name}”中有未定义的字段“{field}”{question}",
                f"可用的字段：{'、'.join([*fields, *BLOCKS])}。",
            )
        if field in BLOCKS and text.strip() != match[0]:
            raise ToolError(f"模板“{name}”中的字段“{field}”与其他文字同在一段。", "请让该字段独占一段。")
        yield field
    stray = STRAY.search(FIELD.sub("", text))
    if stray:
        raise ToolError(
            f"模板“{name}”中的“{text.strip()[:20]}”有不成对的“{stray[0]}”。",
            "字段写作“{{标题}}”的样式，不支持其他写法。",
        )


def _meant(field: str, known: list[str]) -> str | None:
    """The field that was likely meant: one that is written alike, or that is longer or shorter by a few words."""
    alike = nearest(field, known)
    return alike or next((each for each in known if field and (field in each or each in field)), None)


def _require_places(found: set[str], name: str, paper: Paper, layout: Layout, fields: Mapping[str, str]) -> None:
    """Nothing the paper says may be lost: `ToolError` names what the template has no place for."""
    needed = {field for field, text in fields.items() if text} - FIXED
    needed.add(BODY)
    if layout.annexes:
        needed.add(ANNEXES)
    if layout.attachments or layout.attendance:
        needed.add(CLOSING)
    if CLOSING in found:
        needed -= OF_CLOSING
        if twice := found & OF_CLOSING:
            raise ToolError(
                f"模板“{name}”中的“{'、'.join(sorted(twice))}”已包括在“{CLOSING}”中，会印两次。", "请删去其中之一。"
            )
    missing = [field for field in (*fields, *BLOCKS) if field in needed - found]
    if missing:
        title = paper.title if isinstance(paper.title, str) else "".join(paper.title)
        places = "、".join("{{" + field + "}}" for field in missing)
        raise ToolError(
            f"模板“{name}”没有安排公文“{title}”的{'、'.join(missing)}。", f"请在模板的相应位置写上{places}。"
        )


def _fill(paragraph: Node, name: str, fields: Mapping[str, str], blocks: Mapping[str, list[Node]]) -> None:
    texts = _texts(paragraph)
    whole = "".join(each.text or "" for each in texts)
    matches = list(FIELD.finditer(whole))
    if len(matches) == 1 and matches[0][1].strip() in blocks:
        _replace_whole(paragraph, name, blocks[matches[0][1].strip()])
        return
    # From behind, so that what stands before keeps its place.
    for match in reversed(matches):
        _replace(texts, match.start(), match.end(), fields[match[1].strip()])


def _replace_whole(paragraph: Node, name: str, elements: Iterable[Node]) -> None:
    if paragraph.getparent().tag != qn("w:body"):
        raise ToolError(f"模板“{name}”把成段的内容放在表格、文本框或页眉页脚里。", "请把该字段移到正文中，独占一段。")
    for element in elements:
        paragraph.addprevious(element)
    properties = paragraph.pPr
    if properties is not None and properties.find(qn("w:sectPr")) is not None:
        # The paragraph ends a section of the template: it stays, empty.
        for text in _texts(paragraph):
            text.text = ""
    else:
        paragraph.getparent().remove(paragraph)


def _replace(texts: list[Node], start: int, end: int, value: str) -> None:
    """Put `value` in the place of the characters from `start` to `end`, in the format of the first of them."""
    at, first = 0, True
    for each in texts:
        length = len(each.text or "")
        begin, stop = max(start - at, 0), min(end - at, length)
        at += length
        if begin >= stop:
            continue
        text = each.text or ""
        each.text = text[:begin] + (value if first else "") + text[stop:]
        each.set(qn("xml:space"), "preserve")
        if first and "\n" in each.text:
            _break_lines(each)
        first = False


def _break_lines(text: Node) -> None:
    """Line ends within a text become line breaks of its run."""
    pieces = list(run(text.text))
    text.text = pieces[0].text if pieces[0].tag == text.tag else ""
    for piece in reversed(pieces[1:]):
        text.addnext(piece)
