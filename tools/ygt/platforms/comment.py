"""The comment on a pull request: what changed and whether it may be merged, from reports that are only data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ygt.changes.markdown import body, plain, told_of
from ygt.platforms.reports import Report, Told
from ygt.report.inert import code
from ygt.report.markdown import errors, notes

MARKER = "<!-- ygt:diff -->"
"""The comment's first line, by which it is found again."""

MOST_BYTES = 60_000
"""The shortest limit of the platforms is 65,535 bytes (Gitee) or characters (GitHub)."""

ENOUGH = 12
"""With more changes than these, they are folded."""

MOST_OF_TITLE = 200
CUT = "（内容过长，以下从略。全部内容用 ygt diff、ygt check 查看。）"


class _Part(NamedTuple):
    """Lines that stand together; `summary` where they are folded under it."""

    lines: list[str]
    summary: str = ""


def comment(found: Iterable[Told]) -> str:
    """The whole comment, never longer than platforms allow; one that is cut says so."""
    known = list(found)
    idle = [one for one in known if not _is_told(one)]
    parts = [part for one in known if _is_told(one) for part in _parts(one)]
    if idle:
        names = "、".join(code(one.path) for one in idle)
        parts.append(_Part([f"{'其余台账' if parts else '台账'}没有变更，核对没有错误：{names}。"]))
    return "\n".join([MARKER, *_fitting(parts, _closing(known))]) + "\n"


def _is_told(one: Told) -> bool:
    """Whether there is anything to say of a workspace beyond that nothing changed in it."""
    changed = one.changes is not None and (one.changes["outcome"] != "same" or one.changes["findings"])
    return bool(changed or (one.check is not None and _count(one.check, "error")))


def _parts(one: Told) -> Iterator[_Part]:
    yield _Part([f"### {_title(one)}"])
    if one.check is not None:
        yield from _verdict(one.check)
    if one.changes is not None:
        lines = list(body(one.changes))[1:]
        count = told_of(one.changes)
        yield _Part(lines, f"共{count}项变更" if count > ENOUGH else "")


def _title(one: Told) -> str:
    title = one.changes["title"] if one.changes else one.check["workspace"]["name"] if one.check else ""
    shown = plain(title if len(title) <= MOST_OF_TITLE else f"{title[:MOST_OF_TITLE]}…")
    return f"{shown or '台账'}（{code(one.path)}）" if one.path != "." else shown or "台账"


def _verdict(check: Report) -> Iterator[_Part]:
    """Whether the check lets it pass, the errors in full, the notes folded."""
    wrong, noted = _count(check, "error"), _count(check, "note")
    more = f"，提示{noted}处" if noted else ""
    if wrong:
        yield _Part([f"**核对有{wrong}处错误，改正后方可合并**{more}。"])
        yield _Part(list(errors(check)))
    else:
        yield _Part([f"核对没有错误{more}。"])
    if noted:
        yield _Part(list(notes(check))[1:], f"提示{noted}处，不影响合并")


def _count(check: Report, severity: str) -> int:
    return sum(one["severity"] == severity for one in check["findings"])


def _closing(found: list[Told]) -> str:
    commits = dict.fromkeys(one.changes["after"]["commit"] for one in found if one.changes is not None)
    named = "、".join(code(one[:12]) for one in commits if one)
    return f"由 ygt 根据提交 {named} 生成，有新的提交时随之更新。" if named else "由 ygt 生成，有新的提交时随之更新。"


def _fitting(parts: Iterable[_Part], closing: str) -> Iterator[str]:
    """The lines of the parts as far as they fit; what is opened is closed."""
    fold_end = ["", "</details>"]
    room = MOST_BYTES - sum(map(_size, [MARKER, "", CUT, "", closing, *fold_end]))
    for part in parts:
        head = ["", f"<details><summary>{part.summary}</summary>", ""] if part.summary else [""]
        room -= sum(map(_size, head))
        fitting = []
        for line in part.lines:
            room -= _size(line)
            if room < 0:
                break
            fitting.append(line)
        if fitting:
            yield from [*head, *fitting, *(fold_end if part.summary else [])]
        if room < 0:
            yield from ("", CUT)
            break
        room -= sum(map(_size, fold_end))
    yield from ("", closing)


def _size(line: str) -> int:
    return len(line.encode("utf-8")) + 1
