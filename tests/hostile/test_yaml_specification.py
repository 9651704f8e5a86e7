"""The reader against cases written from the YAML 1.2 specification: the same data, or a refusal that has its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from requirements import LIBYAML
from ygt.source.events import libyaml_events
from ygt.source.reader import read

FOLDER = Path(__file__).parent / "yaml"


def told(name: str) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)


CASES: list[dict[str, Any]] = told("specification.yaml")
REFUSALS: dict[str, str] = told("refusals.yaml")["有意不接受"]
BEYOND_LIBYAML: dict[str, str] = told("refusals.yaml")["libyaml 不接受"]
BY_NAME = [pytest.param(case, id=case["name"]) for case in CASES]


def is_well_formed(text: str) -> bool:
    """Whether libyaml takes the whole of a text for YAML."""
    try:
        following = libyaml_events(text)
        while following() is not None:
            pass
    except yaml.YAMLError:
        return False
    return True


@pytest.mark.parametrize("case", BY_NAME)
def test_the_same_data_or_a_refusal_on_purpose(case: dict[str, Any]) -> None:
    document = read("a.yaml", case["input"].encode())
    errors = {one.code for one in document.findings if one.severity == "error"}
    assert errors == set(case.get("refused", ()))
    assert {one.code for one in document.findings if one.severity == "note"} == set(case.get("noted", ()))
    if not errors:
        assert document.data == case["data"]


@LIBYAML
@pytest.mark.parametrize("case", BY_NAME)
def test_libyaml_agrees_but_for_what_is_refused_on_purpose(case: dict[str, Any]) -> None:
    well_formed = is_well_formed(case["input"])
    assert well_formed == (case.get("well_formed", True) and case["name"] not in BEYOND_LIBYAML)
    if not well_formed:
        assert case["refused"], "libyaml 不接受的，本工具也不接受"
    elif refused := case.get("refused"):
        assert set(refused) <= REFUSALS.keys()


def test_every_section_has_its_cases_and_every_refusal_is_shown() -> None:
    sections = {case["section"] for case in CASES}
    chapters = {section.split(".")[0] for section in sections}
    assert {"5", "6", "7", "8", "9", "10"} <= chapters and len(sections) >= 30
    assert len({case["name"] for case in CASES}) == len(CASES) >= 100
    assert {case["name"] for case in CASES if case.get("beyond_libyaml")} == BEYOND_LIBYAML.keys()
    good = [case for case in CASES if case.get("well_formed", True) and not case.get("beyond_libyaml")]
    shown = {code for case in good for code in case.get("refused", ())}
    # Depth and size are shown where the limits are tested.
    assert shown == REFUSALS.keys() - {"YGT013", "YGT014"}
