"""Of a role that two offices of a unit have, both holders are entitled and both are named."""

from __future__ import annotations

import pytest

from workspaces import miniature
from ygt.rules.examples import body, seated
from ygt.rules.offices import OFFICE_SEAT

UNITS = "org/units.yaml"
SECRETARY = """
    - title: 党组书记
      role: 主要负责同志
      holders:
        - {person: 秦立本, from: 2023-03-01, decided_by: {document: 示政任〔2023〕1号}}
- name: 示例市"""
SEATS = "seats:\n  - {post: 主任委员, min: 1, max: 1, of_office: {unit: 示例县财政局, role: 主要负责同志}}\n"


def told(person: str) -> list[str]:
    """What is said of the seat with `person` in it."""
    member = seated(person, "主任委员", "unit: 示例县财政局, from: 2025-01-01") if person else ""
    county = miniature()
    units = county.files[UNITS].decode().replace("\n- name: 示例市", SECRETARY, 1)
    found = county.with_file(UNITS, units.encode()).laid_over(body(member, SEATS)).check().findings
    return [one.message for one in found if one.code == OFFICE_SEAT.code and "质量" in one.message]


@pytest.mark.parametrize("person", ["周允中", "秦立本"])
def test_either_may_sit(person: str) -> None:
    assert told(person) == []


def test_both_are_named_where_another_sits() -> None:
    (message,) = told("吴本草")
    assert message.endswith("名单所列吴本草不是该职务的任职人（登记为周允中、秦立本）")
