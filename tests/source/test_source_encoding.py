"""Encodings: what is recognised, what is not, and never a wrong name for a broken file."""

from __future__ import annotations

import codecs

import pytest

from ygt.source.encoding import decode
from ygt.source.reader import read

TEXT = """\
# 乡镇卫生院名册
- name: 柳河镇卫生院
  id: liuhe
  kind: 乡镇卫生院
  head: 张䶮𬱖
  note: 服务柳河镇及周边各村居民，开展基本公共卫生服务（含家庭医生签约）。
"""
PLAIN = "- name: liuhe\n  id: liuhe\n"

RECOGNISED = [
    ("GBK", TEXT.replace("䶮𬱖", "三").encode("gbk"), "gb18030", TEXT.replace("䶮𬱖", "三")),
    ("GB18030 with four bytes", TEXT.encode("gb18030"), "gb18030", TEXT),
    ("GB18030 with its mark", b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), "gb18030", TEXT),
    ("one rare character in GB18030", "- 𬱖\n".encode("gb18030"), "gb18030", "- 𬱖\n"),
    ("one name in GB18030", "name: 张三\n".encode("gb18030"), "gb18030", "name: 张三\n"),
    ("UTF-16 LE with its mark", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    ("UTF-16 BE with its mark", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
    ("UTF-16 LE", TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    ("UTF-16 BE", TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
    ("UTF-16 LE of ASCII", PLAIN.encode("utf-16-le"), "utf-16-le", PLAIN),
    ("UTF-16 BE of ASCII", PLAIN.encode("utf-16-be"), "utf-16-be", PLAIN),
    ("UTF-32 LE with its mark", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le", TEXT),
    ("UTF-32 BE with its mark", codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be", TEXT),
    ("UTF-8", TEXT.encode(), "utf-8", TEXT),
    ("UTF-8 with its mark", codecs.BOM_UTF8 + TEXT.encode(), "utf-8", TEXT),
    ("nothing", b"", "utf-8", ""),
    ("UTF-8 with a NUL", b"a: b\0c\n", "utf-8", "a: b\0c\n"),
]
MESSAGES = {"gb18030": "GB18030", "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "utf-32-le": "UTF-32 LE"}


@pytest.mark.parametrize(("name", "content", "encoding", "text"), RECOGNISED, ids=[case[0] for case in RECOGNISED])
def test_recognised(name: str, content: bytes, encoding: str, text: str) -> None:
    decoded = decode(content)
    assert (decoded.encoding, decoded.text) == (encoding, text)


@pytest.mark.parametrize(("name", "content", "encoding", "text"), RECOGNISED, ids=[case[0] for case in RECOGNISED])
def test_another_encoding_is_named_and_read_no_further(name: str, content: bytes, encoding: str, text: str) -> None:
    document = read("members/township.yaml", content)
    if encoding == "utf-8":
        assert "YGT001" not in {one.code for one in document.findings}
        return
    (finding,) = document.findings
    assert finding.code == "YGT001"
    assert MESSAGES.get(encoding, "UTF-32 BE") in finding.message
    assert "ygt fix --encoding members/township.yaml" in finding.help
    assert document.data is None
    assert document.text == text


BROKEN = [
    # name, bytes, (line, column), the bytes that are named
    ("one byte", "a: 甲\nb: 乙".encode() + b"\xff\n", (2, 5), "FF"),
    ("cut inside a character", "a: 甲\nb: 乙丙".encode()[:-1], (2, 5), "E4 B8"),
    ("GBK inside UTF-8", TEXT.encode() + "- name: 张三\n".encode("gbk"), (7, 9), "D5"),
    ("overlong NUL", b"a: \xc0\x80\n", (1, 4), "C0"),
    ("beyond Unicode", b"a: \xf4\x90\x80\x80\n", (1, 4), "F4"),
    ("Big5", "姓名：張惠妹\n臺灣衛生院名冊\n".encode("big5"), (1, 1), "A9"),
    ("Big5 with common characters", "鎮衛生院名冊臺灣國語\n".encode("big5"), (1, 1), "C2"),
    ("Latin-1", "a: café\n".encode("latin-1"), (1, 7), "E9"),
    ("Shift-JIS", "a: データ\n".encode("shift_jis"), (1, 4), "83"),
    ("half a UTF-16 file", codecs.BOM_UTF16_LE + "a: 甲".encode("utf-16-le")[:-1], (1, 1), "FF"),
    ("a JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", (1, 1), "FF"),
    ("behind a byte order mark", codecs.BOM_UTF8 + b"a\xff", (1, 2), "FF"),
]


@pytest.mark.parametrize(("name", "content", "at", "named"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken(name: str, content: bytes, at: tuple[int, int], named: str) -> None:
    document = read("a.yaml", content)
    finding = document.findings[-1]
    assert (finding.code, finding.place.line, finding.place.column) == ("YGT002", *at)
    assert f"第{at[0]}行第{at[1]}个字符起（字节 {named}" in finding.message
    assert document.data is None
    document.text.encode()


def test_a_byte_lost_anywhere_is_never_taken_for_another_encoding() -> None:
    content = TEXT.encode()
    for start in range(len(content)):
        decoded = decode(content[:start] + content[start + 1 :])
        assert decoded.encoding in ("", "utf-8"), start
