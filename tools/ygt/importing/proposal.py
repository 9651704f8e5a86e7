"""A first 对照表 for a list nobody has imported before: drawn up from its heads and values, to be looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ygt.administration.placing import KEPT_APART_BY
from ygt.importing.body import Body, Reading, body
from ygt.importing.classes import class_words
from ygt.importing.grid import Grid, plain
from ygt.importing.heads import Heads
from ygt.importing.mapping import ColumnRule, Mapping, Translation
from ygt.importing.recognition import Recogniser, is_choice
from ygt.importing.splitting import canonical_form, name_and_form, strength_and_pack
from ygt.importing.wordings import NOTHING
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind
from ygt.schema.suggestion import nearest

_NEAR = "列名相近，请核对"
_BY_VALUES = "据各格的写法推断，请核对"
_UNKNOWN = "台账没有对应的字段；如有，改写 field"
_HIDDEN = "隐藏的列；要导入的，改写 field"
_TAKEN = "“{field}”已由“{head}”列填写"
_MOSTLY = 0.8
_MARKS = frozenset({"√", "✓", "✔", "☑", "●", "是", "有", "1", "对", "v", "y", "yes", "×", "否", "0", "○", "x", "n"})


def proposed(grid: Grid, heads: Heads, kind: Kind, ledger: Ledger) -> Mapping:
    """The table that a list seems to need; words that the ledger writes otherwise are put in its own."""
    recogniser = Recogniser(kind)
    rows = body(grid, heads, Reading(with_hidden=True))
    values = {column: _values(rows, column) for column in heads.words}
    draft = _Draft(recogniser, heads, values, grid)
    draft.fill()
    mapping = Mapping(kind, [draft.rules[column] for column in heads.names])
    naming = [column for column, rule in draft.rules.items() if recogniser.words(kind.naming) in rule.fields]
    category = "category" in recogniser.leaves and recogniser.words("category")
    if category and not any(category in rule.fields for rule in mapping.columns) and _headings(grid, heads, naming):
        mapping.sections = category
    mapping.values = [*draft.translations(), *_registered(ledger, kind, draft, mapping, grid, heads)]
    return mapping


def _headings(grid: Grid, heads: Heads, naming: Sequence[int]) -> bool:
    """Whether rows that hold only a heading stand among the records."""
    return bool(body(grid, heads, Reading(naming=naming, has_sections=True)).headings)


def _registered(
    ledger: Ledger, kind: Kind, draft: _Draft, mapping: Mapping, grid: Grid, heads: Heads
) -> Iterator[Translation]:
    """Names and classes that the ledger has in another form: without the county before it, or nearly the same."""
    written = dict(draft.said())
    if mapping.sections:
        lines = body(grid, heads, Reading(has_sections=True)).lines
        written["category"] = [line.section for line in lines if line.section]
    county = ledger.county.name if ledger.county else ""
    classes = class_words(kind)
    for keys, values in written.items():
        leaf = draft.recogniser.leaves[keys]
        words = draft.recogniser.words(keys)
        registered = [one.text(keys) for one in ledger.all(kind.name)] if keys in KEPT_APART_BY else []
        for value in dict.fromkeys(values):
            meant = ""
            if leaf.node.references and not ledger.names.find(value, leaf.node.references):
                meant = county + value if ledger.names.find(county + value, leaf.node.references) else ""
            elif registered and not is_choice(leaf.node) and value not in {*registered, *classes}:
                meant = nearest(value, registered) or ""
            if meant:
                yield Translation(words, value, meant)


def _values(rows: Body, column: int) -> list[str]:
    """What a column says, without signs for nothing."""
    texts = (plain(line.cells[column]) for line in rows.lines if column in line.cells)
    return [one for one in texts if one.lower() not in NOTHING]


class _Draft:
    """The rules of columns in the making; each field goes to the first column that has the best claim to it."""

    def __init__(self, recogniser: Recogniser, heads: Heads, values: dict[int, list[str]], grid: Grid) -> None:
        self.recogniser = recogniser
        self._heads = heads
        self._values = values
        self._grid = grid
        self._taken: dict[str, str] = {}
        self._keys: dict[int, str] = {}
        self.rules: dict[int, ColumnRule] = {}

    def fill(self) -> None:
        """Make a rule for every column: by heads first, then by levels, values and words that are near."""
        for way in (self._by_head, self._by_level, self._by_values, self._near):
            # A column without any value leaves its field to another that has some.
            for column, name in sorted(self._heads.names.items(), key=lambda one: not self._values[one[0]]):
                if column not in self.rules and column not in self._grid.hidden_columns and (rule := way(column, name)):
                    self.rules[column] = rule
        for column, name in self._heads.names.items():
            if column not in self.rules:
                self.rules[column] = self._ignored(column, name)
        self._combine("strength", "pack", lambda text: bool(strength_and_pack(text)[1]))
        self._combine("name", "form", lambda text: bool(name_and_form(text)[1]))
        self._drop_forms()
        self._carry()

    def said(self) -> Iterator[tuple[str, list[str]]]:
        """The fields with what their columns say."""
        return ((keys, self._values[column]) for column, keys in self._keys.items() if not self.rules[column].mark)

    def translations(self) -> list[Translation]:
        """The values that the ledger writes otherwise."""
        found = []
        for column, keys in self._keys.items():
            leaf = self.recogniser.leaves[keys]
            for value in dict.fromkeys(self._values[column]):
                if keys == "form":
                    meant = canonical_form(value)
                elif is_choice(leaf.node) and not self.rules[column].mark and not self.recogniser.fits(keys, value):
                    meant = self.recogniser.translated(keys, value)
                else:
                    continue
                if meant and meant != value:
                    found.append(Translation(self.recogniser.words(keys), value, meant))
        return found

    def _by_head(self, column: int, name: str) -> ColumnRule | None:
        words = self._heads.words[column]
        if not words or self.recogniser.reason(words[-1]):
            return None
        keys = self.recogniser.by_head(words[-1], name)
        level = self.recogniser.level(words[-1])
        return self._claim(column, name, keys) if keys and not (level and self._is_marked(column)) else None

    def _by_level(self, column: int, name: str) -> ColumnRule | None:
        words = self._heads.words[column]
        level = self.recogniser.level(words[-1]) if words else ""
        if not level or not self._is_marked(column) or self._taken.get("stocked_at", "√") != "√":
            return None
        self._taken["stocked_at"] = "√"
        self._keys[column] = "stocked_at"
        return ColumnRule(name, (self.recogniser.words("stocked_at"),), mark=level)

    def _is_marked(self, column: int) -> bool:
        """Whether a column holds signs for yes and no, or nothing; single slips among them are for the rows to tell."""
        values = self._values[column]
        return sum(one.lower() in _MARKS for one in values) >= _MOSTLY * len(values)

    def _by_values(self, column: int, name: str) -> ColumnRule | None:
        keys = self.recogniser.by_values(self._values[column])
        return self._claim(column, name, keys, _BY_VALUES) if keys else None

    def _near(self, column: int, name: str) -> ColumnRule | None:
        words = self._heads.words[column]
        if not words or self.recogniser.reason(words[-1]):
            return None
        keys = self.recogniser.near(words[-1])
        if not keys or keys in self._taken or not self.recogniser.is_plausible(keys, self._values[column]):
            return None
        return self._claim(column, name, keys, _NEAR)

    def _claim(self, column: int, name: str, keys: str, remark: str = "") -> ColumnRule:
        field = self.recogniser.words(keys)
        if keys in self._taken:
            held = self._taken[keys] if self._taken[keys] != "√" else "打√的"
            return ColumnRule(name, remark=_TAKEN.format(field=field, head=held))
        self._taken[keys] = name
        self._keys[column] = keys
        return ColumnRule(name, (field,), remark=remark)

    def _ignored(self, column: int, name: str) -> ColumnRule:
        if column in self._grid.hidden_columns:
            return ColumnRule(name, remark=_HIDDEN)
        words = self._heads.words[column]
        return ColumnRule(name, remark=(self.recogniser.reason(words[-1]) if words else "") or _UNKNOWN)

    def _combine(self, keys: str, other: str, is_double: Callable[[str], bool]) -> None:
        """Let the column of a field fill in the one no column is for, where most of its cells say both."""
        column = next((one for one, held in self._keys.items() if held == keys), None)
        if column is None or other in self._taken or other not in self.recogniser.leaves:
            return
        values = self._values[column]
        if not values or sum(map(is_double, values)) * 2 < len(values):
            return
        fields = (self.recogniser.words(keys), self.recogniser.words(other))
        self._taken[other] = self._taken[keys]
        self.rules[column] = ColumnRule(self.rules[column].head, fields, remark="一列含两项，拆开填写，请核对")

    def _drop_forms(self) -> None:
        """Names that end with their dosage form, as most lists have them and the ledger has not."""
        column = next((one for one, held in self._keys.items() if held == "name"), None)
        if column is None or "form" not in self._taken or len(self.rules[column].fields) > 1:
            return
        values = self._values[column]
        if sum(bool(name_and_form(one)[1]) for one in values) * 2 >= len(values) > 0:
            rule = self.rules[column]
            remark = "名称末尾的剂型不重复登记；中成药等除外"
            self.rules[column] = ColumnRule(rule.head, rule.fields, drop_form=True, remark=remark)

    def _carry(self) -> None:
        """Classes left blank because they stand above, in files that know no merged cells.

        A name left blank may as well be one forgotten: whoever has seen the list says so in the file.
        """
        if self._grid.is_workbook:
            return
        rows = body(self._grid, self._heads, Reading())
        for column, keys in self._keys.items():
            filled = [column in line.cells for line in rows.lines]
            if keys == "category" and filled and filled[0] and not all(filled):
                rule = self.rules[column]
                remark = "空格沿用上一行（文字表格不保留合并的单元格），请核对"
                self.rules[column] = ColumnRule(
                    rule.head, rule.fields, carry=True, drop_form=rule.drop_form, remark=remark
                )
