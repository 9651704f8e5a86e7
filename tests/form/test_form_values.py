"""What goes out to a form and comes back untouched changes nothing, for every record there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ygt.edit.edits import Delete, Insert, Set
from ygt.form.addresses import Address, data_at, kind_of
from ygt.form.changes import Changes
from ygt.form.desk import parsed
from ygt.form.fields import described, shape_of
from ygt.form.values import KEPT, shown
from ygt.ledger.load import files
from ygt.schema.contract import Kind, Node, contract

ROOT = Path(__file__).parents[2]
WORKSPACES = [ROOT / "tests" / "fixtures" / "mini", ROOT / "examples" / "demo"]


def addresses(path: str, data: Any) -> list[Address]:
    """Every record of a file, those kept inside another included."""
    kind = contract().kind(str(contract().kind_at(path)))
    bases = [(number,) for number in range(len(data))] if kind.layout == "list" else [()]
    inside = [
        (*base, key, number)
        for base in bases
        for key in kind.parts
        for number in range(len(data_at(data, Address(path, base)).get(key, ())))
    ]
    return [Address(path, base) for base in [*bases, *inside]]


def changes(kind: Kind, data: dict[str, Any], form: dict[str, Any]) -> Changes:
    found = Changes()
    found.of_mapping(kind.record, data, form, (), kind.parts)
    return found


@pytest.mark.parametrize("workspace", WORKSPACES, ids=["mini", "demo"])
def test_an_untouched_form_changes_nothing(workspace: Path) -> None:
    seen = 0
    for path in files(workspace):
        document, data = parsed(path, (workspace / path).read_bytes())
        for address in addresses(path, data):
            kind = kind_of(contract(), address)
            form = shown(kind.record, data_at(data, address), address.base, lambda _: "", kind.parts)
            assert changes(kind, data_at(data, address), form).edits == [], address
            seen += 1
        assert document.data is data
    assert seen > 60


def changed_once(kind: Kind, form: dict[str, Any], fields: set[str]) -> str:
    """Another value put into the first field of a form that takes any; its key."""
    key, value = next((key, one) for key, one in form.items() if key in fields and isinstance(one, str))
    form[key] = str(int(value) + 10) if kind.record.properties[key].type == "integer" else f"{value}甲"
    return key


def test_one_field_changed_is_that_field_alone() -> None:
    """Of every record: as it is filled in, and with every list and group that it has not been sent empty."""
    workspace = ROOT / "examples" / "demo"
    seen = 0
    for path in files(workspace):
        data = parsed(path, (workspace / path).read_bytes())[1]
        for address in addresses(path, data):
            kind = kind_of(contract(), address)
            record = data_at(data, address)
            form = shown(kind.record, record, address.base, lambda _: "", kind.parts)
            properties = {key: node for key, node in kind.record.properties.items() if key not in kind.parts}
            free = {key for key, node in properties.items() if shape_of(node) in ("text", "number") and not node.format}
            key = changed_once(kind, form, free)
            for other, node in properties.items():
                if other not in record and node.schema.get("minItems") != 0:
                    empty: dict[str, Any] = {"group": {}, "groups": [], "texts": []}
                    form |= {other: empty[shape_of(node)]} if shape_of(node) in empty else {}
            edits = changes(kind, record, form).edits
            assert [(type(one), one.path) for one in edits] == [(Set, (key,))], address
            seen += 1
    assert seen > 1500


def test_that_there_is_none_is_said_where_it_may_be() -> None:
    assert changes(INSTITUTION, {}, {"technique_categories": []}).edits == [Set(("technique_categories",), [])]
    assert changes(INSTITUTION, {"technique_categories": []}, {}).edits == [Delete(("technique_categories",))]
    assert changes(INSTITUTION, {"technique_categories": []}, {"technique_categories": []}).edits == []


@pytest.mark.parametrize("form", [{}, {"headcount": {}}, {"headcount": "甲"}, {"aliases": []}, {"aliases": [{}]}])
def test_what_is_empty_in_the_file_stays_as_it_is(form: dict[str, Any]) -> None:
    assert changes(INSTITUTION, {"headcount": {}, "aliases": []}, form).edits == []


def test_a_group_keeps_what_the_form_cannot_ask_for() -> None:
    data = {"headcount": {"approved": 3, "x": 1}}
    assert changes(INSTITUTION, data, {}).edits == [Delete(("headcount", "approved"))]


@pytest.mark.parametrize("typed", ["2026.11.20", "2026/11/20", "２０２６年11月20日", "20261120", "2026-11-20"])
def test_a_day_is_taken_as_people_write_it(typed: str) -> None:
    assert changes(INSTITUTION, {}, {"confirmed_on": typed}).edits == [Set(("confirmed_on",), "2026-11-20")]
    assert changes(INSTITUTION, {"confirmed_on": typed}, {"confirmed_on": typed}).edits == []


def nodes(node: Node) -> list[Node]:
    inner = node.items or node
    return [node, *(deep for sub in inner.properties.values() for deep in nodes(sub))]


@pytest.mark.parametrize("kind", contract().record_kinds.values(), ids=lambda kind: kind.name)
def test_every_field_is_asked_for_in_chinese(kind: Kind) -> None:
    def check(asked: list[dict[str, Any]], node: Node) -> None:
        for one in asked:
            sub = node.properties[one["key"]]
            assert one["shape"] == shape_of(sub)
            assert one["title"] == sub.title
            assert "引号" not in one.get("help", "")
            if one["shape"] in ("group", "groups"):
                check(one["fields"], sub.items or sub)
            elif "enum" in (sub.items or sub).schema:
                assert [value for value, _ in one["options"]] == (sub.items or sub).schema["enum"]

    asked = described(contract(), kind, [])
    assert [one["key"] for one in asked] == [key for key in kind.record.properties if key not in kind.parts]
    assert {one["key"] for one in asked if one.get("needed")} == set(kind.record.schema["required"]) - set(kind.parts)
    check(asked, kind.record)


BODY = contract().kind("body")
INSTITUTION = contract().kind("institution")
MEMBERS = [{"person": name, "post": "委员", "x": name} for name in "甲乙丙"]


def member(number: int, **more: str) -> dict[str, Any]:
    return {"person": "甲乙丙"[number], "post": "委员", "#": number, **more}


@pytest.mark.parametrize(
    ("old", "form", "edits"),
    [
        ({"beds": 20}, {"beds": "25张"}, [Set(("beds",), 25)]),
        ({"beds": 20}, {"beds": " "}, [Delete(("beds",))]),
        ({"beds": 20}, {}, [Delete(("beds",))]),
        ({"beds": 20}, {"beds": "二十"}, [Set(("beds",), "二十")]),
        ({"beds": ""}, {}, []),
        ({"beds": ""}, {"beds": "0"}, [Set(("beds",), 0)]),
        ({"reserved": {"beds": 20.0}}, {"reserved": {"beds": "20.0"}}, []),
        ({"reserved": {"beds": 20}}, {"reserved": {"beds": "20", "exams": "１０%"}}, [Set(("reserved", "exams"), 10)]),
        ({"reserved": {"beds": 20}}, {"reserved": {"beds": ""}}, [Delete(("reserved",))]),
        ({"legal_person": True}, {"legal_person": "false"}, [Set(("legal_person",), False)]),
        ({"remark": "一\n二\n"}, {"remark": "一\r\n二"}, []),
        ({"remark": "一\n二\n"}, {"remark": "一\r\n三"}, [Set(("remark",), "一\n三\n")]),
        ({"confirmed_on": "2026-01-01"}, {"confirmed_on": "2026年12月1日"}, [Set(("confirmed_on",), "2026-12-01")]),
        ({"departments": ["内科"]}, {"departments": ["内科", "", "外科"]}, [Set(("departments",), ["内科", "外科"])]),
        ({"departments": ["内科"]}, {}, [Delete(("departments",))]),
        ({"departments": ["内科"]}, {"departments": []}, [Set(("departments",), [])]),
        ({"departments": []}, {"departments": []}, []),
        ({"beds": 20, "fax": "无"}, {"beds": "20"}, []),
        ({"beds": [1]}, {"beds": "20"}, []),
    ],
)
def test_a_field_changed_is_one_edit(old: dict[str, Any], form: dict[str, Any], edits: list[Any]) -> None:
    assert changes(INSTITUTION, old, form).edits == edits


@pytest.mark.parametrize(
    ("form", "edits", "moved"),
    [
        ([member(0), member(1), member(2)], [], []),
        ([member(0), member(1, post="主任"), member(2)], [Set(("memberships", 1, "post"), "主任")], []),
        ([member(0), member(2)], [Delete(("memberships", 1))], []),
        (
            [member(0), {"person": "丁"}, {"person": ""}, member(1), member(2)],
            [Insert(("memberships",), {"person": "丁"}, 1)],
            [],
        ),
        (
            [member(1), member(2), member(0)],
            [Delete(("memberships", 0)), Insert(("memberships",), MEMBERS[0], 2)],
            [("memberships", 0)],
        ),
        (
            [{"person": "丁"}],
            [
                Insert(("memberships",), {"person": "丁"}, 0),
                *(Delete(("memberships", number)) for number in (3, 2, 1)),
            ],
            [],
        ),
        ([member(0), member(0)], None, []),
        ([member(0), {"person": "丁", "#": 9}, {"person": "戊", "#": True}], None, []),
    ],
)
def test_items_are_followed_to_where_they_stand(
    form: list[dict[str, Any]], edits: list[Any] | None, moved: list[Any]
) -> None:
    found = changes(BODY, {"memberships": MEMBERS}, {"memberships": form})
    assert found.moved == moved
    if edits is not None:
        assert found.edits == edits
    else:
        assert [one for one in found.edits if isinstance(one, Insert)]


def test_what_a_form_cannot_ask_for_is_shown_and_not_sent() -> None:
    data = {"name": "甲", "beds": [1], "fax": "无", "memberships": [{"community": "乙", "x": 1}]}
    out = shown(INSTITUTION.record, data, (3,), lambda steps: "/".join(map(str, steps)))
    assert out["name"] == "甲" and "beds" not in out
    assert out[KEPT] == [
        {"key": "beds", "title": "床位数", "text": "3/beds"},
        {"key": "fax", "title": "fax", "text": "3/fax"},
    ]
    assert out["memberships"][0][KEPT] == [{"key": "x", "title": "x", "text": "3/memberships/0/x"}]
