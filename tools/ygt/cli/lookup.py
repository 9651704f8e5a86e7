"""Which records a name on the command line means, and what to say where it means none or several."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from ygt.cli.kinds import all_kinds
from ygt.cli.parameters import asked
from ygt.cli.settings import Settings
from ygt.cli.values import in_words
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.schema.suggestion import nearest

LISTED = 10
"""So many records are named where a name does not settle which one is meant."""


def named(ledger: Ledger, name: str) -> list[Record]:
    """Every record that bears `name` (official, short, alias, former, number) or has it as its id, each once."""
    found: dict[int, Record] = {}
    for kind, records in ledger.records.items():
        bearers = [one for one in ledger.names.find(name, [kind]) if _has_own_name(one)]
        found |= {id(one): one for one in bearers or [one for one in records if one.text("id") == name]}
    return list(found.values())


def _has_own_name(record: Record) -> bool:
    """Whether the record is called something itself; 帮扶 or 派驻 only go by the name of who takes part."""
    node = record.node(record.kind.naming)
    return node is not None and not node.references


def no_record(ledger: Ledger, name: str) -> tuple[str, str]:
    """What is said where no record bears `name`, with those whose name contains it or is like it; and the remedy."""
    everything = (one for records in ledger.records.values() for one in records)
    containing = [one for one in everything if name in one.name and _has_own_name(one)]
    if containing:
        return f"没有名为“{name}”的记录，名称中含有它的有：{candidates(containing)}", "写出全称或标识"
    people = (field.value for field in ledger.persons)
    meant = nearest(name, [*ledger.names.known(all_kinds(ledger.contract)), *people])
    return f"没有名为“{name}”的记录{asked(meant)}", "列出某一种类的全部记录用 ygt list 种类"


def candidates(records: list[Record]) -> str:
    """A line for each record with what tells it apart: kind, what identifies it, id, file and line."""
    lines = [f"  {line}" for line in map(_line, records[:LISTED])]
    more = [f"  等{len(records)}条"] if len(records) > LISTED else []
    return "\n".join(["", *lines, *more])


def several(settings: Settings, ledger: Ledger, name: str, found: list[Record], command: str) -> ToolError:
    """What is said where a name means several records: which, and the `command` that takes each, word for word."""
    called = " ".join([program(settings), command])
    words = [f"  {called} {one}" for one in arguments(ledger, found)]
    remedy = "\n".join(["按所指的一条，执行", *words]) if words else "加 --kind 指明种类，或改用标识"
    return ToolError(f"“{name}”对应{len(found)}条记录：{candidates(found)}", remedy)


def program(settings: Settings) -> str:
    """How this tool was called: `ygt`, with the workspace where one was named."""
    return "ygt" if settings.root == Path() else f"ygt -C {shlex.quote(str(settings.root))}"


def shell_word(text: str) -> str:
    """A text as one word of a command line, in quotes only where it needs them."""
    return text if re.fullmatch(r"\w[\w.-]*", text) else shlex.quote(text)


def arguments(ledger: Ledger, records: list[Record]) -> list[str]:
    """What to write behind a command so that one record alone is meant: for each of the first, where that can be."""
    return [found for record in records[:LISTED] if (found := _argument(ledger, record))]


def _argument(ledger: Ledger, record: Record) -> str:
    words = [str(record.data[key]) for key in ("id", record.kind.naming, *record.kind.identity) if key in record.data]
    for word in dict.fromkeys(words):
        if named(ledger, word) == [record]:
            return shlex.quote(word)
    for word in words:
        if [one for one in named(ledger, word) if one.kind is record.kind] == [record]:
            return f"{shlex.quote(word)} --kind {record.kind.title}"
    return ""


def _line(record: Record) -> str:
    place = record.head()
    words: Iterable[str] = (
        in_words(record.data[key], record.node(key))
        for key in dict.fromkeys([record.kind.naming, *record.kind.identity, "id"])
        if key in record.data
    )
    return "  ".join([record.kind.title, *words, f"{place.path}:{place.line}"])
