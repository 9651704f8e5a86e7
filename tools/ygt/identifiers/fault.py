"""What a checker of identifiers says when a text is not what it should be."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Why a text is refused, as a Chinese phrase, and what to do about it.

    `offset` and `length` name the characters at fault; a length of 0 means the whole text. The reason never repeats
    the whole value: the finding that carries it quotes the value itself.
    """

    reason: str
    remedy: str = ""
    offset: int = 0
    length: int = 0
