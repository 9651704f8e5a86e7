"""Identifiers for new records: nobody who fills in a form has to make one up."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ygt.schema.contract import Kind

_LONGEST = 60


def identifier(names: Sequence[str], taken: Collection[str]) -> str:
    """A short name for files and addresses from what a record is known by, in pinyin; unlike all that are taken."""
    from pypinyin import lazy_pinyin

    words = [re.sub("[^a-z0-9]", "", "".join(lazy_pinyin(one, v_to_u=False)).lower()) for one in names]
    whole = "-".join(one for one in words if one)[:_LONGEST].strip("-") or "xinzeng"
    found, number = whole, 1
    while found in taken:
        number += 1
        found = f"{whole}-{number}"
    return found


def new_file(kind: Kind, name: str) -> str:
    """The file of a new record that belongs to no file there is: the one of its kind, or one called `name`."""
    fixed = next((one for one in kind.patterns if "*" not in one), "")
    return fixed or kind.patterns[0].replace("*", name or kind.name)
