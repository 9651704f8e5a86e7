"""Workbooks as openpyxl reads them: text is text, numbers are numbers, and they say whose they are."""

from __future__ import annotations

import io

from exporting import DAY, demo, exported, unpacked, with_remarks
from openpyxl import load_workbook

from injections import PAYLOADS
from ygt.publish.export import about, dictionary, workbook
from ygt.publish.export.export import Export
from ygt.schema.contract import contract


def test_every_table_has_its_sheet() -> None:
    export = demo()
    kinds = [contract().kind(name) for name in ("charter", "body", "institution")]
    book = load_workbook(io.BytesIO(workbook.workbook(export, kinds)))
    filled = [one for kind in kinds for one in export.tables(kind)]
    assert book.sheetnames == [about.TITLE, *(one.title for one in filled), dictionary.TITLE]
    for one in filled:
        head, *lines = book[one.title].iter_rows(values_only=True)
        assert list(head) == one.heads
        assert [[cell if cell is not None else "" for cell in line] for line in lines] == list(one.lines())
    said = [cell for row in book[about.TITLE].iter_rows(values_only=True) for cell in row]
    assert export.standing.sentence in said and "2026年11月21日" in said
    assert not book[filled[0].title].protection.sheet


def test_payloads_become_text() -> None:
    export = Export(with_remarks(PAYLOADS), DAY)
    drugs = contract().kind("drug")
    made = workbook.workbook(export, [drugs])
    assert all(b"<f>" not in part and b"externalLink" not in part for part in unpacked(made).values())
    sheet = load_workbook(io.BytesIO(made))["药品"]
    at = export.tables(drugs)[0].heads.index("备注") + 1
    count = min(len(export.records(drugs)), len(PAYLOADS))
    for row, payload in zip(range(2, 2 + count), PAYLOADS, strict=False):
        cell = sheet.cell(row, at)
        assert (cell.data_type, cell.number_format) == ("s", "@")
        assert str(cell.value).strip() == payload.strip()


def test_a_text_too_long_for_a_cell_says_that_it_goes_on() -> None:
    ledger = with_remarks(("长" * 40000,))
    made = workbook.workbook(Export(ledger, DAY), [contract().kind("drug")])
    longest = max(
        len(str(cell or ""))
        for row in load_workbook(io.BytesIO(made))["药品"].iter_rows(values_only=True)
        for cell in row
    )
    assert longest == 32767


def test_sheets_are_called_apart() -> None:
    export = exported()
    names = load_workbook(io.BytesIO(workbook.workbook(export, export.kinds)), read_only=True).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
