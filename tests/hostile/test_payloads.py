"""Payloads in every text of a county stay the text they are, wherever that text goes.

What the pages of the site make of them is tested in tests/publish/site/test_site_hostile.py; here are papers, tables
and names of files, and in `make stress` every field with every payload, and the pages in a browser.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import pdfplumber
import pytest
from armed import COUNTIES, PAYLOADS, Armed, armed, free_texts, is_free, text_with
from openpyxl import load_workbook

from ygt.changes.approval import approval_docx
from ygt.changes.comparison import between
from ygt.errors import ToolError
from ygt.forms.handing_out import Round, files, forms
from ygt.formulas import unguarded
from ygt.ledger.ledger import Ledger
from ygt.publish.dossier.collect import collect
from ygt.publish.export import formats
from ygt.publish.export.export import Export
from ygt.publish.notices.compose import paper_for
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.pdf import render_pdf
from ygt.schema.contract import contract

DAY = date(2026, 11, 21)
MOMENT = datetime(2026, 11, 21)
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def ledger_of(found: Armed) -> Ledger:
    return found.workspace.check().ledger


def bare(text: str) -> str:
    """A text without spaces, which lines break at, and in the one form of quotation marks."""
    return "".join(text.split())


def cells(content: bytes) -> Iterator[str]:
    """Every cell of a workbook; none is anything but text or a number."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not Path(name).is_absolute() and ".." not in Path(name).parts
            part = archive.read(name)
            assert b"<f>" not in part and b"externalLink" not in part and b"TargetMode" not in part, name
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate)
                if cell.data_type == "s":
                    yield str(cell.value)


def tables_hold(ledger: Ledger, payload: str) -> int:
    """How often the payload stands in the exported tables, in which it does nothing."""
    export = Export(ledger, DAY, internal=True)
    kinds = export.filled_kinds
    found = 0
    for name, content in formats.folder(export, "csv", kinds).items():
        assert re.fullmatch(r"[\w./-]+", name) and ".." not in name
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                for cell in row:
                    assert not cell.lstrip().startswith(DANGEROUS) or re.fullmatch(r"-?[0-9.]+", cell), cell
                    found += PAYLOADS[payload] in unguarded(cell)
    in_books = sum(PAYLOADS[payload] in cell for cell in cells(formats.single(export, "xlsx", kinds)))
    assert in_books and found
    text = formats.single(export, "json", kinds).decode()
    assert "</script" not in text.replace("<\\/", "") or payload in ("markup", "script")
    return found


def forms_hold(ledger: Ledger, payload: str) -> int:
    """The same of the forms handed out, whose files are named after units."""
    made = forms(ledger, (), [contract().kind("institution"), contract().kind("drug")], Round(None, "县卫生健康局", ""))
    found = 0
    for name, content in files(ledger, made):
        assert Path(name).name == name and not set(name) & set('/\\:*?"<>|$`;&\n') and not name.startswith("."), name
        found += sum(PAYLOADS[payload] in cell for cell in cells(content))
    return found


def papers_hold(ledger: Ledger, payload: str) -> int:
    """How many papers say the payload to the letter, in PDF and in DOCX alike; others have none, or are refused."""
    found = 0
    for notice in ledger.sound("notice"):
        try:
            paper = paper_for(ledger, notice)
            pdf, word = render_pdf(paper, on=MOMENT), render_docx(paper, on=MOMENT)
        except ToolError:
            continue
        assert b"/JavaScript" not in pdf and b"/Launch" not in pdf and b"/URI" not in pdf
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            printed = bare("".join(page.extract_text(x_tolerance=1) for page in document.pages))
        written = written_in(word)
        is_there = bare(PAYLOADS[payload]) in written
        found += is_there
        assert not is_there or "root:x:0" not in printed
        assert not is_there or signs(PAYLOADS[payload]) <= signs(printed), notice.name
    return found


def written_in(word: bytes) -> str:
    """All the text of a DOCX, in which nothing leads anywhere or is worked out on opening."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        body = archive.read("word/document.xml")
        assert b"instrText" not in body or b"HYPERLINK" not in body
        assert not [name for name in archive.namelist() if "vba" in name.lower() or "embeddings" in name]
        for name in archive.namelist():
            assert not name.endswith(".rels") or b'TargetMode="External"' not in archive.read(name), name
    texts = (one.text or "" for one in docx.Document(io.BytesIO(word)).element.body.iter() if one.tag.endswith("}t"))
    return bare("".join(texts))


def dossier_holds(ledger: Ledger, payload: str, folder: Path) -> int:
    """How often the papers for inspections say the payload; every file of them lies in their folder."""
    collect(ledger, DAY, folder / "dossier")
    assert [one.name for one in folder.iterdir()] == ["dossier"]
    found = 0
    for file in (folder / "dossier").rglob("*"):
        assert not file.is_symlink() and not set(file.name) & set('\\:*?"<>|$`;&\n'), file
        if file.suffix == ".docx":
            found += written_in(file.read_bytes()).count(bare(PAYLOADS[payload]))
    return found


def changes_hold(found: Armed, payload: str) -> int:
    """How often the sheet for approval says the payload."""
    # With what the check finds in such names no sheet is made at all; here it has found nothing.
    compared = between(ledger_of(found), [], date(2000, 1, 1), DAY)
    return written_in(approval_docx(compared)).count(bare(PAYLOADS[payload]))


def signs(text: str) -> set[str]:
    return set(text) - set(" \n'\"“”‘’`")


def test_tables_and_forms() -> None:
    """One payload for every field: the one that begins as a formula."""
    ledger = ledger_of(armed("formula"))
    assert tables_hold(ledger, "formula") > 100
    assert forms_hold(ledger, "formula") > 10


def test_a_paper() -> None:
    """The one that is a program of the typesetter."""
    assert papers_hold(ledger_of(armed("typst")), "typst") >= 1


def test_papers_for_approval() -> None:
    assert changes_hold(armed("typst"), "typst") >= 1


@pytest.mark.stress
def test_every_free_text_of_the_contract_is_armed_somewhere() -> None:
    wanted = {name for kind in contract().kinds.values() for name in free_texts(kind.root, kind.name)}
    found = set().union(*(armed("markup", county, whole=True).fields for county in COUNTIES))
    assert len(wanted) > 400
    assert len(wanted & found) / len(wanted) > 0.9, sorted(wanted - found)


def test_what_is_armed_is_free() -> None:
    drug = contract().kind("drug").record
    assert is_free(drug.properties["name"]) and not is_free(drug.properties["kind"])
    assert text_with("formula", "甲").startswith("=") and text_with("markup", "甲").startswith("甲")


@pytest.mark.stress
@pytest.mark.parametrize("county", COUNTIES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_field_with_every_payload(payload: str, county: str, tmp_path: Path) -> None:
    """Tables, forms and papers; a quarter of an hour for all."""
    for whole in (False, True):
        ledger = ledger_of(armed(payload, county, whole=whole))
        assert tables_hold(ledger, payload) > 100
        assert forms_hold(ledger, payload) > 10
    assert papers_hold(ledger_of(armed(payload, county)), payload) >= 1
    assert dossier_holds(ledger_of(armed(payload, county)), payload, tmp_path) >= 1
    assert changes_hold(armed(payload, county), payload) >= 1
