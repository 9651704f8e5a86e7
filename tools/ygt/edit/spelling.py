"""How one value is written: plain where all readers take it for what it is, in double quotes elsewhere."""

from __future__ import annotations

import re
from typing import Any

from ygt.schema.contract import Node
from ygt.source.scalars import plain_kind

CODES = frozenset({"credit_code", "institution_code", "division", "base_code", "nhsa_code"})
"""Formats whose values are quoted throughout, though only some of them would be taken for numbers."""

_UNPRINTED = r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
_NOT_PLAIN_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FIELD = re.compile("[a-z][a-z0-9_]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\u00a0": "\\_"}


def spelled(value: Any, node: Node | None = None, *, quotes: str = "", flow: bool = False) -> str:
    """A text, number or truth value on one line; `quotes` are those of the value it replaces, kept where they can be.

    `node` is its field in the contract, `flow` tells whether it stands inside brackets.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if quotes == "'" and not re.search(_UNPRINTED, value):
        return _in_single_quotes(value)
    needed = node is not None and node.format in CODES
    is_day = node is not None and node.format == "day"
    if quotes or needed or not is_plain(value, flow=flow, is_day=is_day):
        # Where the text holds such quotes itself, the other ones are easier to read.
        is_quoting = value.count('"') > value.count("'") and not re.search(_UNPRINTED, value)
        return _in_single_quotes(value) if is_quoting else _in_quotes(value)
    return value


def spelled_key(name: str, *, flow: bool = False) -> str:
    """The name of a field; those of the contract stand plain, `on` included, as everywhere in the house."""
    return name if _FIELD.fullmatch(name) else spelled(name, flow=flow)


def is_plain(text: str, *, flow: bool, is_day: bool = False) -> bool:
    """Whether `text` can stand without quotes and is read as that very text by readers of YAML 1.1 and 1.2.

    Days are the exception: where the contract asks for one (`is_day`) they stand plain.
    """
    if not text or text != text.strip() or text[0] in _NOT_PLAIN_FIRST or re.search(_UNPRINTED, text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith(("---", "...")) or text in ("=", "<<"):
        return False
    if flow and not {",", "[", "]", "{", "}"}.isdisjoint(text):
        return False
    kind = plain_kind(text)
    return kind is None or (is_day and (kind == "date" or (kind == "integer" and len(text) == 4)))


def is_literal(value: Any) -> bool:
    """Whether a text has several lines and can stand as it is below “|”."""
    if not isinstance(value, str) or "\n" not in value.rstrip("\n"):
        return False
    lines = value.rstrip("\n").split("\n")
    trailing = len(value) - len(value.rstrip("\n"))
    printable = not re.search(_UNPRINTED, value.replace("\n", ""))
    return printable and trailing < 2 and bool(lines[0].strip()) and not lines[0].startswith(" ")


def literal(value: str, indent: int, newline: str) -> tuple[str, str]:
    """The sign of a text of several lines, and its lines at `indent`, each after a line end."""
    lines = value.rstrip("\n").split("\n")
    body = "".join(newline + (" " * indent + line if line else "") for line in lines)
    return ("|" if value.endswith("\n") else "|-"), body


def _in_single_quotes(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _in_quotes(value: str) -> str:
    return '"' + re.sub(rf'["\\]|{_UNPRINTED}', _escaped, value) + '"'


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or (f"\\x{ord(character):02x}" if character < "\x80" else f"\\u{ord(character):04x}")
