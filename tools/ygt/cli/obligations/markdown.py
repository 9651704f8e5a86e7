"""The list of tasks as Markdown: a report to keep, to send on, or to attach to a scheduled run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ygt.cli.obligations.listing import Listing, chapters, headline
from ygt.obligations.judged import Need
from ygt.publish.obligations.facts import NO_HOLDER, ClauseFacts, counts_by_status

HEADS = ("标识", "条款", "任务要求", "责任部门（按文件排序）", "时限", "状态", "判定")

_MARKS = re.compile(r"[\\`*_\[\]<>|#&~!]")
_SPACE = re.compile(r"\s+")


def markdown(listing: Listing) -> Iterator[str]:
    """The lines of the report: counts, every document by chapter, and what is to be supplied by whom."""
    yield f"# {_text(listing.county)}任务落实情况"
    yield ""
    yield f"{listing.as_of}，{listing.counted()}。"
    if listing.disclaimer:
        yield from ("", f"> {_text(listing.disclaimer)}")
    if listing.facts:
        yield ""
        counts = counts_by_status(listing.facts)
        yield from _table(("状态", "条款数"), ([str(status), str(count)] for status, count in counts.items()))
    for paper, clauses in listing.papers():
        beside = paper.remarks(listing.day)
        yield from ("", f"## {_text(headline(paper))}")
        yield from (line for remark in beside for line in ("", f"注：{_text(remark)}"))
        for chapter, part in chapters(clauses):
            yield from ("", f"### 〔{_text(chapter)}〕") if chapter else ()
            yield ""
            yield from _table(HEADS, (_row(one, beside) for one in part))
    yield from _needs(listing.facts)


def _row(one: ClauseFacts, beside: tuple[str, ...]) -> list[str]:
    said = [*one.sentences, *([one.fault] if one.fault else []), *one.twin_words]
    said += [remark for remark in one.remarks if remark not in beside]
    holders = one.holders_said or NO_HOLDER
    return [one.id, one.number, one.summary, holders, one.due_words, one.status.word, "；".join(said)]


def _needs(facts: Iterable[ClauseFacts]) -> Iterator[str]:
    """What is to be supplied, under the name of each who is to supply it."""
    found: dict[str, list[tuple[ClauseFacts, Need]]] = {}
    for one in facts:
        for need in one.needs:
            for who in need.who:
                found.setdefault(who, []).append((one, need))
    if found:
        yield from ("", "## 待补充资料")
    for who, needs in found.items():
        yield from ("", f"### {_text(who)}", "")
        for one, need in needs:
            by = f"（{need.by.isoformat()}前）" if need.by else ""
            yield f"- {_text(one.id)} {_text(one.number)}：{_text(need.what)}{by}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    named = list(heads)
    yield f"| {' | '.join(named)} |"
    yield f"|{' --- |' * len(named)}"
    for row in rows:
        yield f"| {' | '.join(map(_text, row))} |"


def _text(text: str) -> str:
    """`text` as it is: no mark of it is taken for Markdown or HTML."""
    return _MARKS.sub(lambda match: f"\\{match[0]}", _SPACE.sub(" ", text))
