"""Clauses and words of documents that a draft cites (JH133, JH134)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ygt.citations import article_references
from ygt.ledger.charters import articles
from ygt.ledger.record import Record
from ygt.numerals import numbered, parse_numeral
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import CLAUSE

NO_CLAUSE = Check(
    code="JH133",
    name="no-such-clause",
    title="引用的条款不存在",
    why="条款增删后引用未改，读者按号去找会落空。",
    message="“{printed}”：{reason}",
    help="请对照原文核对条款号",
    bad=("依照《示例县紧密型县域医疗卫生共同体章程》第三十条办理。", "依照医共体章程第四条办理。"),
    good=("依照《示例县紧密型县域医疗卫生共同体章程》第三条办理。", "依照《医师法》第三十条办理。"),
)


def missing_clauses(draft: Draft, known: Known) -> Iterator[Mark]:
    """References to articles a charter of the ledger does not have, and to （n） a stored document does not have."""
    charters = known.ledger.sound("charter")
    for number, text in draft.texts():
        for reference in article_references(text):
            charter = _charter(charters, reference.document)
            if charter is None or not reference.article:
                continue
            held = {one.data["number"] for one in articles(charter)}
            last = reference.last if reference.level == 0 else None
            for article in {reference.article, last or reference.article}:
                if numbered(article, "条") not in held:
                    printed = text[reference.start : reference.end]
                    reason = f"《{charter.name}》共{len(held)}条，没有{numbered(article, '条')}"
                    yield NO_CLAUSE.at(number, (reference.start, reference.end), printed=printed, reason=reason)
        for match in re.finditer(r"《([^《》]{2,60})》\s*[（(]([一二三四五六七八九十]{1,3})[）)]", text):
            document = known.ledger.find(match[1], "document")
            stored = known.ledger.texts.get(document.text("text")) if document else None
            found = set(re.findall(CLAUSE, stored, re.MULTILINE)) if stored else set()
            if document and found and match[2] not in found:
                last_one = max((parse_numeral(one) or 0 for one in found), default=0)
                reason = f"《{document.known_as()}》所存文本没有（{match[2]}），最后为第{last_one}项"
                yield NO_CLAUSE.at(number, match, printed=match[0], reason=reason)


def _charter(charters: list[Record], document: str) -> Record | None:
    """The charter that a title means; 章程 and 医共体章程 mean the one charter there is of that name."""
    if not document:
        return None
    exact = [one for one in charters if one.name == document]
    short = document in {"章程", "医共体章程", "县域医共体章程"}
    found = exact or [one for one in charters if short and one.name.endswith("章程")]
    return found[0] if len(found) == 1 else None


MISQUOTED = Check(
    code="JH134",
    name="misquoted",
    title="引文与原文不符",
    why="引号里的话应与原文一字不差，否则读者无从核对。",
    message="引文“{printed}”，《{document}》原文作“{original}”",
    help="照原文改正，或者去掉引号改为转述",
    bad=("《实施方案》提出，“完善章程，制定药事管理工作细则”。",),
    good=("《实施方案》提出，“完善章程，制定药事管理工作规则”。",),
)
_QUOTE = (
    r"《(?P<title>[^《》]{2,60})》[^《》“”。]{0,24}(?:提出|规定|明确|要求|指出|强调|载明)[^“”。]{0,6}"
    r"“(?P<quote>[^“”]{8,200})”"
)
ALIKE = 0.72


def misquoted(draft: Draft, known: Known) -> Iterator[Mark]:
    """Quotations that are nearly, but not quite, in the stored text of the document they are ascribed to."""
    for number, match in draft.matches(_QUOTE):
        document = known.ledger.find(match["title"], "document")
        stored = known.ledger.texts.get(document.text("text")) if document else None
        if document is None or stored is None:
            continue
        text, quote = "".join(stored.split()), "".join(match["quote"].split()).rstrip("。，；")
        if quote in text:
            continue
        if original := _nearest_passage(text, quote):
            printed = match["quote"] if len(match["quote"]) <= 30 else match["quote"][:30] + "…"
            yield MISQUOTED.at(
                number, match.span("quote"), printed=printed, document=document.known_as(), original=original
            )


def _nearest_passage(text: str, quote: str) -> str:
    """The passage of as many characters that is most like the quotation, or nothing where none is like it."""
    matcher = SequenceMatcher(None, text, quote, autojunk=False)
    longest = matcher.find_longest_match()
    if longest.size < min(6, len(quote) // 2):
        return ""
    start = max(0, longest.a - longest.b)
    passage = text[start : start + len(quote)]
    return passage if SequenceMatcher(None, passage, quote, autojunk=False).ratio() >= ALIKE else ""


TABLE: tuple[Entry, ...] = ((NO_CLAUSE, missing_clauses), (MISQUOTED, misquoted))
