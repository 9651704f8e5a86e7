"""Every identifier collected from public sources, judged by the whole check and not by its checker alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from workspaces import Workspace, miniature
from ygt.findings import Example
from ygt.identifiers.vocabulary import vocabulary

VECTORS = yaml.safe_load((Path(__file__).parents[1] / "identifiers" / "vectors.yaml").read_text(encoding="utf-8"))
CLINIC = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: {kind}\n  {field}: {value!r}\n"
DRUG = (
    "- name: 美托洛尔\n  id: meituoluoer\n  kind: 化学药品\n  form: 片剂\n  strength: 25mg\n  stocked_at: [县]\n"
    "  {field}: {value!r}\n"
    "  listed: {{on: 2026-01-01, reason: 遴选, decided_by: {{meeting: 县药事会2025年第1次会议}}}}\n"
)
DOCUMENT = "- {{title: 关于收集的文号的通知, id: wenhao, kind: 通知, status: 现行, number: {value!r}}}\n"
HOME = (
    "name: 某地\nid: mou\ndivision: '{county}'\nstanding: own\n"
    "communities: [{{name: 医共体, id: a, kind: 紧密型县域医共体}}]\n"
)


def institution(field: str, value: str, kind: str = "乡镇卫生院") -> Workspace:
    text = CLINIC.format(field=field, value=value, kind=kind)
    return miniature().laid_over([Example("members/others.yaml", text)])


def drug(field: str, value: str) -> Workspace:
    text = DRUG.format(field=field, value=value)
    return miniature().laid_over([Example("catalogues/drugs/collected.yaml", text)])


def document(value: str) -> Workspace:
    return miniature().laid_over([Example("org/documents.yaml", DOCUMENT.format(value=value))])


def division(value: str) -> Workspace:
    county = value[:6] if value[:6] in VECTORS["division"]["valid6"] else "231181"
    examples = [
        Example("org/county.yaml", HOME.format(county=county)),
        Example("members/others.yaml", CLINIC.format(field="division", value=value, kind="乡镇卫生院")),
    ]
    return Workspace(miniature().root, {}).laid_over(examples)


def of_class(value: str) -> Workspace:
    kinds = vocabulary("institution_kind")
    return institution("ws218", value, next((kind for kind in kinds if value in kinds[kind]["ws218"]), "乡镇卫生院"))


def text_of(vector: Any) -> str:
    return str(vector["code"] if isinstance(vector, dict) else vector)


KINDS = {
    "uscc": ("YGT123", lambda value: institution("credit_code", value)),
    "drug_base_code": ("YGT503", lambda value: drug("base_code", value)),
    "nhsa_drug_code": ("YGT504", lambda value: drug("nhsa_code", value)),
    "approval_no": ("YGT501", lambda value: drug("approval_number", value)),
    "doc_number": ("YGT601", document),
    "division": ("YGT124", division),
    "ws218": ("YGT104", of_class),
}
CASES = [
    pytest.param(kind, text_of(vector), validity.startswith("valid"), id=f"{kind}-{validity}-{text_of(vector)}")
    for kind, lists in VECTORS.items()
    for validity, vectors in lists.items()
    for vector in vectors
]


def test_every_kind_of_vector_is_judged() -> None:
    assert set(VECTORS) == set(KINDS)


@pytest.mark.parametrize(("kind", "value", "valid"), CASES)
def test_vector(kind: str, value: str, valid: bool) -> None:
    code, laid = KINDS[kind]
    found = {one.code: one for one in laid(value).check().findings}
    assert (code in found) == (not valid), found
    if not valid:
        assert value in found[code].message and found[code].help
    # Of a valid code no other check may complain either, but that it is of another kind of drug than this one.
    assert not valid or {one for one in found if found[one].severity == "error"} <= {"YGT508"}
