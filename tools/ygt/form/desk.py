"""The workspace on the desk of one clerk: records opened, changes tried, and written where they break nothing."""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from ygt.administration.trial import checked, content_before, write_all
from ygt.check import Result
from ygt.edit.files import content_read, edited
from ygt.errors import ToolError
from ygt.form import listing
from ygt.form.addresses import Address, address_sent, data_at, kind_of
from ygt.form.drafts import LAST, Draft, drafted
from ygt.form.fields import described
from ygt.form.judging import told
from ygt.form.lines import lines_between, sentences
from ygt.form.meanwhile import Meanwhile
from ygt.form.values import shown
from ygt.ledger.load import files
from ygt.ledger.stamps import stamps
from ygt.schema.contract import Kind, contract
from ygt.schema.typing import convert
from ygt.source.document import Document
from ygt.source.reader import read

_REMEMBERED = 64
"""So many states of files are kept, to show what has changed in one since it was opened."""


class Opened(NamedTuple):
    """A file as it was read: `mark` is the digest by which a later change is noticed."""

    content: bytes
    mark: str
    document: Document
    data: Any


class Desk:
    """What the page asks for, answered from the files; one request at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = RLock()
        self._seen: OrderedDict[str, bytes] = OrderedDict()
        self._state: tuple[object, Result] | None = None
        self._trial: tuple[object, Mapping[str, bytes], Result] | None = None

    def state(self) -> Result:
        """The check of the files as they are, made anew only where one of them has changed."""
        now = stamps(self.root)
        if self._state is None or self._state[0] != now:
            self._state = now, checked(self.root, {})
        return self._state[1]

    def overview(self) -> dict[str, Any]:
        """The workspace by name, and its kinds of record."""
        result = self.state()
        county = result.ledger.county
        return {
            "county": county.name if county is not None else "",
            "standing": result.ledger.standing,
            "errors": len(result.errors),
            "kinds": listing.kinds(result.ledger, Counter(one.path for one in result.errors)),
        }

    def records(self, kind: str) -> list[dict[str, Any]]:
        """The records of a kind, or all."""
        ledger = self.state().ledger
        return listing.records(ledger, [kind] if kind else ledger.contract.record_kinds)

    def names(self, kinds: Iterable[str]) -> list[dict[str, str]]:
        """What a field that refers to these kinds may name."""
        return listing.names(self.state().ledger, kinds)

    def record(self, sent: dict[str, Any]) -> dict[str, Any]:
        """One record with the fields of its kind and what the check says of it. Raises ToolError."""
        address = address_sent(sent)
        kind = kind_of(contract(), address)
        opened = self.opened(address.path)
        data = data_at(opened.data, address)
        result = self.state()
        return {
            **address.as_sent(),
            **self._form(kind),
            "mark": opened.mark,
            "name": str(data.get(kind.naming, "")),
            "data": self.shown(opened, kind, address),
            **told(result, result, address, (), kind),
        }

    def blank(self, kind_name: str) -> dict[str, Any]:
        """The form of a record that is not there yet. Raises ToolError."""
        kind = contract().record_kinds.get(kind_name)
        if kind is None:
            raise ToolError(f"没有种类“{kind_name}”", "回到列表重新选择")
        return {**self._form(kind), "new": True, "data": {}}

    def tried(self, sent: dict[str, Any]) -> dict[str, Any]:
        """What a change would do: its lines, what the check says, or what has changed in the file meanwhile.

        Nothing is written. Raises ToolError where it cannot be made at all.
        """
        return self._tried(sent)[1]

    def saved(self, sent: dict[str, Any]) -> dict[str, Any]:
        """The same, and written where no new error arises and nobody has changed the file meanwhile."""
        contents, answer = self._tried(sent)
        if "meanwhile" in answer or answer["blocking"] or not contents:
            return answer
        for path in contents:
            self._writable(path)
        after = self._checked(contents)
        write_all(self.root, contents)
        self._state = stamps(self.root), after
        return {**answer, "saved": True}

    def told_apart(self, paths: Sequence[str]) -> list[list[str]]:
        """Files, each with what it says of itself: the first comment it begins with that is not that of all."""
        known = files(self.root)
        texts = [self.opened(path).document.text if path in known else "" for path in paths]
        heads = [[line[1:].strip() for line in takewhile(_is_head, one.split("\n"))] for one in texts]
        common = set(heads[0]).intersection(*heads)
        return [
            [path, next((f"{one}（{path}）" for one in head if one and one not in common), path)]
            for path, head in zip(paths, heads, strict=True)
        ]

    def opened(self, path: str) -> Opened:
        """A file of the workspace as it is now. Raises ToolError where it is none, or cannot be read."""
        if path not in files(self.root):
            raise ToolError(f"文件“{path}”已被移走或删除", "回到列表重新选择；如属误删，从历史版本恢复")
        content = content_read(self.root / path, path)
        mark = hashlib.sha256(content).hexdigest()
        self._seen[mark] = content
        self._seen.move_to_end(mark)
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return Opened(content, mark, *parsed(path, content))

    def shown(self, opened: Opened, kind: Kind, address: Address) -> dict[str, Any]:
        """A record of an opened file as the form shows it."""

        def quoted(steps: Any) -> str:
            start, end = opened.document.marks.find(opened.document.text, steps)
            return opened.document.text[start:end].strip()

        return shown(kind.record, data_at(opened.data, address), address.base, quoted, kind.parts)

    def _form(self, kind: Kind) -> dict[str, Any]:
        ledger = self.state().ledger
        fields = described(ledger.contract, kind, ledger.all(kind.name))
        return {
            "kind": kind.name,
            "title": kind.title,
            "fields": fields,
            "endable": listing.has_end(kind),
            "reasons": listing.reasons(kind),
        }

    def _tried(self, sent: dict[str, Any]) -> tuple[Mapping[str, bytes], dict[str, Any]]:
        before = self.state()
        if sent.get("new") is not True:
            address = address_sent(sent)
            opened = self.opened(address.path)
            if opened.mark != sent.get("mark"):
                then = self._seen.get(str(sent.get("mark")))
                return {}, {"meanwhile": Meanwhile(self, address, then, opened).told(sent)}
        draft = drafted(self, before.ledger, sent)
        contents = edited(self.root, draft.edits)
        after = self._checked(contents) if contents else before
        old = {path: content_before(self.root, path) or b"" for path in contents}
        where = self._address(draft, contents)
        answer = {**where.as_sent(), **lines_between(old, contents), **told(before, after, where, contents, draft.kind)}
        answer["changes"] = sentences(before.ledger, after.ledger)
        return contents, answer | ({"id": draft.proposed} if draft.proposed else {})

    def _checked(self, contents: Mapping[str, bytes]) -> Result:
        """The check of the files with these contents; what was tried last is not tried again."""
        now = stamps(self.root)
        if self._trial is None or self._trial[:2] != (now, contents):
            self._trial = now, contents, checked(self.root, contents)
        return self._trial[2]

    def _address(self, draft: Draft, contents: Mapping[str, bytes]) -> Address:
        """Where the record stands once the change is made: a new one is the last of its file."""
        path, base = draft.address
        if base and base[-1] == LAST and path in contents:
            items = parsed(path, contents[path])[1]
            for step in base[:-1]:
                items = items[step]
            return Address(path, (*base[:-1], len(items) - 1))
        return draft.address

    def _writable(self, path: str) -> None:
        file = self.root / path
        if file.is_symlink() or not file.resolve().is_relative_to(self.root.resolve()):
            raise ToolError(f"“{path}”是链接，没有写入", "把链接换成文件本身")
        if file.exists() and not file.stat().st_mode & 0o222:
            raise ToolError(f"“{path}”为只读文件，没有写入", "请文件的管理人开放写入权限后再保存，填写的内容仍在页面上")


def _is_head(line: str) -> bool:
    return line.startswith("#") or not line.strip()


def parsed(path: str, content: bytes) -> tuple[Document, Any]:
    """A file's document and its data in the types of the contract. Raises ToolError where it holds none."""
    document = read(path, content)
    kind = contract().kind_at(path)
    if document.data is None or kind is None:
        fault = next((one.message for one in document.findings), "没有内容")
        raise ToolError(f"“{path}”有读取错误：{fault}", "先按 ygt check 的提示改正，再打开")
    list(convert(document, contract().kind(kind)))
    return document, document.data
