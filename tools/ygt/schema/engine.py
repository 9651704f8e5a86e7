"""Two JSON Schema engines behind one question: what in this file breaks its schema, and where.

Both are reduced to (path, keyword, names); every other fact is taken from our schema and the data, so that the
findings do not depend on which engine ran.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from ygt.schema.contract import Contract, Steps

BASE = "https://ygt.invalid/"
"""Where the schema files refer to one another; a reserved name, and nothing is ever fetched."""


class Violation(NamedTuple):
    """A keyword of the schema that the value at `path` breaks; `names` are the fields it concerns, if any."""

    path: Steps
    keyword: str
    names: tuple[str, ...] = ()


class Engine(Protocol):
    """What the shape check needs of a JSON Schema implementation."""

    def violations(self, kind: str, data: Any) -> list[Violation]:
        """Everything in `data` (a whole file) that breaks the schema of `kind`, in a fixed order."""
        ...


class FastEngine:
    """jsonschema-rs."""

    def __init__(self, contract: Contract) -> None:
        import jsonschema_rs

        sources = contract.sources()
        self._registry = jsonschema_rs.Registry([(BASE + name, schema) for name, schema in sources.items()])
        self._make = jsonschema_rs.Draft202012Validator
        self._validators: dict[str, Any] = {}

    def violations(self, kind: str, data: Any) -> list[Violation]:
        """See `Engine`."""
        if kind not in self._validators:
            schema = {"$ref": f"{BASE}records/{kind}.json"}
            self._validators[kind] = self._make(schema, registry=self._registry, offline=True)
        validator = self._validators[kind]
        return _in_order(found for error in validator.iter_errors(data) for found in self._reduced(error))

    def _reduced(self, error: Any) -> Iterator[Violation]:
        path = tuple(error.instance_path)
        kind = error.kind
        keyword = kind.name
        if keyword == "required":
            yield Violation(path, keyword, (kind.property,))
        elif keyword == "additionalProperties":
            for name in kind.unexpected:
                yield Violation(path, keyword, (name,))
        elif keyword == "anyOf":
            names = [one.kind.property for branch in kind.context for one in branch if one.kind.name == "required"]
            yield Violation(path, keyword, tuple(names))
        else:
            yield Violation(path, keyword)


class PortableEngine:
    """jsonschema, in pure Python, for platforms without a wheel of the other."""

    def __init__(self, contract: Contract) -> None:
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        resources = [
            (BASE + name, Resource.from_contents(_undeclared(schema), default_specification=DRAFT202012))
            for name, schema in contract.sources().items()
        ]
        self._registry: Any = Registry().with_resources(resources)
        self._make = portable_validator()
        self._validators: dict[str, Any] = {}

    def violations(self, kind: str, data: Any) -> list[Violation]:
        """See `Engine`."""
        if kind not in self._validators:
            self._validators[kind] = self._make({"$ref": f"{BASE}records/{kind}.json"}, registry=self._registry)
        validator = self._validators[kind]
        return _in_order(found for error in validator.iter_errors(data) for found in self._reduced(error))

    def _reduced(self, error: Any) -> Iterator[Violation]:
        path = tuple(error.absolute_path)
        keyword = error.validator
        if keyword == "required":
            for name in error.validator_value:
                if name not in error.instance:
                    yield Violation(path, keyword, (name,))
        elif keyword == "additionalProperties":
            for name in error.instance:
                if name not in error.schema["properties"]:
                    yield Violation(path, keyword, (name,))
        elif keyword == "anyOf":
            names = [name for branch in error.validator_value for name in branch.get("required", ())]
            yield Violation(path, keyword, tuple(names))
        else:
            yield Violation(path, keyword)


@lru_cache(maxsize=2)
def engine(contract: Contract) -> Engine:
    """The fast engine where it is installed, else the portable one; both find the same."""
    try:
        return FastEngine(contract)
    except ImportError:
        return PortableEngine(contract)


@lru_cache(maxsize=1)
def portable_validator() -> Any:
    """The validator class of jsonschema, reading `$` in patterns as ECMAScript does."""
    from jsonschema import Draft202012Validator, validators

    extend: Any = validators.extend
    return extend(Draft202012Validator, {"pattern": _ends_at_the_end})


def _undeclared(schema: dict[str, Any]) -> dict[str, Any]:
    """Without `$schema`, by which jsonschema would go back to its own validator class at each `$ref`."""
    return {key: value for key, value in schema.items() if key != "$schema"}


def _ends_at_the_end(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[Any]:
    """`$` as ECMAScript reads it; Python's also matches before a final line feed."""
    from jsonschema import ValidationError

    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _in_order(found: Iterator[Violation]) -> list[Violation]:
    def key(one: Violation) -> tuple[Any, ...]:
        return tuple((isinstance(step, str), step) for step in one.path), one.keyword, one.names

    return sorted(set(found), key=key)
