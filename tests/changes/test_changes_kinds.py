"""The table of kinds, and what the scenarios show of it."""

from __future__ import annotations

import json

from repositories import HERE

from ygt.changes.kinds import BODY_TOPICS, KINDS, TABLE
from ygt.schema.contract import contract


def test_every_kind_is_shown_by_a_scenario() -> None:
    shown = {
        change["kind"]
        for path in (HERE / "golden").rglob("*.json")
        for change in json.loads(path.read_text(encoding="utf-8"))["changes"]
    }
    assert shown == set(KINDS)


def test_no_name_stands_twice() -> None:
    assert len(KINDS) == len(TABLE)


def test_topics_and_functions_are_those_of_the_contract() -> None:
    topics = set(contract().vocabulary("clause_topic")["enum"])
    functions = set(contract().vocabulary("body_function")["enum"])
    named = {topic for kind in TABLE for topic in kind.topics} | {
        topic for found in BODY_TOPICS.values() for topic in found
    }
    assert named <= topics
    assert set(BODY_TOPICS) <= functions
