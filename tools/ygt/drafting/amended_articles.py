"""The words of an amendment: what it strikes from each article and what it puts in, from the two texts of a charter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.changes.articles import Piece, Text, texts_of
from ygt.drafting.entries import Entry
from ygt.ledger.announced import ARTICLE
from ygt.ledger.record import Record

MARKS = "，；。：、"
_CLAUSE = re.compile(rf"[^{MARKS}]*[{MARKS}]?")
REWRITTEN = 0.5
"""Two wordings less alike than this are quoted whole."""


def amended_articles(before: Record, after: Record) -> Iterator[Entry]:
    """What is listed of each article that differs; changes of punctuation and of numbers alone are not."""
    old, new = texts_of(before), texts_of(after)
    kept = {one.words for one in old} & {one.words for one in new}
    left = [one for one in old if one.words not in kept]
    came = [one for one in new if one.words not in kept]
    for now in came:
        was = next((one for one in left if _same_article(one, now)), None)
        if was is None:
            yield _entry(after, now.number, after=_whole(now))
            continue
        left.remove(was)
        yield from (_entry(after, f"{now.number}{where}", *said) for where, *said in _within(was, now))
    for one in left:
        yield _entry(after, one.number, before=_whole(one))


def _same_article(was: Text, now: Text) -> bool:
    return was.title == now.title if was.title or now.title else was.number == now.number


def _whole(text: Text) -> str:
    return (f"【{text.title}】" if text.title else "") + text.words


def _entry(charter: Record, article: str, before: str = "", after: str = "") -> Entry:
    found: Entry = {"charter": charter.name, "article": article, "field": ARTICLE}
    return found | {key: value for key, value in (("before", before), ("after", after)) if value}


def _within(was: Text, now: Text) -> Iterator[tuple[str, str, str]]:
    """Paragraphs, items and subitems that differ: where, what is struck and what is put in."""
    old = [one for one in was.pieces if _bare(one) not in {_bare(other) for other in now.pieces}]
    for piece in now.pieces:
        if _bare(piece) in {_bare(other) for other in was.pieces}:
            continue
        same = next((one for one in old if one.where == piece.where), None)
        if same is None:
            yield piece.where, "", piece.text
            continue
        old.remove(same)
        yield from ((piece.where, *said) for said in _clauses(same.text, piece.text))
    yield from ((one.where, one.text, "") for one in old)


def _bare(piece: Piece) -> str:
    return piece.text.rstrip(MARKS)


def _clauses(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Clause by clause, so that what is quoted can be read by itself; a clause put in is quoted with its neighbour."""
    from difflib import SequenceMatcher

    if SequenceMatcher(None, before, after, autojunk=False).ratio() < REWRITTEN:
        yield before, after
        return
    old = [one for one in _CLAUSE.findall(before) if one]
    new = [one for one in _CLAUSE.findall(after) if one]
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if tag != "replace":
            i, j, k, m = (i - 1, j, k - 1, m) if i and k else (i, j + 1, k, m + 1)
        struck, put_in = "".join(old[i:j]).rstrip(MARKS), "".join(new[k:m]).rstrip(MARKS)
        if struck != put_in:
            yield struck, put_in
