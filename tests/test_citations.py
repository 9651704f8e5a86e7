from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ygt.citations import Reference, article_references
from ygt.numerals import numbered, numbered_item

# article, paragraph, item, last
Places = list[tuple[int | None, int | None, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("依照第三条的规定", [(3, None, None, None)]),
        ("第三条第二款第（一）项", [(3, 2, 1, None)]),
        ("第三条第二款第一项", [(3, 2, 1, None)]),
        ("第三条第（十二）项", [(3, None, 12, None)]),
        ("第15条第2款", [(15, 2, None, None)]),
        ("第三条至第七条", [(3, None, None, 7)]),
        ("第三条、第五条和第七条", [(3, None, None, None), (5, None, None, None), (7, None, None, None)]),
        ("第三条至第五条、第九条", [(3, None, None, 5), (9, None, None, None)]),
        ("第三条第一款、第二款", [(3, 1, None, None), (3, 2, None, None)]),
        ("第三条第一款第（一）项、第（二）项", [(3, 1, 1, None), (3, 1, 2, None)]),
        ("第三条第一款第（一）、（三）项", [(3, 1, 1, None), (3, 1, 3, None)]),
        ("第三条第（一）项至第（三）项", [(3, None, 1, 3)]),
        ("第三条第（一）至（三）项", [(3, None, 1, 3)]),
        ("本条第二款第（三）项", [(None, 2, 3, None)]),
        ("第（二）项所列情形", [(None, None, 2, None)]),
        ("本章程第三条", [(3, None, None, None)]),
        ("第一百七条", [(0, None, None, None)]),
        ("前条第一款、第二款", []),
        ("前款第（三）项、第（四）项", []),
        ("第一条件是", []),
        ("第二项工作", []),
        ("第三项目组", []),
        ("本条不适用", []),
        ("（三）加强领导", []),
        ("", []),
    ],
)
def test_places(text: str, places: Places) -> None:
    found = article_references(text)
    assert [(each.article, each.paragraph, each.item, each.last) for each in found] == places
    assert not any(each.external for each in found)


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("《医师法》第十五条", ["医师法"]),
        ("《医师法》第十五条、第三十四条", ["医师法", "医师法"]),
        ("《医疗机构管理条例》（2022年修订）第二十二条", ["医疗机构管理条例"]),
        ("《关于印发《方案》的通知》第五条", ["关于印发《方案》的通知"]),
        ("《医师法》的第十五条", ["医师法"]),
        ("《医师法》第十五条和本章程第三条", ["医师法", ""]),
        ("第三条和《医师法》第十五条", ["", "医师法"]),
        ("依照医疗机构管理条例第二十条", ["医疗机构管理条例"]),
        ("依照该办法第二十条", ["该办法"]),
        ("国务院令第442号第三条", ["国务院令第442号"]),
        ("依照北政发〔2024〕83号第三条", ["北政发〔2024〕83号"]),
        ("本办法第三条", [""]),
        ("《医师法》规定的情形，依照第十五条", [""]),
    ],
)
def test_references_to_other_documents(text: str, documents: list[str]) -> None:
    found = article_references(text)
    assert [each.document for each in found] == documents
    assert [each.external for each in found] == [bool(document) for document in documents]


def test_spans() -> None:
    text = "依照第三条第一款、第二款，以及第五条至第七条的规定"
    assert [text[each.start : each.end] for each in article_references(text)] == [
        "第三条第一款",
        "第二款",
        "第五条至第七条",
    ]


def test_inserted_articles() -> None:
    assert article_references("第十条之一") == [Reference(10, None, None, 0, 5, branch=1)]


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 999), st.integers(1, 99), st.integers(1, 99), st.sampled_from(["依照", "，", "由"]))
def test_full_references_come_back(article: int, paragraph: int, item: int, before: str) -> None:
    text = f"{before}{numbered(article, '条')}{numbered(paragraph, '款')}第{numbered_item(item)}项的规定"
    (found,) = article_references(text)
    assert (found.article, found.paragraph, found.item) == (article, paragraph, item)
    assert text[found.start : found.end] == text[len(before) : -3]


@settings(deadline=None, max_examples=300)
@given(st.text("第一二十百条款项（）()、至和本前《》法办之3 ", max_size=30))
def test_any_text_is_answered_in_order(text: str) -> None:
    found = article_references(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text", ["第" * 100_000, "第三条" * 20_000, "（一）、" * 20_000, "第三条至" * 20_000, "《" * 100_000 + "第一条"]
)
def test_long_texts_are_no_trouble(text: str) -> None:
    start = time.process_time()
    article_references(text)
    assert time.process_time() - start < 2
