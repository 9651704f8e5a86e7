"""How many members the words of a quorum ask for."""

from __future__ import annotations

import pytest

from ygt.ledger.quorum import wanted


@pytest.mark.parametrize(
    ("quorum", "expected", "least"),
    [
        ("全体理事三分之二以上", 9, 6),
        ("全体理事三分之二以上", 10, 7),
        ("四分之三以上", 8, 6),
        ("半数以上委员", 8, 4),
        ("半数以上委员", 9, 5),
        ("过半数", 8, 5),
        ("过半数", 9, 5),
        ("半数以上委员；决定重要事项须有三分之二以上委员", 12, 6),
        ("照议事规则", 9, None),
    ],
)
def test_wanted(quorum: str, expected: int, least: int | None) -> None:
    assert wanted(quorum, expected) == least
