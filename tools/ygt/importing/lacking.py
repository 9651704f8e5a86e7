"""What new records lack, one or all of them, said by its title for someone who sees columns and no fields."""

from __future__ import annotations

import re

from ygt.administration.fields import Leaf
from ygt.administration.values import choices
from ygt.errors import ToolError
from ygt.findings import Finding
from ygt.identifiers.approval_number import approval_number_fault
from ygt.importing.rows import Row
from ygt.schema.contract import Kind

_LACKING = re.compile("^(?P<subject>.*)缺少必填字段“(?P<key>[^”]*)”（(?P<title>.*)）$")
_FILL_IN = "在表中补填；表中没有这一列、各行又都相同的，用 --set 字段=值 写明"


class MissingError(ToolError):
    """Fields that every new record must have and none has; `leaves` are these."""

    def __init__(self, leaves: list[Leaf]) -> None:
        named = "、".join(map(str, leaves))
        allowed = [f"{leaf} 可选：{told}" for leaf in leaves if (told := choices(leaf.node))]
        listed = any(leaf.keys[0] == "listed" for leaf in leaves)
        ways = "各行都相同的，用 --set 字段=值 写明"
        ways += "；药品的调入决定、日期、理由用 --meeting、--on、--reason" if listed else ""
        super().__init__(
            f"各行都缺少必填的字段：{named}",
            "\n".join([f"表中有此内容的，在对照表 columns 中写明是哪一列；{ways}", *allowed]),
        )
        self.leaves = leaves


def lacking(error: Finding, row: Row, kind: Kind) -> tuple[str, str]:
    """What a row lacks by an error YGT103, and what to do."""
    found = _LACKING.match(error.message)
    if found is None:
        return f"{error.message}（{error.code}）", _FILL_IN
    # The record itself is named by its row; only the part of a record needs to be said.
    of = "" if found["subject"].startswith(f"{kind.title}“") else found["subject"]
    said = f"{of}缺少{found['title']}"
    number = kind.record.properties.get("approval_number")
    if found["key"] != "kind" or of or number is None:
        return f"{said}（{error.code}）", _FILL_IN
    if row.said.get("approval_number"):
        return f"{said}；由{number.title}不能断定（{error.code}）", f"请补{found['title']}"
    reason = f"没有{number.title}，不能由文号断定"
    return f"{said}；{reason}（{error.code}）", f"请补{number.title}或{found['title']}"


def follows(row: Row) -> bool:
    """Whether a drug lacks its kind because its approval number, which would tell it, is wrong: that is told itself."""
    number = row.said.get("approval_number")
    return bool(number) and "kind" not in row.data and approval_number_fault(str(number)) is not None
