"""Dead links of a built site: mkdocs checks what is written as Markdown, not the HTML our templates write."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r"""<(?:a|img|link|script|source|object)\s[^>]*?(?:href|src|data)=(?:"([^"]*)"|([^\s>"']+))""")
_ANCHOR = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|([^\s>"']+))""")
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def dead_links(site: Path) -> list[str]:
    """Every link of the HTML files under `site` whose file or anchor is missing, as sentences in order of page."""
    pages = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    wanted: dict[str, list[tuple[str, str, str]]] = {}
    dead: list[tuple[str, str]] = []
    anchors: dict[str, set[str]] = {}
    for page, file in pages.items():
        text = file.read_text(encoding="utf-8")
        anchors[page] = {unescape(a or b) for a, b in _ANCHOR.findall(text)}
        if page == "404.html":
            continue  # served at any address, hence written with absolute links
        for link in dict.fromkeys(unescape(a or b) for a, b in _LINK.findall(text)):
            if not link or _ELSEWHERE.match(link):
                continue
            address, _, anchor = link.partition("#")
            target = _target(page, unquote(address.partition("?")[0]))
            if target not in files:
                dead.append((page, f"{page}：链接“{link}”没有对应的文件"))
            elif anchor and target in pages:
                wanted.setdefault(target, []).append((page, unquote(anchor), link))
    for target, asked in wanted.items():
        for page, anchor, link in asked:
            if anchor not in anchors[target]:
                dead.append((page, f"{page}：链接“{link}”所指的标题不存在"))
    return [sentence for _, sentence in sorted(dead)]


def _target(page: str, address: str) -> str:
    if not address:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    return posixpath.join(target, "index.html") if address.endswith("/") else target
