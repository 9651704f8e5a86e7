"""The national essential list as a list to compare with: a page a category, no tiers, the warning on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ygt.ledger.record import Record
from ygt.ledger.standing import Standing
from ygt.publish.site.drugs import EssentialEntries
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, joined
from ygt.publish.site.pinyin import keys

EDITION = 2026
FOLDER = f"reference/nedl-{EDITION}"
TITLE = f"国家基本药物目录（{EDITION}年版）对照表"
WARNING = "由印刷件识别，未经药师核对，不得作为处方、采购、配备依据。"
STANDING = Standing("compiled", "", WARNING)
COMMON = Link("公共资料", "reference/index.html")
PARTS = {"化学药品和生物制品": "huaxueyao", "中成药": "zhongchengyao"}


def entries_by_number(entries: Sequence[Record]) -> EssentialEntries:
    """Where each entry of the list stands: repeated ones where they are first."""
    found: dict[tuple[int, str, int], Link] = {}
    for one in entries:
        if one.sound and not one.get("repeated"):
            place = Link(one.name, f"{FOLDER}/{_page_name(one)}.html#{_anchor(one)}")
            found.setdefault((EDITION, one["part"], one["number"]), place)
    return found


def pages(entries: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """The index of the categories, and a page for each; none where the list is not at hand."""
    by_page: dict[str, list[Record]] = {}
    for one in entries:
        if one.sound:
            by_page.setdefault(_page_name(one), []).append(one)
    if not by_page:
        return
    parts: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
    for name, records in by_page.items():
        link = Link(records[0].text("category"), f"{FOLDER}/{name}.html")
        parts.setdefault(records[0]["part"], []).append({"link": link, "count": len(records)})
    index = Frame(None, TITLE, f"{FOLDER}/index.md", [COMMON], standing=STANDING, contents=False)
    yield framed(
        index, "essential_index.md", parts_of_list=parts, total=len(entries), kinds=len(entries_by_number(entries))
    )
    for name, records in by_page.items():
        yield _page(name, records)


def _page_name(one: Record) -> str:
    return one.path.rpartition("/")[2].removesuffix(".yaml")


def _anchor(one: Record) -> str:
    return f"{PARTS.get(one['part'], 'part')}-{one['number']}"


def _page(name: str, records: list[Record]) -> tuple[str, str]:
    category = records[0].text("category")
    frame = Frame(
        None,
        f"{TITLE}：{category}",
        f"{FOLDER}/{name}.md",
        [COMMON, Link(TITLE, f"{FOLDER}/index.html")],
        leaf=True,
        contents=False,
        here=category,
        standing=STANDING,
        boost=0.1,
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        groups.setdefault(one.text("subcategory") or one.text("function"), []).append(_row(one))
    return framed(frame, "essential.md", part=records[0]["part"], groups=groups, count=len(records))


def _row(one: Record) -> dict[str, Any]:
    restricted = [one.text("specialist")]
    notes = [
        *restricted,
        one.text("note"),
        "范围，不是单一品种" if one.get("scope") else "",
        "重复列示" if one.get("repeated") else "",
    ]
    return {
        "number": one["number"],
        "anchor": "" if one.get("repeated") else _anchor(one),
        "name": one.name,
        "english": one.text("name_en"),
        "found_by": keys(one.name),
        "forms": [_form(form) for form in one.items("forms")],
        "printed": one.text("printed"),
        "notes": joined([note for note in notes if note], "；"),
    }


def _form(form: dict[str, Any]) -> str:
    salt = f"（{form['salt']}）" if "salt" in form else ""
    strengths = "、".join(form.get("strengths", ()))
    return f"{salt}{'、'.join(form['forms'])}" + (f"：{strengths}" if strengths else "")
