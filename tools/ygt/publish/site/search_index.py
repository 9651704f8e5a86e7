"""The index of the theme's search, put more briefly: a village doctor's line carries the whole of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_BREAK = "\u200b"
"""What the theme puts between the words it finds in Chinese; beside a mark that parts words anyway it says nothing."""

_NEEDLESS_BREAK = re.compile(r"\u200b*([\s\-、。，．？！；：（）〔〕《》“”×/])\u200b*")
_SCRIPT = "var __index = "


def shorten_index(site: Path) -> None:
    """Write the index of a built site anew, both for http and for a site opened from disk."""
    place = site / "search" / "search_index.json"
    if not place.is_file():
        return
    index = json.loads(place.read_text(encoding="utf-8"))
    index["docs"] = shortened(index["docs"])
    told = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    place.write_text(told, encoding="utf-8", newline="\n")
    script = place.with_suffix(".js")
    if script.is_file():
        script.write_text(_SCRIPT + told, encoding="utf-8", newline="\n")


def shortened(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries, one a page and one a heading below its title; what is said of the whole page stands once.

    The theme makes an entry of the title, too, and repeats the names and codes of the page with every heading.
    """
    kept: list[dict[str, Any]] = []
    page: dict[str, Any] = {}
    for entry in entries:
        entry = {**entry, "text": _without_breaks(entry["text"]), "title": _without_breaks(entry["title"])}
        address, _, heading = entry["location"].partition("#")
        if not heading:
            page = entry
            if "tags" in page:
                page["tags"] = list(dict.fromkeys(page["tags"]))
        elif page.get("location") == address:
            entry.pop("tags", None)
            if entry["title"] == page["title"] and not page["text"]:
                page["text"] = entry["text"]
                continue
        kept.append(entry)
    return kept


def _without_breaks(text: str) -> str:
    return _NEEDLESS_BREAK.sub(r"\1", text).strip(_BREAK)
