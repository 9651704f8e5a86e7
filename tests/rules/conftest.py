"""Tests that take too long for every run bear the mark `stress` and are run by `make stress`."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "stress: too long for every run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "stress" not in (config.option.markexpr or ""):
        later = [item for item in items if item.get_closest_marker("stress")]
        items[:] = [item for item in items if item not in later]
        if later:
            config.hook.pytest_deselected(items=later)
