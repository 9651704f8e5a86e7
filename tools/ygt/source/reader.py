"""Reading one file: strict about what it holds, and never failing on it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from yaml import YAMLError

from ygt.findings import Place, Rule
from ygt.source import events, rules
from ygt.source.builder import MAX_DEPTH, Builder, TooDeepError
from ygt.source.characters import forbidden, masked, name_of, sightings
from ygt.source.dashes import Dash, Repetition, forgotten, with_dashes
from ygt.source.document import Document
from ygt.source.encoding import UTF_8, Decoded, decode
from ygt.source.opening import Refusal, content_of
from ygt.source.positions import Marks
from ygt.source.report import Report, TooManyError

MAX_BYTES = 8 * 1024 * 1024
"""The size beyond which a file is not read."""

MOST_HIDDEN = 100_000
"""With more hidden characters than this a file is a binary one under a wrong name."""

TAB = "\t"
_ENCODINGS = {
    "gb18030": "GB18030（GBK，记事本中称 ANSI）",
    "utf-16-le": "UTF-16 LE（记事本中称 Unicode）",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
}
_HALF_CHARACTER = "[\ud800-\udfff]"
_LEADING_TAB = r"(?:^|(?<=[\r\n])) *(\t)"


def read_file(root: Path, relative: str) -> Document:
    """The document in the file `relative` under `root`; a file that cannot be opened has that as its finding."""
    # A file name that is no UTF-8 reaches Python with half characters, which no terminal and no page can show.
    path = relative.replace(os.sep, "/").encode(errors="surrogateescape").decode(errors="replace")
    content = content_of(root / relative, MAX_BYTES, within=root)
    if isinstance(content, bytes):
        return read(path, content)
    if isinstance(content, Refusal):
        return _unread(path, rules.UNOPENED, reason=content.reason, remedy=content.remedy)
    return _unread(path, rules.TOO_LARGE, size=content, limit=MAX_BYTES)


def read(path: str, content: bytes) -> Document:
    """The document that `content`, the file at `path`, holds. Never raises: what is wrong is among its findings."""
    if len(content) > MAX_BYTES:
        return _unread(path, rules.TOO_LARGE, size=len(content), limit=MAX_BYTES)
    decoded = decode(content)
    # Half characters cannot be written out again, hence not shown either.
    document = Document(path, decoded.text if decoded.whole else re.sub(_HALF_CHARACTER, "\ufffd", decoded.text))
    report = Report(document)
    if decoded.encoding != UTF_8:
        _report_encoding(report, document, decoded)
    else:
        if decoded.marked:
            report.add(rules.BYTE_ORDER_MARK, 0, 0, file=path)
        _report_line_ends(report, document)
        text = _readable(report, decoded.text)
        if text is not None:
            _build(report, document, text)
    report.close()
    return document


def _readable(report: Report, text: str) -> str | None:
    """`text` at the same length, without what parsers refuse or read differently; each such thing is reported.

    None where so much of it is hidden that it is no text.
    """
    hidden = _report_hidden(report, text)
    if hidden > MOST_HIDDEN:
        return None
    if hidden:
        text = masked(text)
    if TAB in text:
        _report_tabs(report, text)
        text = text.replace(TAB, " ")
    return text


def _build(report: Report, document: Document, text: str) -> None:
    before, dashes = len(report), list[Dash]()
    repetitions = _attempt(report, document, text)
    # Items within an item come to light only once that is one of its own.
    for _ in range(MAX_DEPTH if repetitions else 0):
        further = forgotten(document, text, repetitions)
        if not further:
            break
        dashes += further
        text = with_dashes(text, further)
        report.withdraw(before, 0)
        _reset(document)
        repetitions = _attempt(report, document, text)
    for dash in dashes:
        related = [(dash.above, dash.above + 1, "本列表的“- ”与此处对齐")]
        end = dash.start + len(dash.key)
        report.add(rules.FORGOTTEN_DASH, dash.start, end, dash.path, related=related, key=dash.key)
    if document.data is None:
        _reset(document)


def _attempt(report: Report, document: Document, text: str) -> list[Repetition]:
    """Read `text` into `document` as far as it goes; the fields that came twice."""
    before = len(report)
    builder = Builder(document, text, events.open_events(text), report)
    try:
        builder.build()
    except YAMLError as error:
        from ygt.source.syntax import trouble

        found = trouble(error, text)
        # Where tabs indent, they are what is wrong; the rest can be judged once they are gone.
        if not re.compile(_LEADING_TAB).search(document.text, 0, found.end + 1):
            # What was seen inside a pair that never closes follows from that.
            report.withdraw(before, found.start)
            report.add(
                rules.SYNTAX, found.start, found.end, related=found.related, what=found.what, remedy=found.remedy
            )
    except (TooDeepError, TooManyError):
        return []
    return builder.repetitions


def _reset(document: Document) -> None:
    document.data = None
    document.marks = Marks()
    document.plains.clear()
    document.refused.clear()


def _report_encoding(report: Report, document: Document, decoded: Decoded) -> None:
    if decoded.encoding:
        report.add(rules.NOT_UTF_8, 0, 0, encoding=_ENCODINGS[decoded.encoding], file=document.path)
        return
    line, column = document.lines.at(decoded.fault)
    start, fault = decoded.fault, decoded.fault_bytes
    report.add(rules.UNKNOWN_ENCODING, start, start + 1, line=line, column=column, bytes=fault)


def _report_line_ends(report: Report, document: Document) -> None:
    returns = document.text.count("\r")
    if returns:
        pairs = document.text.count("\r\n")
        kinds = [name for name, count in (("CRLF", pairs), ("CR", returns - pairs)) if count]
        where = document.text.find("\r")
        report.add(rules.LINE_ENDS, where, where, count=returns, kind="、".join(kinds), file=document.path)


def _report_hidden(report: Report, text: str) -> int:
    counts = forbidden(text)
    for character, count in counts.items():
        first, *others = [0] if report.full(rules.HIDDEN_CHARACTER) else sightings(text, character, 4)
        related = [(offset, offset + 1, "此处也有") for offset in others]
        name = name_of(character)
        report.add(rules.HIDDEN_CHARACTER, first, first + 1, related=related, name=name, count=count)
    return counts.total()


def _report_tabs(report: Report, text: str) -> None:
    leading = [match.start(1) for match in re.finditer(_LEADING_TAB, text)]
    first = leading[0] if leading else text.find("\t")
    what = (
        f"行首用了制表符（Tab）缩进，共{len(leading)}行" if leading else f"文中有制表符（Tab），共{text.count(TAB)}处"
    )
    report.add(rules.TAB, first, first + 1, what=what)


def _unread(path: str, rule: Rule, **fields: Any) -> Document:
    return Document(path, findings=[rule.at(Place(path), **fields)])
