"""Dead links of a built site: mkdocs checks what is written as Markdown, not the HTML our templates write."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r"""<(?:a|img|link|script|source|object)\s[^>]*?(?:href|src|data)=(?:"([^"]*)"|([^\s>"']+))""")
# What is rare stands first, the space before it is looked at afterwards: several times as fast.
_ANCHORS = [re.compile(rf"""{key}=(?<=\s{key}=)(?:"([^"]*)"|([^\s>"']+))""") for key in ("id", "name")]
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def dead_links(site: Path) -> list[str]:
    """Every link of the HTML files under `site` whose file or anchor is missing, as sentences in order of page."""
    pages = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    wanted: dict[str, list[tuple[str, str, str]]] = {}
    dead: list[tuple[str, str]] = []
    anchors: dict[str, set[str]] = {}
    target_of = cache(_target)  # the pages of a folder share most of their links
    for page, file in pages.items():
        text = file.read_text(encoding="utf-8")
        anchors[page] = {unescape(a or b) for anchor in _ANCHORS for a, b in anchor.findall(text)}
        if page == "404.html":
            continue  # served at any address, hence written with absolute links
        folder = posixpath.dirname(page)
        for link in dict.fromkeys(unescape(a or b) for a, b in _LINK.findall(text)):
            if not link or _ELSEWHERE.match(link):
                continue
            address, _, anchor = link.partition("#")
            path = address.partition("?")[0]
            target = target_of(folder, path) if path else page
            if target not in files:
                dead.append((page, f"{page}：链接“{link}”没有对应的文件"))
            elif anchor and target in pages:
                wanted.setdefault(target, []).append((page, unquote(anchor), link))
    for target, asked in wanted.items():
        for page, anchor, link in asked:
            if anchor not in anchors[target]:
                dead.append((page, f"{page}：链接“{link}”所指的标题不存在"))
    return [sentence for _, sentence in sorted(dead)]


def _target(folder: str, path: str) -> str:
    """The file that a path leads to from a page of `folder`."""
    path = unquote(path)
    target = posixpath.normpath(posixpath.join(folder, path))
    return posixpath.join(target, "index.html") if path.endswith("/") else target
