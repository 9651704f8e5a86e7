"""What other programs make of the papers: LibreOffice, the validator of the Open XML SDK, veraPDF.

Each part is collected only where its program is installed: `soffice`; `ooxml-validate` (npm install --global
@ooxml-tools/validate); `verapdf` (from its own installer: no registry of packages has it).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from format_samples import FORMATS
from paper_samples import NOTICE, ON

from office_template import FIELDS, template
from ygt.ledger.load import load
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.handling import handling_sheet
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.glyphs import fonts_dir
from ygt.publish.papers.model import Paper
from ygt.publish.papers.pdf import render_pdf
from ygt.publish.papers.template import fill_template

pytestmark = pytest.mark.stress
PAPERS = {**FORMATS, "notice": NOTICE}
DEMO = Path(__file__).parents[3] / "examples" / "demo"
ISSUED = sorted(path.stem for path in (DEMO / "org" / "notices").glob("*.yaml"))
SHEET = "gaozhi"
STANDING_IN = {
    "仿宋_GB2312": "YGT FangSong",
    "方正小标宋简体": "YGT BiaoSong",
    "黑体": "YGT Hei",
    "楷体_GB2312": "YGT Kai",
    "宋体": "YGT Song",
}


def _fonts(folder: Path) -> Path:
    """A configuration that gives the fonts of the papers for those an office has, whatever this machine has."""
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{ours}</family>'
        "<family>YGT Song</family></prefer></alias>"
        for name, ours in STANDING_IN.items()
    )
    path = folder / "fonts.conf"
    text = f"<fontconfig><dir>{fonts_dir()}</dir><cachedir>{folder}/cache</cachedir>{aliases}</fontconfig>"
    path.write_text(text, encoding="utf-8")
    return path


def issued() -> dict[str, Paper]:
    """Every notice of the demonstration, the catalogue of hundreds of drugs among them, and a sheet for signing."""
    ledger, _ = load(DEMO)
    notices = ledger.all("notice")
    papers = {one.text("id"): paper_for(ledger, one) for one in notices}
    return papers | {SHEET: handling_sheet(ledger, next(one for one in notices if one.items("issuers")))}


if shutil.which("soffice"):

    @pytest.fixture(scope="module")
    def papers() -> dict[str, Paper]:
        return {**PAPERS, **issued()}

    @pytest.fixture(scope="module")
    def converted(papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        for name, paper in papers.items():
            (folder / f"{name}.docx").write_bytes(render_docx(paper, on=ON))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *folder.glob("*.docx")],
            env={**os.environ, "FONTCONFIG_FILE": str(_fonts(folder)), "HOME": str(folder)},
            check=True,
            capture_output=True,
            timeout=600,
        )
        return folder

    @pytest.mark.parametrize("name", [*PAPERS, *ISSUED, SHEET])
    def test_an_office_program_sets_the_docx_on_as_many_pages_as_the_pdf_has_or_one_more_or_less(
        papers: dict[str, Paper], converted: Path, name: str, tmp_path: Path
    ) -> None:
        (tmp_path / "ours.pdf").write_bytes(render_pdf(papers[name], on=ON))
        with pikepdf.open(tmp_path / "ours.pdf") as ours, pikepdf.open(converted / f"{name}.pdf") as theirs:
            assert abs(len(theirs.pages) - len(ours.pages)) <= 1

    def test_every_notice_of_the_demonstration_is_converted(papers: dict[str, Paper]) -> None:
        assert set(papers) == {*PAPERS, *ISSUED, SHEET}


def problems(path: Path) -> list[str]:
    """What the validator of the Open XML SDK finds wrong with a file."""
    command = ["ooxml-validate", "--output-format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return [str(problem) for problem in json.loads(done.stdout)]


if shutil.which("ooxml-validate"):

    @pytest.mark.parametrize("name", PAPERS)
    def test_the_open_xml_sdk_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(render_docx(PAPERS[name], on=ON))
        assert problems(tmp_path / "a.docx") == []

    def test_the_open_xml_sdk_finds_nothing_wrong_with_a_filled_template(tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(fill_template(NOTICE, template(tmp_path, *FIELDS), on=ON))
        assert problems(tmp_path / "a.docx") == []

    def test_the_validator_would_notice(tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(render_docx(replace(NOTICE, annexes=()), on=ON))
        with zipfile.ZipFile(tmp_path / "a.docx") as source, zipfile.ZipFile(tmp_path / "b.docx", "w") as target:
            for name in source.namelist():
                target.writestr(name, source.read(name).replace(b"<w:pPr>", b"<w:pPr><w:jc w:val='left'/>", 1))
        assert problems(tmp_path / "b.docx")


if shutil.which("verapdf"):

    @pytest.mark.parametrize("flavour", ["2a", "ua1"])
    def test_verapdf_finds_nothing_wrong(flavour: str, tmp_path: Path) -> None:
        for name, paper in PAPERS.items():
            (tmp_path / f"{name}.pdf").write_bytes(render_pdf(paper, on=ON))
        command = ["verapdf", "--flavour", flavour, "--format", "text", *map(str, sorted(tmp_path.glob("*.pdf")))]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert [line for line in done.stdout.splitlines() if not line.startswith("PASS")] == []
        assert done.returncode == 0
