"""Word documents for the tests: made with python-docx from plain lines, or from XML where that has no words for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document

from ygt.proofreading.word.package import Package, read_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def of_lines(lines: Iterable[str]) -> bytes:
    """A document with a paragraph for each line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def of_body(body: str, parts: dict[str, str] | None = None, relations: str = "") -> bytes:
    """A document whose body is the given XML, with other parts and relations of the document part beside it."""
    extra = parts or {}
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{base}.x+xml"/>' for name in extra)
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{base}.document.main+xml"/>' + overrides + "</Types>"
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **extra,
    }
    if relations:
        files["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
        )
    return zipped(files)


def relation(kind: str, target: str, identity: str = "rId9", mode: str = "") -> str:
    """A relation of the document part."""
    external = f' TargetMode="{mode}"' if mode else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="{identity}" Type="{base}/{kind}" Target="{target}"{external}/>'


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(content: bytes) -> Package:
    """The package that the tool reads from it."""
    return read_package(content, "稿件.docx")


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    formatted = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatted}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    formatted = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{formatted}{''.join(runs)}</w:p>"
