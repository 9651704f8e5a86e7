"""Rosters that are tables: the header says which column is the name, the role in the body, the post at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ygt.proofreading.draft import Draft
from ygt.proofreading.titles import SURNAMES, TITLE

ROLE = re.compile(
    r"(?:常务|第一)?副?(?:理事长|监事长|组长|会长|秘书长)|(?:基层)?(?:理事|监事|委员|成员|组员|召集人|联络员)|副?主任委员"
)
"""Words that are a role in a body and no post in a unit."""

POST_ALONE = re.compile(rf"{TITLE}|{ROLE.pattern}")
MOST_OF_NAME = 4

_HEADS = (
    ("name", re.compile("姓名|人员姓名|成员姓名|人员")),
    (
        "post",
        re.compile(
            "(?:所在|工作)?单位[及和与、]?职务|现任职务|行政职务|单位职务|(?:所在|工作)?单位[及和与、]职务[及和与、]职称"
        ),
    ),
    ("unit", re.compile("(?:所在|工作|派出|推荐)?单位(?:名称)?")),
    ("role", re.compile(".*(?:职务|身份|任职|职位)")),
)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a roster: the role it stands under, the person, the post printed beside; `label` as printed.

    `below` is the first paragraph of the table it is in, None outside tables.
    """

    paragraph: int
    start: int
    end: int
    role: str
    person: str
    post: str
    label: str = ""
    below: int | None = None


class Cell(NamedTuple):
    """The text of a cell without its spaces, and its first paragraph."""

    paragraph: int
    text: str


Line = dict[int, Cell]
"""The cells of a row that hold text, by column."""


def table_rows(draft: Draft) -> Iterator[Row]:
    """Every row of a table that names a person in a role or a post."""
    for lines in _tables(draft):
        header = next((at for at, line in enumerate(lines) if _columns(line).get("name")), None)
        if header is None:
            first = min(cell.paragraph for cell in lines[0].values())
            for line in lines:
                yield from _without_header(draft, line, first)
            continue
        below = min(cell.paragraph for cell in lines[header].values())
        for columns in _side_by_side(_columns(lines[header])):
            role = ""
            for line in lines[header + 1 :]:
                row = _of_columns(draft, line, columns, role, below)
                if row is not None:
                    # A cell that runs over several rows holds its text in the first.
                    role = row.role
                    yield row


def _tables(draft: Draft) -> list[list[Line]]:
    tables: dict[str, dict[int, Line]] = {}
    for number, paragraph in enumerate(draft.paragraphs):
        if place := re.fullmatch(r"(表[0-9]+)第([0-9]+)行第([0-9]+)列", paragraph.where.label):
            line = tables.setdefault(place[1], {}).setdefault(int(place[2]), {})
            text = re.sub(r"[\s\u3000]", "", paragraph.text)
            before = line.get(int(place[3]))
            line[int(place[3])] = Cell(before.paragraph, before.text + text) if before else Cell(number, text)
    return [[lines[at] for at in sorted(lines)] for lines in tables.values()]


def _columns(line: Line) -> dict[str, list[int]]:
    """The columns of a header by what they hold."""
    found: dict[str, list[int]] = {}
    for column, cell in sorted(line.items()):
        what = next((name for name, pattern in _HEADS if pattern.fullmatch(cell.text)), None)
        if what is not None:
            found.setdefault(what, []).append(column)
    return found


def _side_by_side(columns: dict[str, list[int]]) -> Iterator[dict[str, int]]:
    """The columns of each of the rosters that a header sets beside one another."""
    for at in range(len(columns["name"])):
        yield {what: places[at] for what, places in columns.items() if at < len(places)}


def _of_columns(draft: Draft, line: Line, columns: dict[str, int], role_above: str, below: int) -> Row | None:
    text = {what: line[column].text if column in line else "" for what, column in columns.items()}
    name = text["name"]
    if not 2 <= len(name) <= MOST_OF_NAME or not re.fullmatch(r"[\u4e00-\u9fff·]+", name):
        return None
    role, post, unit = text.get("role", ""), text.get("post", ""), text.get("unit", "")
    if not post and role and not (ROLE.fullmatch(role) or (not unit and POST_ALONE.fullmatch(role))):
        # 职务 alone is the post at home: 县财政局局长, or 局长 beside 县财政局.
        role, post = "", unit + role if not role.startswith(unit) else role
    elif not post:
        post = unit
    paragraph = line[columns["name"]].paragraph
    return Row(paragraph, 0, len(draft.paragraphs[paragraph].text), role or role_above, name, post, below=below)


def _without_header(draft: Draft, line: Line, below: int) -> Iterator[Row]:
    """A cell that is a name, with a post in a later one, or a role beside it."""
    held = [line[column] for column in sorted(line)]
    for at, cell in enumerate(held):
        if not 2 <= len(cell.text) <= MOST_OF_NAME or cell.text[0] not in SURNAMES or POST_ALONE.fullmatch(cell.text):
            continue
        others = [one.text for one in held[:at] + held[at + 1 :]]
        role = next((one for one in others if POST_ALONE.fullmatch(one)), "")
        post = next((one.text for one in held[at + 1 :] if _is_post(one.text)), "")
        if post or ROLE.fullmatch(role):
            yield Row(cell.paragraph, 0, len(draft.paragraphs[cell.paragraph].text), role, cell.text, post, below=below)
            return


def _is_post(text: str) -> bool:
    return bool(re.search(rf"{TITLE}$", text)) and not POST_ALONE.fullmatch(text)
