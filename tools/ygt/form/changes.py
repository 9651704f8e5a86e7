"""From a form to the edits of the file: one field changed is one line changed, one item moved is that item moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from ygt.edit.edits import Delete, Edit, Insert, Set
from ygt.form.fields import shape_of
from ygt.form.values import ABSENT, differs, is_editable, origin, wanted
from ygt.schema.contract import Node, Steps


@dataclass(slots=True)
class Changes:
    """The edits in the order they are to be made; `moved` are the items that change places, by where they stand."""

    edits: list[Edit] = field(default_factory=list)
    moved: list[Steps] = field(default_factory=list)

    def of_mapping(
        self, node: Node, old: dict[str, Any], form: dict[str, Any], steps: Steps, skipped: Container[str] = ()
    ) -> None:
        """Add what `form` changes in the mapping `old`, which stands at `steps`, but for the fields `skipped`."""
        gone = []
        for key, sub in node.properties.items():
            before = old.get(key, ABSENT)
            if key in skipped or not is_editable(sub, before):
                continue
            after = wanted(sub, form.get(key, ABSENT), before)
            if not differs(before, after):
                continue
            if after is ABSENT:
                gone.append(Delete((*steps, key)))
            elif isinstance(before, dict):
                self.of_mapping(sub, before, _mapping(form.get(key)), (*steps, key))
            elif isinstance(before, list) and before and after and shape_of(sub) == "groups":
                self._of_items(sub, before, form[key], (*steps, key))
            else:
                self.edits.append(Set((*steps, key), after))
        # What is added comes first: a mapping that is empty in between would have to be written otherwise.
        self.edits += gone

    def _of_items(self, node: Node, old: list[Any], form: list[Any], steps: Steps) -> None:
        item = node.items
        assert item is not None
        forms = _with_origins(item, old, form)
        stays = _longest_rising([at for _, at in forms if at is not None])
        for one, at in forms:
            if at in stays:
                self.of_mapping(item, old[at], one, (*steps, at))
        self.moved += [(*steps, at) for _, at in forms if at is not None and at not in stays]
        gone = [Delete((*steps, at)) for at in range(len(old) - 1, -1, -1) if at not in stays]
        added = [
            Insert(steps, wanted(item, one, ABSENT if at is None else old[at]), number)
            for number, (one, at) in enumerate(forms)
            if at not in stays
        ]
        if stays:
            self.edits += [*gone, *added]
        else:
            self.edits += [*added, *(Delete((*steps, at + len(added))) for at in range(len(old) - 1, -1, -1))]


def _mapping(form: object) -> dict[str, Any]:
    """What a form says of a group: nothing, where all that is left of it is what the form cannot ask for."""
    return form if isinstance(form, dict) else {}


def _with_origins(item: Node, old: list[Any], form: list[Any]) -> list[tuple[dict[str, Any], int | None]]:
    """The items that say something, each with where it stands in the file; no two from the same place."""
    found: list[tuple[dict[str, Any], int | None]] = []
    for one in form:
        at = origin(one, len(old)) if isinstance(one, dict) else None
        if at in [before for _, before in found]:
            at = None
        if isinstance(one, dict) and wanted(item, one, ABSENT if at is None else old[at]) is not ABSENT:
            found.append((one, at))
    return found


def _longest_rising(numbers: list[int]) -> set[int]:
    """As many of `numbers` as possible that are in rising order: the items that need not be moved."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for number in dict.fromkeys(numbers):
        at = bisect_left(tails, number)
        chain = [*(chains[at - 1] if at else []), number]
        tails[at : at + 1], chains[at : at + 1] = [number], [chain]
    return set(chains[-1]) if chains else set()
