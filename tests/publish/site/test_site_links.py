"""Links of built pages, each against the file and the anchor it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ygt.publish.site.links import dead_links

PAGES = {
    "index.html": '<h1 id="首页">首页</h1>',
    "a/index.html": '<a name="old"></a><h2 id=bare>甲</h2>',
    "a/x y.html": "<p>空格</p>",
    "files/list.csv": "甲",
}


@pytest.mark.parametrize(
    "link",
    [
        "index.html",
        "a/index.html#bare",
        "a/index.html#old",
        "a/",
        "a/x%20y.html",
        "a/x y.html?text=amxl",
        "files/list.csv",
        "#首页",
        "#%E9%A6%96%E9%A1%B5",
        "https://example.org/none",
        "mailto:a@example.org",
        "data:,",
        "",
    ],
)
def test_sound(tmp_path: Path, link: str) -> None:
    assert judged(tmp_path, f'<a class="x" href="{link}">乙</a>') == []


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<a href="b.html">', "index.html：链接“b.html”没有对应的文件"),
        ("<a href=b.html>", "index.html：链接“b.html”没有对应的文件"),
        ('<img alt="图" src="a/b.svg">', "index.html：链接“a/b.svg”没有对应的文件"),
        ('<script src="c.js">', "index.html：链接“c.js”没有对应的文件"),
        ('<link rel="stylesheet" href="c.css">', "index.html：链接“c.css”没有对应的文件"),
        ('<a href="../index.html">', "index.html：链接“../index.html”没有对应的文件"),
        ('<a href="/index.html">', "index.html：链接“/index.html”没有对应的文件"),
        ('<a href="A/index.html">', "index.html：链接“A/index.html”没有对应的文件"),
        ('<a href="a/index.html#none">', "index.html：链接“a/index.html#none”所指的标题不存在"),
        ('<a href="#甲">', "index.html：链接“#甲”所指的标题不存在"),
        ('<a href="b.html?x=1&amp;y=2">', "index.html：链接“b.html?x=1&y=2”没有对应的文件"),
    ],
)
def test_dead(tmp_path: Path, html: str, sentence: str) -> None:
    assert judged(tmp_path, html) == [sentence]


def judged(site: Path, html: str) -> list[str]:
    for address, text in PAGES.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(text, encoding="utf-8")
    with (site / "index.html").open("a", encoding="utf-8") as index:
        index.write(html)
    return dead_links(site)
