"""Invented counties for measuring, the same for the same number: all kinds of record, and nothing to be found.

Each is the miniature county of the tests under a name, a division and code words of its own, grown to a size: health
centres and village clinics, resource centres, committees with their members, and a drug catalogue.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from county_parts import bodies, centres, drugs, township, villages

from ygt.identifiers.credit_code import ALPHABET, WEIGHTS

ROOT = Path(__file__).resolve().parents[1]
MOULD = ROOT / "tests" / "fixtures" / "mini"

FIRST = "云石青清松柏竹兰梅荷桃杏柳杨榆槐桐枫樟桂东西南北上下前后大小长宽平安康宁福寿德仁和顺兴永昌盛隆丰泰合"
SECOND = "岭溪河泉湖海江川山峰谷坪坡岗台关口桥湾塘滩洲原野林园亭阳阴城堡寨营庄集镇店铺田坝沟洞岩塔庙井墩岛"
COUNTY = "示例"
DIVISION = "990101"


class Size(NamedTuple):
    """How many institutions and drugs a county has."""

    institutions: int
    drugs: int


SMALL = Size(110, 1500)
"""A county with all its drugs in the ledger."""

PLAIN = Size(273, 150)
"""A county as there are 2,200: with every village clinic, so that they have 600,000 institutions together."""

OF_MOULD = 8
"""The institutions of the miniature county, those that have ended included."""

TOWNSHIPS = 14


def county(number: int, size: Size) -> dict[str, str]:
    """The files of the county with this number by path, as text."""
    rng = random.Random(number)
    files = _grown(size, rng)
    name, division = name_of(number), division_of(number)

    def renamed(text: str) -> str:
        text = text.replace(COUNTY, name).replace(DIVISION, division)
        text = re.sub("示(?=政|医共委)", name, text)
        return re.sub(r'(?<=credit_code: ")[0-9A-Z]{18}', lambda found: _checked(found[0]), text)

    return {path: renamed(text) for path, text in files.items()}


def write(folder: Path, number: int, size: Size) -> None:
    """Write a county to a folder."""
    for path, text in county(number, size).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def name_of(number: int) -> str:
    """A county's name without 县, another for every number below the product of both rows."""
    return FIRST[number % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]


def division_of(number: int) -> str:
    """A county's division; those that begin with 99 are kept for what is invented."""
    return f"99{number // 99 + 1:02}{number % 99 + 1:02}"


def _checked(code: str) -> str:
    """A code with the check character it ought to have (GB 32100-2015)."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(code, WEIGHTS, strict=False))
    return code[:17] + ALPHABET[-total % 31]


@lru_cache(maxsize=1)
def _mould() -> dict[str, str]:
    return {
        path.relative_to(MOULD).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(MOULD.rglob("*"))
        if path.is_file()
    }


def _grown(size: Size, rng: random.Random) -> dict[str, str]:
    """The miniature county with more of everything, under its own names."""
    files = dict(_mould())
    clinics = size.institutions - OF_MOULD - TOWNSHIPS
    for place in range(TOWNSHIPS):
        count = clinics // TOWNSHIPS + (place < clinics % TOWNSHIPS)
        files["members/township.yaml"] += township(place, rng)
        files[f"members/villages/zhen{place}.yaml"] = villages(place, count, rng)
    declared = {"乡镇卫生院": 2 + TOWNSHIPS, "村卫生室": 2 + clinics}
    for kind, count in declared.items():
        files["org/county.yaml"] = re.sub(rf"(?<=kind: {kind}, count: )\d+", str(count), files["org/county.yaml"])
    files["org/centres.yaml"] += centres()
    files |= bodies(rng)
    return files | drugs(size.drugs)
