"""Make the five vendored fonts of `site/fonts/` again, byte for byte, from the Debian packages they come from.

    apt-get download texlive-lang-chinese=2022.20230122-1 fonts-noto-cjk=1:20220127+repack1-1 \\
        fonts-noto-cjk-extra=1:20220127+repack1-1 fonts-lxgw-wenkai=1.250+repack-1 unicode-data=15.0.0-1
    pip install fonttools==4.68.0
    python tools/fonts/subset_fonts.py FOLDER_OF_PACKAGES           # writes site/fonts/ and LICENSES/
    python tools/fonts/subset_fonts.py FOLDER_OF_PACKAGES --check   # writes nothing, fails if anything would change

The packages are those of Debian 12 (bookworm), known by name, version and SHA-256; `dpkg-deb` unpacks them.
Every font is renamed: the licences of the originals reserve their names for unmodified fonts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import fontTools
from faces import FACES, FANDOL_LICENCE, NOTO_LICENCE, WENKAI_LICENCE, Face, Repertoire
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTTOOLS = "4.68.0"

# package: version, SHA-256
PACKAGES = {
    "texlive-lang-chinese": ("2022.20230122-1", "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0"),
    "fonts-noto-cjk": (
        "1:20220127+repack1-1",
        "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
    ),
    "fonts-noto-cjk-extra": (
        "1:20220127+repack1-1",
        "5f6536c99f9b3d77a3c383c3f1544f6d49350e7f20832c4c979af0e33f603cb5",
    ),
    "fonts-lxgw-wenkai": ("1.250+repack-1", "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318"),
    "unicode-data": ("15.0.0-1", "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc"),
}

FANDOL_COPYING = "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz"
UNIHAN = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
DROPPED = ["BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "VORG", "gasp", "meta", "vhea", "vmtx"]


def unpack(packages: Path, into: Path) -> dict[str, Path]:
    """The folder each package was unpacked into; ends the program where one is missing or not the pinned one."""
    folders: dict[str, Path] = {}
    for name, (version, digest) in PACKAGES.items():
        found = sorted(packages.glob(f"{name}_*.deb"))
        if len(found) != 1:
            sys.exit(f"{packages}: expected exactly one {name}_*.deb (version {version}), found {len(found)}")
        if hashlib.sha256(found[0].read_bytes()).hexdigest() != digest:
            sys.exit(f"{found[0]}: not version {version}, or damaged (SHA-256 differs)")
        folders[name] = into / name
        subprocess.run(["dpkg-deb", "--extract", str(found[0]), str(folders[name])], check=True)
    return folders


def face_number(path: Path, original: str) -> int:
    """Which font of a collection bears the name, -1 for a file that is no collection."""
    if path.suffix != ".ttc":
        return -1
    names = [font["name"].getDebugName(1) for font in TTCollection(path, lazy=True).fonts]
    return names.index(original)


def make(face: Face, source: Path, wanted: set[int], target: Path) -> set[int]:
    """Write one subset and return the code points it holds."""
    font = TTFont(source, fontNumber=face_number(source, face.original), lazy=True, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"], name_languages=["*"]
    )
    options.drop_tables += DROPPED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    for table in font["cmap"].tables:
        # The subsetter also keeps every other character that shares a kept glyph.
        table.cmap = {code: glyph for code, glyph in table.cmap.items() if code in wanted}
    rename(font, face)
    font.save(target, reorderTables=True)
    return set(TTFont(target, lazy=True).getBestCmap())


def rename(font: TTFont, face: Face) -> None:
    """Give the subset its own name, keep copyright and licence, and say that and how it was modified."""
    names = font["name"]
    copyright_notice, licence = (names.getDebugName(number) or "" for number in (0, 13))
    original, version = names.getDebugName(4), names.getDebugName(5)
    postscript = face.family.replace(" ", "")
    names.names = []
    for number, text in {
        0: copyright_notice,
        1: face.family,
        2: "Regular",
        3: f"{postscript};{version}",
        4: face.family,
        5: version,
        6: postscript,
        10: f"Subset of {original} made by tools/fonts/subset_fonts.py: characters, layout tables and hints removed.",
        13: licence or "GNU General Public License version 3 with font exception",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    # Each family has one face; without these a bold original would never be chosen for regular text.
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b100001 | 0b1000000
    font["head"].macStyle = 0
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        for attribute in ("FullName", "FamilyName"):
            setattr(cff.topDictIndex[0], attribute, face.family)
        cff.topDictIndex[0].Weight = "Regular"


def ranges(codes: Iterable[int]) -> str:
    """Code points as `20-7E A1 A4`, in order, each run once."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in runs)


def licences(folders: dict[str, Path], fonts: Path) -> dict[str, str]:
    """The licence files: the OFL as a package prints it under its fonts' notices, and Fandol's COPYING as it is."""
    copying = gzip.decompress((folders["texlive-lang-chinese"] / FANDOL_COPYING).read_bytes()).decode("utf-8")
    texts = {FANDOL_LICENCE: copying}
    for name, package, reserved in (
        (NOTO_LICENCE, "fonts-noto-cjk", ""),
        (WENKAI_LICENCE, "fonts-lxgw-wenkai", 'with Reserved Font Names "霞鹜" and "LXGW"\n'),
    ):
        statement = (folders[package] / f"usr/share/doc/{package}/copyright").read_text(encoding="utf-8")
        licence = re.search(r"^License: (?:SIL|OFL)-1\.1\n((?: .*\n)*? -{9,}\n(?: .*\n)+)", statement, re.MULTILINE)
        if licence is None:
            sys.exit(f"{package}: no Open Font License in its copyright file")
        notices = dict.fromkeys(notice(fonts / face.file) for face in FACES if face.licence == name)
        lines = [line[1:].rstrip() for line in licence[1].splitlines()]
        body = "\n".join("" if line == "." else line for line in lines)
        texts[name] = "\n".join(notices) + f"\n{reserved}\n{body}"
    return {name: text.rstrip() + "\n" for name, text in texts.items()}


def notice(path: Path) -> str:
    """The copyright notice a font bears."""
    with TTFont(path, lazy=True) as font:
        return str(font["name"].getDebugName(0)).replace("\r\n", "\n")


def build(packages: Path, target: Path) -> None:
    """Write fonts, `fonts.json` and licences below `target` (`site/fonts/`, `LICENSES/`)."""
    fonts = target / "site/fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (target / "LICENSES").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folders = unpack(packages, Path(scratch))
        known = Repertoire.read(folders["unicode-data"] / UNIHAN)
        held: dict[str, set[int]] = {}
        for face in FACES:
            wanted = face.wanted(known, held.get("YGT FangSong", set()))
            held[face.family] = make(face, folders[face.package] / face.path, wanted, fonts / face.file)
        covered = held["YGT FangSong"] | held["YGT Song"]
        beyond = set().union(*held.values()) - covered
        if beyond:
            sys.exit(f"the two faces at the end of every stack lack {ranges(beyond)}")
        index = {
            "fonts": [
                {
                    "family": face.family,
                    "file": face.file,
                    "role": face.role,
                    "source": f"{face.package} {PACKAGES[face.package][0]}, {Path(face.path).name} ({face.original})",
                    "licence": face.licence,
                    "sha256": hashlib.sha256((fonts / face.file).read_bytes()).hexdigest(),
                    "characters": len(held[face.family]),
                }
                for face in FACES
            ],
            "coverage": ranges(covered),
        }
        (fonts / "fonts.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for name, text in licences(folders, fonts).items():
            (target / "LICENSES" / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Build into the repository, or with `--check` beside it and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, metavar="FOLDER_OF_PACKAGES")
    parser.add_argument("--check", action="store_true", help="compare with what is committed, write nothing")
    arguments = parser.parse_args()
    if fontTools.version != FONTTOOLS:
        sys.exit(f"fonttools {FONTTOOLS} is needed for the same bytes, {fontTools.version} is installed")
    if not arguments.check:
        build(arguments.packages, ROOT)
        return
    with tempfile.TemporaryDirectory() as scratch:
        build(arguments.packages, Path(scratch))
        made = sorted(path for path in Path(scratch).rglob("*") if path.is_file())
        paths = [path.relative_to(scratch) for path in made]
        changed = [
            str(path)
            for path in paths
            if not (ROOT / path).is_file() or (ROOT / path).read_bytes() != (Path(scratch) / path).read_bytes()
        ]
    sys.exit("\n".join(f"differs: {path}" for path in changed) if changed else 0)


if __name__ == "__main__":
    main()
