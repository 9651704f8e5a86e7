"""What mkdocs says when it refuses, in Chinese."""

from __future__ import annotations

import re

_LINE = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(?P<text>.*)$")
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), chinese)
    for pattern, chinese in (
        (
            r"^Doc file '(?P<page>[^']*)' contains a link '(?P<link>.*)', but the target.*is not found.*",
            "{page}：链接“{link}”没有对应的页面",
        ),
        (
            r"^Doc file '(?P<page>[^']*)' contains a link '(?P<link>.*)', but "
            r"(?:there is no such anchor on this page|the doc '.*' does not contain an anchor).*",
            "{page}：链接“{link}”所指的标题不存在",
        ),
        (
            r"^Doc file '(?P<page>[^']*)' contains an absolute link '(?P<link>.*)', it was left.*",
            "{page}：链接“{link}”应改为相对地址",
        ),
        (
            r"^Doc file '(?P<page>[^']*)' contains an unrecognized relative link '(?P<link>.*)', it was left.*",
            "{page}：链接“{link}”无法识别，应写到具体页面",
        ),
        (r"^A reference to '(?P<page>[^']*)' is included in the 'nav'.*", "导航列有“{page}”，但没有这个页面"),
        (
            r"^The following pages exist in the docs directory, but are not.*",
            "以下页面未列入导航，也未登记为导航外页面：",
        ),
        (r"^Config value '(?P<key>[^']*)': (?P<why>.*)", "网站设置“{key}”有误（原文：{why}）"),
    )
)


def complaints(output: str) -> list[str]:
    """The warnings and errors in the output of mkdocs, in order; wording unknown to us is kept as 原文."""
    found: list[str] = []
    listing = False
    for line in output.splitlines():
        if match := _LINE.match(line):
            found.append(_chinese(match["text"]))
            listing = True
        elif listing and line.startswith("  "):
            found[-1] += "\n    " + line.strip().removeprefix("- ")
        else:
            listing = False
    if not found:
        # A crash of mkdocs or of an extension has no level; its last line says what it was.
        last = [line for line in output.splitlines() if line.strip()][-1:]
        found = [f"原文：{line.strip()}" for line in last]
    return found


def _chinese(text: str) -> str:
    for pattern, chinese in _PHRASES:
        if match := pattern.match(text):
            return chinese.format(**match.groupdict())
    return f"原文：{text}"
