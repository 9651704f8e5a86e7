"""Every notice of the demo and the miniature county, as the command line prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from notice_reading import (
    WORKSPACES,
    assert_in_order,
    body_named,
    last_page,
    marks,
    notices_of,
    pages,
    printed_day,
    squeezed,
    whole,
    words_of,
    ygt,
)

ISSUED = [(name, one) for name in ("demo", "mini") for one in notices_of(WORKSPACES[name])]
IDS = [f"{name}-{one['id']}" for name, one in ISSUED]
OTHERWISE = {"征求意见函", "会议纪要", "公示", "情况通报", "任职情况证明", "会前审查单"}
"""Kinds that are letters, minutes and sheets: read in test_notice_sheets.py."""

DOCUMENTS = [(name, one) for name, one in ISSUED if one["kind"] not in OTHERWISE]
DOCUMENT_IDS = [f"{name}-{one['id']}" for name, one in DOCUMENTS]
WITH_BODY = [(name, one) for name, one in DOCUMENTS if "body" in one]


def members_on(workspace: Path, notice: dict[str, Any]) -> list[dict[str, str]]:
    """Who was in the body of a notice on its day, by post in the order of the seats."""
    body = body_named(workspace, notice["body"])
    day = notice.get("as_of") or notice["date"]
    present = [one for one in body["memberships"] if one["from"] <= day <= one.get("until", "9999")]
    return [one for seat in body["seats"] for one in present if one["post"] == seat["post"]]


@pytest.mark.parametrize(("name", "notice"), DOCUMENTS, ids=DOCUMENT_IDS)
def test_head_and_closing_stand_in_their_order(
    name: str, notice: dict[str, Any], printed: Callable[[str], Path]
) -> None:
    first = pages(printed(name) / f"{notice['id']}.pdf", 1, 2, 3)
    text = "".join(page.above_the_foot for page in first)
    parts = [notice.get("number", ""), notice["title"], f"{notice['recipients']}：", notice["issuers"][-1]]
    assert_in_order(text, [part for part in parts if part])
    if "date" in notice:
        assert printed_day(notice["date"]) in text
    for issuer in notice["issuers"]:
        assert first[0].text.startswith(squeezed(notice["issuers"][0]))
        assert text.count(squeezed(issuer)) >= 2, "版头和署名都应有发文机关"
    assert squeezed(notice.get("preface", "")) in text


@pytest.mark.parametrize(("name", "notice"), DOCUMENTS, ids=DOCUMENT_IDS)
def test_imprint_stands_on_the_last_page(name: str, notice: dict[str, Any], printed: Callable[[str], Path]) -> None:
    last = last_page(printed(name) / f"{notice['id']}.pdf").text
    assert_in_order(last, [f"抄送：{notice['copied_to']}" if "copied_to" in notice else "", notice["printed_by"]])
    if "issued_on" in notice:
        assert f"{printed_day(notice['issued_on'])}印发" in last


@pytest.mark.parametrize(("name", "notice"), ISSUED, ids=IDS)
def test_every_page_says_that_it_is_fiction(name: str, notice: dict[str, Any], printed: Callable[[str], Path]) -> None:
    for page in marks(printed(name) / f"{notice['id']}.pdf"):
        assert page.stamp >= set("示例")
        assert "示例数据，纯属虚构" in page.text


@pytest.mark.parametrize(("name", "notice"), WITH_BODY, ids=[f"{name}-{one['id']}" for name, one in WITH_BODY])
def test_members_are_those_of_the_day_in_the_order_of_the_data(
    name: str, notice: dict[str, Any], printed: Callable[[str], Path]
) -> None:
    members = members_on(WORKSPACES[name], notice)
    text = whole(printed(name) / f"{notice['id']}.pdf")
    roster = text[text.rindex(f"{members[0]['post']}：{members[0]['person']}") :]
    assert_in_order(roster, [part for one in members for part in (one["person"], one["office"])])
    everyone = {one["person"] for one in body_named(WORKSPACES[name], notice["body"])["memberships"]}
    absent = everyone - {one["person"] for one in members}
    assert [person for person in absent if person in roster] == []


@pytest.mark.parametrize(("name", "notice"), WITH_BODY, ids=[f"{name}-{one['id']}" for name, one in WITH_BODY])
def test_docx_says_the_same(name: str, notice: dict[str, Any], printed: Callable[[str], Path]) -> None:
    words = words_of(printed(name) / f"{notice['id']}.docx")
    members = members_on(WORKSPACES[name], notice)
    assert_in_order(words, [notice.get("number", ""), notice["title"], *(one["person"] for one in members)])


def test_draft_has_no_number_no_date_and_says_that_it_is_one(printed: Callable[[str], Path]) -> None:
    notice = next(one for name, one in ISSUED if name == "demo" and one["id"] == "tiaozheng-jianshihui-nigao")
    sheet = pages(printed("demo") / f"{notice['id']}.pdf")
    text = "".join(page.text for page in sheet)
    assert f"{notice['title']}（稿）" in text
    assert "〔" not in text
    assert "印发" not in text
    assert all("稿" in page.stamp for page in sheet)


def test_the_same_bytes_twice(printed: Callable[[str], Path], tmp_path: Path) -> None:
    notice = "tiaozheng-jianshihui-nigao"
    assert ygt("-C", WORKSPACES["demo"], "notice", "print", notice, "-o", tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{notice}.docx", f"{notice}.pdf"]
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (printed("demo") / path.name).read_bytes()
