"""Plain scalars that other YAML readers would take for something else than text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

Kind = Literal["integer", "float", "boolean", "null", "date", "number_like"]

SUSPECT_STARTS = frozenset("0123456789+-.~tTfFyYnNoO") | {""}
"""The first characters of all that `plain_kind` knows, for a test that costs nothing on Chinese text."""

_BOOLEANS = ("y", "n", "yes", "no", "true", "false", "on", "off")
_WORDS: dict[str, Kind] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **{form: "boolean" for word in _BOOLEANS for form in (word, word.title(), word.upper())},
}
# Numbers to our schema are those of JSON with at most 15 digits: beyond that neither a spreadsheet nor a JSON
# reader keeps them exactly, and in a ledger such a row of digits is a code.
# The rest is the union of the YAML 1.1 types (int, float with base 60, timestamp) and the YAML 1.2 core schema.
_SHAPES = re.compile(
    r"""
    (?P<integer> -?(?:0|[1-9][0-9]{0,14}) )
  | (?P<float> -?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15} )
  | (?P<date>
        [0-9]{4}-[0-9]{2}-[0-9]{2}
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?:[Tt]|[ \t]+)
        [0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)? (?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?
    )
  | (?P<number_like>
        [-+]? (?: 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
                | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
                | (?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?
                | \.(?:inf|Inf|INF) )
      | \.(?:nan|NaN|NAN)
    )
    """,
    re.VERBOSE,
)
_LONG = 1000
_SIXTIETH_BEFORE_ANOTHER = re.compile(":[0-5]?[0-9](?=:)")


def plain_kind(text: str) -> Kind | None:
    """What a YAML 1.1 or 1.2 reader would take the plain scalar `text` for; None where all read it as text."""
    return _remembered(text) if len(text) <= 48 else _kind(text)


def _kind(text: str) -> Kind | None:
    if (word := _WORDS.get(text)) is not None:
        return word
    if len(text) > _LONG and "-" not in text[1:]:
        # The engine keeps note of every turn of a group, which in a file of nothing else is hundreds of megabytes.
        text = _SIXTIETH_BEFORE_ANOTHER.sub("", text)
    shape = _SHAPES.fullmatch(text)
    return cast(Kind, shape.lastgroup) if shape else None


_remembered = lru_cache(maxsize=2048)(_kind)
