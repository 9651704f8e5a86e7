"""What the sheets of a form are: for each kind a table of its records, and one for every list of parts inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ygt.errors import ToolError
from ygt.schema.contract import Contract, Kind, Node, contract

Names = tuple[str, ...]
"""The way to a field through mappings: `("headcount", "approved")`."""

KEPT_BACK = frozenset(
    {"id", "aliases", "former_names", "source", "sources", "succession_source", "exceptions", "listed_in_order"}
)
"""What whoever keeps the ledger enters, not whoever fills a form; it stays as it is."""

Fields = Callable[[Node], Iterable[tuple[str, Node]]]
"""Which fields of a record or part are shown."""

DEEPEST = 2
"""Lists inside lists beyond this would be sheets nobody can fill in."""

COUNTER = "序号"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it shows, by its way from the record or part; `required` where it must be filled in."""

    way: Names
    title: str
    node: Node
    required: bool

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several words."""
        return self.node.items is not None

    @property
    def word(self) -> Node:
        """The node of a single word of a cell."""
        return self.node.items or self.node

    @property
    def is_number(self) -> bool:
        """Whether cells are numbers."""
        return self.node.type in {"integer", "number"}


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet of a kind, or of the parts kept in a list of its records; `lists` leads from the record to these.

    `owners` are the titles of what a row belongs to, outermost first; the record of a kind belongs to nothing.
    """

    kind: Kind
    lists: tuple[Names, ...]
    title: str
    owners: tuple[str, ...]
    node: Node
    columns: tuple[Column, ...]

    @property
    def first(self) -> int:
        """The number of columns before those of fields: the counter and what the row belongs to."""
        return 1 + len(self.owners)

    @property
    def heads(self) -> list[str]:
        """The heads of all columns as printed."""
        own = [f"{one.title}【必填】" if one.required else one.title for one in self.columns]
        return [COUNTER, *(f"所属{one}" for one in self.owners), *own]

    def is_identity(self, column: Column) -> bool:
        """Whether the column is one of those by which a record of the kind is known."""
        return not self.lists and len(column.way) == 1 and column.way[0] in self.kind.identity


def tables_of(kind: Kind) -> tuple[Table, ...]:
    """The tables of a kind, that of its records first. Raises ToolError where its shape fits no sheet."""
    if reason := _unfit(kind.record, 0):
        raise ToolError(f"“{kind.title}”不能以表格下发：{reason}", f"请在文件中修改；可以下发的种类：{_fit_titles()}")
    return flattened(kind, fields_of)


def flattened(kind: Kind, fields: Fields) -> tuple[Table, ...]:
    """The table of a kind and those of all lists of parts inside it, at any depth, with the columns of `fields`."""
    return tuple(_tables(kind, kind.record, (), (), kind.title, fields))


def fit(contract: Contract) -> list[Kind]:
    """The kinds that can be handed out as forms."""
    return [kind for kind in contract.kinds.values() if not _unfit(kind.record, 0)]


def fields_of(node: Node) -> Iterator[tuple[str, Node]]:
    """The fields of a record or part that forms show."""
    return ((name, sub) for name, sub in node.properties.items() if name not in KEPT_BACK)


def _fit_titles() -> str:
    return "、".join(one.title for one in fit(contract()))


def _unfit(node: Node, depth: int) -> str:
    for _, sub in fields_of(node):
        if "x-condition" in sub.schema or not isinstance(sub.schema.get("type", "string"), str):
            return f"“{sub.title}”是条件或可填多种类型，一个格子写不下"
        inner = sub.items
        if inner is not None and (inner.properties or inner.items):
            if depth == DEEPEST or inner.items:
                return f"“{sub.title}”逐级包含下级内容，超出两级"
            if reason := _unfit(inner, depth + 1):
                return reason
        elif reason := _unfit(sub, depth):
            return reason
    return ""


def _tables(
    kind: Kind, node: Node, lists: tuple[Names, ...], owners: Names, title: str, fields: Fields
) -> Iterator[Table]:
    columns = tuple(_columns(node, (), "", fields, needed=True))
    yield Table(kind, lists, title[:31], owners, node, columns)
    for way, sub in _lists(node, (), fields):
        assert sub.items is not None
        name = sub.title or sub.items.title
        above = (*owners, node.title or kind.title)
        yield from _tables(kind, sub.items, (*lists, way), above, f"{title}·{name}", fields)


def _columns(node: Node, way: Names, before: str, fields: Fields, *, needed: bool) -> Iterator[Column]:
    required = node.schema.get("required", ())
    for name, sub in fields(node):
        title, must = before + sub.title, needed and name in required
        if sub.properties:
            yield from _columns(sub, (*way, name), f"{title}：", fields, needed=must)
        elif sub.items is None or not sub.items.properties:
            yield Column((*way, name), title, sub, must)


def _lists(node: Node, way: Names, fields: Fields) -> Iterator[tuple[Names, Node]]:
    for name, sub in fields(node):
        if sub.properties:
            yield from _lists(sub, (*way, name), fields)
        elif sub.items is not None and sub.items.properties:
            yield (*way, name), sub
