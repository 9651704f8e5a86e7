from __future__ import annotations

from typing import get_args

import pytest

from ygt.findings import CERTAINTIES, SEVERITIES, Certainty, Severity, in_general


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{name}登记了两次", "…登记了两次"),
        ("加引号，如 {{a: 1}}", "加引号，如 {a: 1}"),
        ("{remedy}", ""),
        ("删去该字段", "删去该字段"),
        ("", ""),
    ],
)
def test_wording_in_general(template: str, words: str) -> None:
    assert in_general(template) == words


def test_everything_has_its_word() -> None:
    assert tuple(SEVERITIES) == get_args(Severity)
    assert tuple(CERTAINTIES) == get_args(Certainty)
