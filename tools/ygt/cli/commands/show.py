"""`ygt show`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from ygt.cli.command import Command
from ygt.cli.kinds import kind_named
from ygt.cli.lookup import LISTED, named, no_record, several
from ygt.cli.parameters import as_of_option
from ygt.cli.settings import Settings
from ygt.cli.values import fields_of, in_words
from ygt.dates import printed_day
from ygt.errors import ToolError
from ygt.findings import Place
from ygt.ledger.as_of import as_of
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.ledger.time import in_force
from ygt.report.colour import Paint
from ygt.report.display import padded, visible, width


@click.command(
    cls=Command,
    help="""
    按名称查看一条记录：各项内容、登记在何处、被哪些记录引用。

    正式名称、简称、别名、曾用名、文号、标识都可以；也可以是人员姓名，列出其出现之处。
    """,
)
@click.argument("name", metavar="名称", help="记录的任一名称，如 县医院")
@click.option("--kind", "kind_word", metavar="种类", help="同名时指明种类，如 机构")
@click.option("--all", "everything", is_flag=True, help=f"列出全部引用之处；不加时每种记录至多列{LISTED}处")
@as_of_option("只看该日有效的内容：该日的名称、在任人员、引用之处，如 2025-12-31")
@click.pass_obj
def command(settings: Settings, name: str, kind_word: str | None, everything: bool, on: date | None) -> int:
    """Show one record, or where a person occurs."""
    whole, _ = load(settings.root)
    ledger = as_of(whole, on) if on is not None else whole
    kind = kind_named(ledger.contract, kind_word) if kind_word else None
    found = [record for record in named(ledger, name) if kind in (None, record.kind)]
    mentions = [field for field in ledger.persons if field.value == name and _holds(field, on)]
    limit = None if everything else LISTED
    if mentions and all(record.kind.name == "person" for record in found):
        settings.write("\n".join(_person(name, mentions, settings.paint, limit, on)))
    elif len(found) == 1:
        settings.write("\n".join(_record(ledger, found[0], settings.paint, limit, on)))
    elif found:
        raise several(settings, ledger, name, found, "show")
    elif on is not None and (named(whole, name) or any(field.value == name for field in whole.persons)):
        raise ToolError(f"{printed_day(on)}没有“{name}”的有效记录", "历次经过用 ygt history 查看")
    else:
        raise ToolError(*no_record(whole, name))
    return 0


def _holds(field: Field, on: date | None) -> bool:
    """Whether a field, and all it stands in, holds on the day."""
    data: Any = field.record.data
    if on is None:
        return True
    for step in field.steps:
        if isinstance(data, dict) and not in_force(data, on):
            return False
        data = data[step]
    return True


def _as_of(on: date | None) -> str:
    return f"（{printed_day(on)}）" if on is not None else ""


def _record(ledger: Ledger, record: Record, paint: Paint, limit: int | None, on: date | None) -> Iterator[str]:
    over = "，该日已终止或期满" if on is not None and not in_force(record.data, on) else ""
    yield paint(visible(record.subject() + _as_of(on) + over), "strong")
    yield f"登记于 {_where(record.head(), paint)}"
    yield ""
    rows = fields_of(record.data, record.kind.record)
    columns = max((width(title) for title, _, _ in rows), default=0) + 2
    for title, said, node in rows:
        value = said if on is None else _present(said, on)
        if said and not value:
            continue
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            inner = node.items if node else None
            yield title
            yield from (f"  {number}. {visible(in_words(item, inner))}" for number, item in enumerate(value, 1))
        else:
            yield padded(visible(title), columns) + visible(in_words(value, node))
    fields = [reference.field for reference in ledger.referrers(record) if _holds(reference.field, on)]
    yield ""
    yield f"被引用{len(fields)}处" + (f"（{_by_kind(fields)}）：" if fields else "")
    yield from _uses(fields, paint, limit)


def _present(value: Any, on: date) -> Any:
    """A value without the items of lists, at any depth, that no longer hold on the day."""
    if isinstance(value, dict):
        return {key: _present(one, on) for key, one in value.items()}
    if isinstance(value, list):
        return [_present(one, on) for one in value if not (isinstance(one, dict) and not in_force(one, on))]
    return value


def _person(name: str, mentions: list[Field], paint: Paint, limit: int | None, on: date | None) -> Iterator[str]:
    yield paint(visible(f"人员“{name}”{_as_of(on)}"), "strong")
    yield ""
    yield f"出现{len(mentions)}处（{_by_kind(mentions)}）："
    yield from _uses(mentions, paint, limit, name)


def _by_kind(fields: list[Field]) -> str:
    counts = Counter(field.record.kind.title for field in fields)
    return "，".join(f"{title}{count}处" for title, count in counts.items())


def _uses(fields: list[Field], paint: Paint, limit: int | None, person: str = "") -> Iterator[str]:
    """A line for each mention, at most `limit` for a kind of record; a person's says which of several it is."""
    listed: Counter[str] = Counter()
    for field in fields:
        listed[field.record.kind.name] += 1
        if limit is None or listed[field.record.kind.name] <= limit:
            distinct = field.holder.get("distinct") if field.value == person else None
            yield _use(field, paint) + (f"  区分：{visible(distinct)}" if isinstance(distinct, str) else "")
    if limit is not None and (more := sum(max(0, count - limit) for count in listed.values())):
        yield f"另有{more}处没有列出；加 --all 列出全部"


def _use(field: Field, paint: Paint) -> str:
    """A line for one mention: in which record, as what, and where."""
    nodes = [field.record.node(*field.steps[: number + 1]) for number in range(len(field.steps))]
    titles = [node.title for node in nodes if node is not None]
    # 组成人员·单位 tells more than 单位; the titles between the outermost and the field itself only repeat.
    purpose = "·".join(dict.fromkeys([titles[0], titles[-1]]))
    return f"  {visible(field.record.subject())} {purpose}  {_where(field.place(), paint)}"


def _where(place: Place, paint: Paint) -> str:
    return paint(visible(f"{place.path}:{place.line}:{place.column}"), "path")
