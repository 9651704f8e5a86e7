"""The published schemas of the JSON: that of the output, and those of the records it refers to."""

from __future__ import annotations

import json
from posixpath import dirname, join, normpath
from typing import Any

from ygt.publish.export.visibility import INTERNAL, holds_internal, is_internal
from ygt.schema.contract import Contract

OUTPUT = "output/export.json"
FOLDER = "schema"
"""Where they stand beside the data, laid out as the contract is, so that they find each other."""


def schemas(contract: Contract, *, internal: bool) -> dict[str, bytes]:
    """Every schema the output needs by its path; what is for internal use is in none of them unless asked for."""
    kinds = contract.record_kinds.values()
    if internal or not any(is_internal(one.record) or holds_internal(one.record) for one in kinds):
        names = (*contract.sources(), OUTPUT)
        return {f"{FOLDER}/{name}": (contract.folder / name).read_bytes() for name in names}
    hidden = {one.name for one in kinds if is_internal(one.record)}
    made = {
        name: _public(schema, name, contract)
        for name, schema in contract.sources().items()
        if name not in {f"records/{one}.json" for one in hidden}
    }
    made[OUTPUT] = _without_kinds(contract.load(OUTPUT), hidden)
    return {
        f"{FOLDER}/{name}": (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in made.items()
    }


def _public(schema: Any, source: str, contract: Contract) -> Any:
    """A schema without the properties for internal use, and without what speaks of them."""
    if isinstance(schema, list):
        return [_public(one, source, contract) for one in schema]
    if not isinstance(schema, dict):
        return schema
    properties = schema.get("properties", {})
    hidden = {key for key, one in properties.items() if _is_hidden(one, source, contract)}
    if not hidden:
        return {key: _public(one, source, contract) for key, one in schema.items()}
    made = {key: one for key, one in schema.items() if key not in {"examples", "default"}}
    made["properties"] = {key: one for key, one in properties.items() if key not in hidden}
    made["required"] = [one for one in schema.get("required", ()) if one not in hidden]
    made["allOf"] = [one for one in schema.get("allOf", ()) if not _speaks_of(one, hidden)]
    kept = {key: one for key, one in made.items() if one or key not in {"required", "allOf"}}
    return {key: _public(one, source, contract) for key, one in kept.items()}


def _is_hidden(schema: Any, source: str, contract: Contract) -> bool:
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema and "x-visibility" not in schema:
        name, _, pointer = str(schema["$ref"]).partition("#")
        origin = normpath(join(dirname(source), name)) if name else source
        target: Any = contract.load(origin)
        for step in pointer.split("/")[1:]:
            target = target[step]
        return _is_hidden(target, origin, contract)
    if schema.get("x-visibility") == INTERNAL:
        return True
    return _is_hidden(schema["items"], source, contract) if "items" in schema else False


def _speaks_of(condition: Any, names: set[str]) -> bool:
    if isinstance(condition, dict):
        return any(key in names or _speaks_of(one, names) for key, one in condition.items())
    if isinstance(condition, list):
        return any(_speaks_of(one, names) for one in condition)
    return condition in names


def _without_kinds(output: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(output))
    kind = made["properties"]["kinds"]["items"]
    known = kind["properties"]["kind"]
    known["enum"] = [one for one in known["enum"] if one not in hidden]
    kind["allOf"] = [one for one in kind["allOf"] if one["if"]["properties"]["kind"]["const"] not in hidden]
    return made
