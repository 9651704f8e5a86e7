"""The splice engine: a file's bytes and what is asked of them, in; the bytes with only that changed, out."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from ygt.edit.difference import ReorderedError, edits_between, same
from ygt.edit.edits import Address, Delete, Edit, Insert, Quote, RefusedError, Set, Where
from ygt.edit.page import Splice, spliced
from ygt.edit.plan import CannotError, Plan, Steps
from ygt.schema.contract import Kind
from ygt.schema.typing import convert
from ygt.source import rules
from ygt.source.document import Document
from ygt.source.reader import read

_TOLERATED = {rules.EMPTY_VALUE.code, rules.HIDDEN_CHARACTER.code, rules.TAB.code, rules.EMPTY_FILE.code}
"""Errors of a file that leave no doubt what its other values are."""
_MEND_FIRST = "先改正 ygt check 指出的读取错误，再作修改"


def apply(content: bytes, kind: Kind, edits: Iterable[Edit], *, path: str = "") -> bytes:
    """`content`, a file of `kind`, with the edits made one after the other; every other byte as it was.

    Each result is read again by the strict reader and must hold exactly what was meant. Raises RefusedError where
    that cannot be reached, or where a path leads to nothing or to several; `path` is only for its message.
    """
    draft = Draft(content, kind, path)
    for edit in edits:
        draft.make(edit)
    return draft.finished()


class Draft:
    """A file in the course of being changed."""

    def __init__(self, content: bytes, kind: Kind, path: str = "") -> None:
        self.kind = kind
        self.path = path
        self._content = content
        self._document, self._meant = self._read(content)
        faults = [one for one in self._document.findings if one.severity == "error" and one.code not in _TOLERATED]
        if faults:
            raise RefusedError(f"本文件有读取错误（{faults[0].message}）", faults[0].place, _MEND_FIRST)
        self._meant = deepcopy(self._meant)
        self._plan = Plan(self._document, kind)
        self._pending: dict[Steps, list[Splice]] = {}

    @property
    def data(self) -> Any:
        """What the file holds with the edits made so far; for reading only."""
        return self._meant

    def make(self, edit: Edit) -> None:
        """Make one edit. Raises RefusedError; the draft is then of no further use."""
        steps: Steps = ()
        try:
            steps = self._steps(edit.path)
            match edit:
                case Set(value=value):
                    self._set(steps, value)
                case Insert(value=value, at=at):
                    self._insert(steps, value, at)
                case Delete():
                    self._delete(steps)
                case Quote():
                    self._quote(steps)
        except CannotError as error:
            raise self._refusal(str(error), steps) from error
        except LookupError as error:
            raise self._refusal("找不到要改的位置", steps) from error

    def finished(self) -> bytes:
        """The file with all edits made."""
        self._settle()
        return self._content

    def _set(self, steps: Steps, value: Any) -> None:
        self._writable(value, steps)
        if self._meant is None and not steps:
            self._take(self._plan.filled(value), value)
            return
        holder = _at(self._meant, steps[:-1])
        is_new = bool(steps) and isinstance(holder, dict) and steps[-1] not in holder
        old = None if is_new else _at(self._meant, steps)
        if not is_new and same(old, value):
            return
        if is_new:
            self._settle()
            splices = self._plan.added(steps, value)
            holder[steps[-1]] = deepcopy(value)
            self._take(splices, self._meant)
        elif isinstance(old, (dict, list)) and isinstance(value, type(old)) and old:
            self._set_within(old, value, steps)
        elif isinstance(old, (dict, list)) or isinstance(value, (dict, list)) or "\n" in str(value):
            self._settle()
            splices = self._plan.replaced(steps, value)
            self._take(splices, self._put(steps, value))
        else:
            # Values on one line leave every other place where it is: many are read again at once.
            if steps in self._pending:
                self._settle()
            self._pending[steps] = self._plan.replaced(steps, value)
            self._meant = self._put(steps, value)

    def _set_within(self, old: Any, value: Any, steps: Steps) -> None:
        try:
            edits = list(edits_between(old, value, steps))
        except ReorderedError as error:
            raise self._refusal("各项的次序有变，无法断定注释随哪一项移动", error.steps) from error
        for edit in edits:
            self.make(edit)

    def _insert(self, steps: Steps, value: Any, at: int | None) -> None:
        self._writable(value, steps)
        if self._meant is None and not steps and self.kind.layout == "list":
            self._take(self._plan.filled([value]), [value])
            return
        items = _at(self._meant, steps)
        if not isinstance(items, list):
            raise CannotError("这里不是列表，不能增加一项")
        where = len(items) if at is None else max(0, min(at, len(items)))
        self._settle()
        splices = self._plan.inserted(steps, value, where)
        items.insert(where, deepcopy(value))
        self._take(splices, self._meant)

    def _delete(self, steps: Steps) -> None:
        if not steps:
            raise CannotError("整个文件的内容请以删除文件的方式去掉")
        self._settle()
        splices = self._plan.deleted(steps)
        holder: Any = _at(self._meant, steps[:-1])
        del holder[steps[-1]]
        self._take(splices, self._meant)

    def _quote(self, steps: Steps) -> None:
        if steps in self._pending:
            self._settle()
        value = _at(self._meant, steps)
        if not isinstance(value, str):
            raise CannotError("这里不是文字，不能加引号")
        if splices := self._plan.quoted(steps, value):
            self._pending[steps] = splices

    def _put(self, steps: Steps, value: Any) -> Any:
        if not steps:
            return deepcopy(value)
        _at(self._meant, steps[:-1])[steps[-1]] = deepcopy(value)
        return self._meant

    def _take(self, splices: list[Splice], meant: Any) -> None:
        self._meant = deepcopy(meant) if meant is not self._meant else meant
        self._prove(splices)

    def _settle(self) -> None:
        if self._pending:
            self._prove([one for splices in self._pending.values() for one in splices])
            self._pending.clear()

    def _prove(self, splices: list[Splice]) -> None:
        """Make the splices, read the result, and go on from there if it holds what is meant."""
        first = min(splices, key=lambda one: one.start)
        mark = codecs.BOM_UTF8 if self._content.startswith(codecs.BOM_UTF8) else b""
        try:
            content = mark + spliced(self._document.text, splices).encode("utf-8")
        except ValueError as error:
            raise self._refused_at("改动的位置重叠或含有无法书写的字符", first.start) from error
        document, data = self._read(content)
        if not same(data, self._meant) or _faults(document) - _faults(self._document):
            raise self._refused_at("改后读到的内容与所要的不一致", first.start)
        self._content, self._document = content, document
        self._plan = Plan(document, self.kind)

    def _read(self, content: bytes) -> tuple[Document, Any]:
        document = read(self.path, content)
        if document.data is not None:
            list(convert(document, self.kind))
        return document, document.data

    def _steps(self, path: Address) -> Steps:
        steps: Steps = ()
        for step in path:
            if isinstance(step, Where):
                step = self._index(steps, step)
            elif isinstance(step, int) and step < 0:
                step += len(_at(self._meant, steps))
            steps = (*steps, step)
        return steps

    def _index(self, steps: Steps, step: Where) -> int:
        try:
            items = _at(self._meant, steps)
        except LookupError as error:
            raise self._refusal("找不到要改的位置", steps) from error
        if not isinstance(items, list):
            raise self._refusal(f"这里不是列表，找不到 {step} 的一项", steps)
        found = [
            number
            for number, item in enumerate(items)
            if isinstance(item, dict) and all(item.get(field) == value for field, value in step.fields)
        ]
        if len(found) != 1:
            amount = f"有{len(found)}项" if found else "没有"
            raise self._refusal(f"{amount} {step} 的记录", steps, "核对名称；同名的，另加一个字段以示区别")
        return found[0]

    def _writable(self, value: Any, steps: Steps) -> None:
        if isinstance(value, dict):
            for key, sub in value.items():
                self._writable(sub, (*steps, str(key)))
        elif isinstance(value, list):
            for number, sub in enumerate(value):
                self._writable(sub, (*steps, number))
        elif not isinstance(value, (str, int, float)):
            raise self._refusal("台账不写空值", steps, "没有内容的字段，将其删除")

    def _refusal(self, why: str, steps: Steps, remedy: str = "") -> RefusedError:
        place = self._document.place(steps)
        return RefusedError(why, place, remedy) if remedy else RefusedError(why, place)

    def _refused_at(self, why: str, offset: int) -> RefusedError:
        return RefusedError(why, self._document.span(offset, offset))


def _faults(document: Document) -> Counter[str]:
    return Counter(one.code for one in document.findings if one.severity == "error")


def _at(data: Any, steps: Steps) -> Any:
    """The value at `steps`. Raises LookupError."""
    for step in steps:
        holds_it: Any = list if isinstance(step, int) else dict
        if not isinstance(data, holds_it):
            raise LookupError(step)  # noqa: TRY004 — the path is wrong, not the data
        data = data[step]
    return data
