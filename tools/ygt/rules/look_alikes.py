"""Names that are nearly, but not quite, what they should be (YGT205–YGT207)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.slips import slips
from ygt.rules.examples import CLINIC, TOWNSHIPS, clinic, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps
from ygt.schema.suggestion import distance

NEAR_DUPLICATE = Rule(
    code="YGT205",
    name="near-duplicate-name",
    severity="note",
    title="名称相近",
    why="只差一两个字或字序颠倒的名称，可能是同一单位、同一人的不同写法（如多印一个“院”字）。",
    message="{kind}“{name}”与“{other}”{how}",
    help="{remedy}",
    bad=shown(TOWNSHIPS, CLINIC.replace("柳河镇卫生院", "松岭乡乡卫生院")),
    good=clinic(),
)
_ONE_UNIT = "如为同一单位，合并为一条，把另一写法登记为别名并注明出处；如确为不同的单位，可登记有据例外"
_ONE_TEXT = "如为误写，更正为同一写法；如确为不同的{kind}，可登记有据例外"
_COMPARED = (("institution", "unit"), ("body",))


def near_duplicates(ledger: Ledger) -> Iterator[Finding]:
    """Institutions and units, bodies, persons whose names differ by a repeated or swapped character, or padding."""
    for kinds in _COMPARED:
        seen: dict[frozenset[str], list[Record]] = {}
        for record in (one for kind in kinds for one in ledger.all(kind)):
            name = _plain(record.name)
            alike = seen.setdefault(frozenset(name), [])
            for other in alike:
                if record.name != other.name and distance(name, _plain(other.name)) <= 1:
                    yield NEAR_DUPLICATE.at(
                        record.head(),
                        related=[Related(other.head(), "相近的名称登记在此")],
                        unit=record.name,
                        kind=record.kind.title,
                        name=record.name,
                        other=other.name,
                        how="相近，请核对是否相同",
                        remedy=_ONE_UNIT,
                    )
            alike.append(record)
    persons = [(field.record, field.steps, field.value) for field in ledger.persons]
    yield from _swapped("姓名", persons)
    yield from _slips(ledger)
    for key, what in (("maker", "生产企业"), ("category", "治疗类别")):
        yield from _swapped(what, [(one, (key,), one.text(key)) for one in ledger.all("drug") if one.text(key)])


def _slips(ledger: Ledger) -> Iterator[Finding]:
    """Persons whose name has one character other than the name that elsewhere stands for the same office."""
    for slip, meant in slips(ledger):
        # Of the order of characters, and of a namesake not registered, others speak.
        if sorted(slip.name) != sorted(meant.name) and "distinct" not in slip.holder:
            yield NEAR_DUPLICATE.at(
                slip.record.place(*slip.steps),
                related=[Related(meant.record.place(*meant.steps), "相近的姓名登记在此")],
                unit=slip.record.name,
                kind="姓名",
                name=slip.name,
                other=meant.name,
                how="相差一字，是否同一人？",
                remedy=_ONE_TEXT.format(kind="人员"),
            )


def _swapped(what: str, values: list[tuple[Record, Steps, str]]) -> Iterator[Finding]:
    """Values that hold the same characters in another order, each once."""
    first: dict[str, tuple[Record, Steps, str]] = {}
    for entry in values:
        first.setdefault(entry[2], entry)
    seen: dict[str, tuple[Record, Steps, str]] = {}
    for entry in first.values():
        record, steps, value = entry
        other_record, other_steps, other = seen.setdefault("".join(sorted(_plain(value))), entry)
        if other != value:
            yield NEAR_DUPLICATE.at(
                record.place(*steps),
                related=[Related(other_record.place(*other_steps), "相近的写法登记在此")],
                unit=record.name,
                kind=what,
                name=value,
                other=other,
                how="相近，请核对是否相同",
                remedy=_ONE_TEXT.format(kind="人员" if what == "姓名" else what),
            )


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


_CENTRE = "- name: %s\n  id: xindian\n  group: 资源共享\n"

PADDED = Rule(
    code="YGT206",
    name="padded-text",
    severity="note",
    title="姓名或名称中有空格",
    why="版面上为对齐而加的空格不属于姓名，登记时应去掉，否则查找和比对会落空。",
    message="“{title}”的值“{value}”中有空格",
    help="去掉空格；印制名单时会自动对齐。ygt fix 可以代为处理",
    bad=shown("org/centres.yaml", _CENTRE % "心 电诊断中心"),
    good=shown("org/centres.yaml", _CENTRE % "心电诊断中心"),
)
FULL_WIDTH = Rule(
    code="YGT207",
    name="full-width-characters",
    severity="note",
    title="全角数字或字母",
    why="全角的数字、字母与半角的看似相同，查找和比对时却不相等。",
    message="“{title}”的值“{value}”中有全角的数字或字母",
    help="改为半角。ygt fix 可以代为处理",
    bad=shown("org/centres.yaml", _CENTRE % "１２０急救中心"),
    good=shown("org/centres.yaml", _CENTRE % "120急救中心"),
)


def names_and_persons(ledger: Ledger) -> list[tuple[Record, Steps, str, str]]:
    """Every name and every person's name: its record, where it stands, the title of its field and the text."""
    return ledger.answer(_names_and_persons)


def _names_and_persons(ledger: Ledger) -> list[tuple[Record, Steps, str, str]]:
    found: list[tuple[Record, Steps, str, str]] = []
    for records in ledger.records.values():
        naming = records[0].kind.naming
        node = records[0].node(naming)
        if naming in {"name", "title"} and node is not None:
            title = node.title
            found += [(record, (naming,), title, record.name) for record in records]
    found += [(field.record, field.steps, field.node.title, field.value) for field in ledger.persons]
    return found


def padded(ledger: Ledger) -> Iterator[Finding]:
    """Names with spaces between Chinese characters or around them."""
    for record, steps, title, value in names_and_persons(ledger):
        compact = "".join(value.split())
        if compact != value and not any(character.isascii() and character.isalpha() for character in value):
            yield PADDED.at(record.place(*steps), unit=compact, title=title, value=value)


def full_width(ledger: Ledger) -> Iterator[Finding]:
    """Names with full-width digits or letters."""
    for record, steps, title, value in names_and_persons(ledger):
        if (
            value
            and max(value) >= "０"
            and any("０" <= character <= "ｚ" and _plain(character).isalnum() for character in value)
        ):
            place = record.place(*steps)
            yield FULL_WIDTH.at(place, unit=unicodedata.normalize("NFKC", value), title=title, value=value)


TABLE: tuple[Entry, ...] = (
    (NEAR_DUPLICATE, near_duplicates),
    (PADDED, padded),
    (FULL_WIDTH, full_width),
)
