"""Small countries for tests: copies of the miniature county under names, divisions and codes of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ygt.identifiers.credit_code import ALPHABET, WEIGHTS

MINI = Path(__file__).parents[1] / "fixtures" / "mini"
NAMES = ("甲山", "乙水", "丙林", "丁田")
SIDES = "东南西北上下左右前后"


def nation(folder: Path, count: int) -> list[Path]:
    """So many counties in `folder`/counties that have nothing in common but a document of the State."""
    found = []
    for number in range(count):
        county = folder / "counties" / f"c{number}"
        shutil.copytree(MINI, county)
        for file in county.rglob("*"):
            if file.is_file():
                file.write_text(_renamed(file.read_text(encoding="utf-8"), number), encoding="utf-8")
        add(
            county,
            "org/documents.yaml",
            "- title: 关于全面推进紧密型县域医疗卫生共同体建设的指导意见\n  id: guojia\n"
            "  number: 国卫基层发〔2023〕41号\n  kind: 意见\n  date: 2023-12-30\n  status: 现行\n"
            "  disclosure: 主动公开\n",
        )
        found.append(county)
    return found


def add(county: Path, path: str, text: str) -> None:
    """Append records to a file."""
    file = county / path
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replaced(county: Path, path: str, old: str, new: str) -> None:
    """Change what is in a file."""
    file = county / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def code_in(county: Path) -> str:
    """The code of the county's hospital."""
    found = re.search('credit_code: "(.*)"', (county / "members" / "hospitals.yaml").read_text(encoding="utf-8"))
    assert found
    return found[1]


def _renamed(text: str, number: int) -> str:
    # Persons bear the name of the county too: no figures in it.
    name = NAMES[number % len(NAMES)] + SIDES[number // len(NAMES)]
    text = text.replace("示例", name).replace("990101", f"9902{number:02}")
    text = re.sub("示(?=政|医共委)", f"{NAMES[number % len(NAMES)]}{'甲乙丙丁'[number % 4]}", text)
    return re.sub(r'(?<=credit_code: ")[0-9A-Z]{18}', lambda found: _checked(found[0]), text)


def _checked(code: str) -> str:
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(code, WEIGHTS, strict=False))
    return code[:17] + ALPHABET[-total % 31]
