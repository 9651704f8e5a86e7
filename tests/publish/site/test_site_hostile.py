"""Hostile text in every text field of a county changes the words of its pages and nothing else."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
import yaml
from site_pages import DAY, pages_of

from workspaces import miniature
from ygt.publish.site.shipped import base_config
from ygt.schema.contract import Node, contract

HOSTILE = (
    '</td></script><img src=x onerror="alert(1)">[甲](javascript:alert(1))**乙**`丙`'
    "{{7*7}}{% raw %}<!--|#&lt;\\_丁_~~戊~~"
)
BENIGN = "甲" * 20
FIXED = ("enum", "x-format", "pattern", "const")
FINDINGS = "shili/data-quality.md"
"""The two counties differ in what the check finds in them."""
MARKUP = {"script", "strong", "em", "del"}
PICTURED = "shili/services.md"
SVG = {"text", "rect"}
"""Boxes of the drawing wrap their text, so that their number depends on its width."""


def marked(data: Any, node: Node | None, mark: str) -> Any:
    """The data with `mark` behind every text that may be anything."""
    if isinstance(data, dict):
        fields = node.properties if node else {}
        return {key: marked(value, fields.get(key), mark) for key, value in data.items()}
    if isinstance(data, list):
        return [marked(value, node.items if node else None, mark) for value in data]
    if isinstance(data, str) and node is not None and not any(word in node.schema for word in FIXED):
        return data + mark
    return data


@cache
def county(mark: str) -> dict[str, str]:
    files = miniature()
    for path, document in copy.deepcopy(files.check().ledger.documents).items():
        kind = contract().kind(contract().kind_at(path) or "")
        data = marked(document.data, kind.root, mark)
        files = files.with_file(path, json.dumps(data, ensure_ascii=False).encode())
    for path in (path for path in files.files if path.endswith(".txt")):
        files = files.with_file(path, (files.files[path].decode().rstrip("\n") + mark + "\n").encode())
    return with_persons_numbered(pages_of(files, DAY))


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    from mkdocs.utils.yaml import yaml_load

    names: list[str] = []
    options: dict[str, Any] = {}
    for one in yaml_load(base_config().read_text(encoding="utf-8"))["markdown_extensions"]:
        name, given = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        options[name] = given
    return names, options


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SVG:
            self.elements.append((tag, tuple(name for name, _ in attrs)))
        # The heading of the page has its own text as its anchor.
        self.links += [value or "" for name, value in attrs if name in {"href", "src"} and (value or "").isascii()]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Elements:
    names, options = extensions()
    body = page.split("\n---\n", 1)[1]
    parser = Elements()
    parser.feed(markdown.markdown(body, extensions=names, extension_configs=options))
    return parser


def with_persons_numbered(pages: dict[str, str]) -> dict[str, str]:
    """The pages with the addresses of persons, which are made of their names, numbered in the order of their list."""
    listed = re.findall(r"people/([0-9a-f]{8})\.html", pages["shili/people/index.md"])
    numbers = {address: f"p{number}" for number, address in enumerate(dict.fromkeys(listed))}
    return {_numbered(path, numbers): _numbered(text, numbers) for path, text in pages.items()}


def _numbered(text: str, numbers: dict[str, str]) -> str:
    return re.sub(r"people/([0-9a-f]{8})", lambda match: f"people/{numbers.get(match[1], 'namesakes')}", text)


def own_pages() -> list[str]:
    return [path for path in county(BENIGN) if not path.startswith("rules/")]


def test_the_same_pages() -> None:
    assert county(HOSTILE).keys() == county(BENIGN).keys()
    assert len(own_pages()) > 45


def test_the_same_elements_and_links() -> None:
    for path in own_pages():
        hostile, benign = read(county(HOSTILE)[path]), read(county(BENIGN)[path])
        assert not MARKUP & {tag for tag, _ in hostile.elements}, path
        assert path == PICTURED or "img" not in {tag for tag, _ in hostile.elements}, path
        if path == FINDINGS:
            continue
        assert hostile.elements == benign.elements, path
        assert hostile.links == benign.links, path
        assert not [link for link in hostile.links if link.lower().startswith(("javascript", "x"))]


def test_the_text_is_there_to_the_letter() -> None:
    everything = "".join(read(text).text for path, text in county(HOSTILE).items() if not path.startswith("rules/"))
    assert everything.count(HOSTILE) > 500


def test_titles_hold_no_markup() -> None:
    for path in own_pages():
        front = yaml.safe_load(county(HOSTILE)[path].split("\n---\n", 1)[0].removeprefix("---\n"))
        assert "<" not in front["title"]
        assert not [word for word in front.get("tags", []) if "<" in word]
