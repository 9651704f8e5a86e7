"""Charters as texts: numbering and cross-references (YGT421–YGT423)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ygt.citations import Reference, article_references
from ygt.findings import Finding, Rule
from ygt.ledger.charters import Article, articles, texts
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.numerals import (
    item_fault,
    numbered,
    numbered_fault,
    numbered_item,
    parse_article,
    parse_chapter,
    parse_item,
    parse_section,
)
from ygt.rules.examples import article_of, charter_of
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_FIRST = article_of("第一条", "为规范议事，制定本规则。")
_GOOD = charter_of(_FIRST + article_of("第二条", "本规则由医共委解释。"))

NUMBER_FORM = Rule(
    code="YGT421",
    name="number-form",
    severity="error",
    title="章节条项序号写法不对",
    why="章、节、条用“第”加汉字数字，项用带括号的汉字数字，不用阿拉伯数字。",
    basis="立法法（2023年修正）第六十五条",
    certainty="read",
    message="“{title}”的值“{value}”{reason}",
    help="{remedy}",
    bad=charter_of(article_of("第1条", "为规范议事，制定本规则。")),
    good=_GOOD,
)


def number_forms(ledger: Ledger) -> Iterator[Finding]:
    """Numbers of chapters, sections, articles and items that are not written as they should be."""
    units = {"chapter_number": "章", "section_number": "节", "article_number": "条"}
    for field in ledger.formatted([*units, "item_number"]):
        unit = units.get(field.node.format)
        fault = numbered_fault(field.value, unit) if unit else item_fault(field.value)
        if fault:
            title = field.node.title
            yield NUMBER_FORM.at(
                field.place(), title=title, value=field.value, reason=fault.reason, remedy=fault.remedy
            )


NUMBER_GAP = Rule(
    code="YGT422",
    name="numbering-gap",
    severity="error",
    title="序号不连续",
    why="章、节、条、项的序号应当连续，跳号或重号会使引用指错地方。",
    message="{where}序号应为“{wanted}”，现为“{value}”",
    help="改正序号；删去的条文，其后各条应顺序前移，并核对各处引用",
    bad=charter_of(_FIRST + article_of("第三条", "本规则由医共委解释。")),
    good=_GOOD,
)
_Numbers = Iterable[tuple[Steps, Any]]


def numbering_gaps(ledger: Ledger) -> Iterator[Finding]:
    """Numbers that do not follow the one before; articles run through the whole charter."""
    for charter in ledger.sound("charter"):
        chapters = charter.items("chapters")
        numbers: _Numbers = [(("chapters", c), chapter["number"]) for c, chapter in enumerate(chapters)]
        yield from _run(charter, numbers, parse_chapter, lambda n: numbered(n, "章"), "章的")
        for c, chapter in enumerate(chapters):
            sections = enumerate(chapter.get("sections", ()))
            numbers = [(("chapters", c, "sections", s), section["number"]) for s, section in sections]
            where = f"{chapter['number']}节的"
            yield from _run(charter, numbers, parse_section, lambda n: numbered(n, "节"), where)
        numbers = [(article.steps, article.data["number"]) for article in articles(charter)]
        yield from _run(charter, numbers, parse_article, lambda n: numbered(n, "条"), "条的")
        for article in articles(charter):
            yield from _run_of_items(charter, article)
        numbers = [(("amendments", n), one["number"]) for n, one in enumerate(charter.items("amendments"))]
        yield from _run(charter, numbers, int, str, "修正的")


def _run_of_items(charter: Record, article: Article) -> Iterator[Finding]:
    where = str(article.data["number"])
    for p, paragraph in enumerate(article.data["paragraphs"]):
        steps = (*article.steps, "paragraphs", p, "items")
        items = paragraph.get("items", ())
        numbers: _Numbers = [((*steps, i), item["number"]) for i, item in enumerate(items)]
        yield from _run(charter, numbers, parse_item, numbered_item, f"{where}项的")
        for i, item in enumerate(items):
            subitems = enumerate(item.get("subitems", ()))
            numbers = [((*steps, i, "subitems", s), subitem["number"]) for s, subitem in subitems]
            yield from _run(charter, numbers, int, str, f"{where}{item['number']}目的")


def _run(
    charter: Record,
    numbers: _Numbers,
    parse: Callable[..., int | None],
    write: Callable[[int], str],
    where: str,
) -> Iterator[Finding]:
    wanted = 1
    for steps, written in numbers:
        number = parse(written)
        if number is not None and number != wanted:
            place = charter.place(*steps, "number")
            yield NUMBER_GAP.at(place, where=where, wanted=write(wanted), value=written)
        wanted = (number or wanted) + 1


MISSING_ARTICLE = Rule(
    code="YGT423",
    name="missing-article",
    severity="error",
    title="引用的条文不存在",
    why="条文之间、章程要素与条文之间的引用应当有着落。",
    message="{where}引用的“{text}”不存在",
    help="核对条号；条文增删后各处引用应随之调整",
    bad=charter_of(article_of("第一条", "依照第九条的规定执行。")),
    good=charter_of(_FIRST + article_of("第二条", "依照第一条的规定执行。")),
)


def missing_articles(ledger: Ledger) -> Iterator[Finding]:
    """Cross-references inside a charter, and articles named by elements, that do not exist."""
    for charter in ledger.sound("charter"):
        known = {parse_article(article.data["number"]): article for article in articles(charter)}
        for article in articles(charter):
            for steps, text in texts(article):
                for found in article_references(text):
                    if not found.external and not _exists(found, article, known):
                        quoted = text[found.start : found.end]
                        where = f"{article.data['number']}所"
                        yield MISSING_ARTICLE.at(charter.place(*steps), where=where, text=quoted)
    for element in ledger.sound("charter_element"):
        target = ledger.find(element.text("charter"), "charter")
        numbers = {article.data["number"] for article in articles(target)} if target else set()
        for index, number in enumerate(element.items("articles") if target else ()):
            if number not in numbers:
                place = element.place("articles", index)
                yield MISSING_ARTICLE.at(place, where=f"要素“{element.name}”", text=number)


def _exists(found: Reference, here: Article, known: Mapping[int | None, Article]) -> bool:
    if found.branch:
        return False
    if found.article is None:
        meant = here
    else:
        last = found.last if found.last is not None and found.level == 0 else found.article
        if any(number not in known for number in range(found.article, last + 1)):
            return False
        meant = known[found.article]
    paragraphs = meant.data["paragraphs"]
    if found.paragraph is not None and not 1 <= found.paragraph <= len(paragraphs):
        return False
    if found.item is None:
        return True
    chosen = paragraphs[found.paragraph - 1 : found.paragraph] if found.paragraph else paragraphs
    return any(parse_item(item["number"]) == found.item for one in chosen for item in one.get("items", ()))


TABLE: tuple[Entry, ...] = (
    (NUMBER_FORM, number_forms),
    (NUMBER_GAP, numbering_gaps),
    (MISSING_ARTICLE, missing_articles),
)
