from __future__ import annotations

import pytest

from ygt.schema.contract import contract


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("org/county.yaml", "county"),
        ("org/bodies/council.yaml", "body"),
        ("org/bodies/deep/council.yaml", None),
        ("members/township.yaml", "institution"),
        ("members/villages/qinghe.yaml", "institution"),
        ("members/township.yml", None),
        ("catalogues/reference/nedl-2026/a.yaml", "reference_drug"),
        ("org/unknown.yaml", None),
        ("", None),
    ],
)
def test_kind_at(path: str, kind: str | None) -> None:
    assert contract().kind_at(path) == kind


def test_references_between_files_are_resolved() -> None:
    source = contract().kind("body").node(("source", "document"))
    assert source is not None
    assert (source.title, source.references, source.type) == ("文件", ("document",), "string")


def test_own_title_goes_before_that_of_the_definition() -> None:
    leads = contract().kind("county").node(("communities", 0, "source"))
    assert leads is not None
    assert leads.title == "出处"


def test_node_of_nothing() -> None:
    body = contract().kind("body")
    assert body.node(("nowhere",)) is None
    assert body.node(("nowhere", "deeper", 0)) is None
    assert body.node(("name", 0)) is None


def test_parts_are_kinds_of_their_own() -> None:
    county = contract().kind("county")
    assert county.parts["communities"].name == "community"
    assert county.parts["communities"].naming == "name"
    assert contract().kind("obligation").parts["clauses"].naming == "id"


def test_titles_and_places_of_parts() -> None:
    assert contract().title_of("community") == "医共体"
    assert contract().title_of("institution") == "机构"
    assert contract().places_of("community") == ("org/county.yaml",)
    assert contract().places_of("institution") == ("members/*.yaml", "members/villages/*.yaml")


def test_naming() -> None:
    assert contract().kind("document").naming == "title"
    assert contract().kind("reference_drug").naming == "name"
    assert contract().kind("assignment").naming == "person"


def test_labels_of_values() -> None:
    standing = contract().kind("county").node(("standing",))
    assert standing is not None
    assert standing.label_of("compiled") == standing.schema["x-values"]["compiled"]["title"]
    assert standing.label_of("别的") == "别的"


def test_marked_branches_lead_to_every_annotation() -> None:
    kind = contract().kind("support")
    assert [key for key, _ in kind.record.branches] == [
        "supporter",
        "supported",
        "from",
        "until",
        "decided_by",
        "source",
        "exceptions",
    ]
