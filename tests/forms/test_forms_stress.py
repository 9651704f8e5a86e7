"""What takes long: a large catalogue, and workbooks saved again by another office program."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from calling import DEMO, forms
from spreadsheet import Workbook

from requirements import OFFICE
from ygt.archive import packed
from ygt.forms.workbook.package import parts_of

COPIES = 2


def multiplied(demo: Path) -> int:
    """Three drugs for each, told apart by their packs; how many there are."""
    total = 0
    for file in (demo / "catalogues" / "drugs").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        records = text[text.index("- name:") :]
        for number in range(COPIES):
            copy = re.sub(r"(?m)^  (approval_number|base_code|nhsa_code|atc|ypid):.*\n", "", records)
            copy = re.sub(r"(?m)^  id: (\S+)$", rf"  id: \1-{number}", copy)
            text += "\n" + re.sub(r"(?m)^  pack: (.*\S)$", rf"  pack: \1（{number}）", copy)
        file.write_text(text, encoding="utf-8")
        total += text.count("\n- name:") + text.startswith("- name:")
    return total


@pytest.mark.stress
def test_a_large_catalogue_comes_back(demo: Path, tmp_path: Path) -> None:
    assert multiplied(demo) >= 1500
    assert forms(demo, "out", "--kind", "药品", "-o", tmp_path).code == 0
    book = Workbook(tmp_path / "药品.xlsx")
    for row in range(2, 1500, 25):
        book.book["药品"].cell(row, book.column("药品", "备注")).value = f"备注{row}"
    book.save()
    done = forms(demo, "in", tmp_path / "药品.xlsx")
    assert "修改60处" in done.out, done.out


@OFFICE
@pytest.mark.stress
def test_saved_again_by_another_program(demo: Path, tmp_path: Path) -> None:
    """What LibreOffice writes, as a stand-in for WPS: nothing handed out is changed by it, and edits come in."""
    kinds = ("机构", "药品", "组织", "文件", "县域", "指标", "目录条目", "工作安排")
    words = [word for kind in kinds for word in ("--kind", kind)]
    assert forms(demo, "out", *words, "-o", tmp_path / "out").code == 0
    files = sorted((tmp_path / "out").glob("*.xlsx"))
    resaved(files, tmp_path / "again")
    done = forms(demo, "in", tmp_path / "again")
    assert (done.code, done.out.count("没有改动")) == (0, len(kinds)), done.out
    book = Workbook(tmp_path / "again" / "机构.xlsx")
    book.set("机构", "青河镇中心卫生院", "床位数", 66)
    beds = book.set("机构", "云起镇中心卫生院", "床位数", "若干")
    book.save()
    resaved([tmp_path / "again" / "机构.xlsx"], tmp_path / "third")
    assert forms(demo, "in", tmp_path / "third").code == 1
    back = tmp_path / "third" / "机构-退回.xlsx"
    assert "不是整数" in openpyxl.load_workbook(back)["机构"][beds.partition("!")[2]].comment.text
    resaved([back], tmp_path / "fourth")
    mended = Workbook(tmp_path / "fourth" / "机构-退回.xlsx")
    mended.set("机构", "云起镇中心卫生院", "床位数", 91)
    mended.save()
    done = forms(demo, "in", tmp_path / "fourth")
    assert (done.code, "修改2处" in done.out) == (0, True), done.out
    before = (DEMO / "members" / "township.yaml").read_text(encoding="utf-8").splitlines()
    after = (demo / "members" / "township.yaml").read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["  beds: 66", "  beds: 91"]


def resaved(files: list[Path], folder: Path) -> None:
    command = [
        str(shutil.which("soffice")),
        "--headless",
        f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
    ]
    command += ["--convert-to", "xlsx", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert {one.name for one in folder.glob("*.xlsx")} == {one.name for one in files}


@pytest.mark.stress
def test_spoilt_parts_are_refused_and_never_a_bug(mini: Path, tmp_path: Path) -> None:
    """Bytes changed at random in each part: the workbook is refused, or read; nothing else happens."""
    assert forms(mini, "out", "--unit", "青河镇中心卫生院", "-o", tmp_path).code == 0
    file = tmp_path / "青河镇中心卫生院.xlsx"
    parts = parts_of(file.read_bytes())
    chance = random.Random(20261122)
    codes = set()
    for name in parts:
        for _ in range(12):
            held = bytearray(parts[name])
            for _ in range(chance.randint(1, 4)):
                where = chance.randrange(len(held))
                held[where : where + chance.randint(0, 3)] = chance.choice(SPOILT)
            file.write_bytes(packed({**parts, name: bytes(held)}))
            codes.add(forms(mini, "in", file, "-o", tmp_path / "退").code)
            codes.add(forms(mini, "in", file, "--dry-run").code)
    assert codes == {0, 1}


SPOILT = (b"", b"9", b"-1", b"x", b"<", b">", b'"', b"&", b"\xff", b"_xD800_", b"999999999999", b"<f>1</f>", b"r=")
