"""Markdown for comments: what it says, and that data in it does nothing."""

from __future__ import annotations

import html
import re

import markdown as renderer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_workspace import ledger_of, place

from ygt.check import Result
from ygt.findings import Finding, Related
from ygt.report.display import visible
from ygt.report.formats import Options
from ygt.report.inert import NOTHING, code, inert
from ygt.report.markdown import ERRORS, PLACES, RELATED, markdown
from ygt.rules.table import RULES

NOTE = RULES["YGT442"]
# What GitHub, GitLab and Gitee make something of, wherever it stands in running text.
ACTIVE = re.compile(r"@\w|(?<!\w)[#!$&~]\d|(?<!\w)[~%][\w\"]|\bgh-\d|https?://|www\.\w|(?:^|\s)/[a-z]", re.IGNORECASE)
HOSTILE = [
    "@everyone @org/team",
    "#1 甲#2 org/repo#3 GH-4 !5 $6 &7 ~标签 %里程碑",
    "[点此](https://example.org) ![图](http://example.org/a.png) <https://example.org> www.example.org",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; <!--",
    "`代码` ```\n# 标题\n- 列表\n/close\n| 表 | 格 |\n| --- | --- |",
    "**粗** _斜_ ~~删~~ $x$ ==亮== \\* \\",
    "甲@example.org mailto:甲@example.org",
    "\u202e反\u200b\x1b[2J",
    "{: onclick=x} [^1] [x]: http://example.org",
]


def reported(*findings: Finding, prefix: str = "", quiet: bool = False) -> str:
    return "\n".join(markdown(Result(ledger_of(), list(findings)), Options(prefix=prefix, quiet=quiet)))


def error(number: int = 1, message: str = "未登记", remedy: str = "") -> Finding:
    return Finding(place("a.yaml", number, 2, 3), "YGT301", message, remedy)


def note(number: int, remedy: str = "核对") -> Finding:
    return Finding(place("a.yaml", number, 1, 2), NOTE.code, f"第{number}处", remedy, "note")


def meant(text: str) -> str:
    """What a reader sees of a line of Markdown without markup."""
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", lambda match: f"&#{ord(match[1])};", text.replace(NOTHING, ""))
    return html.unescape(plain)


def test_errors_with_both_ends_and_remedy_then_notes_by_rule() -> None:
    related = (Related(place("b.yaml", 1, 1, 3), "首次登记在此"),)
    wrong = Finding(place("a.yaml", 12, 9, 11), "YGT201", "机构“甲院”重复登记", "合并为一条", related=related)
    assert reported(note(1), wrong, prefix="examples/demo").split("\n") == [
        "### 核对结果：`examples/demo`",
        "",
        "检查0个文件，共0条记录：错误1处，提示1处，有据例外0处。",
        "",
        "#### 错误",
        "",
        f"- `examples/demo/a.yaml:12:9` 机构“甲院”重复登记（YGT201 {RULES['YGT201'].title}）",
        "  - `examples/demo/b.yaml:1:1` 首次登记在此",
        "  - 处理办法：合并为一条",
        "",
        "#### 提示",
        "",
        f"**YGT442 {NOTE.title}**，1处",
        "",
        "- `examples/demo/a.yaml:1:1` 第1处",
        "- 处理办法：核对",
        "",
        "规则的缘由和依据：`ygt explain YGT201`",
    ]


def test_a_long_report_says_how_much_it_leaves_out() -> None:
    related = tuple(Related(place("b.yaml", number, 1, 2), "引用在此") for number in range(1, RELATED + 3))
    first = Finding(place("a.yaml", 1, 1, 2), "YGT301", "未登记", related=related)
    text = reported(first, *map(error, range(2, ERRORS + 8)), *map(note, range(1, PLACES + 5)))
    assert text.count("（YGT301 ") == ERRORS
    assert "- 另有7处，用 --format json 逐处列出\n\n#### 提示" in text
    assert text.count("引用在此") == RELATED
    assert "  - 另有2处，" in text
    assert f"，{PLACES + 4}处" in text
    assert text.count("- `a.yaml:") == ERRORS + PLACES
    assert "- 另有4处，" in text


def test_nothing_found() -> None:
    assert reported() == "### 核对结果\n\n检查0个文件，共0条记录：错误0处，提示0处，有据例外0处。"
    assert reported(quiet=True) == ""
    assert "检查" not in reported(error(), quiet=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    line = inert(text)
    assert "\n" not in line and "<" not in line
    assert meant(line) == visible(text).replace(NOTHING, "")
    assert not ACTIVE.search(html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", line)))


@settings(max_examples=300, deadline=None)
@given(st.text("@#!$&~%/:.<>[](){}`*_|\\^=+- w\nahtps1甲", max_size=30))
def test_any_text_is_seen_as_it_is_and_does_nothing(text: str) -> None:
    line = inert(text)
    assert meant(line) == visible(text)
    assert not ACTIVE.search(meant(line.replace(NOTHING, "\0")))
    assert not re.search(r"(?<!\\)(?:\\\\)*(?!\\)[`*_\[\]<>|]", line)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_rendered_report_holds_only_the_tags_of_the_report(text: str) -> None:
    path = text.replace("\n", " ")
    wrong = Finding(place(path, 1, 1, 2), "YGT301", text, text, related=(Related(place(path, 1, 1, 2), text),))
    page = renderer.markdown(reported(wrong, note(1, text), prefix=path), extensions=["extra", "sane_lists"])
    assert set(re.findall(r"<(\w+)", page)) == {"h3", "h4", "p", "ul", "li", "code", "strong"}
    assert not re.search(r"<\w+ [^>]", page)


@pytest.mark.parametrize("text", ["甲", "a`b", "``", "`甲", " 甲 ", "a\nb", "@all", "``a```b`"])
def test_a_code_span_shows_its_text(text: str) -> None:
    span = code(text)
    fence = re.match(r"`+", span)
    assert fence and span.endswith(fence[0])
    inner = span[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall(r"`+", inner)
    assert not inner.startswith("`") and not inner.endswith("`")
    assert visible(text) in inner
