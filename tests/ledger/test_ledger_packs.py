"""Packs of clauses: which a county uses, its own names in them, and that the check reads none of their clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspaces import miniature
from ygt.conditions.judgement import Terms, group_problems
from ygt.ledger.ledger import Ledger
from ygt.ledger.packaged import packaged, shared_groups
from ygt.ledger.packs import ABOUT, CLAUSES, FOLDER, clauses_of, pack_names
from ygt.rules.judgements import judgement_findings
from ygt.schema.contract import contract

SCHEMA = contract().folder
NAMES = pack_names(SCHEMA)


def ledger_with(packs: str) -> Ledger:
    text = miniature().files["org/county.yaml"].decode() + f"packs: {packs}\n"
    return miniature().with_file("org/county.yaml", text.encode()).check().ledger


def test_there_are_packs() -> None:
    assert "beian-2024" in NAMES


def test_groups_are_well_formed() -> None:
    found = packaged(SCHEMA, "groups.yaml", "group")
    assert found.findings == []
    names = [one.name for one in shared_groups(SCHEMA)]
    assert len(names) == len(set(names)) == len(found.records)
    terms = Terms(contract(), {one.name: one["kind"] for one in found.records})
    assert [problem for one in found.records for problem in group_problems(one.data, terms)] == []


@pytest.mark.parametrize("name", NAMES)
def test_pack_is_well_formed(name: str) -> None:
    about = packaged(SCHEMA, f"{FOLDER}/{name}/{ABOUT}", "pack")
    assert about.findings == []
    assert about.records[0]["id"] == name
    ledger = ledger_with(f"[{{pack: {name}}}]")
    (pack,) = ledger.packs
    clauses = clauses_of(SCHEMA, pack)
    assert [f"{one.place.line}: {one.message}" for one in clauses.findings] == []
    assert [one["id"] for one in clauses.records[1:]] == pack.clause_ids
    found = judgement_findings(ledger, clauses.records[0], own=False)
    assert [f"{one.place.line}:{one.place.column} {one.message}" for one in found] == []


def test_printed_names_are_read_as_the_county_has_them() -> None:
    ledger = ledger_with("[{pack: beian-2024, names: [{printed: 市卫健局, here: 示例县卫生健康局}]}]")
    (pack,) = ledger.packs
    assert (pack.here("市卫健局"), pack.here("市财政局")) == ("示例县卫生健康局", "市财政局")
    records = clauses_of(SCHEMA, pack).records
    printed = packaged(SCHEMA, f"{FOLDER}/beian-2024/{CLAUSES}", "obligation").records
    changed = 0
    for here, there in zip(records, printed, strict=True):
        assert here.parent is (records[0] if there.parent else None)
        assert here.place("id") == there.place("id")
        if there.parent and "市卫健局" in there.items("duty_holders"):
            index = there["duty_holders"].index("市卫健局")
            assert here["duty_holders"][index] == "示例县卫生健康局"
            assert here["summary"] == there["summary"]
            changed += 1
    assert changed > 50
    assert records[0]["clauses"][5] is records[6].data


def test_what_there_is_not_is_left_out() -> None:
    ledger = ledger_with("[{pack: beian-2042}, {pack: ../packs/beian-2024}, {pack: beian-2024}, {pack: beian-2024}]")
    assert [(pack.id, pack.row) for pack in ledger.packs] == [("beian-2024", 2)]
    assert ledger_with("有").packs == []


def test_the_check_reads_no_clauses(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noting(folder: Path, path: str, kind: str) -> object:
        asked.append(path)
        return packaged(folder, path, kind)

    monkeypatch.setattr("ygt.ledger.packs.packaged", noting)
    monkeypatch.setattr("ygt.ledger.packaged.packaged", noting)
    ledger_with("[{pack: beian-2024}]")
    assert asked
    assert [path for path in asked if path.endswith(CLAUSES)] == []
