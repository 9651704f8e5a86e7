"""The vendored fonts: what they weigh, hold, are called, and may be used for."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from paper_samples import RARE

from ygt.publish.papers.glyphs import covered_characters, fonts_dir, missing_characters

ROOT = Path(__file__).resolve().parents[3]
INDEX = json.loads((fonts_dir() / "fonts.json").read_text(encoding="utf-8"))
FONTS = {font["family"]: fonts_dir() / font["file"] for font in INDEX["fonts"]}


def characters(family: str) -> set[str]:
    with TTFont(FONTS[family], lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def test_all_fonts_together_weigh_no_more_than_25_megabytes() -> None:
    assert sum(path.stat().st_size for path in fonts_dir().iterdir()) <= 25_000_000
    assert {path.name for path in fonts_dir().iterdir()} == {"fonts.json", *(font["file"] for font in INDEX["fonts"])}


@pytest.mark.parametrize("font", INDEX["fonts"], ids=lambda font: font["family"])
def test_each_font_is_the_one_the_script_made(font: dict[str, str]) -> None:
    path = FONTS[font["family"]]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == font["sha256"]
    with TTFont(path, lazy=True) as opened:
        names = opened["name"]
    assert names.getDebugName(1) == font["family"]
    assert "subset_fonts.py" in names.getDebugName(10), "a modified font says so"
    assert not any(
        reserved in names.getDebugName(number)
        for number in (1, 4, 6)
        for reserved in ("LXGW", "霞鹜", "Noto", "Source")
    )


def test_the_coverage_read_at_run_time_is_that_of_the_fonts() -> None:
    ends = characters("YGT FangSong") | characters("YGT Song")
    seen = {each for each in covered_characters() if unicodedata.category(each) not in ("Cf", "Mn", "Zl", "Zp", "Cc")}
    assert seen == {each for each in ends if unicodedata.category(each) not in ("Cf", "Mn", "Zl", "Zp", "Cc")}
    assert set().union(*map(characters, FONTS)) <= ends, "every font stack ends with these two"


def test_names_and_places_print_in_the_fonts_of_headings_and_titles_too() -> None:
    assert missing_characters(RARE) == set()
    for family in ("YGT BiaoSong", "YGT Hei"):
        assert set(RARE) <= characters(family)


def test_everyday_characters_are_in_every_font_of_headings() -> None:
    everyday = {
        bytes([high, low]).decode("gb2312")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if not (high == 0xD7 and low > 0xF9)
    }
    assert len(everyday) == 6763
    for family in ("YGT FangSong", "YGT BiaoSong", "YGT Hei", "YGT Kai"):
        assert everyday <= characters(family)


def test_the_whole_of_the_basic_and_first_extended_block_prints() -> None:
    block = {chr(code) for code in (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6))}
    assert missing_characters("".join(sorted(block))) == set()
    assert missing_characters("氮₂😀") == {"₂", "😀"}


def test_each_licence_travels_with_the_fonts() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "LICENSES").iterdir()}
    assert {font["licence"] for font in INDEX["fonts"]} <= set(texts)
    assert "special exception" in texts["GPL-3.0-fandol.txt"]
    for name, notice in (("OFL-1.1-noto-cjk.txt", "Adobe"), ("OFL-1.1-lxgw-wenkai.txt", "LXGW")):
        assert "SIL OPEN FONT LICENSE Version 1.1" in texts[name]
        assert notice in texts[name].split("SIL OPEN")[0]
        assert "AS IS" in texts[name]
