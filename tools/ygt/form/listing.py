"""What there is to choose from: kinds, records and names, each with the words and sounds it is found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ygt.form.addresses import address_of
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.pinyin import spelling
from ygt.schema.contract import Kind

ENDS = ("ended", "delisted", "ended_on", "until")
"""The fields that say that a record has ended."""
_SAID = 60
"""So many characters of a clause or a post tell which one is meant."""


def kinds(ledger: Ledger, faulty: Counter[str]) -> list[dict[str, Any]]:
    """Every kind of record with how many there are, and how many errors stand in the files that hold them."""
    return [
        {
            "name": kind.name,
            "title": kind.title,
            "help": kind.description,
            "count": len(ledger.all(kind.name)),
            "errors": sum(faulty[path] for path in {one.path for one in ledger.all(kind.name)}),
        }
        for kind in ledger.contract.record_kinds.values()
    ]


def records(ledger: Ledger, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """The records of the kinds `wanted`, in the order of the files."""
    return [_listed(record) for kind in wanted for record in ledger.all(kind)]


def _listed(record: Record) -> dict[str, Any]:
    about = describing(record)
    names = [record.name, *(one["name"] for one in _named(record)), record.text("short_name"), record.text("number")]
    return {
        **address_of(record).as_sent(),
        "kind": record.kind.name,
        "name": record.name or "（未填名称）",
        "about": about,
        "words": words([*names, about, record.text("id")]),
        "ended": any(key in record.data for key in ENDS),
        **({"lent": True} if _is_lent(record) else {}),
    }


def _is_lent(record: Record) -> bool:
    """Whether the record only goes by the name of who takes part in it, as 帮扶 and 派驻 do."""
    node = record.node(record.kind.naming)
    return node is None or bool(node.references)


def _named(record: Record) -> list[dict[str, Any]]:
    others = [*record.items("aliases"), *record.items("former_names")]
    return [one for one in others if isinstance(one, dict) and isinstance(one.get("name"), str)]


def describing(record: Record) -> str:
    """What tells a record from others of its name: the other fields by which it is known, and what sort it is."""
    keys = dict.fromkeys([*record.kind.identity, "number", "kind", "level", "date", "document", "summary"])
    keys.pop(record.kind.naming, None)
    said = []
    for key in keys:
        node, value = record.node(key), record.data.get(key)
        if node is not None and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            said.append(node.label_of(str(value))[:_SAID])
    return " ".join(said)


def words(texts: Iterable[str]) -> str:
    """What something is found by: its names, and the pinyin and initials of those that are Chinese."""
    found: dict[str, None] = {}
    for text in dict.fromkeys(texts):
        if text:
            found |= dict.fromkeys([text.lower(), *spelling(text)])
    return " ".join(one for one in found if len(one) > 1)


def names(ledger: Ledger, wanted: Iterable[str]) -> list[dict[str, str]]:
    """The records a field may name, under the name they are as a rule cited by, kinds in the order of the schema."""
    found: dict[str, dict[str, str]] = {}
    known = ledger.contract.record_kinds
    for kind in wanted:
        if kind == "person":
            for name, about in _people(ledger).items():
                found.setdefault(name, _choice(name, about, [name]))
        elif kind in known:
            for record in ledger.all(kind):
                name = _cited(ledger, record)
                if name:
                    about = f"{known[kind].title} {record.name if record.name != name else describing(record)}".strip()
                    others = [one["name"] for one in _named(record)]
                    found.setdefault(name, _choice(name, about, [name, record.name, *others]))
    return list(found.values())


def _people(ledger: Ledger) -> dict[str, str]:
    """Everyone the ledger names, with where they are first named."""
    found: dict[str, str] = {}
    for field in ledger.persons:
        if field.value and field.value not in found:
            post = field.holder.get("post") or field.holder.get("title") or ""
            found[field.value] = f"{field.record.known_as()} {post}".strip()
    return found


def _cited(ledger: Ledger, record: Record) -> str:
    """The name most references use for a record; where there are none, a document's number, else its name."""
    used = Counter(one.field.value for one in ledger.referrers(record) if len(one.targets) == 1)
    if used:
        return used.most_common(1)[0][0]
    return record.text("number") if record.kind.name == "document" and record.text("number") else record.name


def _choice(name: str, about: str, found_by: Iterable[str]) -> dict[str, str]:
    return {"name": name, "about": about, "words": words(found_by)}


def has_end(kind: Kind) -> bool:
    """Whether records of a kind can be given an end."""
    return any(key in kind.record.properties for key in ENDS)


def reasons(kind: Kind) -> list[str]:
    """Why a record of a kind may end, where the contract names the reasons."""
    if "ended_on" in kind.record.properties:
        return ["废止", "失效"]
    for key in ("ended", "delisted"):
        node = kind.record.properties.get(key)
        if node is not None and "reason" in node.properties:
            return [str(one) for one in node.properties["reason"].schema.get("enum", ())]
    return []
