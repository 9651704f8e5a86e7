"""A built page is made lighter, and says what it said."""

from __future__ import annotations

import pytest

from ygt.publish.site.slimming import slim

SETTINGS = (
    '<script id="__config" type="application/json">{"base": "..", "said": "\\u5df2\\u590d\\u5236<\\/a>"}</script>'
)


@pytest.mark.parametrize(
    ("written", "slimmed"),
    [
        ("\n\n<p>  甲\n     \n   乙</p>\n", "<p>  甲\n乙</p>\n"),
        ("<pre>甲\n    乙&#45;</pre>\n   <p>丙</p>", "<pre>甲\n    乙&#45;</pre>\n<p>丙</p>"),
        ("<script>if (1)\n    a()</script>", "<script>if (1)\n    a()</script>"),
        ("S000&#45;080&#47;&#40;1&#41;", "S000-080/(1)"),
        ('<a title="&#34;&#60;b&#62;&#38;&#39;">', '<a title="&#34;&#60;b&#62;&#38;&#39;">'),
        ("&#38;&#35;60;", "&#38;#60;"),
        ("&#160;&#10;", "&#160;&#10;"),
        (SETTINGS, '<script id="__config" type="application/json">{"base":"..","said":"已复制<\\/a>"}</script>'),
        (
            '<div class="md-sidebar md-sidebar--secondary" data-md-type="toc" hidden><div>目录</div></div>'
            '<div class="md-content">正文</div>',
            '<div class="md-content">正文</div>',
        ),
        (
            '<div class="md-sidebar md-sidebar--secondary"><p>目录</p></div><div class="md-content">',
            '<div class="md-sidebar md-sidebar--secondary"><p>目录</p></div><div class="md-content">',
        ),
    ],
)
def test_says_the_same_in_less(written: str, slimmed: str) -> None:
    assert slim(written, "index.html") == slimmed


@pytest.mark.parametrize(
    ("written", "straight"),
    [
        ("../../shili/bodies/lishihui.html#seats", "lishihui.html#seats"),
        ("../../shili/members/renmin.html", "../members/renmin.html"),
        ("../../shilixian/index.html", "../../shilixian/index.html"),
        ("../../assets/ygt.css", "../../assets/ygt.css"),
        ("../../shili/bodies/", "../bodies/"),
        ("../../shili/", "../../shili/"),
    ],
)
def test_links_take_no_detour(written: str, straight: str) -> None:
    assert slim(f'<a href="{written}">甲</a>', "shili/bodies/jianshihui.html") == f'<a href="{straight}">甲</a>'
