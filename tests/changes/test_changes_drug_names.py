"""Drugs as changes and papers name them: the form once, whether or not the generic name already has it."""

from __future__ import annotations

import pytest

from ygt.changes.drugs import label
from ygt.ledger.record import Record
from ygt.schema.contract import contract
from ygt.source.reader import read


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("阿莫西林", "胶囊剂", "阿莫西林胶囊27mg"),
        ("阿莫西林胶囊", "胶囊剂", "阿莫西林胶囊27mg"),
        ("复方丹参滴丸", "滴丸剂", "复方丹参滴丸27mg"),
        ("布地奈德", "吸入气雾剂", "布地奈德吸入气雾剂27mg"),
        ("参麦注射液", "注射液", "参麦注射液27mg"),
    ],
)
def test_the_form_is_named_once(name: str, form: str, said: str) -> None:
    data = {"name": name, "form": form, "strength": "27mg"}
    assert label(Record(contract().kind("drug"), data, read("catalogues/drugs/one.yaml", b""), ())) == said
