"""Values between file and form: every value goes out as text and comes back as text, in the type it had or must have.

What a form cannot ask for, unknown fields and values of the wrong shape, stays in the file as it is. In what is sent,
`#` is the position of an item in the file and `?` holds what is kept; neither can be the name of a field.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from ygt.administration.fields import Leaf
from ygt.administration.values import typed
from ygt.edit.difference import same
from ygt.errors import ToolError
from ygt.form.fields import shape_of
from ygt.forms.entry import day_entered
from ygt.schema.contract import Node, Steps

ORIGIN, KEPT = "#", "?"
Quoted = Callable[[Steps], str]
"""From the path of a value to what the file says there."""


class _Absent:
    """No value: the field is not in the file."""


ABSENT = _Absent()


def is_empty(value: object) -> bool:
    """Whether a field with this value says nothing: what an empty input stands for."""
    return value is ABSENT or value is None or value == ""


def is_editable(node: Node, value: object) -> bool:
    """Whether a form can ask for the field, with the value it has; one without a value in any case."""
    shape = shape_of(node)
    if shape == "fixed":
        return False
    if is_empty(value):
        return True
    if shape == "group":
        return isinstance(value, dict)
    if shape in ("groups", "texts"):
        wanted: tuple[type, ...] = (dict,) if shape == "groups" else (str, int, float)
        return isinstance(value, list) and all(isinstance(one, wanted) for one in value)
    return isinstance(value, (str, int, float))


def shown(
    node: Node, data: dict[str, Any], steps: Steps, quoted: Quoted, skipped: Container[str] = ()
) -> dict[str, Any]:
    """A mapping, which stands at `steps` of its file, as a form shows it; the fields `skipped` are shown elsewhere."""
    out: dict[str, Any] = {}
    kept = []
    for key, value in data.items():
        sub = node.properties.get(key)
        if key in skipped:
            continue
        if sub is None or not is_editable(sub, value):
            title = sub.title if sub is not None else ""
            kept.append({"key": key, "title": title or key, "text": quoted((*steps, key))})
        elif not is_empty(value):
            out[key] = _shown(sub, value, (*steps, key), quoted)
    return {**out, KEPT: kept} if kept else out


def _shown(node: Node, value: Any, steps: Steps, quoted: Quoted) -> Any:
    if isinstance(value, dict):
        return shown(node, value, steps, quoted)
    if isinstance(value, list) and node.items is not None:
        if node.items.properties:
            return [
                {**shown(node.items, one, (*steps, number), quoted), ORIGIN: number} for number, one in enumerate(value)
            ]
        return [as_text(one) for one in value]
    return as_text(value)


def as_text(value: object) -> str:
    """A single value as it stands in an input: without the line end that closes a text of several lines."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).rstrip("\n")


def wanted(node: Node, form: Any, old: Any = ABSENT) -> Any:
    """The value a form gives a field, or ABSENT; what it says nothing of stays as `old` has it."""
    match shape_of(node):
        case "fixed":
            return old
        case "group":
            return _mapping(node, form, old)
        case "groups" | "texts":
            return _list(node, form, old)
    if is_empty(form) or not isinstance(form, str) or not form.strip():
        return ABSENT
    if isinstance(old, (str, int, float)) and form == as_text(old):
        return old
    value = _typed(node, form.replace("\r\n", "\n"))
    return value + "\n" if isinstance(value, str) and isinstance(old, str) and old.endswith("\n") else value


def _mapping(node: Node, form: Any, old: Any) -> Any:
    given = form if isinstance(form, dict) else {}
    present = old if isinstance(old, dict) else {}
    value = {}
    for key, sub in node.properties.items():
        before = present.get(key, ABSENT)
        after = wanted(sub, given.get(key, ABSENT), before) if is_editable(sub, before) else before
        if after is not ABSENT:
            value[key] = after
    value |= {key: one for key, one in present.items() if key not in node.properties}
    return value or (old if old == {} else ABSENT)


def _list(node: Node, form: Any, old: Any) -> Any:
    inner = node.items
    may_be_none = node.schema.get("minItems") == 0
    nothing = old if old == [] and not may_be_none else ABSENT
    if not isinstance(form, list) or inner is None:
        return nothing
    present = old if isinstance(old, list) else []
    value = []
    for one in form:
        before = next((item for item in present if as_text(item) == one), ABSENT) if isinstance(one, str) else ABSENT
        if isinstance(one, dict) and (at := origin(one, len(present))) is not None:
            before = present[at]
        if (after := wanted(inner, one, before)) is not ABSENT:
            value.append(after)
    # That there is none is said only by a form sent without any item, of what may be none: the others were left empty.
    return value if value or (may_be_none and not form) else nothing


def origin(item: dict[str, Any], length: int) -> int | None:
    """The position in the file, whose list has `length` items, of an item in a form; None for a new one."""
    at = item.get(ORIGIN)
    return at if type(at) is int and 0 <= at < length else None


def _typed(node: Node, text: str) -> Any:
    if node.format == "day":
        text = day_entered(text)
    try:
        return typed(Leaf((), node, (node.title,)), text, lambda words: {"document": words})
    except ToolError:
        # The check says what is wrong with it, in the words it always uses.
        return text.strip()


def differs(old: Any, new: Any) -> bool:
    """Whether a value has changed; one that said nothing and still does has not."""
    return not (is_empty(old) and is_empty(new)) and not same(old, new)
