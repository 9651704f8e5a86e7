"""The JSON Schema engines as conditions use them: one question, does this value hold?"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ygt.schema.engine import portable_validator

Holds = Callable[[Any], bool]


def holds(schema: dict[str, Any], *, portable: bool = False) -> Holds:
    """The question whether a value is valid by `schema`, which refers to no other.

    Asked of the fast engine where it is installed, unless `portable`; both answer alike.
    """
    return _validator(json.dumps(schema, ensure_ascii=False), portable)


@lru_cache(maxsize=4096)
def _validator(schema: str, portable: bool) -> Holds:
    return _portable(json.loads(schema)) if portable else _fast(json.loads(schema))


def _fast(schema: dict[str, Any]) -> Holds:
    try:
        import jsonschema_rs
    except ImportError:
        return _portable(schema)
    is_valid: Holds = jsonschema_rs.Draft202012Validator(schema).is_valid
    return is_valid


def _portable(schema: dict[str, Any]) -> Holds:
    is_valid: Holds = portable_validator()(schema).is_valid
    return is_valid
