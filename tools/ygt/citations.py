"""References to articles in the text of a charter or document: 第×条第×款第（×）项, lists and ranges of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ygt.numerals import HAN_NUMERAL, parse_numeral

NUMBER = rf"(?:{HAN_NUMERAL}|[0-9０-９]{{1,4}})"
BRACKETED = rf"第?\s?[（(]{NUMBER}[）)]"
# The signs it may begin with stand first, or every character of a charter would begin a match of nothing.
# In 第（一）、（三）项 the word 项 stands but once. 第一条件、第三条例、第二项目 are no references.
REFERENCE = re.compile(
    rf"(?=[第本前（(\s])(?P<anchor>[本前][条款])?"
    rf"(?:第(?P<article>{NUMBER})条(?![件例路线街])(?:之(?P<branch>{HAN_NUMERAL}))?)?"
    rf"(?:第(?P<paragraph>{NUMBER})款(?!项))?"
    rf"(?:第?\s?[（(](?P<item>{NUMBER})[）)](?:\s?项(?!目)|(?=(?:[、和或及与至到]{BRACKETED}){{1,9}}\s?项(?!目)))"
    rf"|第(?P<plain_item>{NUMBER})项(?!目))?"
)
JOINT = re.compile(r"\s*(?:、|，|,|和|或者|或|以及|及|与|(?P<range>至|到|—|－|-|~|～))\s*")

# 本章程第三条 is our own; 《医师法》第十五条, 医疗机构管理条例第二十条 and 国务院令第442号第三条 are not.
LAW_ENDINGS = ("法", "章程", "办法", "条例", "规定", "细则", "规则", "准则", "协议", "合同", "意见", "方案", "通知")
OWN = rf"本\s?(?:{'|'.join(LAW_ENDINGS)}|制度)$"
TITLE_END = r"》\s*(?:[（(][^（）()《》]{0,40}[）)])?$"
NUMBER_END = r"[^\W\da-zA-Z_]{1,30}(?:〔[0-9]{4}〕|[0-9]{4}年第|第)[0-9一二三四五六七八九十百]{1,6}号$"
HAN_RUN = re.compile(r"[^\W\da-zA-Z_]{1,30}$")
LEAD_IN = "^.*(?:依照|按照|根据|依据|违反|适用|参照|符合|遵守|以及|和|与|及)(?=..)"
LONGEST_TITLE = 120


class Reference(NamedTuple):
    """One reference, from `start` to `end` of the text.

    `article` is None where the text leaves it to be understood (本条第二款), and a number is 0 where what stands there
    is no numeral (第一百七条), so that it is found nowhere. In a range (第三条至第七条) `last` is the end of the finest
    level named. `branch` is the ordinal of 之一. `document` is the title of another document that is referred to.
    """

    article: int | None
    paragraph: int | None
    item: int | None
    start: int
    end: int
    branch: int = 0
    last: int | None = None
    document: str = ""

    @property
    def external(self) -> bool:
        """Whether the reference is to another document than the one it stands in."""
        return bool(self.document)

    @property
    def finest(self) -> int | None:
        """The number of the finest level named: item, else paragraph, else article."""
        return (self.article, self.paragraph, self.item)[self.level]

    @property
    def level(self) -> int:
        """0 where only an article is named, 1 for a paragraph, 2 for an item."""
        return 2 if self.item is not None else 1 if self.paragraph is not None else 0


def article_references(text: str) -> list[Reference]:
    """The references in `text`, in order. Those counted from where they stand (前条、前款) are left out."""
    found: list[Reference] = []
    for chain in _chains(text):
        head = chain[0]
        if (head["anchor"] or "本条") != "本条" or not (head["anchor"] or _names_a_place(head)):
            continue
        document = _document(text[max(0, head.start() - LONGEST_TITLE) : head.start()])
        found.extend(_references(text, chain, document))
    return found


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    """The numbered places of the text, those joined by 、和至 together."""
    chain: list[re.Match[str]] = []
    for match in REFERENCE.finditer(text):
        # Every part of the pattern is optional: a match may be empty, or a bare 本条.
        if match.lastgroup in {None, "anchor"}:
            continue
        if chain and not (JOINT.fullmatch(text, chain[-1].end(), match.start()) and not match["anchor"]):
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain


def _names_a_place(match: re.Match[str]) -> bool:
    """第二项 alone is a manner of counting (第二项工作); behind 条 or 款, or in their list, it is a reference."""
    return bool(match["article"] or match["paragraph"] or match["item"])


def _references(text: str, chain: list[re.Match[str]], document: str) -> Iterator[Reference]:
    previous: Reference | None = None
    for match in chain:
        reference = _read(match, document)
        if previous is None:
            previous = reference
            continue
        reference = _inheriting(reference, previous)
        joint = JOINT.fullmatch(text, previous.end, match.start())
        if joint and joint["range"] and reference.level == previous.level and previous.last is None:
            previous = previous._replace(last=reference.finest, end=reference.end)
            continue
        yield previous
        previous = reference
    if previous:
        yield previous


def _read(match: re.Match[str], document: str) -> Reference:
    return Reference(
        article=_number(match["article"]),
        paragraph=_number(match["paragraph"]),
        item=_number(match["item"] or match["plain_item"]),
        start=match.start(),
        end=match.end(),
        branch=_number(match["branch"]) or 0,
        document=document,
    )


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else parse_numeral(text) or 0


def _inheriting(reference: Reference, previous: Reference) -> Reference:
    """第三条第一款、第二款: what follows in a list lacks the levels named before it."""
    if reference.article is not None:
        return reference
    paragraph = previous.paragraph if reference.paragraph is None else reference.paragraph
    return reference._replace(article=previous.article, branch=previous.branch, paragraph=paragraph)


def _document(before: str) -> str:
    """The title or number of the other document named right before a reference, or nothing."""
    before = before.rstrip().removesuffix("的")
    if title_end := re.search(TITLE_END, before):
        return _title(before[: title_end.start()])
    if before.endswith("号"):
        run = re.search(NUMBER_END, before)
    elif before.endswith(LAW_ENDINGS) and not re.search(OWN, before):
        run = HAN_RUN.search(before, max(0, len(before) - 30))
    else:
        return ""
    return re.sub(LEAD_IN, "", run[0]) if run else ""


def _title(before: str) -> str:
    """The title whose closing 》 ends `before`, nested ones (《关于印发《…》的通知》) included."""
    depth = 1
    for offset in range(len(before) - 1, -1, -1):
        depth += (before[offset] == "》") - (before[offset] == "《")
        if depth == 0:
            return before[offset + 1 :]
    return before
