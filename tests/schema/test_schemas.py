"""The schemas themselves: valid, complete in Chinese, closed, and read alike by every engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from ygt.identifiers.vocabulary import vocabulary
from ygt.resources import schema_dir
from ygt.schema.contract import MARKS, Contract, Node, contract
from ygt.schema.engine import BASE

FILES = sorted(contract().sources())
ALL_FILES = sorted(path.relative_to(schema_dir()).as_posix() for path in schema_dir().rglob("*.json"))
ELSEWHERE = {"annotations.json", "files.json"}
"""Not part of the contract of records: the schema of our annotations, and the table of places."""

PACKAGED = dict.fromkeys(name for _, name in contract().packaged)
KINDS = contract().kinds | {name: contract().kind(name) for name in PACKAGED}
PART_KINDS = {part.name for kind in KINDS.values() for part in kind.parts.values()}


def read(path: str) -> Any:
    return json.loads((schema_dir() / path).read_text(encoding="utf-8"))


def nodes(node: Node, path: str) -> Iterator[tuple[str, Node, bool]]:
    """Every position of a kind with its path, and whether it is a property."""
    for key, sub in node.properties.items():
        yield f"{path}.{key}", sub, True
        yield from nodes(sub, f"{path}.{key}")
    if node.items is not None:
        yield f"{path}[]", node.items, False
        yield from nodes(node.items, f"{path}[]")


POSITIONS = [one for name, kind in KINDS.items() for one in nodes(kind.record, name)]


@pytest.mark.parametrize("path", ALL_FILES)
def test_file_is_valid_by_the_metaschema(path: str) -> None:
    if path == "files.json":
        return
    Draft202012Validator.check_schema(read(path))


@pytest.mark.parametrize("path", FILES)
def test_file_keeps_to_the_annotations(path: str) -> None:
    errors = Draft202012Validator(read("annotations.json")).iter_errors(read(path))
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


@pytest.mark.parametrize("change", [{"x-colour": "red"}, {"x-ref": []}, {"pattern": "^\\d+$"}, {"pattern": "[0-9]"}])
def test_annotations_refuse_what_they_do_not_know(change: dict[str, Any]) -> None:
    schema = read("records/support.json")
    schema["$defs"]["record"]["properties"]["remark"] |= change
    assert list(Draft202012Validator(read("annotations.json")).iter_errors(schema))


def test_annotations_refuse_an_open_object() -> None:
    schema = read("records/support.json")
    del schema["$defs"]["record"]["additionalProperties"]
    assert list(Draft202012Validator(read("annotations.json")).iter_errors(schema))


def test_every_file_has_its_use() -> None:
    outside = {path for path in ALL_FILES if path.startswith("output/")}
    assert set(ALL_FILES) == set(FILES) | ELSEWHERE | outside


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    named = {name for _, name in (*contract().files, *contract().packaged)}
    assert {path.removeprefix("records/").removesuffix(".json") for path in FILES if "records/" in path} == named
    assert all(read(f"records/{name}.json")["x-record"]["kind"] == name for name in named)


def test_every_place_holds_one_kind() -> None:
    patterns = [pattern for pattern, _ in (*contract().files, *contract().packaged)]
    assert len(patterns) == len(set(patterns))
    samples = [pattern.replace("*", "some") for pattern in patterns]
    of_workspaces = [kind for _, kind in contract().files]
    assert [contract().kind_at(sample) for sample in samples] == of_workspaces + [None] * len(contract().packaged)


def test_references_name_known_kinds() -> None:
    known = set(KINDS) | PART_KINDS
    assert [(path, node.references) for path, node, _ in POSITIONS if not set(node.references) <= known] == []


def test_marks_stand_on_texts() -> None:
    marked = [(path, node) for path, node, _ in POSITIONS if not MARKS.isdisjoint(node.schema)]
    assert [path for path, node in marked if node.type != "string"] == []


def test_identity_names_fields() -> None:
    assert [name for name, kind in KINDS.items() if not set(kind.identity) <= set(kind.record.properties)] == []


def test_required_fields_exist() -> None:
    def demanded(schema: dict[str, Any]) -> set[str]:
        names = set(schema.get("required", ()))
        for one in schema.get("allOf", ()):
            for branch in (one, one.get("then", {}), one.get("if", {}), *one.get("anyOf", ())):
                names |= set(branch.get("required", ()))
        return names

    wanted = [(path, demanded(node.schema), set(node.properties)) for path, node, _ in POSITIONS]
    wanted += [(name, demanded(kind.record.schema), set(kind.record.properties)) for name, kind in KINDS.items()]
    assert [path for path, names, properties in wanted if not names <= properties] == []


def test_properties_are_explained_in_chinese() -> None:
    properties = [(path, node) for path, node, is_property in POSITIONS if is_property]
    assert [path for path, node in properties if not re.search("[㐀-鿿]", node.title)] == []
    assert [path for path, node in properties if not re.search("[㐀-鿿]", node.schema.get("description", ""))] == []
    assert [path for path, node in properties if not node.schema.get("examples")] == []


def test_items_have_titles() -> None:
    assert [path for path, node, is_property in POSITIONS if not is_property and not node.title] == []


@cache
def registry() -> Any:
    sources = contract().sources().items()
    contents = [(BASE + name, Resource.from_contents(one, default_specification=DRAFT202012)) for name, one in sources]
    return Registry().with_resources(contents)


def validator_at(path: str, pointer: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"{BASE}{path}#{pointer}"}, registry=registry())


def positions_in(schema: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema of a file that gives examples."""
    if isinstance(schema, dict):
        if "examples" in schema and not pointer.endswith("/properties"):
            yield pointer, schema
        for key, sub in schema.items():
            if key in {"properties", "$defs"}:
                for name, one in sub.items():
                    yield from positions_in(one, f"{pointer}/{key}/{name}")
            elif key == "items":
                yield from positions_in(sub, f"{pointer}/items")


@pytest.mark.parametrize("path", [path for path in FILES if "vocabularies" not in path])
def test_examples_are_valid_where_they_stand(path: str) -> None:
    wrong = [
        f"{pointer}: {example!r}"
        for pointer, schema in positions_in(read(path))
        for example in schema["examples"]
        if not validator_at(path, pointer).is_valid(example)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if "vocabularies" in path])
def test_vocabulary_explains_every_value(path: str) -> None:
    schema = read(path)
    assert list(schema["x-values"]) == schema["enum"]
    assert len(vocabulary(Path(path).stem)) == len(schema["enum"])


def test_no_list_of_values_is_kept_twice() -> None:
    """A set of values used in two places is a vocabulary, or the copies drift apart."""

    def lists(schema: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(schema, dict):
            if "enum" in schema and "type" in schema:
                yield tuple(schema["enum"])
            for sub in schema.values():
                yield from lists(sub)

    found = [one for path in FILES for one in lists(read(path))]
    assert sorted(one for one in set(found) if found.count(one) > 1) == []


def test_vocabularies_named_beside_free_texts_exist() -> None:
    named = {node.schema["x-vocabulary"] for _, node, _ in POSITIONS if "x-vocabulary" in node.schema}
    assert {f"vocabularies/{name}.json" for name in named} <= set(FILES)


def test_every_format_has_a_rule_that_judges_it() -> None:
    import ygt.rules

    source = "".join(path.read_text(encoding="utf-8") for path in Path(ygt.rules.__path__[0]).glob("*.py"))
    formats = read("annotations.json")["$defs"]["node"]["properties"]["x-format"]["enum"]
    assert {node.format for _, node, _ in POSITIONS if node.format} == set(formats)
    assert [one for one in formats if f'"{one}"' not in source] == []


def test_schema_folder_can_lie_anywhere(tmp_path: Path) -> None:
    import shutil

    moved = Contract(Path(shutil.copytree(schema_dir(), tmp_path / "schema")))
    assert list(moved.kinds) == list(contract().kinds)
    assert moved.kind("body").record.properties["name"].schema == KINDS["body"].record.properties["name"].schema
