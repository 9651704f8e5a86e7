"""Which characters the vendored fonts can print, from the coverage the subset script wrote beside them."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from ygt.errors import ToolError
from ygt.publish.papers.model import Paper
from ygt.publish.papers.texts import around, subject, texts
from ygt.resources import site_dir

# Code points that leave no mark need no glyph: joiners, break opportunities, variation selectors, line ends.
UNSEEN = frozenset("\n\r\t\u00ad\u2028\u2029") | {
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
    for code in range(first, last + 1)
}

IDEOGRAPHIC_PLANES = (2, 3)
"""Newer characters stand here, of which the tables of this program may not know yet (GB 18030-2022)."""

REINSTALL = "请重新安装 ygt，或在完整的代码仓库中运行。"


def fonts_dir() -> Path:
    """The folder of the vendored fonts; `ToolError` where the installation lacks it."""
    folder = site_dir() / "fonts"
    if not (folder / "fonts.json").is_file():
        raise ToolError(f"未找到随工具安装的字体“{folder}”。", REINSTALL)
    return folder


@cache
def _index() -> dict[str, Any]:
    """What the subset script wrote about the fonts; `ToolError` where one of them is not there."""
    folder = fonts_dir()
    index: dict[str, Any] = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))
    missing = [font["file"] for font in index["fonts"] if not (folder / font["file"]).is_file()]
    if missing:
        raise ToolError(f"随工具安装的字体缺少{'、'.join(missing)}。", REINSTALL)
    return index


@cache
def covered_characters() -> frozenset[str]:
    """Every character the vendored fonts can print, and those that leave no mark."""
    runs = [[int(end, 16) for end in run.split("-")] for run in _index()["coverage"].split(" ")]
    return UNSEEN.union(chr(code) for run in runs for code in range(run[0], run[-1] + 1))


def missing_characters(text: str) -> set[str]:
    """The characters of `text` that no vendored font has a glyph for."""
    return set(text) - covered_characters()


def is_in_no_font(character: str) -> bool:
    """Whether a character is one of somebody's own making, or none at all: other computers show it as an empty box."""
    category = unicodedata.category(character)
    return category == "Co" or (category == "Cn" and ord(character) >> 16 not in IDEOGRAPHIC_PLANES)


def require_known_characters(paper: Paper) -> None:
    """`ToolError` naming the first character that no office's fonts can be expected to have, and where it stands."""
    for where, text in texts(paper):
        for character in text:
            if is_in_no_font(character):
                raise ToolError(
                    f"{subject(paper)}{where}“{around(text, character)}”中的 U+{ord(character):04X} "
                    "是自造字或未定义的字符，在其他电脑上只显示为空框，不能印出。",
                    "请改用国家标准（GB 18030）收录的字。",
                )


def require_glyphs(paper: Paper) -> None:
    """`ToolError` naming the first character that could only be printed as an empty box, and where it stands."""
    for where, text in texts(paper):
        missing = missing_characters(text)
        if missing:
            character = next(character for character in text if character in missing)
            raise ToolError(
                f"{subject(paper)}{where}“{around(text, character)}”中的“{character}”"
                f"（U+{ord(character):04X}）在随附字体中没有字形，无法印出。",
                "请核对此字是否录入有误；确需使用的，加 --docx 只印 DOCX，由装有相应字体的电脑排印。",
            )
