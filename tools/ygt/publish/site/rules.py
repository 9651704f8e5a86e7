"""A page for each rule: what is checked, why, on what basis, and examples of both kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ygt.findings import CERTAINTIES, SEVERITIES, Example, Rule, in_general
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.schema.contract import Contract, Node

GROUPS = {
    "0": "读取",
    "1": "结构与格式",
    "2": "标识与名称",
    "3": "引用",
    "4": "治理结构",
    "5": "药品",
    "6": "文件与公文",
    "7": "任务条款",
    "9": "工具",
}
TONES = {"error": "bad", "note": "wait"}
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?=:)")


def pages(rules: Mapping[str, Rule], contract: Contract) -> Iterator[tuple[str, str]]:
    """The list of rules by group, and a page for each."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for code, rule in rules.items():
        row = {
            "link": Link(code, f"rules/{code}.html"),
            "title": rule.title,
            "severity": SEVERITIES[rule.severity],
            "tone": TONES[rule.severity],
            "why": rule.why,
        }
        groups.setdefault(GROUPS[code[3]], []).append(row)
    yield framed(Frame(None, "核对规则", "rules/index.md", contents=False), "rules.md", groups=groups, total=len(rules))
    for rule in rules.values():
        yield _page(rule, contract)


def _page(rule: Rule, contract: Contract) -> tuple[str, str]:
    frame = Frame(
        None,
        f"{rule.code} {rule.title}",
        f"rules/{rule.code}.md",
        [Link("核对规则", "rules/index.html")],
        found_by=[rule.code],
        leaf=True,
        contents=False,
        boost=0.3,
        here=rule.code,
    )
    return framed(
        frame,
        "rule.md",
        severity=SEVERITIES[rule.severity],
        tone=TONES[rule.severity],
        why=rule.why,
        basis=rule.basis,
        certainty=CERTAINTIES[rule.certainty],
        says=in_general(rule.message),
        help=in_general(rule.help),
        exceptable=rule.exceptable,
        bad=[_example(one) for one in rule.bad],
        good=[_example(one) for one in rule.good],
        fields=_fields(rule, contract),
    )


def _example(one: Example) -> dict[str, Any]:
    if one.absent:
        text = "（没有这个文件）"
    elif one.raw is not None:
        # Bytes that are no text are shown as what they are.
        text = one.raw.decode("ascii", errors="backslashreplace")
    else:
        text = one.text
    return {"path": one.path, "lines": text.rstrip("\n").split("\n")}


def _fields(rule: Rule, contract: Contract) -> list[tuple[str, str]]:
    """The keys the examples use with their Chinese titles, in the order of their appearance."""
    titles: dict[str, str] = {}
    for example in (*rule.bad, *rule.good):
        kind = contract.kind_at(example.path)
        if kind is None:
            continue
        known = _titles_of(contract, kind)
        for key in _KEY.findall(example.text):
            if key in known:
                titles.setdefault(key, known[key])
    return list(titles.items())


@lru_cache(maxsize=64)
def _titles_of(contract: Contract, kind: str) -> dict[str, str]:
    """The title of every key of a kind."""
    return dict(_titles(contract.kind(kind).record))


def _titles(node: Node) -> Iterator[tuple[str, str]]:
    """Every key below a node with its title, the outermost last so that it counts."""
    for part in (*node.properties.values(), *([node.items] if node.items else [])):
        yield from _titles(part)
    for key, part in node.properties.items():
        yield key, part.title
