"""What did not change is not written again; what is no longer there goes."""

from __future__ import annotations

import os
from pathlib import Path

from ygt.publish.site.generate import Site
from ygt.publish.site.laying import lay


def site(tmp_path: Path, **pages: str) -> Site:
    kept = tmp_path / "kept.css"
    kept.write_text("kept", encoding="utf-8")
    return Site(
        {f"{name}.md": text for name, text in pages.items()},
        {"assets/kept.css": kept},
        {"x/y.json": b"{}"},
        [],
        [],
        set(),
    )


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    lay(site(tmp_path, a="甲", b="乙"), docs)
    files = [file for file in docs.rglob("*") if file.is_file()]
    for file in files:
        os.utime(file, (1, 1))
    lay(site(tmp_path, a="甲", b="丙"), docs)
    assert [file.name for file in files if file.stat().st_mtime != 1] == ["b.md"]
    assert (docs / "b.md").read_text(encoding="utf-8") == "丙"


def test_the_folder_holds_nothing_else(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    lay(site(tmp_path, a="甲"), docs)
    outside.mkdir()
    (outside / "f").write_text("别人的文件", encoding="utf-8")
    (docs / "old").mkdir()
    (docs / "old" / "page.md").write_text("旧", encoding="utf-8")
    (docs / "link").symlink_to(outside)
    (docs / "a.md").unlink()
    (docs / "a.md").symlink_to(outside / "f")
    lay(site(tmp_path, a="甲"), docs)
    held = sorted(file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file())
    assert held == ["a.md", "assets/kept.css", "x/y.json"]
    assert (docs / "a.md").read_text(encoding="utf-8") == "甲"
    assert (outside / "f").read_text(encoding="utf-8") == "别人的文件"


def test_a_page_where_a_folder_was(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "a.md").mkdir(parents=True)
    (docs / "a.md" / "x").write_text("", encoding="utf-8")
    (docs / "x").write_text("a file where a folder is to be", encoding="utf-8")
    lay(site(tmp_path, a="甲"), docs)
    assert (docs / "a.md").read_text(encoding="utf-8") == "甲"
    assert (docs / "x" / "y.json").read_bytes() == b"{}"
