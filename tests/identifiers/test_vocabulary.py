"""The vocabularies as files: well-formed schemas whose values are all described, and which agree with one another."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from ygt.identifiers.vocabulary import title_of, vocabulary
from ygt.resources import schema_dir

FOLDER = schema_dir() / "vocabularies"
SIZES = {
    "institution_class": 182,
    "economic_type": 33,
    "organization_type": 27,
    "operating_status": 4,
    "institution_level": 4,
    "institution_grade": 5,
    "dosage_form": 59,
    "document_kind": 22,
    "title_grade": 5,
    "control_class": 6,
    "antibacterial_grade": 3,
    "insurance_class": 3,
    "drug_kind": 6,
    "tier": 3,
    "management_type": 3,
    "institution_kind": 26,
}


def document(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", SIZES)
def test_a_vocabulary_is_a_schema_that_describes_each_value(name: str) -> None:
    schema = document(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"ygt:vocabularies/{name}"
    assert schema["type"] == "string"
    assert schema["title"]
    assert schema["description"].endswith("。")
    assert schema["enum"] == list(schema["x-values"])
    assert all(value["title"] for value in schema["x-values"].values())
    assert len(schema["enum"]) == SIZES[name]


def test_titles() -> None:
    assert title_of("institution_class", "A223") == "针灸医院"
    assert title_of("institution_class", "A210") == "中医（综合）医院"
    assert title_of("organization_type", "121") == "事业单位法人"
    assert title_of("institution_class", "R100") == "R100"


def test_vocabularies_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        vocabulary("tier")["国"] = {}  # type: ignore[index]


def test_every_class_belongs_to_a_kind_and_every_kind_to_classes() -> None:
    kinds = vocabulary("institution_kind")
    covered = {code for kind in kinds.values() for code in kind["ws218"]}
    assert covered == set(vocabulary("institution_class"))
    assert {kind["tier"] for kind in kinds.values() if "tier" in kind} == set(vocabulary("tier"))


def test_endings_stand_once_and_lead_to_known_classes() -> None:
    endings = [ending for kind in vocabulary("institution_kind").values() for ending in kind.get("endings", {})]
    assert len(endings) == len(set(endings))
    for kind in vocabulary("institution_kind").values():
        for codes in kind.get("endings", {}).values():
            assert set(codes) <= set(vocabulary("institution_class"))


def test_forms_of_two_groups_stand_once() -> None:
    forms = vocabulary("dosage_form")
    assert forms["散剂"]["groups"] == ["口服", "外用"]
    assert forms["酊剂"]["groups"] == ["口服", "外用"]
    assert forms["片剂"]["includes"] == ["普通片", "素片", "薄膜衣片", "糖衣片"]
    assert "乳状注射液" not in forms


def test_fifteen_kinds_of_documents_and_what_is_attached_to_them() -> None:
    kinds = vocabulary("document_kind")
    attached = [kind for kind, known in kinds.items() if known.get("attached")]
    assert attached == ["方案", "章程", "办法", "细则", "规则", "解读", "其他"]
    assert len(kinds) - len(attached) == 15


def test_title_grades_carry_the_verified_codes_only() -> None:
    codes = [code for grade in vocabulary("title_grade").values() for code in grade.get("codes", {})]
    assert sorted(codes) == ["231", "232", "233", "242", "243", "251", "252", "253", "262", "263"]
