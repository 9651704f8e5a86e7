"""JSON: what the ledger holds, by its published schema, and nothing besides."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exporting import demo, exported
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from ygt.publish.export import data, schemas
from ygt.schema.contract import contract

BASE = "https://example.invalid/"


def validator(published: dict[str, bytes]) -> Draft202012Validator:
    """One that finds the schemas by their addresses beside each other, as whoever downloads them does."""
    held = {f"{BASE}{name}": json.loads(content) for name, content in published.items()}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(one)) for name, one in held.items()
    )
    return Draft202012Validator({"$ref": f"{BASE}{schemas.FOLDER}/{schemas.OUTPUT}"}, registry=registry)


@pytest.mark.parametrize("internal", [False, True])
def test_read_back_it_is_what_the_ledger_holds(internal: bool) -> None:
    export = demo(internal=internal)
    read = json.loads(data.document(export, export.kinds))
    assert [one["kind"] for one in read["kinds"]] == list(contract().record_kinds)
    for one in read["kinds"]:
        kind = contract().record_kinds[one["kind"]]
        held = [record.data for record in export.records(kind)]
        assert one["records"] == held
        assert one["count"] == len(held)
        assert [json.loads(line) for line in data.lines(export, kind).splitlines()] == held
    everything = sum(len(export.ledger.sound(name)) for name in contract().record_kinds)
    assert (sum(one["count"] for one in read["kinds"]) == everything) == internal


def test_it_is_valid_by_its_published_schema() -> None:
    export = exported()
    judge = validator(schemas.schemas(contract(), internal=False))
    read = json.loads(data.document(export, export.kinds))
    assert list(judge.iter_errors(read)) == []
    read["kinds"][-2]["records"][0]["未定义"] = 1
    assert any("未定义" in error.message for error in judge.iter_errors(read))


def test_the_schema_knows_every_kind() -> None:
    kind = contract().load(schemas.OUTPUT)["properties"]["kinds"]["items"]
    assert kind["properties"]["kind"]["enum"] == list(contract().record_kinds)
    assert [one["if"]["properties"]["kind"]["const"] for one in kind["allOf"]] == list(contract().record_kinds)


def test_fields_have_their_chinese_names() -> None:
    export = exported()
    (drugs,) = json.loads(data.document(export, [contract().kind("drug")]))["kinds"]
    titles = {one["key"]: one["title"] for one in drugs["fields"]}
    assert (titles["name"], titles["essential.edition"]) == ("名称", "国家基本药物：版次")
    assert json.loads(data.document(export, []))["workspace"]["disclaimer"] == export.standing.sentence
