"""What other readers make of a plain scalar, checked against PyYAML's own resolver where that is the authority."""

from __future__ import annotations

import pytest
import yaml

from ygt.source.scalars import SUSPECT_STARTS, plain_kind

WORDS = {
    "integer": "0 7 -12 1024 -0 999999999999999",
    "float": "0.5 -1.25 100.0 3.14159",
    "boolean": "y Y n N yes Yes YES no No NO on On ON off Off OFF true True TRUE false False FALSE",
    "null": "~ null Null NULL",
    "date": "2024-12-02 2024-12-02T03:04:05Z 2024-12-02t03:04:05.67+08:00",
    "number_like": """
        0451 012 00 -07 1_000 12:30 08:30 190:20:30 1:30.5 1e3 1E3 12e03 1.5e-3 1.5E+10 1233000047E0517262
        0x1F 0o17 0b101 +1 +.5 .5 5. 1_000.5 -1. .inf -.Inf +.INF .nan .NaN 1234567890123456 123300004700517261
    """,
    "text": """
        张三 县 a nil none None NaN inf Infinity yEs nO tRue t f T F - + . --1 1-2 1.2.3 1,000 0x 0b2 0o8 1e e3
        12a 24片/盒 0.25g 2024-13 2024-12 12: 12:60 2024年 １２ ٣ 北政发〔2024〕83号 A100 231181A ~a .5. _1 = <<
        86-0451 0451-8888
    """,
}
KINDS = {kind: words.split() for kind, words in WORDS.items() if kind != "text"}
KINDS["null"].append("")
KINDS["date"].append("2024-1-2 3:04:05")
KINDS["number_like"] += ["0" * 400, "9" * 400 + ".0"]
TEXT = [*WORDS["text"].split(), "1 000", "null ", "2024-12-02 上午", "x" * 5000, "1" * 5000 + "x"]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_kinds(kind: str, text: str) -> None:
    assert plain_kind(text) == kind
    assert text[:1] in SUSPECT_STARTS


@pytest.mark.parametrize("text", TEXT)
def test_text(text: str) -> None:
    assert plain_kind(text) is None


def test_numbers_to_the_schema_are_exact_numbers() -> None:
    for text in KINDS["integer"]:
        assert f"{int(text)}" == text or text == "-0"
    for text in KINDS["float"]:
        assert abs(float(text)) < float("inf")


def test_whatever_pyyaml_retypes_is_known() -> None:
    """No plain scalar that YAML 1.1 (as PyYAML has it) reads as something else passes for text."""
    resolver = yaml.SafeLoader("")
    pieces = [
        "",
        "0",
        "1",
        "12",
        "08",
        "_",
        ".",
        ":",
        "-",
        "+",
        "e3",
        "E5",
        "x1F",
        "b1",
        "o7",
        "inf",
        "nan",
        "T",
        "Z",
        " ",
    ]
    words = {a + b + c + d for a in pieces for b in pieces for c in pieces for d in pieces}
    for word in sorted(words):
        tag = resolver.resolve(yaml.ScalarNode, word, (True, False))
        if not tag.endswith(":str") and word == word.strip():
            assert plain_kind(word) is not None, word
            assert word[:1] in SUSPECT_STARTS
            assert word.isascii()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1" + ":00" * 1000, "number_like"),
        ("-1" + ":59" * 1000 + ".5", "number_like"),
        ("1" + ":00" * 1000 + ":", None),
        ("1" + ":00" * 500 + ":123" + ":00" * 500, None),
        ("1" + ":60" * 1000, None),
        ("2024-12-02 10:00:00." + "0" * 2000, "date"),
        ("1" * 2000, "number_like"),
    ],
)
def test_long_ones_are_known_as_short_ones_are(text: str, kind: str | None) -> None:
    assert plain_kind(text) == kind
