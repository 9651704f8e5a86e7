"""The DOCX packed: fixed properties, nothing of the template's that is not ours, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn

from ygt.archive import packed
from ygt.publish.papers.model import Paper
from ygt.publish.papers.moment import instant
from ygt.publish.papers.word.markup import value
from ygt.publish.papers.word.styles import font_table

# Leftovers of python-docx's own template, which tell of another program and another paper.
UNUSED = ("thumbnail", "extended-properties", "stylesWithEffects", "webSettings", "customXml", "numbering")


def pack(document: Document, paper: Paper, *, on: datetime) -> bytes:
    """The bytes of the document, its core properties saying title, issuer and `on`."""
    _properties(document, paper, on)
    _settings(document)
    _parts(document)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue())


def pack_filled(document: Document, paper: Paper, *, on: datetime) -> bytes:
    """The bytes of an office's own template filled: its parts and settings as they are."""
    _properties(document, paper, on)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue())


def _properties(document: Document, paper: Paper, on: datetime) -> None:
    core = document.core_properties
    core.title = paper.title if isinstance(paper.title, str) else "".join(paper.title)
    core.author = core.last_modified_by = "、".join(paper.signature or paper.issuer_mark)
    core.comments = core.keywords = core.subject = core.category = ""
    core.language = "zh-CN"
    core.revision = 1
    core.created = core.modified = instant(on).replace(tzinfo=None)


def _settings(document: Document) -> None:
    settings = document.settings.element
    for found in settings.iterfind("{*}characterSpacingControl"):
        found.getparent().replace(found, value("w:characterSpacingControl", "compressPunctuation"))
    for found in settings.iterfind("{*}themeFontLang"):
        found.set(qn("w:eastAsia"), "zh-CN")
    for found in settings.iterfind(".//{*}compatSetting"):
        if found.get(qn("w:name")) == "compatibilityMode":
            # In older modes Word moves tables out by the width of a cell margin.
            found.set(qn("w:val"), "15")


def _parts(document: Document) -> None:
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.rsplit("/", 1)[1] in UNUSED]:
            del relations[key]
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = serialize_part_xml(font_table())


def _fixed(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        return packed({name: source.read(name) for name in source.namelist()})
