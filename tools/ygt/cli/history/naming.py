"""Of whom or what the history is asked: a record, an article of a charter, a person."""

from __future__ import annotations

import re
import shlex

from ygt.changes.words import named as person_named
from ygt.cli.kinds import kind_named
from ygt.cli.lookup import named, no_record, program, several
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.history.people import Person, persons_named
from ygt.history.subject import Subject
from ygt.ledger.charters import articles
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.numerals import numbered

_DISTINCT = re.compile(r"(.+?)[（(](.+)[)）]")
_ARTICLE = re.compile(r"《?(.*?)》?\s*第([0-9]+|[一二三四五六七八九十百]+)条")
PERSON = "person"


def subject_named(settings: Settings, ledger: Ledger, name: str, kind_word: str | None) -> Subject:
    """What `name` means: any name of a record, 章程第八条, a person, 王示例（县人民医院） where several share the name.

    ToolError where it means nothing, with what is like it, or several things, with the command for each.
    """
    name = name.strip()
    if not name:
        raise ToolError("没有写名称", "写记录的名称、人员姓名，或章程的条")
    kind = kind_named(ledger.contract, kind_word) if kind_word else None
    records = [one for one in named(ledger, name) if kind in (None, one.kind) and one.kind.name != PERSON]
    if kind is None:
        records = _without_issuers(records)
    persons = _persons(ledger, name) if kind is None or kind.name == PERSON else []
    if records and persons:
        raise ToolError(f"“{name}”既是人员，又是{records[0].subject()}", "加 --kind 指明种类，如 --kind person")
    if len(records) > 1:
        raise several(settings, ledger, name, records, "history")
    if len(persons) > 1:
        raise _namesakes(settings, name, persons)
    if persons:
        return Subject(person=persons[0])
    if records:
        return Subject(records[0])
    if found := _article(settings, ledger, name):
        return found
    raise ToolError(*no_record(ledger, name))


def _without_issuers(records: list[Record]) -> list[Record]:
    """The records, less the issuer of the very unit: who asks after a 局 does not mean its registers of numbers."""
    others = [one for one in records if one.kind.name != "issuer"]
    return others if len({one.name for one in records}) == 1 and others else records


def _persons(ledger: Ledger, name: str) -> list[Person]:
    if found := persons_named(ledger, name):
        return found
    match = _DISTINCT.fullmatch(name)
    known = persons_named(ledger, match[1]) if match else []
    return [one for one in known if match is not None and one[1] == match[2]]


def _namesakes(settings: Settings, name: str, persons: list[Person]) -> ToolError:
    called = [f"  {program(settings)} history {shlex.quote(person_named(*one))}" for one in persons if one[1]]
    return ToolError(f"名为“{name}”的有{len(persons)}人", "\n".join(["按所指的一人，执行", *called]))


def _article(settings: Settings, ledger: Ledger, name: str) -> Subject | None:
    """The article that 章程名第八条 or just 第八条 means; None where the words are no article's."""
    match = _ARTICLE.fullmatch(name)
    if match is None:
        return None
    number = numbered(int(match[2]), "条") if match[2].isascii() else f"第{match[2]}条"
    charters = [one for one in (named(ledger, match[1]) if match[1] else ledger.all("charter")) if _is_charter(one)]
    if not charters:
        return None
    having = [one for one in charters if number in _numbers(one)]
    if len(having) > 1:
        called = [f"  {program(settings)} history {shlex.quote(one.name + number)}" for one in having]
        raise ToolError(f"有{number}的章程有{len(having)}件", "\n".join(["按所指的一件，执行", *called]))
    if not having:
        titles = "、".join(f"《{one.name}》" for one in charters)
        raise ToolError(f"{titles}没有{number}", "核对条号")
    return Subject(having[0], number)


def _is_charter(record: Record) -> bool:
    return record.kind.name == "charter" and record.sound


def _numbers(charter: Record) -> set[str]:
    """The articles it has, and those its amendments name."""
    touched = {str(number) for one in charter.items("amendments") for number in one.get("articles", ())}
    return touched | {str(one.data["number"]) for one in articles(charter)}
