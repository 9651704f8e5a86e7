"""What became of a file since it was opened in a form, and what of the form still holds: nobody is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ygt.form.addresses import Address, data_at, kind_of
from ygt.form.lines import lines_between
from ygt.form.values import ABSENT, differs, is_editable, wanted
from ygt.schema.contract import Kind, contract

if TYPE_CHECKING:
    from ygt.form.desk import Desk, Opened


class Meanwhile:
    """A file as it was (`then`, where it is still remembered) and as it is now."""

    def __init__(self, desk: Desk, address: Address, then: bytes | None, now: Opened) -> None:
        self.desk = desk
        self.address = address
        self.then = then
        self.now = now
        self.kind = kind_of(contract(), address)

    def told(self, sent: dict[str, Any]) -> dict[str, Any]:
        """The lines that changed, and the form as it is to go on with.

        Where only one side changed a field, that change stands. A field that both changed is given as it is now and
        named in `clashes` with what was typed.
        """
        known = {} if self.then is None else {self.address.path: self.then}
        told = lines_between(known, {self.address.path: self.now.content}) if known else {"lines": [], "count": 0}
        if self.then is None:
            return {**told, "gone": True}
        from ygt.form.desk import parsed

        old = data_at(parsed(self.address.path, self.then)[1], self.address)
        found = self._found(old)
        if found is None:
            return {**told, "gone": True}
        form = sent.get("form")
        merged, clashes = self._merged(old, found, form if isinstance(form, dict) else {})
        return {**told, **found.as_sent(), "mark": self.now.mark, "data": merged, "clashes": clashes}

    def _merged(
        self, old: dict[str, Any], found: Address, form: dict[str, Any]
    ) -> tuple[dict[str, Any], list[dict[str, str]]]:
        current = data_at(self.now.data, found)
        merged = self.desk.shown(self.now, self.kind, found)
        clashes = []
        for key, node in self.kind.record.properties.items():
            before, here = old.get(key, ABSENT), current.get(key, ABSENT)
            if key in self.kind.parts or not is_editable(node, before) or not is_editable(node, here):
                continue
            mine = wanted(node, form.get(key, ABSENT), before)
            if not differs(before, mine) or not differs(here, mine):
                continue
            if differs(before, here):
                clashes.append({"title": node.title or key, "typed": _text(form, key), "now": _text(merged, key)})
            elif key in form:
                merged[key] = form[key]
            else:
                merged.pop(key, None)
        return merged, clashes

    def _found(self, old: dict[str, Any]) -> Address | None:
        """Where the record stands now: items before it may have come or gone."""
        if not self.address.base:
            return self.address
        holder = Address(self.address.path, self.address.base[:-1])
        try:
            items: Any = self.now.data
            for step in holder.base:
                items = items[step]
        except (LookupError, TypeError):
            return None
        same = [number for number, one in enumerate(items) if isinstance(one, dict) and _is_same(self.kind, old, one)]
        return Address(holder.path, (*holder.base, same[0])) if len(same) == 1 else None


def _is_same(kind: Kind, one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("id",) if "id" in one else kind.identity
    return all(one.get(key) == other.get(key) for key in keys)


def _text(form: dict[str, Any], key: str) -> str:
    value = form.get(key)
    return value if isinstance(value, str) else ""
