"""The vectors of real identifiers and of faulty ones, each against its checker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ygt.identifiers.approval_number import approval_number_fault
from ygt.identifiers.credit_code import credit_code_fault
from ygt.identifiers.division import division_fault
from ygt.identifiers.document_number import document_number_fault
from ygt.identifiers.drug_codes import base_code_fault, nhsa_code_fault
from ygt.identifiers.fault import Fault
from ygt.identifiers.institution_class import ws218_fault

# Every scalar is text here: 12231181414604795 must not become a number.
VECTORS = yaml.load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CHECKERS: dict[str, Callable[[str], Fault | None]] = {
    "uscc": credit_code_fault,
    "drug_base_code": base_code_fault,
    "nhsa_drug_code": nhsa_code_fault,
    "approval_no": approval_number_fault,
    "doc_number": document_number_fault,
    "division": division_fault,
    "ws218": ws218_fault,
}


def cases(*, valid: bool) -> list[tuple[str, str]]:
    return [
        (group, entry["code"] if isinstance(entry, dict) else entry)
        for group, lists in VECTORS.items()
        for name, entries in lists.items()
        if name.startswith("valid") == valid
        for entry in entries
    ]


def test_every_group_has_a_checker() -> None:
    assert set(VECTORS) == set(CHECKERS)


@pytest.mark.parametrize(("group", "code"), cases(valid=True))
def test_valid(group: str, code: str) -> None:
    assert CHECKERS[group](code) is None


@pytest.mark.parametrize(("group", "code"), cases(valid=False))
def test_invalid(group: str, code: str) -> None:
    fault = CHECKERS[group](code)
    assert fault is not None
    assert fault.reason
    assert fault.remedy
    assert 0 <= fault.offset <= fault.offset + fault.length <= len(code)
