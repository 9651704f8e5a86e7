"""How the tests run the command line and read what it printed."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import yaml

from command_line import carried_out

ROOT = Path(__file__).parents[3]
WORKSPACES = {
    "demo": ROOT / "examples" / "demo",
    "mini": ROOT / "tests" / "fixtures" / "mini",
    "hangjin": ROOT / "examples" / "hangjin",
    "nangang": ROOT / "examples" / "nangang",
    "beian": ROOT,
}
STAMP_SIZE = 60


@dataclass(frozen=True)
class Page:
    """What a page says without any spaces: along the page, along its side, and large across it."""

    text: str
    side: str
    stamp: frozenset[str]

    @property
    def above_the_foot(self) -> str:
        """The text along the page without the number and the mark at its foot."""
        return re.sub(r"(?:—\d+—)?示例数据，纯属虚构[^—]*(?:—\d+—)?$", "", self.text)


def ygt(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Carry out the command line."""
    return carried_out(arguments, cwd=Path.cwd(), environment={**os.environ, "NO_COLOR": "1"})


@cache
def pages(pdf: Path, *only: int) -> list[Page]:
    """The pages of a PDF, or those numbered (from 1) in `only`; printed files do not change while tests run."""
    with pdfplumber.open(pdf, pages=list(only) or None) as document:
        return [_page(page) for page in document.pages]


def marks(pdf: Path) -> list[Page]:
    """The pages of a PDF with their characters as the file has them, which is quick and will do for marks."""
    with pdfplumber.open(pdf) as document:
        return [Page("".join(one["text"] for one in page.chars), "", _stamp(page)) for page in document.pages]


def last_page(pdf: Path) -> Page:
    """The last page of a PDF."""
    with pdfplumber.open(pdf) as document:
        return _page(document.pages[-1])


def _page(page: Any) -> Page:
    upright = page.filter(lambda one: one["object_type"] != "char" or _is_text(one)).extract_text()
    side = "".join(one["text"] for one in page.chars if one["size"] < STAMP_SIZE and not _is_text(one))
    return Page(re.sub(r"\s", "", upright), re.sub(r"\s", "", side), _stamp(page))


def _stamp(page: Any) -> frozenset[str]:
    return frozenset(one["text"] for one in page.chars if one["size"] >= STAMP_SIZE)


def _is_text(character: dict[str, Any]) -> bool:
    along, across, *_ = character["matrix"]
    return bool(along > 0 and across == 0 and character["size"] < STAMP_SIZE)


def whole(pdf: Path) -> str:
    """All text of a PDF without spaces."""
    return "".join(page.text for page in pages(pdf))


def words_of(docx_file: Path) -> str:
    """All text of a DOCX, tables and all, without spaces."""
    document = docx.Document(str(docx_file))
    texts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    return re.sub(r"\s", "", "".join(texts))


def data(path: Path) -> Any:
    """A YAML file as plain text values, read by another reader than the tool's."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def notices_of(workspace: Path) -> list[dict[str, Any]]:
    """The notices a workspace's files hold, in the order of their names."""
    return [data(path) for path in sorted((workspace / "org" / "notices").glob("*.yaml"))]


def body_named(workspace: Path, name: str) -> dict[str, Any]:
    """The file of the body with this name."""
    found = [data(path) for path in sorted((workspace / "org" / "bodies").glob("*.yaml"))]
    return next(body for body in found if body["name"] == name)


def squeezed(text: str) -> str:
    """A text without spaces."""
    return re.sub(r"\s", "", text)


def printed_day(day: str) -> str:
    """2024年6月28日 of 2024-06-28."""
    year, month, number = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{number}日"


def assert_in_order(text: str, parts: list[str]) -> None:
    """Each part stands in the text, behind the one before it."""
    position = 0
    for part in parts:
        found = text.find(squeezed(part), position)
        assert found >= 0, f"“{part}”不在应在之处"
        position = found + len(squeezed(part))
