"""What records chosen by a condition are called: 资源共享中心, 级别为二级的牵头医院, 对应的节点."""

from __future__ import annotations

from ygt.conditions.condition import Condition
from ygt.conditions.parts import Fields, Part, Scalar
from ygt.conditions.wording import any_of, attribute, shown
from ygt.schema.contract import Node

NOUNS = frozenset({("alliance", "kind"), ("body", "function"), ("institution", "kind")})
"""The fields whose value is itself what the record is: 理事会, and not 职能为理事会的组织."""

ATTRIBUTES = frozenset(
    {
        ("arrangement", "kind"),
        ("assignment", "scheme"),
        ("body", "level"),
        ("centre", "canonical"),
        ("centre", "group"),
        ("charter", "scope"),
        ("meeting", "body"),
    }
)
"""The fields whose value stands before what the record is: 绩效考核工作安排."""


def title_of(condition: Condition) -> str:
    """What the records of a condition are called: by their name where it asks for one, else by what it asks.

    That a record is registered for a clause is said without the clause's identifier, which tells a reader nothing.
    """
    kind, fields = condition.kind, condition.root.fields
    name = fields.get(kind.naming)
    if len(fields) == 1 and isinstance(name, Scalar) and "const" in name.keywords:
        return f"“{name.keywords['const']}”"
    noun, before, others = kind.title, "", {}
    for key, part in fields.items():
        values = _values(part)
        if values and (kind.name, key) in NOUNS:
            noun = any_of(values)
        elif len(values) == 1 and (kind.name, key) in ATTRIBUTES:
            before += values[0]
        elif not _names_clause(part.node):
            others[key] = part
    said = attribute(Fields(condition.root.node, others))
    about = "对应的" if any(_names_clause(part.node) for part in fields.values()) else ""
    return f"{about}{said}{before}{'' if noun in before else noun}"


def _values(part: Part) -> list[str]:
    """The values of which a field is to have one, or none where other things are asked of it."""
    if not isinstance(part, Scalar) or part.group or part.negated is not None or len(part.keywords) != 1:
        return []
    wanted = part.keywords.get("enum", [part.keywords["const"]] if "const" in part.keywords else [])
    return [shown(part.node, one) for one in wanted]


def _names_clause(node: Node) -> bool:
    return "x-clause" in node.schema or (node.items is not None and "x-clause" in node.items.schema)
