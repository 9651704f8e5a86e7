"""The files that hold what a list page shows: one step from a list to its XLSX, CSV and JSON."""

from __future__ import annotations

from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace

FOLDER = "downloads"
KINDS = {
    "bodies/index": "body",
    "members/index": "institution",
    "centres": "centre",
    "support": "support",
    "units": "unit",
    "catalogue/index": "drug",
    "charter/index": "charter",
    "documents": "document",
    "notices": "notice",
    "meetings": "meeting",
    "indicators": "indicator",
    "supervision": "supervision",
    "materials": "material",
    "arrangements": "arrangement",
}
FORMATS = {"Excel": "xlsx", "CSV": "csv", "JSON": "json"}


def kind_behind(workspace: Workspace, page: str) -> str:
    """The kind of record that `page` lists, or an empty string."""
    return KINDS.get(page.removeprefix(f"{workspace.folder}/").removesuffix(".md"), "")


def files_behind(workspace: Workspace, page: str) -> list[Link]:
    """Links to the files of the kind that `page` lists; none for other pages, or where there is nothing of it."""
    kind = kind_behind(workspace, page)
    if not kind or not workspace.sound(kind):
        return []
    address = f"{workspace.folder}/{FOLDER}/{kind}"
    return [Link(title, f"{address}.{end}") for title, end in FORMATS.items()]
