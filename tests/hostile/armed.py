"""Counties whose every text is a payload: wherever the contract lets a text be anything, one stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workspaces import REPOSITORY, Workspace, miniature, on_disk
from ygt.schema.contract import Node, contract

PAYLOADS = {
    "markup": '</td></script></style><img src=x onerror="window.ran=1"><svg/onload=window.ran=1>&lt;b&gt;<!--',
    "script": "\"'`;window.ran=1;//</script><script>window.ran=1</script>${window.ran=1}",
    "jinja": "{{7*7}}{% for x in range(9) %}{{x}}{% endfor %}{# x #}{{cycler.__init__.__globals__}}",
    "typst": '#eval("1+1")#read("/etc/passwd")#import "/x.typ"$x^2$@label<label>*粗*_斜_//注/*注*/\\u{41}',
    "markdown": "[甲](javascript:window.ran=1)![x](http://192.0.2.1/x.png)**乙**`丙`~~丁~~<http://192.0.2.1>|a|[^1]: x",
    "formula": "=HYPERLINK(\"http://192.0.2.1\")+cmd|'/c calc'!A0",
    "path": '../../../../etc/passwd%2e%2e%2f..\\..\\x:y*?"<>|',
    "shell": "$(touch /tmp/ran);`touch /tmp/ran`|touch /tmp/ran&&touch /tmp/ran>/tmp/ran '\"\\",
}
BEFORE = ("formula", "path")
"""These do harm at the beginning of a text, the others anywhere."""
FIXED = ("enum", "x-format", "pattern", "const", "x-vocabulary")
COUNTIES = {"mini": "tests/fixtures/mini", "demo": "examples/demo"}


@dataclass
class Armed:
    """A county with payloads, and which fields of the contract hold one."""

    workspace: Workspace
    fields: set[str] = field(default_factory=set)


def text_with(payload: str, text: str) -> str:
    """A text with a payload, which every copy of that text gets alike: names go on meaning what they meant."""
    return PAYLOADS[payload] + text if payload in BEFORE else text + PAYLOADS[payload]


@cache
def armed(payload: str, county: str = "mini", *, whole: bool = False) -> Armed:
    """A county with one sort of payload in every text, missing ones included; with `whole` also in missing parts."""
    files = miniature() if county == "mini" else on_disk(REPOSITORY / COUNTIES[county])
    found = Armed(files)
    for path, document in files.check().ledger.documents.items():
        kind = contract().kind(contract().kind_at(path) or "")
        data = _filled(document.data, kind.root, payload, kind.name, found.fields, whole)
        found.workspace = found.workspace.with_file(path, json.dumps(data, ensure_ascii=False).encode())
    return found


def free_texts(node: Node, name: str, depth: int = 0) -> Iterator[str]:
    """The names of all fields below a node that may hold any text."""
    if depth > 8:
        return
    if is_free(node):
        yield name
    for key, inner in node.properties.items():
        yield from free_texts(inner, f"{name}.{key}", depth + 1)
    if node.items is not None:
        yield from free_texts(node.items, name, depth + 1)


def is_free(node: Node | None) -> bool:
    """Whether a field may hold any text."""
    if node is None or any(word in node.schema for word in FIXED):
        return False
    return node.schema.get("type") == "string"


def _filled(data: Any, node: Node | None, payload: str, name: str, fields: set[str], whole: bool) -> Any:
    if isinstance(data, dict) and node is not None:
        found = {
            key: _filled(value, node.properties.get(key), payload, f"{name}.{key}", fields, whole)
            for key, value in data.items()
        }
        for key, inner in node.properties.items():
            if key not in found and (is_free(inner) or (whole and inner.schema.get("type") in ("object", "array"))):
                made = _made(inner, payload, f"{name}.{key}", fields)
                found |= {} if made is None else {key: made}
        return found
    if isinstance(data, list):
        return [_filled(value, node.items if node else None, payload, name, fields, whole) for value in data]
    if isinstance(data, str) and is_free(node):
        fields.add(name)
        return text_with(payload, data)
    return data


def _made(node: Node, payload: str, name: str, fields: set[str], depth: int = 0) -> Any:
    """A value for a field, by its schema alone; None where there is no telling one."""
    schema = node.schema
    if is_free(node):
        fields.add(name)
        return text_with(payload, "补充")
    if "enum" in schema:
        return schema["enum"][0]
    if depth < 4 and node.items is not None:
        item = _made(node.items, payload, name, fields, depth + 1)
        return None if item is None else [item]
    if depth < 4 and node.properties:
        parts = {key: _made(one, payload, f"{name}.{key}", fields, depth + 1) for key, one in node.properties.items()}
        return {key: value for key, value in parts.items() if value is not None}
    return next(iter(schema.get("examples", ())), None)
