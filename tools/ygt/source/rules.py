"""All that reading can say (YGT001 to YGT019)."""

from __future__ import annotations

from ygt.findings import Rule
from ygt.source.file_rules import (
    BYTE_ORDER_MARK,
    EMPTY_FILE,
    HIDDEN_CHARACTER,
    LINE_ENDS,
    NOT_UTF_8,
    TOO_LARGE,
    UNKNOWN_ENCODING,
    UNOPENED,
)
from ygt.source.yaml_rules import (
    ANCHOR,
    DUPLICATE_KEY,
    EMPTY_VALUE,
    FOLDED_CHINESE,
    FORGOTTEN_DASH,
    SEVERAL_DOCUMENTS,
    STRANGE_KEY,
    SYNTAX,
    TAB,
    TAG,
    TOO_DEEP,
)

RULES: tuple[Rule, ...] = (
    NOT_UTF_8,
    UNKNOWN_ENCODING,
    BYTE_ORDER_MARK,
    LINE_ENDS,
    SYNTAX,
    TAB,
    HIDDEN_CHARACTER,
    DUPLICATE_KEY,
    ANCHOR,
    TAG,
    SEVERAL_DOCUMENTS,
    EMPTY_FILE,
    TOO_DEEP,
    TOO_LARGE,
    EMPTY_VALUE,
    UNOPENED,
    STRANGE_KEY,
    FOLDED_CHINESE,
    FORGOTTEN_DASH,
)

__all__ = [
    "ANCHOR",
    "BYTE_ORDER_MARK",
    "DUPLICATE_KEY",
    "EMPTY_FILE",
    "EMPTY_VALUE",
    "FOLDED_CHINESE",
    "FORGOTTEN_DASH",
    "HIDDEN_CHARACTER",
    "LINE_ENDS",
    "NOT_UTF_8",
    "RULES",
    "SEVERAL_DOCUMENTS",
    "STRANGE_KEY",
    "SYNTAX",
    "TAB",
    "TAG",
    "TOO_DEEP",
    "TOO_LARGE",
    "UNKNOWN_ENCODING",
    "UNOPENED",
]
