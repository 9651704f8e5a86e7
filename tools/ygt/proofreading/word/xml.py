"""The XML inside a Word document: parsed so that nothing outside it is read, and written back as it was."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ygt.errors import ToolError

Element = Any
"""An lxml element; lxml publishes no types."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML (ISO/IEC 29500-1)."""
    return f"{{{MAIN}}}{name}"


def parse(content: bytes, path: str) -> Element:
    """The root element of a part. Raises ToolError where it is no XML, or declares a document type or entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ToolError(
            f"文档已损坏：其中的 {path} 无法读取", "请用 Word 或 WPS 打开后另存为 .docx，再试一次"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise ToolError(f"文档中的 {path} 含有实体声明，不予读取", "请用 Word 或 WPS 打开后另存为 .docx，再试一次")
    return root


def written(root: Element) -> bytes:
    """The bytes of a part, with the declaration Word writes."""
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def new(name: str, **attributes: str) -> Element:
    """A new element of WordprocessingML with attributes of the same namespace."""
    element = etree.Element(w(name), nsmap={"w": MAIN})
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def child(parent: Element, namespace: str, name: str, **attributes: str) -> Element:
    """A new last child of `parent`, with plain attributes."""
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
