"""Every small mistake a hand can make in the miniature county: one mutant each, always the same ones.

Run as a program it prints the table of shares caught, and what is caught by nothing.
"""

from __future__ import annotations

import copy
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workspaces import Workspace, miniature
from ygt.check import Result
from ygt.schema.contract import Kind, Node, Steps, contract


@dataclass(frozen=True)
class Mutant:
    """One file of the county with one mistake in it. `field` is where, without the numbers of list items."""

    operator: str
    field: str
    path: str
    steps: Steps
    content: bytes
    extra_path: str = ""

    def check(self) -> Result:
        """What the check finds in the county with this mistake."""
        return miniature().with_file(self.extra_path or self.path, self.content).check()


@dataclass(frozen=True)
class Position:
    """One value of a file, with the contract's node for it."""

    steps: Steps
    value: Any
    node: Node | None


Edit = Callable[[Any], None]


def mutants(operator: str) -> Iterator[Mutant]:
    """Every mutant of one operator over every field of every record."""
    for path in sorted(path for path in miniature().files if path.endswith(".yaml")):
        kind = contract().kind(contract().kind_at(path) or "")
        data = typed(miniature(), path)
        if operator == "duplicate" and kind.layout == "single":
            yield Mutant(operator, kind.name, path, (), dumped(data), path.replace(".yaml", "-2.yaml"))
        for position in positions(data, kind):
            for edit in OPERATORS[operator](position, data, kind):
                changed = copy.deepcopy(data)
                edit(changed)
                if changed != data:
                    yield Mutant(operator, field(kind, position.steps), path, position.steps, dumped(changed))


def typed(workspace: Workspace, path: str) -> Any:
    """A file's data with its types, as the schema has them."""
    documents = workspace.check().ledger.documents
    return documents[path].data


def dumped(data: Any) -> bytes:
    """Data as YAML of the JSON kind: every text quoted, so that nothing but the mistake is wrong with it."""
    return json.dumps(data, ensure_ascii=False).encode()


def field(kind: Kind, steps: Steps) -> str:
    """The name of a position for the table: kind and keys, without list numbers."""
    return ".".join([kind.name, *(step for step in steps if isinstance(step, str))])


def positions(data: Any, kind: Kind) -> Iterator[Position]:
    """Every value below the whole, outermost first."""
    pending: list[tuple[Steps, Any]] = [((), data)]
    while pending:
        steps, value = pending.pop(0)
        if steps:
            yield Position(steps, value, kind.node(steps))
        if isinstance(value, dict):
            pending += [((*steps, key), sub) for key, sub in value.items()]
        elif isinstance(value, list):
            pending += [((*steps, index), sub) for index, sub in enumerate(value)]


def at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def put(steps: Steps, value: Any) -> Edit:
    def edit(data: Any) -> None:
        at(data, steps[:-1])[steps[-1]] = copy.deepcopy(value)

    return edit


def deletions(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    def edit(data: Any) -> None:
        del at(data, position.steps[:-1])[position.steps[-1]]

    yield edit


def duplications(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    index = position.steps[-1]
    if isinstance(index, int):

        def edit(data: Any) -> None:
            at(data, position.steps[:-1]).insert(index + 1, copy.deepcopy(position.value))

        yield edit


def misspelt_keys(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    key = position.steps[-1]
    if isinstance(key, str):
        wrong = key[:-2] + key[-1] + key[-2] if len(key) > 3 and key[-1] != key[-2] else key + "s"

        def edit(data: Any) -> None:
            holder = at(data, position.steps[:-1])
            items = [(wrong if other == key else other, value) for other, value in holder.items()]
            holder.clear()
            holder.update(items)

        yield edit


def transposed_values(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    """Two neighbouring characters of a text or figures of a number, in its middle, the wrong way round."""
    text = written(position.value)
    places = [n for n in range(len(text) - 1) if text[n] != text[n + 1]]
    if places:
        n = places[len(places) // 2]
        yield from rewritten(position, text[:n] + text[n + 1] + text[n] + text[n + 2 :])


def replaced_values(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    """One character of a text or figure of a number replaced by another of its sort; a truth value turned round."""
    if isinstance(position.value, bool):
        yield put(position.steps, not position.value)
        return
    text = written(position.value)
    if text:
        n = len(text) // 2
        yield from rewritten(position, text[:n] + another(text[n]) + text[n + 1 :])


def written(value: Any) -> str:
    return "" if isinstance(value, bool | list | dict) else str(value)


def another(character: str) -> str:
    if character.isdigit():
        return str((int(character) + 1) % 10)
    if character.isascii() and character.isalpha():
        return "x" if character != "x" else "y"
    return "甲" if character != "甲" else "乙"


def rewritten(position: Position, text: str) -> Iterator[Edit]:
    if isinstance(position.value, str):
        yield put(position.steps, text)
    elif text.lstrip("-").isdigit():
        yield put(position.steps, int(text))


def swapped_siblings(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    """A text field and the next text field of its mapping, each with the other's value."""
    key = position.steps[-1]
    if isinstance(key, str) and isinstance(position.value, str):
        texts = [other for other, value in at(data, position.steps[:-1]).items() if isinstance(value, str)]
        following = texts[texts.index(key) + 1 :]
        if following:
            yield exchange(position.steps, (*position.steps[:-1], following[0]))


def swapped_records(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    """A field and the same field of the next record or item of its list, each with the other's value."""
    numbers = [n for n, step in enumerate(position.steps) if isinstance(step, int)]
    if not numbers or len(position.steps) - 1 != numbers[-1] + 1 or not isinstance(position.steps[-1], str):
        return
    index = position.steps[numbers[-1]]
    assert isinstance(index, int)
    siblings = at(data, position.steps[: numbers[-1]])
    if index + 1 < len(siblings) and position.steps[-1] in siblings[index + 1]:
        yield exchange(position.steps, (*position.steps[: numbers[-1]], index + 1, position.steps[-1]))


def exchange(left: Steps, right: Steps) -> Edit:
    def edit(data: Any) -> None:
        one, other = at(data, left), at(data, right)
        put(left, other)(data)
        put(right, one)(data)

    return edit


def retargeted(position: Position, data: Any, kind: Kind) -> Iterator[Edit]:
    """A reference turned to the next record of the kind it names."""
    node = position.node
    if node is None or not isinstance(position.value, str) or not node.references or "x-person" in node.schema:
        return
    ledger = miniature().check().ledger
    target = next(iter(ledger.names.find(position.value, node.references)), None)
    if target is not None:
        others = [one.name for one in ledger.all(target.kind.name)]
        following = others[(others.index(target.name) + 1) % len(others)]
        yield put(position.steps, following)


OPERATORS: dict[str, Callable[[Position, Any, Kind], Iterator[Edit]]] = {
    "delete": deletions,
    "duplicate": duplications,
    "misspell key": misspelt_keys,
    "transpose characters": transposed_values,
    "replace character": replaced_values,
    "swap with sibling field": swapped_siblings,
    "swap with next record": swapped_records,
    "retarget reference": retargeted,
}


def main() -> None:
    total, caught = 0, 0
    uncaught: Counter[tuple[str, str]] = Counter()
    for operator in OPERATORS:
        all_ = list(mutants(operator))
        missed = [mutant for mutant in all_ if not mutant.check().findings]
        uncaught.update((operator, mutant.field) for mutant in missed)
        total, caught = total + len(all_), caught + len(all_) - len(missed)
        print(f"{operator:26}{len(all_):6}{len(all_) - len(missed):6}{1 - len(missed) / len(all_):8.1%}")
    print(f"{'all':26}{total:6}{caught:6}{caught / total:8.1%}")
    for (operator, name), count in sorted(uncaught.items()):
        print(f"  {operator:26}{name} {count}", file=sys.stderr)


if __name__ == "__main__":
    main()
