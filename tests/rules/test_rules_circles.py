"""Clauses that lead back to themselves, however long the way."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from ygt.rules.obligations import in_circles

NAMES = st.sampled_from("abcdefg")


@given(st.dictionaries(NAMES, NAMES | st.just("")))
def test_the_same_as_by_walking(following: dict[str, str]) -> None:
    def leads_back(name: str) -> bool:
        at = name
        for _ in following:
            at = following.get(at, "")
            if at == name:
                return True
        return False

    assert in_circles(following) == [name for name in following if leads_back(name)]


def test_a_long_chain_takes_no_longer_than_its_length() -> None:
    chain = {str(number): str(number + 1) for number in range(200_000)}
    start = time.process_time()
    assert in_circles(chain) == []
    assert len(in_circles({**chain, "200000": "0"})) == 200_001
    assert time.process_time() - start < 5
