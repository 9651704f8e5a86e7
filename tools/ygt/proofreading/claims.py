"""Who a draft says holds which post: in brackets behind the name, before the name, in lines and tables of a roster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.roster_lines import rows
from ygt.proofreading.titles import AFTER_NAME, SURNAMES, TITLE
from ygt.rules.printed_texts import HAN


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A person in a post of a unit, as a draft has it, at the span that says so."""

    paragraph: int
    start: int
    end: int
    person: str
    unit: Record
    title: str
    printed: str


def claims(draft: Draft, known: Known) -> list[Claim]:
    """What the draft says of persons and posts of units the ledger knows, in order, each once."""
    found: dict[tuple[int, str, int, str], Claim] = {}
    for one in (*_bracketed(draft, known), *_before_name(draft, known), *_listed(draft, known)):
        found.setdefault((one.paragraph, one.person, id(one.unit), one.title), one)
    return sorted(found.values(), key=lambda one: (one.paragraph, one.start))


def persons(known: Known) -> set[str]:
    """The names of all persons in the ledger."""
    return {one.value for one in known.ledger.persons}


def posts_in(known: Known, text: str) -> Iterator[tuple[Record, str]]:
    """The posts that a text lists: 旗委副书记、旗人民政府旗长. What names no known unit is passed over."""
    for part in re.split("[、，,；;]", re.sub(r"\s", "", text)):
        for size in range(len(part) - 1, 1, -1):
            unit = known.resolve(part[:size], "unit", "institution")
            title = part[size:]
            if unit is not None and (re.fullmatch(TITLE, title) or _has_title(unit, title)):
                yield unit, title
                break


def _has_title(unit: Record, title: str) -> bool:
    return any(office["title"] == title for office in unit.items("offices")) if unit.sound else False


def _bracketed(draft: Draft, known: Known) -> Iterator[Claim]:
    """赵远山（县长）, with the unit in the brackets."""
    pattern = rf"(?<!{HAN})(?P<name>{HAN}{{2,4}}|{HAN}\s{{1,4}}{HAN})[（(](?P<post>[^（）()]{{3,40}})[）)]"
    for number, match in draft.matches(pattern):
        for unit, title in posts_in(known, match["post"]):
            name = re.sub(r"\s", "", match["name"])
            yield Claim(number, match.start(), match.end(), name, unit, title, match[0])


def _titles_of(record: Record) -> str:
    """What may stand between the name of a unit and that of a person; a body has posts of its own."""
    if record.kind.name != "body" or not record.sound:
        return TITLE
    posts = sorted({str(seat["post"]) for seat in record.items("seats")}, key=len, reverse=True)
    return "|".join([*map(re.escape, posts), TITLE])


def _before_name(draft: Draft, known: Known) -> Iterator[Claim]:
    """县财政局局长周允中, 县医共体理事会理事长王示例."""
    people = persons(known)
    longest = max(map(len, people), default=0)
    for mention in known.mentions:
        if (
            mention.record.kind.name not in {"unit", "institution", "body"}
            or mention.names[0].by == "办事机构"
            or len({id(one.record) for one in mention.names}) > 1
        ):
            continue
        text = draft.paragraphs[mention.paragraph].text
        title = re.compile(_titles_of(mention.record)).match(text, mention.end)
        if title is None:
            continue
        rest = text[title.end() : title.end() + max(longest, 4)]
        name = next((rest[:size] for size in range(longest, 1, -1) if rest[:size] in people), "")
        if (
            not name
            and rest[:1] in SURNAMES
            and (other := re.match(rf"{HAN}{{2,3}}?{AFTER_NAME}", text[title.end() :]))
        ):
            name = other[0]
        if name:
            end = title.end() + len(name)
            printed = text[mention.start : end]
            yield Claim(mention.paragraph, mention.start, end, name, mention.record, title[0], printed)


def _listed(draft: Draft, known: Known) -> Iterator[Claim]:
    for row in rows(draft):
        for unit, title in posts_in(known, row.post):
            printed = f"{row.person} {row.post}"
            yield Claim(row.paragraph, row.start, row.end, row.person, unit, title, printed)
