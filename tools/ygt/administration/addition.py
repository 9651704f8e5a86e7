"""新增: one record of any kind, from its fields as typed to the edit that enters it; no other line is touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.administration.decision import decision, taken
from ygt.administration.fields import Leaf, field_named, is_decision, missing, put
from ygt.administration.placing import file_for, file_given
from ygt.administration.trial import Edits
from ygt.administration.values import Decide, typed
from ygt.clock import today
from ygt.edit.edits import Insert, Set
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.pinyin import slug
from ygt.schema.contract import Kind, Node

LONGEST_ID = 80


class Draft:
    """A record of a kind in the making; `decide` turns decisions in words into what is kept of them."""

    def __init__(self, ledger: Ledger, kind: Kind, decide: Decide | None = None) -> None:
        self.ledger = ledger
        self.kind = kind
        self._decide = decide or self._decided
        self._data: dict[str, Any] = {}

    def fill(self, leaf: Leaf, text: str) -> None:
        """Enter what was typed for a field. Raises ToolError where it cannot be its value."""
        put(self.kind, self._data, leaf, typed(leaf, text, self._decide))

    def fill_named(self, words: str, text: str) -> None:
        """Enter what was typed for the field that `words` lead to."""
        self.fill(field_named(self.kind, words), text)

    def missing(self) -> list[Leaf]:
        """The fields to be filled in still; the id is none of them where one can be proposed."""
        found = missing(self.kind, self.data)
        proposable = any(leaf.keys[0] in self.kind.identity for leaf in found)
        return [leaf for leaf in found if not (proposable and leaf.keys == ("id",))]

    @property
    def data(self) -> dict[str, Any]:
        """What the record holds so far, its fields in the order of the contract, with an id proposed by sound."""
        given = dict(self._data)
        node = self.kind.record
        if "id" in node.schema.get("required", ()) and "id" not in given and (proposed := self._proposed(given)):
            given["id"] = proposed
        ordered: dict[str, Any] = _in_order(given, node)
        return ordered

    def _decided(self, text: str) -> dict[str, Any]:
        return decision(self.ledger, text, today())

    def _proposed(self, given: dict[str, Any]) -> str:
        """An id from the sounds of what the record is known by and must have: amoxilin-jiaonang-025g."""
        required = self.kind.record.schema["required"]
        # A document's number says in a few letters what its title says in a line.
        keys = ["number"] if self.kind.name == "document" and "number" in given else self.kind.identity
        words = [str(given[key]) for key in keys if key in given and (key in required or key == "number")]
        proposed = slug(*(self._without_county(one) for one in words), longest=LONGEST_ID - 4)
        taken = {one.text("id") for one in self.ledger.all(self.kind.name)}
        numbers = (f"{proposed}-{number}" for number in range(2, len(taken) + 3))
        return next((one for one in (proposed, *numbers) if one not in taken), "") if proposed else ""

    def _without_county(self, name: str) -> str:
        """A name as it is said within the county: 示例县卫生健康局 → 卫生健康局."""
        county = self.ledger.county
        return name.removeprefix(county.name) or name if county is not None and county.name else name


def addition(draft: Draft, file: str = "") -> Edits:
    """The edit that enters the record; none where it is entered just so already.

    Raises ToolError where something in it is yet to be decided, where another record is known by the same, and where
    the file cannot be told.
    """
    ledger, kind, data = draft.ledger, draft.kind, draft.data
    for decided in _decisions(data, kind.record):
        taken(ledger, decided)
    if present := _present(ledger, kind, data):
        if all(present.get(key) == value for key, value in data.items() if key != "id"):
            return {}
        place = present.head()
        raise ToolError(
            f"{present.subject()}已登记在 {place.path} 第{place.line}行，内容与所写的不同",
            "要改动已有的记录，打开该文件修改；确为另一条的，写明区别于它的字段",
        )
    path = file_given(ledger, kind, file) if file else file_for(ledger, kind, data)
    if kind.layout == "single":
        return {path: [Set((), data)]}
    holder = next((one for one in ledger.contract.kinds.values() if kind in one.parts.values()), None)
    if holder is None:
        return {path: [Insert((), data)]}
    field = next(key for key, part in holder.parts.items() if part is kind)
    inside = isinstance(ledger.documents[path].data, dict) and field in ledger.documents[path].data
    return {path: [Insert((field,), data) if inside else Set((field,), [data])]}


def _present(ledger: Ledger, kind: Kind, data: dict[str, Any]) -> Record | None:
    """The record known by just what the new one would be known by."""
    known = [(one, [one.get(key) for key in kind.identity]) for one in ledger.all(kind.name)]
    wanted = [data.get(key) for key in kind.identity]
    return next((one for one, values in known if values == wanted), None)


def _decisions(data: Any, node: Node) -> Iterator[dict[str, Any]]:
    """Every decision in what is to be entered."""
    if isinstance(data, list) and node.items is not None:
        for one in data:
            yield from _decisions(one, node.items)
    elif isinstance(data, dict) and is_decision(node):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _decisions(value, node.properties[key])


def _in_order(data: Any, node: Node | None) -> Any:
    """The fields of mappings in the order of the contract."""
    if isinstance(data, list):
        return [_in_order(one, node.items if node else None) for one in data]
    if not isinstance(data, dict) or node is None:
        return data
    order = list(node.properties)
    return {key: _in_order(data[key], node.properties[key]) for key in sorted(data, key=order.index)}
