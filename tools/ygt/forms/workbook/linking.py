"""Parts put into a package that is there already: a free name, the relation to it, and its content type."""

from __future__ import annotations

from collections.abc import Mapping

from ygt.forms.workbook.markup import HEADER, RELATIONS, elements
from ygt.forms.workbook.splices import Splices, prefix

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def free(parts: Mapping[str, bytes], pattern: str) -> str:
    """The first name of a pattern that no part has."""
    return next(name for number in range(1, 10000) if (name := pattern.format(number)) not in parts)


def relate(parts: dict[str, bytes], part: str, kind: str, target: str) -> str:
    """Let a part refer to another, of a kind; the identifier of the relation."""
    folder, _, name = part.rpartition("/")
    held = f"{folder}/_rels/{name}.rels"
    if held not in parts:
        parts[held] = f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    root = elements(parts[held], held)
    taken = {one.attributes.get("Id") for one in root.children}
    identifier = next(one for number in range(1, 10000) if (one := f"rIdYgt{number}") not in taken)
    p = prefix(parts[held], root)
    splices = Splices(parts[held])
    row = f'<{p}Relationship Id="{identifier}" Type="{RELATIONS}/{kind}" Target="/{target}"/>'
    splices.append(root, row)
    parts[held] = splices.made()
    return identifier


def declare(parts: dict[str, bytes], mark: str, text: str) -> None:
    """Say in the package what kind of content `text` declares, unless `mark` tells that it is said."""
    name = "[Content_Types].xml"
    content = parts[name]
    if mark.encode() not in content:
        root, splices = elements(content, name), Splices(content)
        p = prefix(content, root)
        first = root.children[0] if root.children else None
        declared = f"<{p}{text[1:]}"
        if first is None:
            splices.append(root, declared)
        else:
            splices.put(first.start, first.start, declared)
        parts[name] = splices.made()
