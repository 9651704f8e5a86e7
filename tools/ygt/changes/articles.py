"""Two wordings of an article, word by word: what is struck, what is put in, in the way an amendment says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ygt.ledger.charters import Article, articles, filled
from ygt.ledger.record import Record
from ygt.numerals import numbered

_PIECES = re.compile(r"[^，；。：、]*[，；。：、]?")
LONGEST = 90


class Piece(NamedTuple):
    """One paragraph, item or subitem: where it stands in its article (第一款第（二）项), and its text."""

    where: str
    text: str


class Wording(NamedTuple):
    """A part of a text: kept (=), struck (-) or put in (+)."""

    sign: str
    text: str


class Text(NamedTuple):
    """An article with its numbers filled in."""

    article: Article
    number: str
    title: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """All of its text."""
        return "".join(one.text for one in self.pieces)


def texts_of(charter: Record | None) -> list[Text]:
    """The articles of a charter, their numbers filled in."""
    if charter is None:
        return []
    return [
        Text(one, str(one.data["number"]), str(one.data.get("title", "")), tuple(_pieces(charter, one.data)))
        for one in articles(charter)
    ]


def _pieces(charter: Record, article: dict[str, Any]) -> Iterator[Piece]:
    several = len(article["paragraphs"]) > 1
    for index, paragraph in enumerate(article["paragraphs"], start=1):
        where = numbered(index, "款") if several else ""
        yield Piece(where, filled(charter, paragraph["text"]))
        for item in paragraph.get("items", ()):
            inside = f"{where}第{item['number']}项"
            yield Piece(inside, filled(charter, item["text"]))
            for subitem in item.get("subitems", ()):
                yield Piece(f"{inside}第{subitem['number']}目", filled(charter, subitem["text"]))


def amendments(before: Text, after: Text) -> list[str]:
    """What an amendment would say of the difference: 第一款中的“7名”修改为“9名”."""
    old, new = list(before.pieces), list(after.pieces)
    left = [one for one in old if one.text not in {other.text for other in new}]
    came = [one for one in new if one.text not in {other.text for other in old}]
    said = []
    for one in came:
        was = next((other for other in left if other.where == one.where), None) or _alike(one, left)
        if was is None:
            said.append(f"增加{one.where or '内容'}“{_cut(one.text)}”")
            continue
        left.remove(was)
        said += _within(was, one)
    said += [f"删去{one.where or '内容'}“{_cut(one.text)}”" for one in left]
    if not said and [one.text for one in old] != [one.text for one in new]:
        said.append("各款、项的次序有调整")
    return said


def wording(before: str, after: str) -> list[Wording]:
    """The two texts as one, in parts that were kept, struck and put in."""
    from difflib import SequenceMatcher

    found: list[Wording] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Wording("=", before[i:j]))
            continue
        if i < j:
            found.append(Wording("-", before[i:j]))
        if k < m:
            found.append(Wording("+", after[k:m]))
    return found


def _within(before: Piece, after: Piece) -> Iterator[str]:
    """Clause by clause, so that what is quoted can be read by itself."""
    from difflib import SequenceMatcher

    old, new = _clauses(before.text), _clauses(after.text)
    place = f"{after.where}中的" if after.where else ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        struck, put_in = "".join(old[i:j]).rstrip("，；。、"), "".join(new[k:m]).rstrip("，；。、")
        if tag == "replace" and struck != put_in:
            yield f"{place}“{_cut(struck)}”修改为“{_cut(put_in)}”"
        elif tag == "replace":
            yield f"{place}“{_cut(struck)}”处的标点有调整"
        elif tag == "delete":
            yield f"删去{place}“{_cut(struck)}”"
        elif tag == "insert":
            yield f"{after.where}增加“{_cut(put_in)}”"


def _clauses(text: str) -> list[str]:
    return [one for one in _PIECES.findall(text) if one]


def _alike(one: Piece, others: list[Piece]) -> Piece | None:
    from difflib import SequenceMatcher

    ranked = sorted(others, key=lambda other: -SequenceMatcher(None, one.text, other.text).ratio())
    return ranked[0] if ranked and SequenceMatcher(None, one.text, ranked[0].text).ratio() > 0.6 else None


def _cut(text: str) -> str:
    text = text.rstrip("。；")
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}……{text[-LONGEST // 3 :]}"
