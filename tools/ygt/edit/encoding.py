"""Rewrite a file as this repository keeps its text: UTF-8 without a byte order mark, lines ended by LF."""

from __future__ import annotations

import re

from ygt.errors import ToolError
from ygt.source.encoding import UTF_8, decode

NAMES = {
    "gb18030": "GB18030（GBK）",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}


def recoded(content: bytes) -> tuple[bytes, list[str]]:
    """`content` in the house encoding, and in words what was changed; nothing where it is so already.

    Raises ToolError where the encoding cannot be told, so that no character is ever guessed.
    """
    decoded = decode(content)
    if not decoded.encoding or not decoded.whole:
        raise ToolError("无法判断文件的编码，没有改动", "请向提供文件的人索取原件，用记事本另存为 UTF-8")
    changes = []
    if decoded.encoding != UTF_8:
        name = NAMES.get(decoded.encoding, decoded.encoding)
        changes.append(f"编码由 {name}{'' if name.endswith('）') else ' '}转为 UTF-8")
    elif decoded.marked:
        changes.append("去除文件开头的 BOM")
    text = re.sub(r"\r\n?", "\n", decoded.text)
    if text != decoded.text:
        changes.append("行尾统一为 LF")
    return text.encode(UTF_8), changes
