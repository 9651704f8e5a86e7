"""A foreign list taken in: matched with the ledger, tried by the check, each row taken or refused with its reason."""

from __future__ import annotations

from collections.abc import Mapping as Held
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ygt.administration.addition import Draft
from ygt.administration.fields import Leaf, field_named, missing, put
from ygt.administration.placing import KEPT_APART_BY, SeveralFilesError, file_for, file_given
from ygt.administration.trial import checked, content_before
from ygt.administration.values import Decide, typed
from ygt.edit.edits import Edit
from ygt.errors import ToolError
from ygt.findings import Finding
from ygt.forms.changing import ordered
from ygt.importing.bulk import with_records
from ygt.importing.lacking import MissingError, follows, lacking
from ygt.importing.mapping import Mapping
from ygt.importing.matching import Matcher
from ygt.importing.rows import Row
from ygt.importing.updating import updates
from ygt.ledger.ledger import Ledger
from ygt.schema.rules import MISSING_FIELD

_ROUNDS = 12
"""So often are rows with errors left out and the rest tried again; each round leaves fewer."""


@dataclass(slots=True)
class Intake:
    """What came of all rows, and what the files become.

    `noted` are the rows of whose records the check has a note, by its code; `unplaced` are values that tell of no file
    to write to.
    """

    rows: list[Row]
    contents: dict[str, bytes] = field(default_factory=dict)
    noted: dict[str, list[Row]] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)

    def of(self, state: str) -> list[Row]:
        """The rows without faults that are to the ledger what `state` says."""
        return [row for row in self.rows if row.is_taken and row.match.state == state]

    @property
    def faulty(self) -> list[Row]:
        """The rows that are not taken because something is wrong with them."""
        return [row for row in self.rows if row.faults]


class _Ids(Draft):
    """A record filled in already, of which only the id is wanted."""

    def __init__(self, ledger: Ledger, kind: Any, said: dict[str, Any]) -> None:
        super().__init__(ledger, kind)
        self._data = said


class Taking:
    """Takes the rows of a list into a ledger; nothing is written."""

    def __init__(self, ledger: Ledger, mapping: Mapping, decide: Decide, *, update: bool = False) -> None:
        self._ledger = ledger
        self._mapping = mapping
        self._kind = mapping.kind
        self._update = update
        self._files: dict[tuple[str, ...], str | ToolError] = {}
        self._fallback = file_given(ledger, self._kind, mapping.file) if mapping.file else ""
        self._unplaced: dict[str, None] = {}
        self._constants: dict[str, Any] = {}
        for words, text in mapping.constants.items():
            leaf = field_named(self._kind, words)
            put(self._kind, self._constants, leaf, typed(leaf, text, decide))

    def look(self, rows: list[Row]) -> Intake:
        """What each row is to the ledger, and nothing more."""
        self._match(rows)
        return Intake(rows)

    def take(self, rows: list[Row]) -> Intake:
        """What becomes of each row. Raises ToolError where all new records lack what a constant should say."""
        self._match(rows)
        self._demand(rows)
        self._enter(rows)
        intake = Intake(rows, unplaced=list(self._unplaced))
        for _ in range(_ROUNDS):
            intake.contents = self._contents(rows)
            if not intake.contents:
                return intake
            result = checked(self._ledger.root, intake.contents)
            places = self._places(rows)
            if not self._blame(result.errors, places):
                intake.noted = self._notes(result.notes, places)
                return intake
        raise ToolError("逐次去掉有误的行后，仍不能通过核对，没有改动", "先改正以上各行，再导入")

    def _match(self, rows: list[Row]) -> None:
        matcher = Matcher(self._ledger, self._kind)
        seen: dict[tuple[str, ...], Row] = {}
        for row in rows:
            if not row.said.get(self._kind.naming):
                if row.is_taken:
                    title = self._kind.record.properties[self._kind.naming].title
                    row.fail(f"没有填写“{title}”", "补写，或删去这一行")
                continue
            first = seen.setdefault(matcher.key(row.said), row)
            if first is not row:
                alike = "内容也相同" if first.said == row.said else "其他内容不同"
                row.fail(
                    f"与第{first.line.row + 1}行为同一{self._kind.title}，{alike}", "只留一行；确为不同的，写明区别"
                )
                continue
            row.match = matcher.match(row.said)
        claimed: dict[int, Row] = {}
        for row in rows:
            if row.is_taken and row.match.record is not None:
                first = claimed.setdefault(id(row.match.record), row)
                if first is not row:
                    row.fail(f"与第{first.line.row + 1}行对应台账中同一条记录", "只留一行；确为不同的，写明区别")

    def _demand(self, rows: list[Row]) -> None:
        """That what every new record lacks is told once, not in every row."""
        lacking: list[Leaf] | None = None
        for row in rows:
            if row.match.state == "new" and row.said.get(self._kind.naming):
                row.data = _laid_over(self._constants, row.said)
                own = missing(self._kind, {**row.data, "id": "x"})
                lacking = own if lacking is None else [one for one in lacking if one in own]
        if lacking:
            raise MissingError(lacking)

    def _enter(self, rows: list[Row]) -> None:
        taken = {one.text("id") for one in self._ledger.all(self._kind.name)}
        for row in rows:
            if not row.is_taken or row.match.state != "new":
                continue
            data = _Ids(self._ledger, self._kind, row.data).data
            if "id" in data and "id" not in row.said:
                data["id"] = _free(data["id"], taken)
                taken.add(data["id"])
            row.data = ordered(data, self._kind.record)
            place = self._file(row.data)
            if isinstance(place, ToolError):
                row.fail(*self._nowhere(row.data, place))
            else:
                row.path = place

    def _file(self, data: dict[str, Any]) -> str | ToolError:
        key = tuple(str(data.get(one, "")) for one in (*KEPT_APART_BY, self._kind.naming))
        if key not in self._files:
            try:
                self._files[key] = file_for(self._ledger, self._kind, data)
            except ToolError as error:
                self._files[key] = self._fallback or error
        return self._files[key]

    def _nowhere(self, data: dict[str, Any], error: ToolError) -> tuple[str, str]:
        if not isinstance(error, SeveralFilesError):
            return error.message, error.remedy
        known = self._known
        by = next((one for one in KEPT_APART_BY if one in data), "")
        lacks = next((one for one in KEPT_APART_BY if one not in data and known[one]), "")
        properties = self._kind.record.properties
        if by and str(data[by]) not in known[by]:
            title = properties[by].title
            self._unplaced[f"{title}“{data[by]}”"] = None
            present = "、".join(known[by])
            remedy = (
                f"台账现有的{title}：{present}。属于其中之一的，在对照表 values 中写明；不属于的，用 --file 指定文件"
            )
            return f"{title}“{data[by]}”在台账中没有相应的文件，无法断定写入哪一个文件", remedy
        if not lacks:
            self._unplaced[self._kind.title] = None
            return "无法断定写入哪一个文件", "用 --file 指定文件"
        title = properties[lacks].title
        values = error.values if error.title == title else known[lacks]
        self._unplaced[f"没有填写{title}的{self._kind.title}"] = None
        remedy = f"补填{title}，已登记的有：{'、'.join(values)}；或用 --file 指定文件"
        return f"没有填写{title}，无法断定写入哪一个文件", remedy

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        """What the records of the ledger say in the fields that keep them apart."""
        records = self._ledger.all(self._kind.name)
        return {key: list(dict.fromkeys(one.text(key) for one in records if one.text(key))) for key in KEPT_APART_BY}

    def _contents(self, rows: list[Row]) -> dict[str, bytes]:
        """What the files become with the rows that are still taken."""
        edits: dict[str, list[Edit]] = {}
        new: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            row.is_changed = False
            if row.is_taken and row.match.state == "new":
                new.setdefault(row.path, []).append(row.data)
            elif row.is_taken and self._update and row.match.record and row.match.differences:
                try:
                    made = updates(row.match.record, row.match.differences, self._constants)
                except ToolError as error:
                    row.fail(error.message, error.remedy)
                    continue
                edits.setdefault(row.match.record.path, []).extend(made)
                row.is_changed = True
        found = {}
        for path in dict.fromkeys([*edits, *new]):
            before = content_before(self._ledger.root, path)
            after = with_records(before or b"", self._kind, edits.get(path, ()), new.get(path, ()), path)
            if after != before:
                found[path] = after
        return found

    def _places(self, rows: list[Row]) -> dict[tuple[str, int], Row]:
        """The rows by the file and the number in it of the record each has become."""
        found: dict[tuple[str, int], Row] = {}
        count: dict[str, int] = {}
        for row in rows:
            if row.is_taken and row.match.state == "new":
                held = self._ledger.documents.get(row.path)
                start = len(held.data) if held is not None and isinstance(held.data, list) else 0
                found[row.path, start + count.get(row.path, 0)] = row
                count[row.path] = count.get(row.path, 0) + 1
            elif row.is_changed and row.match.record is not None:
                found[row.match.record.path, int(row.match.record.base[0])] = row
        return found

    def _blame(self, errors: list[Finding], places: Held[tuple[str, int], Row]) -> bool:
        """Note each error that the rows bring about with its row; whether there is any.

        Raises ToolError for errors that no row can be blamed for.
        """
        new = [one for one in errors if (one.code, one.message) not in self._present] if errors else []
        for related in (False, True):
            blamed = [one for one in new if self._note(one, places, related=related)]
            if blamed:
                return True
        if new:
            told = "\n".join(f"  {one.message}（{one.code}）" for one in new[:5])
            raise ToolError(
                f"导入后的台账通不过核对，没有改动：\n{told}", "\n".join(one.help for one in new[:5] if one.help)
            )
        return False

    @cached_property
    def _present(self) -> set[tuple[str, str]]:
        """The errors the ledger has already."""
        return {(one.code, one.message) for one in checked(self._ledger.root, {}).errors}

    def _note(self, error: Finding, places: Held[tuple[str, int], Row], *, related: bool) -> bool:
        for place in (one.place for one in error.related) if related else (error.place,):
            steps = [int(one) if one.isdecimal() else one for one in place.pointer.split("/")[1:]]
            if steps and isinstance(steps[0], int) and (row := places.get((place.path, steps[0]))):
                said = f"{error.message}（{error.code}）", error.help
                if error.code == MISSING_FIELD.code:
                    if follows(row):
                        return True
                    said = lacking(error, row, self._kind)
                row.fail(*said, row.column_of(tuple(steps[1:])))
                return True
        return False

    def _notes(self, notes: list[Finding], places: Held[tuple[str, int], Row]) -> dict[str, list[Row]]:
        """The rows of whose records, entered or changed, the check has a note, by its code; once for each note."""
        found: dict[str, list[Row]] = {}
        for one in notes:
            first = one.place.pointer.split("/")[1:2]
            if first and first[0].isdecimal() and (row := places.get((one.path, int(first[0])))):
                found.setdefault(one.code, []).append(row)
        return found


def _laid_over(constants: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What a row says, and what is the same for all where it says nothing."""
    found = dict(constants)
    for key, value in said.items():
        held = found.get(key)
        found[key] = _laid_over(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return found


def _free(proposed: str, taken: set[str]) -> str:
    """The id, or the next of its kind that nobody has."""
    if proposed not in taken:
        return proposed
    return next(one for number in range(2, len(taken) + 3) if (one := f"{proposed}-{number}") not in taken)
