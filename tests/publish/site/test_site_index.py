"""The index of the search says each thing once, and finds what it found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ygt.publish.site.search_index import shorten_index, shortened


def entry(location: str, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text, **more}


def test_the_entry_of_the_title_goes_into_that_of_the_page() -> None:
    tags = ["阿莫西林", "amxl", "amxl"]
    found = shortened(
        [
            entry("a.html", "阿莫西林", tags=tags, boost=2),
            entry("a.html#阿莫西林", "阿莫西林", "<p>在用\u200b，\u200b配备\u200b层级</p>", tags=tags, boost=2),
            entry("a.html#capsule", "胶囊", "24粒", tags=tags, boost=2),
        ]
    )
    assert found == [
        entry("a.html", "阿莫西林", "<p>在用，配备\u200b层级</p>", tags=["阿莫西林", "amxl"], boost=2),
        entry("a.html#capsule", "胶囊", "24粒", boost=2),
    ]


def test_what_stands_before_the_first_heading_is_kept_apart() -> None:
    entries = [entry("a.html", "甲", "前言"), entry("a.html#甲", "甲", "正文"), entry("b.html#乙", "乙", "无页")]
    assert shortened(entries) == entries


def test_breaks_stay_where_no_mark_parts_the_words() -> None:
    (found,) = shortened([entry("a.html", "北安\u200b方案\u200b《\u200b三\u200b》", "\u200b理事\u200b会\u200b")])
    assert (found["title"], found["text"]) == ("北安\u200b方案《三》", "理事\u200b会")


def test_both_files_hold_the_same_in_plain_letters(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    index = tmp_path / "search" / "search_index.json"
    told = {"config": {"lang": ["en"]}, "docs": [entry("a.html", "甲", "乙")]}
    for file in (index, index.with_suffix(".js")):
        file.write_text(json.dumps(told), encoding="utf-8")
    shorten_index(tmp_path)
    assert json.loads(index.read_text(encoding="utf-8")) == told
    assert index.with_suffix(".js").read_text(encoding="utf-8") == f"var __index = {index.read_text(encoding='utf-8')}"
    assert "甲" in index.read_text(encoding="utf-8")


def test_a_site_without_search_is_left_alone(tmp_path: Path) -> None:
    shorten_index(tmp_path)
    assert list(tmp_path.iterdir()) == []
