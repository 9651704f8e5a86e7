"""Files that are no plain .docx documents are refused in words; the packages of those that are stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import of_body, of_lines, package, paragraph, run, unzipped, zipped

from ygt.errors import ToolError
from ygt.proofreading.word import package as packages
from ygt.proofreading.word.package import open_package, read_package
from ygt.proofreading.word.reading import read_draft

GOOD = unzipped(of_body(paragraph(run("正文"))))
MACRO = GOOD["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
SHEET = GOOD["[Content_Types].xml"].replace(b"wordprocessingml.document", b"spreadsheetml.sheet")
STRICT = GOOD["_rels/.rels"].replace(
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006', b'Type="http://purl.oclc.org/ooxml/officeDocument'
)
DOCTYPE = b'<!DOCTYPE w [<!ENTITY a "b">]>' + GOOD["word/document.xml"]
REFUSED = [
    ("text", "一、总体要求".encode(), "不是 .docx 文档，或者已损坏"),
    ("empty", b"", "不是 .docx 文档，或者已损坏"),
    ("cut", of_lines(["甲"])[:5000], "不是 .docx 文档，或者已损坏"),
    ("old format", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "是旧格式"),
    ("password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
    ("other zip", zipped({"a.txt": "甲"}), "不是 .docx 文档，或者已损坏"),
    ("macros by type", zipped(GOOD | {"[Content_Types].xml": MACRO}), "含有宏"),
    ("macros by part", zipped(GOOD | {"word/vbaProject.bin": b"x"}), "含有宏"),
    ("spreadsheet", zipped(GOOD | {"[Content_Types].xml": SHEET}), "不是 Word 文档"),
    ("strict", zipped(GOOD | {"_rels/.rels": STRICT}), "严格 Open XML"),
]


@pytest.mark.parametrize(("content", "said"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_refused(content: bytes, said: str) -> None:
    with pytest.raises(ToolError, match=said) as raised:
        read_package(content, "稿件.docx")
    assert raised.value.remedy


def test_entities_and_broken_xml_are_refused() -> None:
    for document, said in ((DOCTYPE, "实体声明"), (GOOD["word/document.xml"][:-20], "无法读取")):
        with pytest.raises(ToolError, match=said):
            read_draft(package(zipped(GOOD | {"word/document.xml": document})))


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(GOOD | {"word/media/a.png": bytes(3 * 2**20)})
    assert len(bomb) < 2**16
    monkeypatch.setattr(packages, "LARGEST_PART", 2**20)
    with pytest.raises(ToolError, match="解压后过大"):
        package(bomb)
    monkeypatch.setattr(packages, "LARGEST_CONTENT", 2**20)
    with pytest.raises(ToolError, match="内部结构异常"):
        package(bomb)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="没有文件"):
        open_package(tmp_path / "无.docx")
    with pytest.raises(ToolError, match="文件夹"):
        open_package(tmp_path)


def test_a_package_is_written_as_it_was_read() -> None:
    content = of_lines(["甲", "乙"])
    written = package(content).written()
    assert unzipped(written) == unzipped(content)
    assert list(unzipped(written)) == list(unzipped(content))
    assert package(content).written() == written
