"""Files made to exhaust whoever reads them, each in any size; most are what reading them costs most for."""

from __future__ import annotations

import random
from collections.abc import Callable

LEDGER = """\
- name: 第{0}乡镇卫生院
  id: weishengyuan-{0}
  kind: 乡镇卫生院
  division: "231181{0:03d}000"
  credit_code: "1223118100000000{0:02d}"
  aliases:
    - {{name: 第{0}卫生院, usage: 简称}}
  remark: 服务本乡镇及周边各村居民，设床位二十张
"""


def repeated(piece: str, before: str = "", after: str = "") -> Callable[[int], bytes]:
    """A file of one piece over and over."""

    def made(size: int) -> bytes:
        raw = piece.encode(errors="surrogatepass")
        return before.encode() + raw * max(1, size // len(raw)) + after.encode()

    return made


def numbered(piece: str, before: str = "") -> Callable[[int], bytes]:
    """A file of one piece over and over, with a number in it, and none of them cut off."""

    def made(size: int) -> bytes:
        parts = [before.encode(), piece.format(0).encode()]
        left = size - sum(map(len, parts))
        while len(part := piece.format(len(parts) - 1).encode()) <= left:
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    return made


def laughs(size: int) -> bytes:
    """Each line ten times the one before; the last would be more than there is memory anywhere."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    while sum(map(len, lines)) < min(size, 5000):
        number = len(lines)
        lines.append(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]")
    return "\n".join(lines).encode()


def stairs(size: int) -> bytes:
    """Each line two spaces deeper than the one before."""
    depth = int(size**0.5)
    return "".join(f"{'  ' * level}a:\n" for level in range(depth)).encode()


def noise(size: int) -> bytes:
    """Any bytes."""
    return random.Random(size).randbytes(size)


def of_gbk(size: int) -> bytes:
    """A sound file as Notepad used to save it."""
    return ("- name: 柳河镇卫生院\n" * (size // 20)).encode("gbk")[:size]


def of_utf_16(size: int) -> bytes:
    """The same as Notepad's “Unicode”."""
    return ("- name: 柳河镇卫生院\n" * (size // 30)).encode("utf-16")


ORDINARY: dict[str, Callable[[int], bytes]] = {
    "ledger": numbered(LEDGER),
    "a list of names": numbered("- 第{0}村卫生室\n"),
    "a mapping": numbered("key_{0}: 第{0}村卫生室\n"),
}
"""What ledgers are like: their memory is counted against their size."""

MONSTERS: dict[str, Callable[[int], bytes]] = {
    **ORDINARY,
    "a billion laughs": laughs,
    "brackets": repeated("["),
    "braces": repeated("{a: "),
    "dashes": repeated("- "),
    "question marks": repeated("? "),
    "stairs": stairs,
    "one plain scalar": repeated("甲", "a: "),
    "one plain scalar of lines": repeated("甲\n  ", "a: "),
    "one quoted scalar": repeated("甲", 'a: "', '"'),
    "one quoted scalar of lines": repeated("甲\n  ", "a: '", "'"),
    "one quoted scalar of escapes": repeated("\\u4e00", 'a: "', '"'),
    "one quoted scalar of hidden escapes": repeated("\\u200b", 'a: "', '"'),
    "one literal": repeated("  甲\n", "a: |\n"),
    "one folded": repeated("  甲\n", "a: >\n"),
    "blank lines": repeated("\n", "a: |\n  b\n"),
    "blank lines between": repeated("\n", "a: |\n  b\n", "c: d\n"),
    "a quotation that does not end": repeated("甲乙\n", 'a: "'),
    "quotation marks": repeated('"'),
    "apostrophes": repeated("'"),
    "backslashes": repeated("\\", 'a: "'),
    "one long key": repeated("甲", "", ": a\n"),
    "one long key in quotes": repeated("甲", '"', '": a\n'),
    "NULs": repeated("\0"),
    "NULs in values": repeated("- a\0b\n"),
    "half characters": repeated("\ud800"),
    "half characters in values": repeated("- a\udc00\n"),
    "direction marks": repeated("- \u202e甲\u202c\n"),
    "zero-width characters": repeated("- 甲\u200b乙\n"),
    "selectors": repeated("- 甲\ufe0f乙\U000e0100\n"),
    "one hidden character": repeated("- 甲乙丙丁\n", "- 甲\u200b\n"),
    "tabs": repeated("\t"),
    "tabs in values": repeated("- a\tb\n"),
    "carriage returns": repeated("- a\r"),
    "duplicate keys": repeated("a: b\n"),
    "duplicate keys of items": repeated("- a: 1\n  b: 2\n  a: 3\n  b: 4\n"),
    "forgotten dashes": repeated("  a: 1\n  b: 2\n", "- a: 1\n  b: 2\n"),
    "forgotten dashes in one another": repeated("- - a: 1\n    a: 2\n  a: 3\n"),
    "empty values": repeated("- a:\n"),
    "empty keys": repeated("- ? \n  : a\n"),
    "mappings as keys": repeated("- {a: b}: c\n"),
    "anchors": repeated("- &a b\n"),
    "aliases": repeated("- *a\n"),
    "merge keys": repeated("- <<: a\n"),
    "tags": repeated("- !a b\n"),
    "documents": repeated("---\na\n"),
    "directives": repeated("%TAG !a! b\n"),
    "comments": repeated("# 甲\n"),
    "comment signs": repeated("#"),
    "spaces": repeated(" "),
    "line feeds": repeated("\n"),
    "colons": repeated(": "),
    "colons in a row": repeated("a: "),
    "full-width colons": repeated("a：b\n"),
    "commas": repeated(", ", "["),
    "flow items": repeated("a, ", "[", "]"),
    "flow items over lines": repeated("a,\n ", "[", "]"),
    "flow pairs": numbered("k{0}: v, ", "{{"),
    "flow keys alone": numbered("k{0}, ", "{{"),
    "numbers": repeated("- 0451\n"),
    "long numbers": repeated("1", "- "),
    "numbers with underscores": repeated("1_", "- "),
    "numbers of base sixty": repeated(":00", "- 1"),
    "days": repeated("- 2024-12-02\n"),
    "folds": repeated("- 甲\n  乙\n"),
    "percent signs": repeated("%"),
    "reserved signs": repeated("- @a\n"),
    "pipes": repeated("- |\n"),
    "noise": noise,
    "GBK": of_gbk,
    "UTF-16": of_utf_16,
    "byte order marks": repeated("\ufeff"),
    "characters beyond the first plane": repeated("- 𬱖\n"),
}
