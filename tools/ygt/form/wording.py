"""What the check says, for someone who sees titles on a page and no names of fields: until → “截止日期”."""

from __future__ import annotations

import re
from functools import cache

from ygt.schema.contract import Node, contract

_KEY = re.compile(r"(?<![\w/.-])([a-z][a-z0-9_]*)(?:: (true|false))?(?![\w/.-]|: )", re.ASCII)
_REGISTERED = re.compile(r"先在 (\S+[.]yaml) 中登记")
_TWICE = re.compile("“?([^“”（）]{2,12})”?（“\\1”）|“([^“”（）]+)”（\\2）")


_OF_FILES = (
    (" true 或 false（不加引号）", "“是”或“否”"),
    ("true 或 false（不加引号）", "“是”或“否”"),
    ("（不加引号）", ""),
    ("参照同一文件中的其他记录", "参照同类的其他记录"),
)
"""What is said of the writing in files, and what of it holds on a page."""


def for_forms(text: str, kind_name: str) -> str:
    """A message or remedy about a record of a kind with the fields called by their titles."""
    titles = _titles(kind_name)
    for of_files, of_forms in _OF_FILES:
        text = text.replace(of_files, of_forms)
    text = _REGISTERED.sub(_added, text)

    def titled(match: re.Match[str]) -> str:
        title = titles.get(match[1])
        if title is None:
            return match[0]
        chosen = {"true": "选“是”", "false": "选“否”"}.get(match[2] or "", "")
        return f"“{title}”{chosen}"

    said = re.sub(" ?(“[^“”]+”) ?", r"\1", _KEY.sub(titled, text)) if _KEY.search(text) else text
    return re.sub("填(?=“[^”]+”选)", "", _TWICE.sub(lambda match: f"“{match[1] or match[2]}”", said))


def _added(match: re.Match[str]) -> str:
    """Where the page adds a record that is, in files, to be added to these; as it was where they hold no such kind."""
    places = frozenset(match[1].split("、"))
    known = contract()
    # The county is there already: none is added.
    kinds = [one for one in known.record_kinds if one != "county" and places.issuperset(known.places_of(one))]
    titles = "".join(f"“{known.title_of(one)}”" for one in kinds)
    return f"先回到列表，在{titles}种类中新增" if kinds else match[0]


@cache
def _titles(kind_name: str) -> dict[str, str]:
    """The titles of the fields of a kind by their names; of several of one name, that of the outermost."""
    found: dict[str, str] = {}
    nodes: list[Node] = [contract().record_kinds[kind_name].record]
    for node in nodes:
        for key, sub in (node.items or node).properties.items():
            found.setdefault(key, sub.title)
            nodes.append(sub)
    return found
