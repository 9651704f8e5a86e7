"""Colour by role, so that the reporters need not know whether there is any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Role = Literal["error", "note", "path", "help", "related", "strong"]
Paint = Callable[[str, Role], str]

_CODES: dict[Role, str] = {
    "error": "1;31",
    "note": "1;33",
    "path": "36",
    "help": "32",
    "related": "34",
    "strong": "1",
}


def plain(text: str, _role: Role) -> str:
    """`text` as it is."""
    return text


def coloured(text: str, role: Role) -> str:
    """`text` in the colour of its role (ECMA-48 SGR)."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if text else text
