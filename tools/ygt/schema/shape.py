"""Shape findings: what in a file breaks its schema, one finding for each cause, in Chinese, at its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ygt.findings import Finding, Place, Related
from ygt.schema import rules
from ygt.schema.contract import Kind, Node, Steps
from ygt.schema.engine import Engine, Violation
from ygt.schema.suggestion import nearest, ranked
from ygt.source.document import Document

LISTED = 12
"""So many fields or options are named in a finding, the likeliest first; the contract itself lists all."""

TYPE_WORDS = {
    "string": "文字",
    "integer": "整数（不加引号）",
    "number": "数字（不加引号）",
    "boolean": "true 或 false（不加引号）",
    "array": "列表，每项以“- ”开头",
    "object": "若干“字段: 值”",
}


def shape(document: Document, kind: Kind, engine: Engine) -> Iterator[Finding]:
    """Every finding of `document` against the schema of `kind`; values must be typed already (`typing.convert`)."""
    yield from _Shape(document, kind).findings(engine.violations(kind.name, document.data))


class _Shape:
    def __init__(self, document: Document, kind: Kind) -> None:
        self.document = document
        self.kind = kind

    def findings(self, violations: Iterable[Violation]) -> Iterator[Finding]:
        missing: dict[Steps, list[str]] = {}
        unknown: dict[Steps, list[str]] = {}
        others: list[Violation] = []
        refused = set(self.document.refused)
        for one in violations:
            if one.path in refused:
                continue
            if one.keyword == "required":
                missing.setdefault(one.path, []).extend(one.names)
            elif one.keyword == "additionalProperties":
                unknown.setdefault(one.path, []).extend(one.names)
            else:
                others.append(one)
        for path, names in unknown.items():
            for name in names:
                yield self._unknown(path, name, missing.get(path, []))
        for path, names in missing.items():
            yield from (self._missing(path, name) for name in dict.fromkeys(names))
        mistyped = {one.path for one in others if one.keyword == "type"}
        for one in others:
            if one.keyword == "type" or one.path not in mistyped:
                yield from self._value(one)

    def _unknown(self, path: Steps, name: str, missing: list[str]) -> Finding:
        node = self._node(path)
        present = _value_at(self.document.data, path)
        free = {key: sub for key, sub in node.properties.items() if key not in present}
        meant = field_meant(name, free) or _field_named_in_part(
            name, {key: free[key] for key in missing if key in free}
        )
        if meant in missing:
            missing.remove(meant)
        place = self.document.place((*path, name), key=True)
        if meant is None:
            usable = free or node.properties
            known = self._listed(name, {key: (f"{key}（{sub.title}）", sub.title) for key, sub in usable.items()})
            return rules.UNKNOWN_FIELD.at(place, name=name, known=known)
        return rules.MISSPELT_FIELD.at(place, name=name, meant=meant, title=node.properties[meant].title)

    def _missing(self, path: Steps, name: str) -> Finding:
        node = self._node(path)
        field = node.properties[name]
        example = next(iter(field.schema.get("examples", [])), "…")
        return rules.MISSING_FIELD.at(
            self._head(path),
            subject=self._subject(path),
            name=name,
            title=field.title,
            example=_inline(example),
        )

    def _value(self, one: Violation) -> Iterator[Finding]:
        node = self._node(one.path)
        value = _value_at(self.document.data, one.path)
        place = self.document.place(one.path)
        schema = node.schema
        title = node.title or self.kind.title
        if one.keyword == "uniqueItems":
            yield from self._repeated(one.path, title, value)
            return
        match one.keyword:
            case "type":
                yield rules.WRONG_TYPE.at(place, title=title, wanted=TYPE_WORDS[node.type], value=_short(value))
            case "enum":
                yield self._not_in_list(place, node, str(value))
            case "pattern":
                example = next(iter(schema.get("examples", [])), "")
                yield rules.WRONG_PATTERN.at(place, title=title, value=_short(value), example=example)
            case "minimum" | "maximum" | "exclusiveMinimum":
                yield rules.OUT_OF_RANGE.at(place, title=title, value=value, wanted=_range(schema))
            case "minLength" | "minItems" | "minProperties":
                yield rules.EMPTY.at(place, title=title)
            case "maxLength":
                yield rules.TOO_LONG.at(place, title=title, length=len(str(value)), limit=schema["maxLength"])
            case "anyOf":
                wanted = "、".join(f"{name}（{node.properties[name].title}）" for name in one.names)
                yield rules.ONE_OF_NEEDED.at(self._head(one.path), subject=self._subject(one.path), wanted=wanted)
            case _:
                yield rules.WRONG_PATTERN.at(place, title=title, value=_short(value), example="")

    def _repeated(self, path: Steps, title: str, values: list[Any]) -> Iterator[Finding]:
        for index, value in enumerate(values):
            first = values.index(value)
            if first < index:
                yield rules.REPEATED_ITEM.at(
                    self.document.place((*path, index)),
                    related=[Related(self.document.place((*path, first)), "首次列出")],
                    title=title,
                    value=_short(value),
                )

    def _not_in_list(self, place: Place, node: Node, value: str) -> Finding:
        options = [str(option) for option in node.schema["enum"]]
        titles = {node.label_of(option): option for option in options}
        meant = titles.get(value) or nearest(value, options)
        label = f"是否应为“{meant}”？" if meant else ""
        listed = self._listed(value, {one: (_option(node, one), node.label_of(one)) for one in options})
        return rules.NOT_IN_LIST.at(place, title=node.title, value=value, label=label, listed=listed)

    def _listed(self, word: str, known: dict[str, tuple[str, str]]) -> str:
        """The likeliest of what is known, each by how it is shown and by its title; how many there are, and where."""
        first = ranked(word, {key: (title,) for key, (_, title) in known.items()})[:LISTED]
        more = f"等{len(known)}项，全部见 ygt schema --print {self.kind.title}" if len(known) > LISTED else ""
        shown = [known[key][0] for key in first]
        return ("；" if any("、" in one for one in shown) else "、").join(shown) + more

    def _subject(self, path: Steps) -> str:
        """The record or part at `path` in the reader's words: 组成人员“赵六”."""
        node, value = self._node(path), _value_at(self.document.data, path)
        name = None
        if isinstance(value, dict):
            name = next((value[key] for key in ("name", "title", "person", "post", "number") if key in value), None)
        return f"{node.title}“{name}”" if isinstance(name, str) and name else node.title or self.kind.title

    def _head(self, path: Steps) -> Place:
        """Where a record begins: its first key, so that the mark is one line and not a page."""
        value = _value_at(self.document.data, path)
        if isinstance(value, dict) and value:
            return self.document.place((*path, next(iter(value))), key=True)
        return self.document.place(path)

    def _node(self, path: Steps) -> Node:
        return self.kind.node(path) or Node({"title": self.kind.title})


def field_meant(name: str, fields: dict[str, Node]) -> str | None:
    """The field that `name`, misspelt or its title, should be; None where none is near enough."""
    words: dict[str, str] = {}
    for key, node in fields.items():
        for word in (key, node.title, *node.schema.get("x-aliases", ())):
            words.setdefault(word, key)
    found = nearest(name, words)
    return words[found] if found else None


def _field_named_in_part(name: str, missing: dict[str, Node]) -> str | None:
    """The one missing field whose title holds the name (类别 for 机构类别)."""
    found = [key for key, node in missing.items() if len(name) > 1 and name in node.title]
    return found[0] if len(found) == 1 else None


def _option(node: Node, option: str) -> str:
    title = node.label_of(option)
    return option if title == option else f"{option}（{title}）"


def _range(schema: dict[str, Any]) -> str:
    low, above, high = schema.get("minimum"), schema.get("exclusiveMinimum"), schema.get("maximum")
    parts = [f"大于{above}"] if above is not None else []
    parts += [f"不小于{low}"] if low is not None else []
    parts += [f"不大于{high}"] if high is not None else []
    return "且".join(parts)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else _inline(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(sub)}" for key, sub in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(sub) for sub in value) + "]"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value_at(data: Any, path: Steps) -> Any:
    for step in path:
        data = data[step]
    return data
