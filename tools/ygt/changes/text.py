"""A comparison on a terminal: headings, sentences, what hangs on them, and the four lists; a screen where it can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ygt.changes.comparison import Comparison, Line
from ygt.changes.parties import TITLES
from ygt.report.colour import Paint
from ygt.report.display import visible, wrapped

COLUMNS = 80
MOST = 10
"""So many changes under a heading are told one by one; how many more there are is said."""

MOST_IN_ALL = 60
"""So many changes are told in all, or a few more: a heading once begun is told."""

MOST_NAMED = 12
NOBODY = "无"


def text(found: Comparison, paint: Paint) -> Iterator[str]:
    """The lines of the report."""
    yield from (paint(row, "strong") for row in wrapped(visible(found.title), COLUMNS))
    yield from wrapped(visible(f"{found.before} 至 {found.after}"), COLUMNS)
    if found.disclaimer:
        yield from wrapped(visible(found.disclaimer), COLUMNS)
    if found.outcome == "changed":
        yield from _body(found, paint)
    yield from _unread(found)


def _body(found: Comparison, paint: Paint) -> Iterator[str]:
    number = 0
    total = sum(len(lines) for lines in found.lines.values())
    for group, lines in found.lines.items():
        if number >= MOST_IN_ALL:
            yield from ("", f"另有{total - number}项，用 --format markdown 查看全部")
            break
        yield ""
        yield paint(visible(group), "strong")
        for line in lines[:MOST]:
            number += 1
            yield from _numbered(number, line)
        if len(lines) > MOST:
            number += len(lines) - MOST
            yield f"  另有{len(lines) - MOST}项，用 --format markdown 查看全部"
    if found.has_lists or found.undecided:
        yield ""
    if found.has_lists:
        yield from party_lines(found)
    if found.undecided:
        yield from _field("待补充资料", f"决定依据{len(found.undecided)}项：补文件、会议或决定机关及日期")


def previewed(groups: Mapping[str, list[Line]], paint: Paint) -> Iterator[str]:
    """What edits come to, before the lines they change: all of it, numbered through."""
    number = 0
    for group, lines in groups.items():
        yield paint(visible(group), "strong")
        for line in lines:
            number += 1
            yield from _numbered(number, line)


def _numbered(number: int, line: Line) -> Iterator[str]:
    lead = f"{number:>3}. "
    for row in wrapped(visible(line.sentence), COLUMNS - len(lead)):
        yield f"{lead}{row}"
        lead = " " * len(lead)
    for one in hanging_of(line):
        mark = "     · "
        for row in wrapped(visible(one), COLUMNS - len(mark)):
            yield f"{mark}{row}"
            mark = " " * len(mark)


def hanging_of(line: Line) -> Iterable[str]:
    """What hangs on the changes of a line, each said once."""
    return dict.fromkeys(one for change in line.changes for one in change.hanging)


def party_lines(found: Comparison) -> Iterator[str]:
    """The four lists, one a field."""
    for key, names in found.lists._asdict().items():
        shown = list(names[:MOST_NAMED])
        rest = f"等{len(names)}家" if len(names) > MOST_NAMED else ""
        yield from _field(TITLES[key], "、".join(shown) + rest or NOBODY)


def _field(title: str, words: str) -> Iterator[str]:
    lead = f"{title}："
    yield from wrapped(visible(lead + words), COLUMNS)


def _unread(found: Comparison) -> Iterator[str]:
    """What could not be read, and hence not compared."""
    if found.errors_before:
        yield from ("", visible(f"“{found.before}”有{found.errors_before}处读取错误，有关内容未作比较"))
    errors = [one for one in found.findings if one.severity == "error"]
    if errors:
        yield from ("", visible(f"“{found.after}”有{len(errors)}处读取错误，有关内容未作比较："))
    for one in errors[:MOST]:
        yield from wrapped(visible(f"  {one.path}:{one.place.line}  {one.message}"), COLUMNS)
    if len(errors) > MOST:
        yield f"  另有{len(errors) - MOST}处，用 ygt check 查看"


def title_line(found: Comparison) -> str:
    """The title, as a terminal can safely show it."""
    return visible(found.title)
