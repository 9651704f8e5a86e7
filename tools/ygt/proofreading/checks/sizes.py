"""Terms made of a number, the size of the catalogue and of hospitals, against the ledger (JH104, JH105)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ygt.ledger.time import in_force
from ygt.proofreading.checks.counts import FIGURE
from ygt.proofreading.draft import Draft, number_of
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark

NAMED_SETS = Check(
    code="JH104",
    name="named-sets",
    title="数目化的提法与台账不符",
    why="“七统一”“1+2+3+N+X”等提法中的数目有固定所指，写错一个数就是另一个提法。",
    message="“{printed}”，台账为“{meant}”{source}",
    help="请核对提法",
    bad=("落实“八统一”管理。", "构建1+2+N服务模式。"),
    good=("落实“七统一”管理。", "构建1+1+N服务模式。", "统一管理、统一使用。"),
)


def named_sets(draft: Draft, known: Known) -> Iterator[Mark]:
    """Terms made of a number, against the one the county uses."""
    home = known.ledger.county
    if home is None or not home.sound:
        return
    unified, model = home.part("unified_management"), home.part("model")
    if name := unified.get("name"):
        source = known.source_of(unified.get("source"))
        for number, match in draft.matches(r"(?<=[“‘\"])[一二三四五六七八九十]{1,2}个?统一(?=[”’\"])"):
            if match[0].replace("个", "") != str(name).replace("个", ""):
                yield NAMED_SETS.at(number, match, printed=match[0], meant=name, source=source)
    if name := model.get("name"):
        source = known.source_of(model.get("source"))
        for number, match in draft.matches(
            r"(?<![0-9+])[0-9]+(?:\+(?:[0-9]+|[NnXx]))*\+[NnXx](?:\+(?:[0-9]+|[NnXx]))*"
        ):
            if match[0].upper() != str(name).upper():
                yield NAMED_SETS.at(number, match, printed=match[0], meant=name, source=source)
    for part in model.get("sets", ()):
        found = re.fullmatch(rf"({FIGURE})([个张家]?.{{3,}})", part["title"])
        if not found or not part["complete"]:
            continue
        for number, match in draft.matches(rf"(?<![0-9一二三四五六七八九十第])({FIGURE}){re.escape(found[2])}"):
            given = number_of(match[1])
            if given is not None and given != number_of(found[1]):
                source = known.source_of(part.get("source"))
                yield NAMED_SETS.at(number, match, printed=match[0], meant=part["title"], source=source)


CATALOGUE = Check(
    code="JH105",
    name="catalogue-size",
    title="目录品种数、床位数与台账不符",
    why="目录收载的品种数、医院的床位数以台账登记为准。",
    message="“{printed}”，台账为{count}",
    help="请核对数量，并写明统计日期和口径",
    bad=("统一用药目录共收载512种药品。",),
    good=("统一用药目录共收载4种药品。", "目录新增3种药品。"),
)


def catalogue_size(draft: Draft, known: Known) -> Iterator[Mark]:
    """How many drugs the catalogue holds, by name or by product; how many beds a hospital has."""
    home = known.ledger.county
    # A paper on the catalogue is dated before what it says takes effect.
    days = [known.day + timedelta(days=ahead) for ahead in (0, 31, 62)]
    sizes = [_size(known, day) for day in days]
    if home is not None and home.part("catalogue").get("status") == "已制定" and sizes[0] != (0, 0):
        counted = rf"(?P<number>{FIGURE})(?:种|个品种|个品规|个)"
        pattern = rf"目录[^。；，]{{0,12}}(?:共|收载|收录|纳入|列入)[^。；，0-9]{{0,6}}{counted}"
        for number, match in draft.matches(pattern):
            given = number_of(match["number"])
            if given is not None and all(given not in size for size in sizes) and "新增" not in match[0]:
                count = f"{sizes[0][0]}种（{sizes[0][1]}个品规）"
                span = (match.start("number"), match.end())
                yield CATALOGUE.at(number, span, printed=draft.paragraphs[number].text[slice(*span)], count=count)
    for mention in known.mentions:
        beds = mention.record.get("beds") if mention.record.kind.name == "institution" else None
        text = draft.paragraphs[mention.paragraph].text
        beds_given = re.compile(r"[^。；，、]{0,8}床位([0-9]{1,5})张").match(text, mention.end)
        if isinstance(beds, int) and beds_given and int(beds_given[1]) != beds:
            printed = f"床位{beds_given[1]}张"
            yield CATALOGUE.at(mention.paragraph, beds_given.span(1), printed=printed, count=f"{beds}张")


def _size(known: Known, day: date) -> tuple[int, int]:
    """How many drugs the catalogue holds on a day, by name and by product."""
    listed = [one for one in known.ledger.sound("drug") if in_force(one.data, day)]
    return len({one.name for one in listed}), len(listed)


TABLE: tuple[Entry, ...] = ((NAMED_SETS, named_sets), (CATALOGUE, catalogue_size))
