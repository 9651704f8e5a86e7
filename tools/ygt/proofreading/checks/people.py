"""Persons and posts in a draft, against the ledger (JH121) and against each other (JH203)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from ygt.dates import Period, printed_day
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.proofreading.appointments import Appointment, appointments
from ygt.proofreading.claims import Claim, claims, persons
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark

POST = Check(
    code="JH121",
    name="post",
    title="任职与台账不符",
    why="任免以文件为准，稿中职务写错会与任免文件冲突；人已变动而稿未改的最常见。",
    message="“{printed}”，台账{unit}{title}为{holders}",
    help="请核对任职；确已变动的，先在台账登记任免",
    bad=(
        "县财政局局长李思齐主持会议。",
        "王明远（示例县卫生健康局局长）",
        "示例县卫生健康局副局长李思齐",
        "县域医共体理事会理事长郑知行主持会议。",
        "推选王示理同志任县域医共体理事会理事长。",
    ),
    good=(
        "县财政局局长周允中主持会议。",
        "李思齐（示例县卫生健康局局长）",
        "原县卫健局局长孙立言",
        "县域医共体理事会理事长王示例主持会议，理事郑知行出席。",
        "推选王示例、杜若洲同志任县域医共体理事会理事长、副理事长。",
    ),
)
AHEAD = timedelta(days=92)
"""Papers on who joins a body are drafted before it is so."""

SHOWN = 8
"""So many who hold a post are named."""


class Held(NamedTuple):
    """A person in a post of a unit or body on the day."""

    person: str
    title: str
    since: str

    def __str__(self) -> str:
        return f"{self.person}（{self.since}起）" if self.since else self.person


def posts(draft: Draft, known: Known) -> Iterator[Mark]:
    """Persons in a post of a unit that on the day another holds, or that hold another post there."""
    marked = list(_claimed(draft, known))
    yield from marked
    for mark in _appointed(draft, known):
        if not any(one.paragraph == mark.paragraph and one.start < mark.end and mark.start < one.end for one in marked):
            marked.append(mark)
            yield mark


def _claimed(draft: Draft, known: Known) -> Iterator[Mark]:
    for claim in claims(draft, known):
        before = draft.paragraphs[claim.paragraph].text[: claim.start]
        if not claim.unit.sound or before.endswith(("原", "时任", "前任")):
            continue
        held = _on_day(claim.unit, known)
        if any(one.person == claim.person and _same(one.title, claim.title) for one in held):
            continue
        of_title = [one for one in held if _same(one.title, claim.title)]
        of_person = [one for one in held if one.person == claim.person]
        is_body = claim.unit.kind.name == "body"
        if is_body and (of_person or _joins_soon(claim, known)):
            of_title = []
        # A unit has several deputies, and the ledger need not know them all; of a body it may.
        if of_title and (claim.unit.get("complete") if is_body else "副" not in claim.title):
            shown = "、".join(map(str, of_title[:SHOWN])) + (f"等{len(of_title)}人" if len(of_title) > SHOWN else "")
            title = of_title[0].title
        elif of_person and not of_title and (is_body or _ranks_apart(claim, of_person)):
            title, shown = "", "、".join(f"{one.title}{claim.person}" for one in of_person)
        else:
            continue
        yield POST.at(
            claim.paragraph,
            (claim.start, claim.end),
            printed=claim.printed,
            unit=known.print_name(claim.unit),
            title=title,
            holders=shown,
        )


def _appointed(draft: Draft, known: Known) -> Iterator[Mark]:
    """Names in appointments that are one character off, and persons who hold another post of the same body."""
    people = persons(known)
    found = list(appointments(draft, known))
    # Who leaves one post and takes another in the same paper is not confused with anyone.
    leaving = {(id(one.unit), _suffix(one.words, people)) for one in found if one.dismissed}
    for one in found:
        held = _around_day(one.unit, known)
        person = _suffix(one.words, people)
        if not person:
            slip = next(
                (
                    (one.words[-len(holder.person) :], holder)
                    for holder in held
                    if any(_is_post(holder.title, title) for title in one.titles)
                    and _one_character_off(one.words[-len(holder.person) :], holder.person)
                ),
                None,
            )
            if slip is not None:
                yield _told(draft, known, one, slip[0], slip[1].title, str(slip[1]), is_slip=True)
        elif one.unit.kind.name == "body" and not _ever(one, person):
            posts_held = [holder for holder in held if holder.person == person]
            in_post = [holder for holder in held if any(_is_post(holder.title, title) for title in one.titles)]
            # A chairman is first elected a member.
            is_plain = any(title in PLAIN for title in one.titles)
            if posts_held and not is_plain and (one.dismissed or (id(one.unit), person) not in leaving):
                shown = "、".join(f"{holder.title}{person}" for holder in posts_held)
                yield _told(draft, known, one, person, "", shown)
            elif one.dismissed and in_post and one.unit.get("complete"):
                shown = "、".join(map(str, in_post[:SHOWN]))
                yield _told(draft, known, one, person, in_post[0].title, shown)


def _told(
    draft: Draft, known: Known, one: Appointment, name: str, title: str, holders: str, *, is_slip: bool = False
) -> Mark:
    """The mark of a name that is a slip, or of all from the name to the post or the other way round."""
    start, end = one.end - len(name), one.end
    if not is_slip:
        start, end = min(start, one.post_span[0]), max(end, one.post_span[1])
    printed = draft.paragraphs[one.paragraph].text[start:end]
    unit = known.print_name(one.unit)
    return POST.at(one.paragraph, (start, end), printed=printed, unit=unit, title=title, holders=holders)


PLAIN = frozenset({"理事", "委员", "成员", "监事", "组员"})
"""Posts that whoever leads the body holds as well."""


def _suffix(words: str, people: set[str]) -> str:
    """The person of the ledger whose name the words end in."""
    return next((words[-size:] for size in range(len(words), 1, -1) if words[-size:] in people), "")


def _one_character_off(printed: str, person: str) -> bool:
    """Whether a name is another with one character wrong; two characters are too few to tell."""
    return len(printed) == len(person) > 2 and sum(a != b for a, b in zip(printed, person, strict=True)) == 1


def _is_post(held: str, said: str) -> bool:
    """Whether the post held is the one said, 常务 and the like left aside."""
    return _same(re.sub("常务|第一|执行", "", held), re.sub("常务|第一|执行", "", said))


def _ever(one: Appointment, person: str) -> bool:
    """Whether the person holds, held or will hold one of the posts said."""
    return any(
        seat.person[0] == person and any(_is_post(seat.post, title) for title in one.titles)
        for seat in memberships(one.unit)
    )


def _around_day(unit: Record, known: Known) -> list[Held]:
    """Who holds a post on the day, or joins soon after: an appointment is drafted before it is so."""
    held = _on_day(unit, known)
    if unit.kind.name == "body":
        names = {(one.person, one.title) for one in held}
        held += [
            Held(one.person[0], one.post, _since(one.bounds))
            for one in memberships(unit)
            if known.day < one.bounds.first <= known.day + AHEAD and (one.person[0], one.post) not in names
        ]
    return held


def _on_day(unit: Record, known: Known) -> list[Held]:
    if unit.kind.name == "body":
        seated = [one for one in memberships(unit) if one.bounds.contains(known.day)]
        return [Held(one.person[0], one.post, _since(one.bounds)) for one in seated]
    return [
        Held(one.person[0], one.office["title"], _since(interval(one.data)))
        for one in holdings(unit)
        if interval(one.data).contains(known.day)
    ]


def _since(bounds: Period) -> str:
    return printed_day(bounds.first) if bounds.first != Period().first else ""


def _joins_soon(claim: Claim, known: Known) -> bool:
    """Whether the person takes the post within a few weeks."""
    return any(
        one.person[0] == claim.person
        and _same(one.post, claim.title)
        and known.day < one.bounds.first <= known.day + AHEAD
        for one in memberships(claim.unit)
    )


def _same(left: str, right: str) -> bool:
    """Whether two titles are one: 县委书记 and 书记 are, 副县长 and 县长 are not."""
    return left == right or ("副" not in left + right and (left.endswith(right) or right.endswith(left)))


def _ranks_apart(claim: Claim, held: list[Held]) -> bool:
    """Whether the posts differ as chief and deputy of one thing do: 副局长 for 局长."""
    return any(one.title.replace("副", "") == claim.title.replace("副", "") for one in held)


CONFLICT = Check(
    code="JH203",
    name="posts-conflict",
    title="任职前后不一",
    why="同一人在同一单位两种职务，或者同一正职有两个人，必有一处不对。",
    message="“{printed}”，{first}为“{other}”",
    help="请核对两处",
    bad=("松岭乡卫生院院长周明山主持会议。", "松岭乡卫生院院长郑开来出席。"),
    good=("示例县财政局局长周允中主持，示例县财政局局长周允中讲话。",),
)


def conflicts(draft: Draft, known: Known) -> Iterator[Mark]:
    """A head's post with two names, and a person who is head and deputy of one unit, within the draft."""
    by_post: dict[tuple[int, str], Claim] = {}
    by_person: dict[tuple[int, str], Claim] = {}
    namesakes = {one.name for one in known.ledger.all("person")}
    for claim in claims(draft, known):
        before = draft.paragraphs[claim.paragraph].text[: claim.start]
        if before.endswith(("原", "时任", "前任")):
            continue
        first = by_post.setdefault((id(claim.unit), claim.title), claim)
        single = re.fullmatch("(?:局长|主任|院长|[县区旗市]长|镇长|乡长|部长|党委书记)", claim.title)
        if first.person != claim.person and single:
            yield _conflict(draft, claim, first)
        other = by_person.setdefault((id(claim.unit), claim.person), claim)
        ranks = {other.title.replace("副", ""), claim.title.replace("副", "")}
        if other.title != claim.title and len(ranks) == 1 and claim.person not in namesakes:
            yield _conflict(draft, claim, other)


def _conflict(draft: Draft, claim: Claim, first: Claim) -> Mark:
    place = draft.paragraphs[first.paragraph].place(first.start)
    return CONFLICT.at(
        claim.paragraph, (claim.start, claim.end), printed=claim.printed, first=place, other=first.printed
    )


TABLE: tuple[Entry, ...] = ((POST, posts), (CONFLICT, conflicts))
