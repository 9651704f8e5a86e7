"""对照表: which column of a foreign list is which field, written once and used each time the list comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ygt.importing.folding import head_words
from ygt.schema.contract import Kind


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What becomes of a column: nothing (no `fields`), a field, or several into which its text is split.

    `mark` is the word that a √ in it stands for; with `carry` an empty cell says what the one above it says; with
    `drop_form` the dosage form at the end of a name is left out. `remark` is told in the file and means nothing.
    """

    head: str
    fields: tuple[str, ...] = ()
    mark: str = ""
    carry: bool = False
    drop_form: bool = False
    remark: str = ""

    @property
    def is_ignored(self) -> bool:
        """Whether the column is not taken over."""
        return not self.fields


@dataclass(frozen=True, slots=True)
class Translation:
    """What a list writes for a field, and what the ledger does."""

    field: str
    found: str
    meant: str


@dataclass(slots=True)
class Mapping:
    """The whole table. Fields stand as their Chinese titles, joined by dots: 调入.日期.

    `constants` are the same for every new record; `sections` is the field that rows holding only a heading give to
    the rows below; `ignored_rows` are beginnings of rows that are no records; `file` takes what belongs in no other.
    """

    kind: Kind
    columns: list[ColumnRule] = field(default_factory=list)
    constants: dict[str, str] = field(default_factory=dict)
    values: list[Translation] = field(default_factory=list)
    sections: str = ""
    ignored_rows: list[str] = field(default_factory=list)
    file: str = ""

    def rule(self, head: str) -> ColumnRule | None:
        """What is said of a column; blanks in its head and signs around it do not matter."""
        wanted = head_words(head)
        return next((one for one in self.columns if head_words(one.head) == wanted), None)
