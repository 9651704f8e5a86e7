"""Where a new member of a body stands among those of this term and of earlier ones."""

from __future__ import annotations

from datetime import date

import pytest

from workspaces import REPOSITORY
from ygt.administration.membership import Seat, appointment, body_named
from ygt.edit.edits import Insert
from ygt.ledger.load import load

DECIDED = {"meeting": "县医共体理事会2026年第2次会议"}


@pytest.mark.parametrize(
    ("unit", "behind"),
    [
        ("石桥镇中心卫生院", "师旷远"),  # whose first term is entered again at the end of the file
        ("白露乡卫生院", "强劳谦"),  # no predecessor: the last 理事 of the term, not of the one before
    ],
)
def test_a_new_member_stands_within_the_term(unit: str, behind: str) -> None:
    ledger, _ = load(REPOSITORY / "examples" / "demo")
    body = body_named(ledger, "理事会")
    for one in body.data["memberships"]:
        if one["person"] == "师旷远" and one["term"] == 2:
            one["until"] = "2026-10-31"
    begins = date(2026, 11, 1)
    edits = appointment(ledger, Seat(body, "理事", "赵新任"), begins, DECIDED, unit)
    inserted = next(one for one in edits[body.path] if isinstance(one, Insert))
    before = body.data["memberships"][inserted.at - 1]
    assert (before["person"], before["term"]) == (behind, 2)
