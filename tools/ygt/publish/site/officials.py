"""The pages of the public office-holders: what each holds and held, of whom the list says so, and nothing private."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ygt.dates import Period
from ygt.ledger.announced import called
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.ledger.time import ending_of, interval
from ygt.numerals import numbered
from ygt.publish.site.finding import findable
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link, Shown
from ygt.publish.site.people import Person, confirmation, matter, page_of, period, spoken_of
from ygt.publish.site.pinyin import keys
from ygt.publish.site.revisions import link_to
from ygt.publish.site.workspace import Workspace

NOW, UNCERTAIN, LATER, FORMER = "现任", "是否现任待核", "已议定、尚未到任", "曾任"
STATES = (NOW, UNCERTAIN, LATER, FORMER)
KINDS = {"body": "组织机构", "unit": "部门与单位", "institution": "机构", "centre": "中心"}
TONES = {NOW: "good", UNCERTAIN: "warn", LATER: "wait", FORMER: "plain"}


@dataclass(slots=True, eq=False)
class Post:
    """One seat, office or centre a person holds, held or will hold."""

    record: Record
    title: str
    data: dict[str, Any]
    bounds: Period
    state: str


@dataclass(slots=True, eq=False)
class Official:
    """A person with the posts, in the order of the bodies, units, institutions and centres."""

    person: Person
    posts: list[Post] = field(default_factory=list)

    @property
    def state(self) -> str:
        """The first of the states that any of the posts is in: who holds one thing now is in office."""
        return min((one.state for one in self.posts), key=STATES.index)


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of the office-holders, and a page for each; none where nobody is named."""
    found = officials(workspace)
    if not found:
        return
    frame = Frame(
        workspace,
        f"{workspace.name}任职人员",
        workspace.addresses.page("people/index"),
        here="任职人员",
        contents=False,
        found_by=findable("任职人员"),
    )
    # Those in office before those who were: within a state the order of the data, which is that of rank.
    rows = [_listed(workspace, one) for one in sorted(found, key=lambda one: STATES.index(one.state))]
    facets = f"state=任职情况:{','.join(STATES)}; kind=所在:{','.join(KINDS.values())}"
    yield framed(frame, "officials.md", rows=rows, facets=facets)
    for one in found:
        yield _page(workspace, one, _namesakes(found, one))
    for name, several in _shared(found).items():
        yield _choice(workspace, name, several)


def officials(workspace: Workspace) -> list[Official]:
    """Who holds, held or will hold a seat, an office or a centre, in the order in which the records name them."""
    found: dict[Person, Official] = {}
    for person, post in _posts(workspace):
        found.setdefault(person, Official(person)).posts.append(post)
    return list(found.values())


def _posts(workspace: Workspace) -> Iterator[tuple[Person, Post]]:
    for body in workspace.bodies():
        for member in memberships(body):
            term = numbered(member.data["term"], "届") if "term" in member.data else ""
            yield member.person, _post(workspace, body, f"{term}{member.post}", member.data, member.bounds)
    for kind in ("unit", "institution"):
        for unit in workspace.sound(kind):
            for held in holdings(unit):
                title = f"{held.office['title']}{matter(held.office)}"
                yield held.person, _post(workspace, unit, title, held.data, held.bounds)
    for centre in workspace.sound("centre"):
        for head in centre.items("heads"):
            yield spoken_of(head), _post(workspace, centre, "负责人", head, interval(head))


def _post(workspace: Workspace, record: Record, title: str, data: dict[str, Any], bounds: Period) -> Post:
    last = ending_of(record.data)
    if (last and last < workspace.day) or bounds.last < workspace.day:
        state = FORMER
    elif workspace.day < bounds.first:
        state = LATER
    else:
        state = UNCERTAIN if is_stale(_confirmed_on(workspace, record, data), workspace.day) else NOW
    return Post(record, title, data, bounds, state)


def _confirmed_on(workspace: Workspace, record: Record, data: dict[str, Any]) -> object:
    """When the list was last confirmed; who heads a centre is known from when it began, or with its host."""
    if record.kind.name != "centre":
        return record.get("confirmed_on")
    host = workspace.ledger.find(record["host"], "institution") if record.text("host") else None
    return max(str(data.get("from", "")), host.text("confirmed_on") if host else "") or None


def _listed(workspace: Workspace, one: Official) -> dict[str, Any]:
    shown = [post for post in one.posts if post.state == one.state]
    return {
        "link": Link(called(one.person), page_of(workspace, one.person)),
        "found_by": keys(one.person[0]),
        "state": one.state,
        "tone": TONES[one.state],
        "kind": " ".join(dict.fromkeys(KINDS[post.record.kind.name] for post in shown)),
        "posts": [_short(workspace, post) for post in shown],
    }


def _short(workspace: Workspace, post: Post) -> list[Shown]:
    return [workspace.link(post.record, post.record.known_as()), post.title]


def _page(workspace: Workspace, one: Official, namesakes: list[Official]) -> tuple[str, str]:
    frame = Frame(
        workspace,
        called(one.person),
        page_of(workspace, one.person).removesuffix(".html") + ".md",
        [workspace.to("people/index", "任职人员")],
        found_by=findable(one.person[0]),
        leaf=True,
        contents=False,
        boost=1.5,
    )
    groups = [
        {"title": state, "tone": TONES[state], "rows": [_row(workspace, post) for post in posts]}
        for state in STATES
        if (posts := [post for post in one.posts if post.state == state])
    ]
    others = [Link(called(other.person), page_of(workspace, other.person)) for other in namesakes]
    return framed(frame, "official.md", groups=groups, namesakes=others, revisions=_revisions(workspace, one))


def _row(workspace: Workspace, post: Post) -> dict[str, Any]:
    ended = "（随组织终止）" if post.state == FORMER and "until" not in post.data else ""
    has_list = post.record.kind.name != "centre" and post.state in (NOW, UNCERTAIN)
    unit = post.data.get("unit")
    of = workspace.named(unit, "unit", "institution", "body") if unit else ""
    office: Shown = post.data["printed"] if "printed" in post.data else [of, post.data.get("office", "")]
    return {
        "where": workspace.link(post.record),
        "title": post.title,
        "office": office,
        "period": period(post.data) + ended,
        "confirmed": confirmation(post.record, workspace.day) if has_list else "",
        "basis": workspace.basis(post.data),
    }


def _revisions(workspace: Workspace, one: Official) -> list[dict[str, Any]]:
    """The commits that say something of the person, the newest first, each with its place among all."""
    name = called(one.person)
    found = []
    for revision in workspace.revisions:
        if not any(name in each.persons for each in revision.entry.changes):
            continue
        # Only of what everyone may see: the groups hold nothing else.
        if shown := [sentence for _, sentences in revision.groups for sentence in sentences if name in sentence]:
            link = link_to(workspace, revision, revision.entry.short)
            found.append({"day": revision.day, "sentences": shown, "link": link})
    return found


def _namesakes(found: list[Official], one: Official) -> list[Official]:
    return [other for other in found if other is not one and other.person[0] == one.person[0]]


def _shared(found: list[Official]) -> dict[str, list[Official]]:
    """The names that only persons told apart bear: their bare name has no page of its own otherwise."""
    by_name: dict[str, list[Official]] = {}
    for one in found:
        by_name.setdefault(one.person[0], []).append(one)
    return {name: several for name, several in by_name.items() if all(one.person[1] for one in several)}


def _choice(workspace: Workspace, name: str, several: list[Official]) -> tuple[str, str]:
    """The page at the address of a bare name, kept when a namesake came and both had to be told apart."""
    frame = Frame(
        workspace,
        name,
        page_of(workspace, (name, "")).removesuffix(".html") + ".md",
        [workspace.to("people/index", "任职人员")],
        leaf=True,
        contents=False,
        searched=False,
    )
    return framed(frame, "namesakes.md", rows=[_listed(workspace, one) for one in several])
