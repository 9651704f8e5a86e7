"""CSV and its data package: read back, harmless when opened, valid by Frictionless, and the check can fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exporting import DAY, SIMILAR, demo, exported, laid, rows, with_remarks
from frictionless import Package

from injections import PAYLOADS
from workspaces import REPOSITORY, WORKSPACES
from ygt.formulas import guarded, unguarded
from ygt.publish.export import dictionary, package
from ygt.publish.export.export import Export
from ygt.schema.contract import contract


def test_what_is_written_is_read_back() -> None:
    export = demo()
    kinds = export.filled_kinds
    made = package.files(export, kinds)
    filled = [one for kind in kinds for one in export.tables(kind)]
    assert len(filled) > 60
    for one in filled:
        head, *lines = rows(made[f"{one.name}.csv"])
        assert head == one.heads
        assert [[unguarded(cell) for cell in line] for line in lines] == [
            [str(cell) for cell in line] for line in one.lines()
        ]


def test_the_form_of_a_file() -> None:
    content = package.csv_bytes(["名称", "数"], [["甲\n乙", 1], ['"丙",丁', 0.5]])
    assert content == '\ufeff名称,数\r\n"甲\n乙",1\r\n"""丙"",丁",0.5\r\n'.encode()


def test_payloads_become_text() -> None:
    """Neither the payloads themselves nor anything a spreadsheet trims them to begins a cell."""
    export = Export(with_remarks(PAYLOADS), DAY)
    drugs = contract().kind("drug")
    at = export.tables(drugs)[0].heads.index("备注")
    _, *lines = rows(package.files(export, [drugs])["drug.csv"])
    found = [line[at] for line in lines][: len(PAYLOADS)]
    assert len(found) >= 5 and all(cell.startswith("'") for cell in found)
    assert [unguarded(cell) for cell in found] == list(PAYLOADS[: len(found)])


@pytest.mark.parametrize("text", [*PAYLOADS, *SIMILAR])
def test_the_mark_can_be_taken_away(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_only_what_needs_the_mark_has_it() -> None:
    assert [guarded(text) for text in PAYLOADS] == [f"'{text}" for text in PAYLOADS]
    assert [text for text in SIMILAR if guarded(text) == text] == ["'引号", "a=1", "1+1", "·", "'"]


def faults(folder: Path) -> set[tuple[str, str]]:
    """The kinds of fault Frictionless finds, with the table each is in."""
    report = Package(str(folder / package.DESCRIPTOR)).validate()
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def test_the_package_is_valid(tmp_path: Path) -> None:
    kinds = [contract().kind(name) for name in ("body", "centre", "document", "meeting", "institution", "drug")]
    assert faults(laid(tmp_path, package.files(exported(), kinds))) == set()


@pytest.mark.stress
@pytest.mark.parametrize("name", [*WORKSPACES, "tests/fixtures/mini"])
@pytest.mark.parametrize("internal", [False, True])
def test_the_package_of_every_county_is_valid(name: str, internal: bool, tmp_path: Path) -> None:
    export = exported(REPOSITORY / name, internal=internal)
    assert faults(laid(tmp_path, package.files(export, export.filled_kinds))) == set()


def test_the_check_of_a_package_can_fail(tmp_path: Path) -> None:
    """Every sort of constraint that the table schemas state is one that a wrong table breaks."""
    wrong = {
        "body-terms": ("\r\n1,1,", "\r\n1,99,", "foreign-key"),
        "body-seats": (",1,", ",一,", "type-error"),
        "drug": ("甲类", "戊类", "constraint-error"),
        "institution": ("\r\n2,", "\r\n1,", "primary-key"),
        "alliance": ("序号,名称", "序号,名", "incorrect-label"),
    }
    export = exported()
    kinds = [contract().kind(name) for name in ("body", "alliance", "institution", "drug")]
    made = package.files(export, kinds)
    descriptor = json.loads(made[package.DESCRIPTOR])
    for one in descriptor["resources"]:
        # The sum of the file would give away every change; here it is the table schemas that are to notice.
        del one["hash"], one["bytes"]
    made[package.DESCRIPTOR] = json.dumps(descriptor).encode()
    for name, (old, new, _) in wrong.items():
        text = made[f"{name}.csv"].decode()
        assert old in text, name
        made[f"{name}.csv"] = text.replace(old, new, 1).encode()
    assert {(name, fault) for name, (_, _, fault) in wrong.items()} <= faults(laid(tmp_path, made))


def test_sums_give_away_a_changed_file(tmp_path: Path) -> None:
    made = package.files(exported(), [contract().kind("drug")])
    made["drug.csv"] += b"\r\n"
    assert {kind for _, kind in faults(laid(tmp_path, made))} >= {"hash-count", "byte-count"}


def test_references_to_names_are_keys_where_every_name_is_known() -> None:
    export = exported()
    described = json.loads(package.files(export, export.filled_kinds)[package.DESCRIPTOR])
    keys = {
        (one["name"], key["fields"], key["reference"]["resource"])
        for one in described["resources"]
        for key in one["schema"].get("foreignKeys", ())
    }
    assert ("body-memberships", "所属组织序号", "body") in keys
    assert any(table == "community" for _, _, table in keys)


def test_every_column_is_explained() -> None:
    export = exported()
    for kind in export.kinds:
        for filled in export.tables(kind):
            entries = list(dictionary.entries(filled))
            assert [one.head for one in entries] == filled.heads
            assert len(set(filled.heads)) == len(filled.heads)
            assert all(one.description and one.type for one in entries), filled.title
    readme = package.files(export, export.filled_kinds)[package.README].decode("utf-8-sig")
    assert export.standing.sentence in readme and "2026年11月21日" in readme and "单引号" in readme
