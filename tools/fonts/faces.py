"""The five vendored faces: where each comes from and which characters it keeps."""

from __future__ import annotations

import bz2
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
NOTO = "usr/share/fonts/opentype/noto"
FANDOL_LICENCE, NOTO_LICENCE, WENKAI_LICENCE = "GPL-3.0-fandol.txt", "OFL-1.1-noto-cjk.txt", "OFL-1.1-lxgw-wenkai.txt"
WENKAI = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"


@dataclass(frozen=True)
class Face:
    """One vendored font: its name here, where its outlines come from, under which licence, which characters it keeps.

    `wanted` is given the known repertoires and what 仿宋 (the first face) holds.
    """

    family: str
    file: str
    role: str
    package: str
    path: str
    original: str
    licence: str
    wanted: Callable[[Repertoire, set[int]], set[int]]


@dataclass(frozen=True)
class Repertoire:
    """Sets of code points the faces choose from."""

    hanzi_gb2312: frozenset[int]
    symbols_gb2312: frozenset[int]
    general_use: frozenset[int]

    @classmethod
    def read(cls, unihan: Path) -> Repertoire:
        """GB/T 2312 from Python's codec, the 8,105 characters of 通用规范汉字表 from Unihan's kTGH."""
        rows: dict[bool, set[int]] = {True: set(), False: set()}
        for high in range(0xA1, 0xF8):
            for low in range(0xA1, 0xFF):
                try:
                    character = bytes([high, low]).decode("gb2312")
                except UnicodeDecodeError:
                    continue
                rows[high >= 0xB0].add(ord(character))
        with bz2.open(unihan, "rt", encoding="utf-8") as lines:
            general = {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}
        return cls(frozenset(rows[True]), frozenset(rows[False]), frozenset(general))

    @property
    def everyday(self) -> set[int]:
        """What titles, headings and names need: GB/T 2312, 通用规范汉字表, ASCII, and place names beyond both."""
        return set(self.hanzi_gb2312 | self.symbols_gb2312 | self.general_use | ASCII | PLACE_NAMES)


ASCII = frozenset(range(0x20, 0x7F))
PLACE_NAMES = frozenset(map(ord, "㳇㮾䃥"))
# LXGW WenKai draws these proportional; left out, they come full width from the 仿宋 behind it.
LEFT_OUT_OF_WENKAI = frozenset(map(ord, "“”‘’·—…"))
HANZI = frozenset([*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x33480)])
SYMBOLS = frozenset(
    code
    for first, last in [
        (0xA0, 0x17F),  # Latin with marks
        (0x391, 0x3C9),  # Greek
        (0x2000, 0x209C),  # punctuation, super- and subscripts
        (0x20A0, 0x23FF),  # currency, letterlike, number forms, arrows, mathematics
        (0x2460, 0x26FF),  # enclosed numbers, lines, blocks, shapes
        (0x2E80, 0x303F),  # radicals, punctuation of Chinese
        (0x3200, 0x33FF),  # enclosed and squared: ㈠ ㎎ ㎡
        (0xFE10, 0xFE4F),  # forms for vertical lines
        (0xFF00, 0xFFEF),  # full width
    ]
    for code in range(first, last + 1)
)
# The page number is set in 宋体, so the fallback keeps these although 仿宋 has them.
PAGE_NUMBER = frozenset(map(ord, "—0123456789 "))

FACES = (
    Face(
        "YGT FangSong",
        "ygt-fangsong.otf",
        "仿宋：正文",
        "texlive-lang-chinese",
        FANDOL,
        "FandolFang R",
        FANDOL_LICENCE,
        lambda known, _held: set(known.hanzi_gb2312 | known.symbols_gb2312 | ASCII),
    ),
    Face(
        "YGT BiaoSong",
        "ygt-biaosong.otf",
        "小标宋：标题、发文机关标志",
        "fonts-noto-cjk",
        f"{NOTO}/NotoSerifCJK-Bold.ttc",
        "Noto Serif CJK SC",
        NOTO_LICENCE,
        lambda known, _held: known.everyday,
    ),
    Face(
        "YGT Hei",
        "ygt-hei.otf",
        "黑体：一级标题",
        "fonts-noto-cjk-extra",
        f"{NOTO}/NotoSansCJK-Medium.ttc",
        "Noto Sans CJK SC Medium",
        NOTO_LICENCE,
        lambda known, _held: known.everyday,
    ),
    Face(
        "YGT Kai",
        "ygt-kai.ttf",
        "楷体：二级标题",
        "fonts-lxgw-wenkai",
        WENKAI,
        "LXGW WenKai",
        WENKAI_LICENCE,
        lambda known, _held: known.everyday - LEFT_OUT_OF_WENKAI,
    ),
    # Last in the table and in every font stack, behind 仿宋: all that 仿宋 lacks. Light stands
    # nearest to the strokes of 仿宋, so that a rare character in a name does not look emphasised.
    Face(
        "YGT Song",
        "ygt-song.otf",
        "宋体：页码，以及仿宋所缺的字",
        "fonts-noto-cjk-extra",
        f"{NOTO}/NotoSerifCJK-Light.ttc",
        "Noto Serif CJK SC Light",
        NOTO_LICENCE,
        lambda known, held: (set(HANZI | SYMBOLS) | known.symbols_gb2312) - held | PAGE_NUMBER,
    ),
)
