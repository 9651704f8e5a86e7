"""From bytes to text: strict UTF-8, and the name of what a file is written in when it is not."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import NamedTuple

UTF_8 = "utf-8"
GB18030 = "gb18030"

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", GB18030),
)
_PUNCTUATION = frozenset("\u3000\u00a0〇·—–…‘’“”〈〉《》「」『』【】〔〕〖〗、。，；：！？（）％／～①②③④⑤⑥⑦⑧⑨⑩℃ⅠⅡⅢⅣ×≤≥")
_CERTAIN = (("\uff01", "\uff5e"), ("\U00020000", "\U0003ffff"))


class Decoded(NamedTuple):
    """The text of a file without its byte order mark.

    `encoding` is empty where none was recognised: `fault` is then the offset of the first character that could not
    be read, which stands in the text as U+FFFD, and `fault_bytes` are its bytes in hexadecimal. `whole` is False
    where the text has half characters (lone surrogates), which no strict UTF-8 has.
    """

    text: str
    encoding: str = UTF_8
    marked: bool = False
    fault: int = -1
    fault_bytes: str = ""
    whole: bool = True


def decode(content: bytes) -> Decoded:
    """The text of `content` in the encoding it is written in; never fails, whatever the bytes."""
    marked = content.startswith(codecs.BOM_UTF8)
    body = content[len(codecs.BOM_UTF8) :] if marked else content
    try:
        text = body.decode(UTF_8)
    except UnicodeDecodeError as error:
        return _half_characters(body, marked) or _recognised(content) or _unreadable(body, marked, error)
    if "\0" in text and not marked:
        # ASCII written in UTF-16 is valid UTF-8 with a NUL beside each letter.
        return _unmarked_utf_16(content) or Decoded(text)
    return Decoded(text, marked=marked)


def _half_characters(body: bytes, marked: bool) -> Decoded | None:
    try:
        return Decoded(body.decode(UTF_8, "surrogatepass"), marked=marked, whole=False)
    except UnicodeDecodeError:
        return None


def _recognised(content: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = _strictly(content[len(mark) :], name)
            return None if text is None else Decoded(text, name, marked=True)
    found = _unmarked_utf_16(content)
    if found is None and (text := _strictly(content, GB18030)) is not None and _familiar(text) >= 0.6:
        found = Decoded(text, GB18030)
    return found


def _unmarked_utf_16(content: bytes) -> Decoded | None:
    readings = [(text, name) for name in ("utf-16-le", "utf-16-be") if (text := _strictly(content, name)) is not None]
    if not readings:
        return None
    share, text, name = max((_familiar(text, ascii_counts=True), text, name) for text, name in readings)
    return Decoded(text, name) if share >= 0.6 and "\0" not in text else None


def _unreadable(body: bytes, marked: bool, error: UnicodeDecodeError) -> Decoded:
    before = len(body[: error.start].decode(UTF_8))
    fault = body[error.start : max(error.end, error.start + 1)].hex(" ").upper()
    return Decoded(body.decode(UTF_8, "replace"), "", marked, before, fault)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _familiar(text: str, *, ascii_counts: bool = False) -> float:
    """The share of characters that Chinese office texts use, so that another script's bytes are not taken for one.

    Nearly any two bytes decode as GB18030, but what is not Chinese decodes to rare characters. A character
    that takes four bytes counts: such a pattern does not arise by chance.
    """
    common = _common_characters()
    known = total = 0
    for character in text:
        if character < "\x80":
            known += ascii_counts and (" " <= character <= "~" or character in "\t\r\n")
            total += ascii_counts
        else:
            known += character in common or any(first <= character <= last for first, last in _CERTAIN)
            total += 1
    return known / total if total else 0.0


@lru_cache(maxsize=1)
def _common_characters() -> frozenset[str]:
    """The 3,755 level-1 characters of GB/T 2312 (rows 16 to 55) and the punctuation of Chinese texts."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return _PUNCTUATION.union(*(pair.decode("gb2312", "ignore") for pair in cells))
