"""The page of what can be downloaded: every file is linked, every link has its file, and what it says of it is so."""

from __future__ import annotations

import html
import io
import re

from openpyxl import load_workbook
from site_pages import DAY, mini_result, mini_site

from ygt.publish.site.behind import KINDS
from ygt.publish.site.downloads import Downloads
from ygt.publish.site.workspace import Workspace
from ygt.schema.contract import contract

LINK = re.compile(r'href="((?:\.\./)*)([^"]+)"(?: download="([^"]+)")?')
FOLDER = "shili/downloads/"


def links() -> dict[str, str]:
    """The addresses of the page with the names under which they are saved."""
    page = mini_site().pages["shili/downloads.md"]
    return {html.unescape(address): html.unescape(name) for _, address, name in LINK.findall(page)}


def test_every_file_is_linked_and_every_link_has_its_file() -> None:
    made = mini_site().made
    linked = links()
    assert {address for address in linked if address.startswith(FOLDER)} == {
        one for one in made if one.startswith(FOLDER)
    }
    assert "reference/schema/output/export.json" in linked.keys() & made.keys()
    assert "reference/schema/records/drug.json" in made
    assert all(name.startswith("示例县") for address, name in linked.items() if address.startswith(FOLDER))
    assert len(set(linked.values()) - {""}) == len([one for one in linked.values() if one])


def test_every_kind_with_records_has_its_row() -> None:
    page = mini_site().pages["shili/downloads.md"]
    ledger = mini_result().ledger
    for kind in contract().record_kinds.values():
        assert (f'<th scope="row">{kind.title}<br>' in page) == bool(ledger.sound(kind.name)), kind.name
    withheld = [one for one in ledger.sound("document") if one.text("disclosure") != "主动公开"]
    assert f"另有{len(withheld)}条" in page


def test_the_files_are_those_of_the_export() -> None:
    book = load_workbook(io.BytesIO(mini_site().made[f"{FOLDER}drug.xlsx"]))
    assert book["药品"].max_row == 1 + len(mini_result().ledger.sound("drug"))


def test_the_same_bytes_each_time() -> None:
    again = Downloads(Workspace(mini_result(), DAY))
    assert again.files == {path: held for path, held in mini_site().made.items() if path.startswith(FOLDER)}


def test_lists_lead_to_their_files() -> None:
    site = mini_site()
    linked = {
        html.unescape(address)
        for name in KINDS
        if (text := site.pages.get(f"shili/{name}.md"))
        for _, address, _ in LINK.findall(text)
        if html.unescape(address).startswith(FOLDER)
    }
    assert {f"{FOLDER}drug.xlsx", f"{FOLDER}institution.csv", f"{FOLDER}body.json"} <= linked <= site.made.keys()
    pages = {workspace_page for workspace_page in site.pages if workspace_page.startswith("shili/")}
    assert {f"shili/{name}.md" for name in KINDS if mini_result().ledger.sound(KINDS[name])} <= pages


def test_the_page_is_in_the_navigation() -> None:
    assert "shili/downloads.md" in repr(mini_site().nav)
