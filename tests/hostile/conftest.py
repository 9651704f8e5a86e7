"""What the tests with hostile input share."""

from __future__ import annotations

import os

import pytest

MINUTES = "YGT_FUZZ_MINUTES"


@pytest.fixture(scope="session")
def fuzzing_seconds() -> float:
    """How long each of the four fuzzers goes on: a quarter of `YGT_FUZZ_MINUTES`, which is four where it is not set."""
    return float(os.environ.get(MINUTES, "4")) * 60 / 4
