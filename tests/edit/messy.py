"""Messy Chinese YAML from a seed, what it holds, and edits of it with what they should lead to."""

from __future__ import annotations

import json
import random
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ygt.edit.edits import Delete, Edit, Insert, Set
from ygt.schema.contract import Kind, Node, contract

KINDS = ("institution", "drug", "body", "county", "document", "meeting", "obligation", "centre")
HAN = "柳河镇卫生院县域医共体管理委员会成员单位理事长药品目录调整第一二三〔〕（）、，。“”𬱖𠮷龘"
ODD = (
    "GB/T 1-2", "甲: 乙", "甲 #乙", "- 破折", "[括号]", "{花括}", "it's", '他说"是"', "yes", "007", "0456-6662222",
    "1233000047E0517262", "14:30", "2025-01-01", "12", "3.5", "反\\斜", "!叹", "&和", "*星", "%百", "@在", "`反", "?问",
    "~", "null", "甲,乙", "甲，乙", ": 首", "尾:", "#井", "=", "<<", "---", "...", " 首空", "尾空 ", "　全角空　",
)  # fmt: skip
LINES = ("第一行\n第二行", "甲\n\n乙\n", "一\n  缩进\n三", "- 甲\n- 乙\n", "# 不是注释\n甲: 乙", "末有空行\n乙\n\n")
FOLDED = ("服务柳河镇 及周边各村", "甲乙 丙丁 戊己")
PLAIN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff][\u3400-\u9fff\U00020000-\U0003ffff、，。（）〔〕“”]*")
DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass
class Messy:
    """A file: its bytes, its kind, and what it holds."""

    content: bytes
    kind: Kind
    data: Any


class Values:
    """Values that fit a node of the contract in type; nothing else about them is right."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def text(self) -> str:
        pick = self.chance.random()
        if pick < 0.70:
            return "".join(self.chance.choices(HAN, k=self.chance.randint(1, 12)))
        return self.chance.choice(ODD if pick < 0.92 else LINES if pick < 0.97 else FOLDED)

    def single(self, node: Node) -> Any:
        if node.type in ("integer", "number"):
            return self.chance.randint(-3, 3000)
        if node.type == "boolean":
            return self.chance.random() < 0.5
        if node.format == "day":
            return self.chance.choice(["2025-01-01", "2024-08", "2024"])
        return self.text()

    def value(self, node: Node, depth: int = 0) -> Any:
        if node.type == "object" and node.properties:
            return self.mapping(node, depth)
        if node.type == "array" and node.items is not None:
            most = 4 if depth < 3 else 1
            return [self.value(node.items, depth + 1) for _ in range(self.chance.randint(0, most))]
        return self.single(node)

    def mapping(self, node: Node, depth: int) -> dict[str, Any]:
        names = list(node.properties)
        flat = [name for name in names if node.properties[name].type not in ("object", "array")]
        pool = names if depth < 4 else flat or names[:1]
        chosen = self.chance.sample(pool, k=min(len(pool), self.chance.randint(1, 5)))
        if self.chance.random() < 0.7:
            chosen.sort(key=names.index)
        return {name: self.value(node.properties[name], depth + 1) for name in chosen}


class Scribe:
    """Writes data as carelessly as people do, and still as YAML that means it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lines: list[str] = []
        self.comments = 0
        self.keeps_blanks = self.after_literal = False

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self) -> str:
        self.comments += 1
        return f"# 注{self.comments}号：" + self.chance.choice(["待核", "见附件", "a: b", "── 乡镇", "'引", "[", "}"])

    def tail(self) -> str:
        return self.chance.choice(["  ", " ", "\u0020" * 5]) + self.comment() if self.maybe(0.12) else ""

    def between(self, indent: int) -> None:
        if self.maybe(0.10) and not self.keeps_blanks:
            self.lines.append("" if self.after_literal else self.chance.choice(["", "", "   "]))
        self.keeps_blanks = self.after_literal = False
        if self.maybe(0.10):
            self.lines.append(" " * self.chance.choice([indent, indent, 0]) + self.comment())

    def file(self, data: Any) -> str:
        if self.maybe(0.5):
            self.lines.append(self.comment())
        if self.maybe(0.15):
            self.lines.append("---")
        if self.maybe(0.2):
            self.lines.append("")
        self.block(data, 0)
        if self.maybe(0.2):
            self.lines.append(self.comment())
        if self.maybe(0.05):
            self.lines.append("...")
        return "\n".join(self.lines)

    def block(self, value: Any, indent: int, first: str | None = None) -> None:
        """A mapping or list at `indent`; `first` is what stands already on the line of its first entry."""
        entries = list(value.items()) if isinstance(value, dict) else [(None, one) for one in value]
        step = self.chance.choice([2, 2, 2, 3, 4])
        offset = self.chance.choice([0, 2, 2, 4])
        gap = " " * self.chance.choice([1, 1, 1, 3])
        for number, (key, one) in enumerate(entries):
            if number:
                self.between(indent)
            lead = first if number == 0 and first is not None else " " * indent
            if key is None:
                self.item(one, lead, indent, gap)
            else:
                self.field(key, one, lead, indent, step, offset)

    def field(self, key: str, value: Any, lead: str, indent: int, step: int, offset: int) -> None:
        written = json.dumps(key) if self.maybe(0.04) else key
        colon = lead + written + ":"
        if isinstance(value, (dict, list)) and value and self.maybe(0.75):
            self.lines.append(colon + self.tail())
            inner = indent + (step if isinstance(value, dict) else offset)
            self.between_key_and_block(inner)
            self.block(value, inner)
        else:
            self.beside(colon, value, indent)

    def between_key_and_block(self, indent: int) -> None:
        if self.maybe(0.05):
            self.lines.append(" " * indent + self.comment())

    def item(self, value: Any, lead: str, indent: int, gap: str) -> None:
        dash = lead + "-"
        if isinstance(value, (dict, list)) and value and self.maybe(0.8):
            if self.maybe(0.05):
                self.lines.append(dash + self.tail())
                self.block(value, indent + 2)
            else:
                self.block(value, indent + 1 + len(gap), dash + gap)
        else:
            self.beside(dash, value, indent)

    def beside(self, lead: str, value: Any, indent: int) -> None:
        blank = " " * self.chance.choice([1, 1, 1, 1, 4])
        if isinstance(value, (dict, list)):
            self.lines += [*(lead + blank + self.flow(value, indent + 2)).split("\n")]
            self.lines[-1] += self.tail()
        elif isinstance(value, str) and "\n" in value and self.maybe(0.8):
            self.literal(lead + blank, value, indent)
        elif value in FOLDED and self.maybe(0.7):
            parts = value.split(" ")
            inner = "\n" + " " * (indent + 2)
            style = self.chance.choice(["plain", "quoted", "folded"])
            text = {
                "plain": inner.join(parts),
                "quoted": f'"{inner.join(parts)}"',
                "folded": ">-" + inner + inner.join(parts),
            }
            self.lines += (lead + blank + text[style]).split("\n")
            self.after_literal = style == "folded"
            if style != "folded":
                self.lines[-1] += self.tail()
        else:
            self.lines.append(lead + blank + self.scalar(value) + self.tail() + ("  " if self.maybe(0.03) else ""))

    def literal(self, lead: str, value: str, indent: int) -> None:
        inner = " " * (indent + self.chance.choice([2, 2, 4]))
        body = value.rstrip("\n").split("\n")
        sign = "|" if value.endswith("\n") else "|-"
        self.after_literal = True
        blanks = len(value) - len(value.rstrip("\n")) - 1
        self.keeps_blanks = blanks > 0 or (blanks == 0 and self.maybe(0.2))
        if self.keeps_blanks:
            sign = "|+"
        self.lines.append(lead + sign + self.tail())
        self.lines += [inner + line if line else "" for line in body] + [""] * max(blanks, 0)
        if not self.keeps_blanks:
            self.lines += [""] * self.chance.choice([0, 0, 1])
        # A comment further in would be a line of the text; one at the margin never is.
        if self.maybe(0.1):
            self.lines.append(self.comment())

    def flow(self, value: Any, indent: int) -> str:
        if not isinstance(value, (dict, list)):
            return self.scalar(value, flow=True)
        signs = "{}" if isinstance(value, dict) else "[]"
        pad = " " if self.maybe(0.15) else ""
        if not value:
            return signs[0] + pad + signs[1]
        broken = self.maybe(0.15)
        parts = [
            (f"{key}: " if isinstance(value, dict) else "") + self.flow(sub, indent + 2)
            for key, sub in (value.items() if isinstance(value, dict) else ((None, one) for one in value))
        ]
        if not broken:
            trailing = "," if self.maybe(0.05) else ""
            return signs[0] + pad + self.chance.choice([", ", ", ", ",  "]).join(parts) + trailing + pad + signs[1]
        inner = "\n" + " " * indent
        text = "".join(
            inner + part + ("," if number + 1 < len(parts) or self.maybe(0.3) else "") + self.tail()
            for number, part in enumerate(parts)
        )
        return signs[0] + text + inner + signs[1]

    def scalar(self, value: Any, *, flow: bool = False) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str):
            return str(value)
        if DAY.fullmatch(value) and self.plain_day:
            return value
        if PLAIN.fullmatch(value) and self.maybe(0.85):
            return value
        if self.maybe(0.3) and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    plain_day = False


def messy(chance: random.Random) -> Messy:
    """A file of some kind."""
    kind = contract().kind(chance.choice(KINDS))
    values = Values(chance)
    if kind.layout == "list":
        data: Any = [values.mapping(kind.record, 1) for _ in range(chance.randint(1, 5))]
    else:
        data = values.mapping(kind.record, 0)
    text = Scribe(chance).file(data)
    if chance.random() < 0.85 or text.endswith("\n") or _ends_literally(text):
        text += "\n"
    if chance.random() < 0.2:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if chance.random() < 0.1 else b""
    return Messy(mark + text.encode(), kind, data)


def _ends_literally(text: str) -> bool:
    """Whether the last value may be one whose last line end counts."""
    return bool(re.search(r"[|>][+-]?( +#.*)?\n(?:(?: .*)?\n)*(?: .*)?\Z", text))


def edited(file: Messy, chance: random.Random) -> tuple[Edit, Any]:
    """An edit of a file, and what it should hold then."""
    data, values = deepcopy(file.data), Values(chance)
    places = list(_places(data, ()))
    while True:
        steps = chance.choice(places)
        node = file.kind.node(steps)
        assert node is not None
        target = _at(data, steps)
        what = chance.random()
        if what < 0.58 and steps and not isinstance(target, (dict, list)):
            value = values.single(node)
            _at(data, steps[:-1])[steps[-1]] = value
            return Set(steps, value), data
        if what < 0.71 and isinstance(target, dict):
            absent = [name for name in node.properties if name not in target]
            if absent:
                name = chance.choice(absent)
                target[name] = values.value(node.properties[name], 3)
                return Set((*steps, name), target[name]), data
        elif what < 0.80 and isinstance(target, list) and node.items is not None:
            value, at = values.value(node.items, 3), chance.choice([len(target), chance.randint(0, len(target))])
            target.insert(at, value)
            return Insert(steps, value, at), data
        elif what < 0.96 and steps:
            del _at(data, steps[:-1])[steps[-1]]
            return Delete(steps), data
        elif isinstance(target, (dict, list)) and len(target) > 1 and steps:
            changed = _changed(target, chance, values, node)
            _at(data, steps[:-1])[steps[-1]] = changed
            return Set(steps, changed), data


def _changed(target: Any, chance: random.Random, values: Values, node: Node) -> Any:
    """A container in which one part is another."""
    changed = deepcopy(target)
    at = chance.choice(list(changed) if isinstance(changed, dict) else range(len(changed)))
    sub = node.at((at,))
    assert sub is not None
    changed[at] = values.value(sub, 4)
    return changed


def _places(data: Any, steps: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    found = [steps]
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        found += _places(value, (*steps, step))
    return found


def _at(data: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        data = data[step]
    return data
