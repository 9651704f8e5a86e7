"""Quotations against the stored texts of documents, and recorded slips of those documents (YGT611, YGT612, YGT641)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Place, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.examples import DOCUMENTS, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_TEXT = "org/texts/zhidao.txt"
_DOCUMENT = shown(
    DOCUMENTS,
    "- title: 关于加强指导的意见\n  id: zhidao\n  kind: 意见\n  status: 现行\n  text: org/texts/zhidao.txt\n",
)
_STORED = Example(_TEXT, "一、总体要求\n（一）204年8月前完成。\n")


def _quoted(printed: str) -> tuple[Example, ...]:
    slip = f"- {{name: 年份误印, document: 关于加强指导的意见, line: 2, printed: {printed}, problem: 日期误印}}\n"
    return (_STORED, *_DOCUMENT, *shown("org/collation.yaml", slip))


MISSING_TEXT = Rule(
    code="YGT611",
    name="missing-text",
    severity="error",
    title="所存文本不在",
    why="文件登记的文本是核对引文的依据。",
    message="《{title}》登记的文本 {path} 不存在",
    help="把文件原文存到该位置（UTF-8 编码的 .txt），或更正登记",
    bad=_DOCUMENT,
    good=(_STORED, *_DOCUMENT),
    exceptable=False,
)


def missing_texts(ledger: Ledger) -> Iterator[Finding]:
    """Documents whose stored text is not there."""
    for document in ledger.all("document"):
        path = document.text("text")
        if path and path not in ledger.texts:
            yield MISSING_TEXT.at(document.place("text"), title=document.name, path=path)


MISQUOTED = Rule(
    code="YGT612",
    name="misquoted",
    severity="error",
    title="引文与所存文本不符",
    why="出处和校勘须照录原文，一字之差就可能改变含义。",
    message="引文“{quote}”不在{where}",
    help="对照 {path} 核对引文和行号",
    bad=_quoted("2024年8月"),
    good=_quoted("204年8月"),
    exceptable=False,
)


def misquoted(ledger: Ledger) -> Iterator[Finding]:
    """Quotations of `source` and collation records that their document's stored text does not have on that line."""
    for record, steps, name, quote, line in _quotations(ledger):
        document = ledger.find(name, "document")
        path = document.text("text") if document else ""
        text = ledger.texts.get(path)
        if text is None:
            continue
        lines = text.splitlines()
        held = text if line is None else "".join(lines[line - 1 : line])
        if _compact(quote) not in _compact(held):
            where = f"《{name}》所存文本" + (f"第{line}行" if line else "")
            yield MISQUOTED.at(record.place(*steps), quote=quote, where=where, path=path)


def _quotations(ledger: Ledger) -> Iterator[tuple[Record, Steps, str, str, int | None]]:
    for reference in ledger.references:
        field = reference.field
        if field.steps[-1] == "document" and field.record.sound and "quote" in field.holder:
            steps = (*field.steps[:-1], "quote")
            yield field.record, steps, field.value, field.holder["quote"], field.holder.get("line")
    for tasks in ledger.sound("obligation"):
        for index, clause in enumerate(tasks.items("clauses")):
            if "quote" in clause:
                yield tasks, ("clauses", index, "quote"), tasks["document"], clause["quote"], None
    for one in ledger.sound("collation"):
        yield one, ("printed",), one["document"], one["printed"], one["line"]
        if "other_printed" in one.data:
            yield one, ("other_printed",), one["document"], one["other_printed"], one.get("other_line")


def _compact(text: str) -> str:
    return "".join(text.split())


SLIP = Rule(
    code="YGT641",
    name="recorded-slip",
    severity="note",
    title="文件本身的误印或前后不一",
    why="公布的文件中确有误印、重号、前后不一之处。照录原文、另作校勘，不改动原文，也不据以评价。",
    message="{problem}：“{printed}”{suggestion}",
    help="原文不改；引用时照印，并注明校勘意见",
    bad=_quoted("204年8月"),
    good=(_STORED, *_DOCUMENT),
)


def slips(ledger: Ledger) -> Iterator[Finding]:
    """Every recorded slip, at its place in the stored text."""
    for one in ledger.sound("collation"):
        document = ledger.find(one["document"], "document")
        text = ledger.texts.get(document.text("text")) if document else None
        if document is None or text is None:
            continue
        suggestion = f"，疑应作“{one['suggestion']}”" if "suggestion" in one.data else ""
        if "other_printed" in one.data:
            suggestion += f"；另一处印作“{one['other_printed']}”"
        yield SLIP.at(
            printed_place(document.text("text"), text, one["line"], one["printed"]),
            related=[Related(one.head(), "校勘记录")],
            unit=document.known_as(),
            problem=one["problem"],
            printed=one["printed"],
            suggestion=suggestion,
        )


def printed_place(path: str, text: str, line: int, printed: str) -> Place:
    """Where `printed` stands on a line of a stored text; the whole line where it cannot be found letter by letter."""
    lines = text.splitlines()
    content = lines[line - 1] if line <= len(lines) else ""
    column = content.find(printed)
    if column < 0:
        return Place(path, line, 1, line, len(content) + 1)
    return Place(path, line, column + 1, line, column + 1 + len(printed))


TABLE: tuple[Entry, ...] = (
    (MISSING_TEXT, missing_texts),
    (MISQUOTED, misquoted),
    (SLIP, slips),
)
