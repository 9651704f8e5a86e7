"""What is not for everyone is in no public byte, packed or not; the same ledger gives the same bytes everywhere."""

from __future__ import annotations

import json
import locale
import time
from pathlib import Path

import pytest
from exporting import DAY, SECRET, contract_with_secrets, demo, everything, exported, unpacked
from test_export_json import validator

from ygt.ledger.disclosure import is_open
from ygt.ledger.load import load
from ygt.publish.export import data, formats, schemas
from ygt.publish.export.export import Export
from ygt.schema.contract import contract

FIXTURES = Path(__file__).parents[2] / "fixtures"


def opened(files: dict[str, bytes]) -> bytes:
    """All bytes, those of packed parts included."""
    return b"".join(
        b"".join(unpacked(content).values()) if name.endswith((".xlsx", ".zip")) else content
        for name, content in files.items()
    )


@pytest.fixture
def secret(tmp_path: Path, mini: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """An export of a county that has internal fields, a kind that is internal, and a paper not to be disclosed."""
    changed = contract_with_secrets(tmp_path)
    monkeypatch.setattr("ygt.ledger.load.contract", lambda: changed)
    drugs = mini / "catalogues/drugs/anti_infective.yaml"
    text = drugs.read_text(encoding="utf-8")
    drugs.write_text(
        text.replace("首批遴选", f"首批{SECRET}").replace("  maker:", f"  remark: {SECRET}\n  maker:", 1),
        encoding="utf-8",
    )
    papers = mini / "org/documents.yaml"
    more = f"- title: {SECRET}通知\n  id: jimi\n  kind: 通知\n  status: 现行\n  disclosure: 不予公开\n"
    papers.write_text(papers.read_text(encoding="utf-8") + more, encoding="utf-8")
    alliances = mini / "org/alliances.yaml"
    alliances.write_text(
        alliances.read_text(encoding="utf-8").replace("name: ", f"name: {SECRET}", 1), encoding="utf-8"
    )
    return Export(load(mini)[0], DAY)


def test_nothing_internal_is_in_any_public_byte(secret: Export) -> None:
    held = opened(everything(secret)) + formats.single(secret, "csv", secret.filled_kinds)
    assert SECRET.encode() not in held
    assert SECRET.encode() not in opened({"all.zip": formats.single(secret, "csv", secret.filled_kinds)})
    assert "alliance" not in {one.name for one in secret.kinds}
    assert not [name for name in everything(secret) if "alliance" in name]
    inner = Export(secret.ledger, DAY, internal=True)
    for form in formats.SUFFIXES:
        assert SECRET.encode() in opened(formats.folder(inner, form, inner.filled_kinds)), form


def test_what_is_public_is_valid_by_what_is_published_of_the_schemas(secret: Export) -> None:
    published = schemas.schemas(secret.ledger.contract, internal=False)
    drug = json.loads(published["schema/records/drug.json"])["$defs"]["record"]
    assert "remark" not in drug["properties"]
    assert "reason" not in drug["properties"]["listed"]["properties"]
    assert "reason" not in drug["properties"]["listed"]["required"]
    assert "schema/records/alliance.json" not in published
    read = json.loads(data.document(secret, secret.filled_kinds))
    assert list(validator(published).iter_errors(read)) == []
    assert "首批" not in json.dumps(read["kinds"][-1]["records"], ensure_ascii=False)


def test_only_what_is_disclosed_on_the_offices_own_motion_goes_out() -> None:
    export = demo()
    kind = contract().kind("document")
    stated = {record.text("disclosure") for record in export.ledger.sound("document")}
    assert stated == {"主动公开", "依申请公开", "不予公开"}
    assert {record.text("disclosure") for record in export.records(kind)} == {"主动公开"}


@pytest.mark.parametrize(("standing", "expected"), [("own", False), ("compiled", True), ("fictional", False)])
def test_a_paper_that_does_not_say_is_public_only_where_it_was_found_published(
    standing: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = exported().ledger
    assert ledger.county is not None
    monkeypatch.setitem(ledger.county.data, "standing", standing)
    paper = ledger.sound("document")[0]
    monkeypatch.setitem(paper.data, "disclosure", "未载明")
    assert is_open(ledger, paper) is expected
    monkeypatch.delitem(paper.data, "disclosure")
    assert is_open(ledger, paper) is expected


def test_the_same_bytes_each_time_and_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    first = everything(exported())
    before = locale.setlocale(locale.LC_ALL)
    try:
        for zone, language in (("America/Los_Angeles", "C"), ("Pacific/Kiritimati", "")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            locale.setlocale(locale.LC_ALL, language)
            assert everything(exported()) == first
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
        locale.setlocale(locale.LC_ALL, before)
