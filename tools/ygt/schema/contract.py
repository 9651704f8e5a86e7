"""The contract in `schema/`: which file holds which kind of record, and what each field is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from ygt.resources import schema_dir
from ygt.schema.placement import is_stray

Steps = tuple[str | int, ...]

MARKS = frozenset({"x-ref", "x-format", "x-unique", "x-person", "x-clause"})
"""Annotations that say of a text value more than its type."""


@dataclass(slots=True)
class Node:
    """One position of a schema with its `$ref`s resolved: what a value there is called and must be.

    `marked` tells whether the value itself is annotated, `branches` are the properties that are or hold such values.
    `type` is the JSON type, that of a number where a list may stand as well; `format` is the name of the checker that
    knows the value's grammar, if there is one.
    """

    schema: dict[str, Any]
    properties: dict[str, Node] = field(default_factory=dict)
    items: Node | None = None
    marked: bool = field(init=False)
    branches: tuple[tuple[str, Node], ...] = field(init=False)
    type: str = field(init=False)
    format: str = field(init=False)

    def __post_init__(self) -> None:
        declared = self.schema.get("type", "string")
        self.type = declared if isinstance(declared, str) else str(declared[0])
        self.format = str(self.schema.get("x-format", ""))
        self.marked = not MARKS.isdisjoint(self.schema)
        self.branches = tuple((key, sub) for key, sub in self.properties.items() if sub.leads_to_marks)

    @property
    def leads_to_marks(self) -> bool:
        """Whether this value, or one inside it, is annotated."""
        return self.marked or bool(self.branches) or (self.items is not None and self.items.leads_to_marks)

    @property
    def title(self) -> str:
        """The Chinese name of the field."""
        return str(self.schema.get("title", ""))

    @property
    def references(self) -> tuple[str, ...]:
        """The kinds of record this field may name, most likely first."""
        return tuple(self.schema.get("x-ref", ()))

    def label_of(self, value: str) -> str:
        """The Chinese title of an enumerated value, or the value itself."""
        entry = self.schema.get("x-values", {}).get(value)
        return str(entry["title"]) if entry else value

    def at(self, steps: Steps) -> Node | None:
        """The node at `steps` below this one, or None where the contract defines nothing."""
        node: Node | None = self
        for step in steps:
            if node is None:
                return None
            node = node.items if isinstance(step, int) else node.properties.get(step)
        return node


@dataclass(slots=True)
class Kind:
    """A kind of record: its name, Chinese title, whether a file holds one or a list, and its fields.

    `parts` are the kinds of record kept inside one of this kind, by the list field that holds them; `naming` is the
    field that holds the name to show, `root` the node of a whole file.
    """

    name: str
    title: str
    description: str
    layout: str
    identity: tuple[str, ...]
    record: Node
    patterns: tuple[str, ...]
    parts: dict[str, Kind] = field(default_factory=dict)
    naming: str = field(init=False)
    root: Node = field(init=False)

    def __post_init__(self) -> None:
        self.naming = "name" if "name" in self.record.properties else next(iter(self.identity), "")
        in_list = self.layout == "list"
        self.root = Node({"type": "array", "title": self.title}, items=self.record) if in_list else self.record

    def node(self, path: Steps) -> Node | None:
        """The node at `path` of a file, or None where the contract defines nothing."""
        return self.root.at(path)


class Contract:
    """All kinds of record, read from a schema folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._loaded: dict[str, dict[str, Any]] = {}
        self._targets: dict[str, Node] = {}
        table = self.load("files.json")
        self.files: tuple[tuple[str, str], ...] = tuple((row["pattern"], row["kind"]) for row in table["files"])
        self.packaged: tuple[tuple[str, str], ...] = tuple((row["pattern"], row["kind"]) for row in table["packaged"])
        self._kinds = dict(self.files)

    def load(self, relative: str) -> dict[str, Any]:
        """One schema file as data, read once; `relative` to the schema folder, with `/`."""
        if relative not in self._loaded:
            self._loaded[relative] = json.loads((self.folder / relative).read_bytes())
        return self._loaded[relative]

    def kind_at(self, path: str) -> str | None:
        """The name of the kind that a file at `path` (relative, with `/`) holds; a stray copy holds none."""
        if is_stray(path):
            return None
        folder, _, name = path.rpartition("/")
        # A pattern may leave open the name of the file, and that of its folder.
        open_name = f"*.{name.rpartition('.')[2]}"
        patterns = (path, f"{folder}/{open_name}", f"{folder.rpartition('/')[0]}/*/{open_name}")
        return next((self._kinds[pattern] for pattern in patterns if pattern in self._kinds), None)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Every kind by name, in the order of the table of files."""
        return {name: self.kind(name) for name in dict.fromkeys(kind for _, kind in self.files)}

    @cached_property
    def record_kinds(self) -> dict[str, Kind]:
        """Every kind of record a workspace holds by name, one kept inside another after that which holds it."""
        found: dict[str, Kind] = {}
        for kind in self.kinds.values():
            found[kind.name] = kind
            found |= {part.name: part for part in kind.parts.values()}
        return found

    @lru_cache(maxsize=64)  # noqa: B019 — a contract lives as long as the process
    def kind(self, name: str) -> Kind:
        """One kind with its fields."""
        source = f"records/{name}.json"
        schema = self.load(source)
        about = schema["x-record"]
        kind = Kind(
            name=name,
            title=schema["title"],
            description=schema["description"],
            layout=about["layout"],
            identity=tuple(about["identity"]),
            record=self._compile(schema["$defs"]["record"], source),
            patterns=tuple(pattern for pattern, kind in self.files if kind == name),
        )
        kind.parts = {
            key: _part(node.items, kind)
            for key, node in kind.record.properties.items()
            if node.items is not None and "x-kind" in node.items.schema
        }
        return kind

    def title_of(self, kind: str) -> str:
        """The Chinese title of a kind, one that is kept inside another included."""
        if any(name == kind for _, name in self.files):
            return self.kind(kind).title
        return next(part.title for one in self.kinds.values() for part in one.parts.values() if part.name == kind)

    def titles_of(self, kinds: Iterable[str]) -> str:
        """The titles of several kinds in one phrase: 单位、机构或组织."""
        *others, last = map(self.title_of, kinds)
        return f"{'、'.join(others)}或{last}" if others else last

    def places_of(self, kind: str) -> tuple[str, ...]:
        """Where records of a kind are kept, as patterns of paths."""
        kept_in = (one for one in self.kinds.values() if any(part.name == kind for part in one.parts.values()))
        own = tuple(pattern for pattern, name in self.files if name == kind)
        return own or next(kept_in).patterns

    def vocabulary(self, name: str) -> dict[str, Any]:
        """A vocabulary: its schema with `enum` and `x-values`."""
        return self.load(f"vocabularies/{name}.json")

    def sources(self) -> dict[str, dict[str, Any]]:
        """Every schema file by its path relative to the schema folder, for a validator's registry."""
        folders = ("records", "vocabularies")
        names = [f"{folder}/{file.name}" for folder in folders for file in (self.folder / folder).iterdir()]
        return {name: self.load(name) for name in ["common.json", *sorted(names)] if name.endswith(".json")}

    def _compile(self, schema: dict[str, Any], source: str) -> Node:
        if "$ref" in schema:
            base = self._target(schema["$ref"], source)
            own = {key: value for key, value in schema.items() if key != "$ref"}
            return Node({**base.schema, **own}, base.properties, base.items)
        return Node(
            schema,
            {key: self._compile(value, source) for key, value in schema.get("properties", {}).items()},
            self._compile(schema["items"], source) if isinstance(schema.get("items"), dict) else None,
        )

    def _target(self, reference: str, source: str) -> Node:
        """The node a `$ref` in the file `source` leads to; each is compiled once."""
        name, _, pointer = reference.partition("#")
        origin = normpath(join(dirname(source), name)) if name else source
        address = f"{origin}#{pointer}"
        if address not in self._targets:
            target = self.load(origin)
            for step in pointer.split("/")[1:]:
                target = target[step]
            self._targets[address] = self._compile(target, origin)
        return self._targets[address]


def _part(node: Node, parent: Kind) -> Kind:
    identity = ("name",) if "name" in node.properties else ("id",)
    description = str(node.schema.get("description", ""))
    return Kind(str(node.schema["x-kind"]), node.title, description, "list", identity, node, parent.patterns)


@lru_cache(maxsize=1)
def contract() -> Contract:
    """The contract that ships with the tool."""
    return Contract(schema_dir())
