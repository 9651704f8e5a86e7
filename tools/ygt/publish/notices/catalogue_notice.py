"""印发用药目录: the catalogue in force on a day, as tables by category."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Any

from ygt.dates import printed
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.tiers import TIERS
from ygt.ledger.time import end_of
from ygt.numerals import numeral
from ygt.publish.notices.catalogue_day import catalogue_on
from ygt.publish.notices.catalogue_table import catalogue_table, explanations
from ygt.publish.notices.content import Content
from ygt.publish.notices.wording import decision, on_day, opening, titled
from ygt.publish.papers.model import Annex, Block, Heading, Paragraph

CATALOGUE_IN_TITLE = re.compile(r"《([^《》]+目录[^《》]*)》")


def issue_catalogue(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that issues the drug catalogue; `ToolError` where nothing is in force on its day."""
    day = end_of(notice.get("as_of")) or end_of(notice["effective_from"])
    drugs = catalogue_on(ledger, day) if day else []
    if day is None or not drugs:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”的数据日期没有在用的药品，不能成文",
            "请核对数据日期、执行日期和 catalogues/drugs/ 中药品的调入日期",
        )
    title = catalogue_title(ledger, notice)
    annex = Annex(
        title=title,
        note=_note_of_decision(ledger, notice),
        blocks=(*explanations(drugs, day), *_tables(drugs, day)),
        labelled=False,
        landscape=True,
    )
    body = (Paragraph(_issue(ledger, notice, title)), Paragraph(_counts(drugs)))
    return Content(body=body, annexes=(annex,))


def catalogue_title(ledger: Ledger, notice: Record) -> str:
    """The name of the catalogue a notice issues: as its title says, else as the county record does."""
    found = CATALOGUE_IN_TITLE.search(notice.name)
    county = ledger.county
    return found[1] if found else (county.part("catalogue").get("name", "") if county else "") or "统一用药目录"


def _issue(ledger: Ledger, notice: Record, title: str) -> str:
    preface = opening(ledger, notice, "审议通过")
    subject = "现予印发" if titled(title) in preface else f"现将{titled(title)}印发给你们"
    old = notice.text("supersedes")
    stop = f"，{titled(old)}同时停止使用" if old else ""
    return f"{preface}{subject}，{on_day(notice['effective_from'])}执行{stop}。请认真贯彻执行。"


def _counts(drugs: list[dict[str, Any]]) -> str:
    """How much the catalogue holds, by kind and by level, counted from what the annex lists."""
    names = len({(drug["kind"], drug["name"]) for drug in drugs})
    kinds = dict.fromkeys(drug["kind"] for drug in drugs)
    by_kind = "、".join(f"{kind}{sum(drug['kind'] == kind for drug in drugs)}个" for kind in kinds)
    by_level = "，".join(f"{level}级可配备{sum(level in drug['stocked_at'] for drug in drugs)}个" for level in TIERS)
    of_kinds = f"，其中{by_kind}" if len(kinds) > 1 else ""
    return f"本目录收录药品{names}种、{len(drugs)}个品规{of_kinds}。按配备层级，{by_level}。"


def _note_of_decision(ledger: Ledger, notice: Record) -> str:
    decided = notice.part("decided_by")
    meeting = ledger.find(decided.get("meeting", ""), "meeting")
    if meeting is None:
        return ""
    passed = decision(ledger, decided, "审议通过").removeprefix("经")
    return f"（{printed(meeting['date'])}{passed}）"


def _tables(drugs: list[dict[str, Any]], day: date) -> Iterator[Block]:
    numbers = count(1)
    for place, (category, entries) in enumerate(_by_category(drugs), start=1):
        yield Heading(1, f"{numeral(place)}、{category}（{len(entries)}个品规）")
        yield catalogue_table(entries, numbers, drugs, day)


def _by_category(drugs: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Drugs by therapeutic category, categories and drugs both in the order of the data."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for drug in drugs:
        groups.setdefault(drug.get("category", drug["kind"]), []).append(drug)
    return list(groups.items())
