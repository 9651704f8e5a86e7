"""What the files of the ledger hold, as the workbooks taken so far leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ygt.administration.trial import content_before
from ygt.edit.apply import apply
from ygt.edit.edits import Edit
from ygt.forms.form import key_of
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind
from ygt.schema.typing import convert
from ygt.source.reader import read


class Holdings:
    """The data of files by path; those that workbooks have changed, as changed."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.contents: dict[str, bytes] = {}
        self._changed: dict[str, Any] = {}
        self._places: dict[str, dict[tuple[tuple[str, Any], ...], list[tuple[str, int]]]] = {}

    def data(self, path: str) -> Any:
        """What a file holds; None for one that is not there."""
        if path in self._changed:
            return self._changed[path]
        document = self.ledger.documents.get(path)
        return document.data if document else None

    def records(self, path: str, kind: Kind) -> list[Any]:
        """The records a file holds; a kind of which each file holds one has a single record."""
        data = self.data(path)
        if kind.layout == "list":
            return data if isinstance(data, list) else []
        return [] if data is None else [data]

    def find(self, kind: Kind, path: str, key: Mapping[str, Any]) -> list[tuple[str, int]]:
        """Where the records of that key are, those of the file `path` before others: file and number in it."""
        if kind.layout != "list":
            return [(path, 0)] if self.data(path) is not None else []
        if kind.name not in self._places:
            self._places[kind.name] = self._index(kind)
        found = self._places[kind.name].get(tuple(sorted(key.items())), [])
        return [one for one in found if one[0] == path] or found

    def values(self, kind: Kind, name: str) -> Iterator[str]:
        """Every value of a field of the kind's records."""
        for path in self._paths(kind):
            for one in self.records(path, kind):
                if isinstance(one, dict) and isinstance(one.get(name), str):
                    yield one[name]

    def holds(self, kind: Kind, data: Mapping[str, Any]) -> bool:
        """Whether a record that says just this, its id aside, is there already."""
        name = kind.naming
        everything = (one for path in self._paths(kind) for one in self.records(path, kind))
        named = (one for one in everything if isinstance(one, dict) and one.get(name) == data.get(name))
        return any({key: one[key] for key in one if key != "id"} == data for one in named)

    def make(self, edits: Mapping[str, list[Edit]]) -> None:
        """Make edits of files. Raises RefusedError, and ToolError where a file cannot be read; nothing is changed."""
        made = {}
        for path, wanted in edits.items():
            kind = self.ledger.contract.kind(self.ledger.contract.kind_at(path) or "")
            content = self.contents[path] if path in self.contents else content_before(self.ledger.root, path)
            made[path] = apply(content or b"", kind, wanted, path=path)
        self.contents |= made
        for path in made:
            self._changed[path] = self._read(path)
        self._places.clear()

    def _index(self, kind: Kind) -> dict[tuple[tuple[str, Any], ...], list[tuple[str, int]]]:
        found: dict[tuple[tuple[str, Any], ...], list[tuple[str, int]]] = {}
        for path in self._paths(kind):
            for number, one in enumerate(self.records(path, kind)):
                if isinstance(one, dict):
                    key = tuple(sorted((name, _frozen(value)) for name, value in key_of(kind, one).items()))
                    found.setdefault(key, []).append((path, number))
        return found

    def _paths(self, kind: Kind) -> list[str]:
        contract = self.ledger.contract
        return [path for path in {**self.ledger.documents, **self._changed} if contract.kind_at(path) == kind.name]

    def _read(self, path: str) -> Any:
        document = read(path, self.contents[path])
        kind = self.ledger.contract.kind_at(path)
        if kind is not None:
            list(convert(document, self.ledger.contract.kind(kind)))
        return document.data


def _frozen(value: Any) -> Any:
    return value if isinstance(value, (str, int, float)) else str(value)
