"""Which field a column of a foreign list is: by its head, by words that sound or look like it, by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ygt.administration.fields import Leaf, field_named, is_decision
from ygt.dates import day_fault
from ygt.errors import ToolError
from ygt.forms.entry import entered
from ygt.forms.tables import Column
from ygt.forms.workbook.reading import Cell
from ygt.identifiers.approval_number import approval_number_fault
from ygt.identifiers.credit_code import credit_code_fault
from ygt.identifiers.drug_codes import base_code_fault, nhsa_code_fault
from ygt.identifiers.fault import Fault
from ygt.identifiers.institution_code import institution_code_fault
from ygt.importing.folding import bare_head, head_words
from ygt.importing.wordings import UNMAPPED, VALUES, heads_of, level_of
from ygt.schema.contract import Kind, Node
from ygt.schema.suggestion import nearest

Judge = Callable[[str], Fault | None]

GRAMMARS: dict[str, Judge] = {
    "approval_number": approval_number_fault,
    "base_code": base_code_fault,
    "nhsa_code": nhsa_code_fault,
    "credit_code": credit_code_fault,
    "institution_code": institution_code_fault,
}
"""Codes that are known by how they are written."""

_LEAST_VALUES = 3
_CERTAIN = 0.8
_LIKELY = 0.5
_DEEPEST = 2


class Recogniser:
    """Knows the fields of a kind by their titles, by the words that lists use for them, and by their values."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.leaves = {".".join(leaf.keys): leaf for leaf in _leaves(Leaf((), kind.record, ()), 0)}

    @cached_property
    def _words(self) -> dict[str, str]:
        """Every word that means a field: the titles first, aliases of the contract, then words of lists."""
        found: dict[str, str] = {}
        ranked = sorted(self.leaves.items(), key=lambda one: len(one[1].keys))
        for keys, leaf in ranked:
            found.setdefault(head_words("".join(leaf.titles)), keys)
            if len(leaf.keys) == 1:
                found.setdefault(head_words(leaf.titles[-1]), keys)
            if is_decision(leaf.node):
                found |= {head_words(f"{''.join(leaf.titles)}{word}"): keys for word in ("会议", "文件")}
            for alias in leaf.node.schema.get("x-aliases", ()):
                found.setdefault(head_words(str(alias)), keys)
        for word, keys in heads_of(self.kind.name).items():
            if keys in self.leaves:
                found.setdefault(head_words(word), keys)
        for keys, leaf in ranked:
            found.setdefault(head_words(leaf.titles[-1]), keys)
        return found

    def known(self, last: str, whole: str) -> bool:
        """Whether a head is one that lists of this kind have."""
        return bool(self.by_head(last, whole) or self.level(last) or self.reason(last))

    def by_head(self, last: str, whole: str) -> str:
        """The field that a head means by its own words, or by all that stands over the column."""
        forms = (
            head_words(whole.replace("·", "")),
            bare_head(whole.replace("·", "")),
            head_words(last),
            bare_head(last),
        )
        return next((self._words[one] for one in forms if one in self._words), "")

    def level(self, head: str) -> str:
        """The level that a column with √ stands for, in lists of kinds that are stocked at levels."""
        return level_of(bare_head(head)) if "stocked_at" in self.leaves else ""

    def reason(self, head: str) -> str:
        """Why a well-known head is no field of this kind; empty where it is not known, or is one."""
        return UNMAPPED.get(bare_head(head), "")

    def near(self, head: str) -> str:
        """The field whose name looks or sounds like a head."""
        meant = nearest(bare_head(head), self._words)
        return self._words[meant] if meant else ""

    def by_values(self, values: Sequence[str]) -> str:
        """The field that values mean by how they are written, where there are enough of them."""
        if len(values) < _LEAST_VALUES:
            return ""
        for keys, leaf in self.leaves.items():
            judge = GRAMMARS.get(leaf.node.format)
            if judge is not None and sum(judge(one.strip()) is None for one in values) >= _CERTAIN * len(values):
                return keys
        return ""

    def is_plausible(self, keys: str, values: Sequence[str]) -> bool:
        """Whether values of a column could be those of a field, most of them at least."""
        fitting = sum(self.fits(keys, one) for one in values)
        return fitting >= _LIKELY * len(values)

    def fits(self, keys: str, value: str) -> bool:
        """Whether a text, as people write it, is a value of the field."""
        leaf = self.leaves[keys]
        if is_decision(leaf.node) or leaf.node.properties:
            return False
        column = Column(leaf.keys, str(leaf), leaf.node, required=False)
        held = entered(Cell("text", value), column, "、")
        if held is None or isinstance(held, Fault):
            return False
        return all(_is_allowed(one, column.word) for one in (held if isinstance(held, list) else [held]))

    def translated(self, keys: str, value: str) -> str:
        """What a text that is no value of the field probably means there; empty where nothing does."""
        usual = VALUES.get(keys, {}).get("".join(value.split()), "")
        if usual and self.fits(keys, usual):
            return usual
        word = self.leaves[keys].node
        word = word.items or word
        allowed = [str(one) for one in word.schema.get("enum", ())]
        begun = [one for one in allowed if one.startswith(value) or word.label_of(one).startswith(value)]
        return begun[0] if len(begun) == 1 else ""

    def words(self, keys: str) -> str:
        """A field as the table names it: its titles joined by dots, its keys where titles are those of others too."""
        leaf = self.leaves[keys]
        try:
            return str(leaf) if field_named(self.kind, str(leaf)).keys == leaf.keys else keys
        except ToolError:
            return keys


def is_choice(node: Node) -> bool:
    """Whether a field takes only words of a list."""
    return "enum" in (node.items or node).schema


def _is_allowed(value: object, node: Node) -> bool:
    if "enum" in node.schema:
        return value in node.schema["enum"]
    if node.format == "day":
        return isinstance(value, str) and day_fault(value) is None
    judge = GRAMMARS.get(node.format)
    return judge is None or (isinstance(value, str) and judge(value) is None)


def _leaves(holder: Leaf, depth: int) -> Iterator[Leaf]:
    """Every field that a cell can fill in."""
    node = holder.node.items if holder.node.items is not None and holder.node.items.properties else holder.node
    for key, sub in node.properties.items():
        leaf = Leaf((*holder.keys, key), sub, (*holder.titles, sub.title or key))
        inner = sub.items if sub.items is not None else sub
        if "x-condition" in sub.schema or key == "exceptions":
            continue
        if is_decision(sub) or not inner.properties:
            yield leaf
        elif depth < _DEEPEST:
            yield from _leaves(leaf, depth + 1)
