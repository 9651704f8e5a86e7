"""What a check finds, and what it says of each kind of finding.

`Rule` is the definition (code, title, why, examples, wording), `Finding` one instance with its place.
Readers, schemas and rules all report through `Rule.at`, so that wording and severity stand once, in the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Severity = Literal["error", "note"]
Certainty = Literal["read", "secondhand", "practice"]

SEVERITIES: dict[Severity, str] = {"error": "错误", "note": "提示"}
"""What a severity is called."""

CERTAINTIES: dict[Certainty, str] = {
    "read": "已核对原文",
    "secondhand": "据转引资料，未核对原文",
    "practice": "工作惯例或工具约定",
}
"""How a rule's basis is known, in words."""

_FIELD = re.compile(r"\{[^{}]*\}")


class Place(NamedTuple):
    """A span of a file: 1-based lines and columns, counted in characters; `end_column` is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    pointer: str = ""


class Related(NamedTuple):
    """The other end of a relation, and what it is to the reader (“首次登记在此”)."""

    place: Place
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend or to know. Findings sort by file and position."""

    place: Place
    code: str
    message: str
    help: str = ""
    severity: Severity = field(default="error", compare=False)
    label: str = field(default="", compare=False)
    unit: str = field(default="", compare=False)
    related: tuple[Related, ...] = field(default=(), compare=False)

    @property
    def path(self) -> str:
        """The file's path relative to the workspace, with `/`."""
        return self.place.path


class Example(NamedTuple):
    """YAML that shows a rule.

    `text` is laid over the miniature county before it is checked: in a file that holds a list its records are
    appended, any other file is replaced. `path` is relative to the workspace. `raw` stands for `text` where the
    example is about bytes (encodings); `absent` takes the file away.
    """

    path: str
    text: str = ""
    raw: bytes | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """The definition of one kind of finding.

    `message`, `help` and `label` are `str.format` templates over the fields the producer passes to `at`.
    `basis` names the standard or clause the rule rests on, `certainty` how it is known: its text was read,
    it is known second-hand, or it is practice without a text at hand.
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    message: str
    help: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    basis: str = ""
    certainty: Certainty = "practice"
    label: str = ""
    exceptable: bool = True

    def at(
        self,
        place: Place,
        *,
        related: Iterable[Related] = (),
        unit: str = "",
        **fields: object,
    ) -> Finding:
        """The finding of this rule at `place`; `unit` names the unit a note is counted under."""
        return Finding(
            place=place,
            code=self.code,
            message=self.message.format(**fields),
            help=self.help.format(**fields),
            severity=self.severity,
            label=self.label.format(**fields),
            unit=unit,
            related=tuple(related),
        )


def in_general(template: str) -> str:
    """A rule's wording before its fields are known: each left open (…); nothing where the fields are all there is."""
    if _FIELD.fullmatch(template):
        return ""
    text = template.replace("{{", "\0").replace("}}", "\1")
    return _FIELD.sub("…", text).replace("\0", "{").replace("\1", "}")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """All findings, sorted by place and without repetition."""
    return sorted(set(findings))
