"""The controlled vocabularies of `schema/vocabularies`, read once and only when asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from ygt.resources import schema_dir

Values = Mapping[str, Mapping[str, Any]]


@cache
def vocabulary(name: str) -> Values:
    """What is known of every value of the vocabulary `name`, in the order of its `enum` (`x-values` of its schema)."""
    path = schema_dir() / "vocabularies" / f"{name}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({value: document["x-values"][value] for value in document["enum"]})


def title_of(name: str, value: str) -> str:
    """The Chinese title of one value of the vocabulary `name`; the value itself where it is not in it."""
    known = vocabulary(name).get(value)
    return str(known["title"]) if known else value
