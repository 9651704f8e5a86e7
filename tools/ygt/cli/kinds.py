"""The kinds of record by their English names and Chinese titles."""

from __future__ import annotations

from ygt.cli.parameters import asked
from ygt.errors import ToolError
from ygt.schema.contract import Contract, Kind
from ygt.schema.suggestion import nearest


def all_kinds(contract: Contract) -> dict[str, Kind]:
    """Every kind by name; those kept inside other records (医共体, 条款) stand behind the kind that holds them."""
    found: dict[str, Kind] = {}
    for kind in contract.kinds.values():
        found[kind.name] = kind
        found |= {part.name: part for part in kind.parts.values()}
    return found


def kind_named(contract: Contract, word: str) -> Kind:
    """The kind that `word`, a name or a title, means; ToolError where there is none, with the nearest one."""
    kinds = all_kinds(contract)
    by_title = {kind.title: kind for kind in kinds.values()}
    if found := kinds.get(word.lower()) or by_title.get(word):
        return found
    listed = "、".join(f"{kind.name}（{kind.title}）" for kind in kinds.values())
    raise ToolError(f"没有种类“{word}”{_meant(word, [*kinds], [*by_title])}", f"可选：{listed}")


def _meant(word: str, names: list[str], titles: list[str]) -> str:
    """The kind that was meant: near by spelling or sound, or, as titles are short and few, by half the characters."""
    alike = [one for one in titles if 2 * len({*word} & {*one}) >= max(len(word), len(one))]
    meant = nearest(word, [*names, *titles]) or (alike[0] if len(alike) == 1 else None)
    return f"，相近的有：{'、'.join(alike)}" if alike and not meant else asked(meant)
