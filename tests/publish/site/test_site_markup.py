"""Every text on its way to a page is data."""

from __future__ import annotations

import html
import string

import markdown
import pytest
import yaml
from markupsafe import Markup

from ygt.publish.site.markup import Link, at_home, code, escaped, front_list, front_matter, joined, shown, title_html

HOSTILE = (
    "<script>alert(1)</script> **粗** [甲](javascript:alert(1)) `码` {{ 7*7 }} {% x %} "
    "| # &lt; \\ _斜_ ![图](x) 1. ~~删~~"
)


@pytest.mark.parametrize(
    "text", [HOSTILE, string.punctuation, "    缩进", "# 标题", "- 项", "1. 项", "> 引", "=== 页签", "[^1]: 注"]
)
@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "<p>{}</p>", "| 甲 |\n|---|\n| {} |", '<p title="{}">甲</p>'])
def test_text_stays_text(text: str, frame: str) -> None:
    made = markdown.markdown(frame.format(escaped(text)), extensions=["tables", "attr_list", "footnotes", "admonition"])
    plain = markdown.markdown(frame.format("甲"), extensions=["tables", "attr_list", "footnotes", "admonition"])
    written = " ".join(text.split())
    assert html.unescape(made).count(written) >= 1
    assert html.unescape(made).replace(written, "甲").replace(" 甲", "甲") == plain


def test_line_breaks_become_spaces() -> None:
    assert escaped("甲\n\n    乙\t丙") == "甲 乙 丙"


@pytest.mark.parametrize("value", [None, True, False, object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        shown(value)


def test_shown() -> None:
    assert shown(["甲", 3, 2.50, Markup("<b>乙</b>"), ["丙", Link("丁")]]) == "甲32&#46;5<b>乙</b>丙丁"
    assert shown(Link("甲<", "a/b.html#c", '乙"')) == '<a href="~/a/b.html#c" title="乙&#34;">甲&#60;</a>'
    assert shown(Link("甲", "", "乙")) == '<span title="乙">甲</span>'
    assert joined(["甲", Link("乙", "x.html")], "；") == '甲；<a href="~/x.html">乙</a>'


def test_addresses_begin_at_the_page() -> None:
    text = '<a href="~/x.html"><img src="~/y.png">~/z'
    assert at_home("index.md", text) == '<a href="x.html"><img src="y.png">~/z'
    assert at_home("a/b/c.md", text) == '<a href="../../x.html"><img src="../../y.png">~/z'


def test_titles_are_html_in_yaml() -> None:
    title = '甲"乙\\ <b> & ：#\n丙'
    read = yaml.safe_load(f"title: {front_matter(title)}")["title"]
    assert html.unescape(read) == '甲"乙\\ <b> & ：# 丙'
    assert "<" not in read
    assert title_html("<b>甲") == "&lt;b&gt;甲"


def test_search_words_are_yaml() -> None:
    words = ["阿莫西林", '甲"乙', "</script>", "H99000001"]
    assert yaml.safe_load(f"tags: {front_list(words)}")["tags"] == ["阿莫西林", '甲"乙', "＜/script＞", "H99000001"]


def test_code_keeps_its_spaces() -> None:
    assert code("  - a: b") == "&nbsp;&nbsp;&#45;&nbsp;a&#58;&nbsp;b"
