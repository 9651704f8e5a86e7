"""Where each record of a workspace stands on the site. Addresses come from `id`s alone, so that they never break."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256

from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import start_of

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
RESERVED = frozenset(
    {
        "assets",
        "collation",
        "comparison",
        "guide",
        "images",
        "javascripts",
        "maintenance",
        "notices",
        "reference",
        "rules",
        "search",
    }
)
"""Folders of the site's first level that belong to no county."""

OWN_PAGE = {
    "body": "bodies",
    "institution": "members",
    "charter": "charter",
    "document": "documents",
    "obligation": "obligations",
}
ON_A_PAGE = {
    "centre": ("centres", ""),
    "alliance": ("support", ""),
    "meeting": ("meetings", ""),
    "notice": ("notices", ""),
    "indicator": ("indicators", ""),
    "material": ("materials", ""),
    "supervision": ("supervision", ""),
    "unit": ("units", ""),
    "issuer": ("units", "issuer-"),
    "community": ("index", "community-"),
}
ON_THE_WHOLE = {"assignment": "support", "support": "support", "charter_element": "charter/index"}
"""Records without `id`: the page that lists them."""

BY_NAME = {"arrangement": ("arrangements", "a-"), "milestone": ("deadlines", "m-")}
"""Records without `id` that have a name of their own: an anchor made of the name."""

DEPARTMENTS = {"unit": "departments", "institution": "departments/members", "body": "departments/bodies"}
ESSENTIAL = "essential"
"""The page beside the catalogue that holds it against the national essential list."""

ITEM_FILES = ("consumables", "diseases", "techniques", "prices", "mutual_recognition")


def valid_id(record: Record) -> str:
    """The record's `id` where it can be part of an address, else an empty string."""
    value = record.text("id")
    return value if _ID.fullmatch(value) else ""


def file_name(value: str, taken: frozenset[str] = frozenset()) -> str:
    """An `id` as the name of a file that every system can hold and that is no index."""
    return f"{value}-page" if value == "index" or value in _DEVICES or value in taken else value


def folder_of(ledger: Ledger) -> str:
    """The folder of a workspace's pages: the county's `id`; empty where it has none that can be used."""
    value = valid_id(ledger.county) if ledger.county else ""
    return file_name(value, RESERVED) if value else ""


class Addresses:
    """The addresses of one workspace's records, relative to the site."""

    def __init__(self, ledger: Ledger, folder: str) -> None:
        self.ledger = ledger
        self.folder = folder

    def page(self, name: str) -> str:
        """The path of one of the workspace's pages: `bodies/index` is `<folder>/bodies/index.md`."""
        return f"{self.folder}/{name}.md"

    def to(self, name: str, anchor: str = "") -> str:
        """The address of one of the workspace's pages, or of a place on it."""
        return f"{self.folder}/{name}.html" + (f"#{anchor}" if anchor else "")

    def of(self, record: Record) -> str:
        """The address of a record, or an empty string where it has none of its own."""
        kind = record.kind.name
        value = valid_id(record)
        if kind == "county":
            return self.to("index")
        if kind == "drug":
            return self.to(f"catalogue/{self.generic_page(record.name)}") if record.name in self.generics else ""
        if kind == "catalogue_item":
            return self.to(f"catalogue/{item_page(record.path)}", value)
        if kind == "clause":
            return self.clause(record.text("id"))
        if kind in ON_THE_WHOLE:
            return self.to(ON_THE_WHOLE[kind])
        if kind in BY_NAME:
            page, prefix = BY_NAME[kind]
            return self.to(page, prefix + _digest(record.name))
        if not value:
            return ""
        if kind in OWN_PAGE:
            return self.to(f"{OWN_PAGE[kind]}/{file_name(value)}")
        if kind in ON_A_PAGE:
            page, prefix = ON_A_PAGE[kind]
            return self.to(page, prefix + value)
        return ""

    def clause(self, identifier: str) -> str:
        """The address of the page of a clause, or an empty string where its identifier can be no address."""
        value = identifier.lower()
        return self.to(f"clauses/{file_name(value)}") if _ID.fullmatch(value) else ""

    def person(self, name: str, distinct: str = "") -> str:
        """The address of the page of an office-holder: a person has no `id`, and a name may be read in two ways."""
        return self.to(f"people/{_digest(f'{name}/{distinct}' if distinct else name)}")

    def duties(self, record: Record) -> str:
        """The address of the page of what a unit, an institution or a body has to do, or an empty string."""
        value, folder = valid_id(record), DEPARTMENTS.get(record.kind.name)
        return self.to(f"{folder}/{file_name(value)}") if value and folder else ""

    def anchor(self, record: Record) -> str:
        """The anchor of a record on its page, or an empty string where it has none."""
        return self.of(record).partition("#")[2]

    @cached_property
    def generics(self) -> dict[str, str]:
        """Generic names, each with the name of its page, in the order of the files.

        The page is named by the first part of the `id` of the record listed first (amoxilin of amoxilin-jiaonang):
        what is listed later changes no address. Where an earlier name has that part already, the whole `id` is used.
        """
        taken = {"index", ESSENTIAL, *map(item_page, ITEM_FILES)}
        pages: dict[str, str] = {}
        records = [one for one in self.ledger.sound("drug") if valid_id(one)]
        for record in sorted(records, key=_listed_on):
            if record.name in pages:
                continue
            whole = valid_id(record)
            part = whole.partition("-")[0]
            pages[record.name] = file_name(part if part not in taken else whole)
            taken.add(pages[record.name])
        return {name: pages[name] for name in dict.fromkeys(one.name for one in records)}

    def generic_page(self, name: str) -> str:
        """The name of the page of a generic name."""
        return self.generics[name]


def item_page(path: str) -> str:
    """The name of the page of a catalogue beside the drugs: `mutual-recognition` of its file."""
    return path.rpartition("/")[2].removesuffix(".yaml").replace("_", "-")


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]


def _listed_on(record: Record) -> str:
    day = start_of((record.get("listed") or {}).get("on"))
    return day.isoformat() if day else "9999"


def html(path: str) -> str:
    """The address of a page's path: `x.md` is read at `x.html`."""
    return path.removesuffix(".md") + ".html"
