"""今日事项: the first page of the internal edition, with what waits for whom, by department and by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from ygt.dates import printed_day
from ygt.obligations.status import Tone
from ygt.publish.obligations.today import GROUPS, PARTIES, SOON, Matter, matters, persons_of
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.home import title_of
from ygt.publish.site.markup import Link, joined
from ygt.publish.site.states import TONES
from ygt.publish.site.workspace import Workspace

TITLE = "今日事项"
PAGE = "today"
GUIDE = "guide/today.html"
CLOSING = dict(zip(GROUPS, ("overdue", "due", "report", "verify", "supervised"), strict=True))
"""Where the guide says how matters of a group are closed."""

NOBODY = "未载明负责人"


def page(workspace: Workspace, path: str = "") -> tuple[str, str]:
    """The page of what waits on the workspace's day, at `path` or at its own address."""
    found = matters(workspace.ledger, workspace.clauses, workspace.day)
    is_first = bool(path)
    path = path or workspace.addresses.page(PAGE)
    # Of the two the search finds the one that keeps its address whatever the site opens with.
    frame = Frame(
        workspace,
        f"{workspace.name}{TITLE}",
        path,
        here=TITLE,
        leaf=is_first,
        contents=False,
        searched=not is_first,
        boost=2,
    )
    address = path.removesuffix(".md") + ".html"
    answering = {name: _persons(workspace, name) for one in found for name in one.units}
    return framed(
        frame,
        "today.md",
        day=printed_day(workspace.day),
        soon=SOON.days,
        home=workspace.to("index", title_of(workspace)),
        counts=[(group, sum(one.group == group for one in found)) for group in GROUPS],
        groups=[_group(workspace, group, found, answering) for group in GROUPS],
        departments=_departments(workspace, found, answering, address),
        persons=_by_person(found, answering, address),
        compiled=workspace.is_compiled,
    )


def opens_with_today(workspaces: Sequence[Workspace]) -> bool:
    """Whether the site opens with what waits: an office's own edition, of its one county."""
    return len(workspaces) == 1 and workspaces[0].internal


def link_to_today(workspace: Workspace) -> Link:
    """A link to the page, with how many matters wait."""
    found = matters(workspace.ledger, workspace.clauses, workspace.day)
    return workspace.to(PAGE, f"{workspace.name}{TITLE}（{len(found)}项）")


def _group(
    workspace: Workspace, group: str, found: Iterable[Matter], answering: dict[str, list[str]]
) -> dict[str, Any]:
    rows = [_row(workspace, one, answering) for one in found if one.group == group]
    return {"title": group, "rows": rows, "closing": Link("怎样办结", f"{GUIDE}#{CLOSING[group]}")}


def _row(workspace: Workspace, one: Matter, answering: dict[str, list[str]]) -> dict[str, Any]:
    persons = list(dict.fromkeys(person for name in one.units for person in answering[name]))
    tone: Tone = one.tone  # type: ignore[assignment]
    return {
        "due": printed_day(one.due) if one.due else one.clause.due_words if one.clause else "—",
        "said": one.said,
        "link": _about(workspace, one),
        "units": joined(_unit(workspace, name) for name in one.units) if one.units else "文件未指明",
        "persons": "、".join(persons) or NOBODY,
        "closing": one.closing,
        "state": one.state,
        "tone": TONES[tone],
        "department": _values(one.units),
        "person": _values(persons),
        "group": one.group,
    }


def _about(workspace: Workspace, one: Matter) -> Link:
    """Where the matter stands: its clause, its record, or the list of such records."""
    if one.clause is not None:
        text = one.clause.cited
        return Link(text, workspace.addresses.clause(one.clause.id), one.clause.id)
    if one.record is None:
        return Link("")
    return Link(one.record.kind.title, workspace.addresses.of(one.record), one.record.name)


def _unit(workspace: Workspace, name: str) -> Link:
    record = workspace.ledger.find(name, *PARTIES)
    if record is None:
        return Link(name)
    has_page = record in workspace.duties and workspace.addresses.duties(record)
    return Link(record.known_as(), has_page or workspace.addresses.of(record), record.name)


def _persons(workspace: Workspace, name: str) -> list[str]:
    found = persons_of(workspace.ledger, name, workspace.day)
    return [f"{person}（{distinct}）" if distinct else person for person, distinct in found]


def _departments(
    workspace: Workspace, found: Iterable[Matter], answering: dict[str, list[str]], address: str
) -> list[dict[str, Any]]:
    counts: dict[str, Counter[str]] = {}
    for one in found:
        for name in dict.fromkeys(one.units):
            counts.setdefault(name, Counter())[one.group] += 1
    return [
        {
            "link": _unit(workspace, name),
            "persons": "、".join(answering[name]) or NOBODY,
            "counts": [number[group] for group in GROUPS],
            "all": Link(f"{number.total()}项", _chosen(address, "department", name)),
        }
        for name, number in counts.items()
    ]


def _by_person(found: Iterable[Matter], answering: dict[str, list[str]], address: str) -> list[dict[str, Any]]:
    counts: dict[str, Counter[str]] = {}
    units: dict[str, dict[str, None]] = {}
    for one in found:
        for person in dict.fromkeys(person for name in one.units for person in answering[name]):
            counts.setdefault(person, Counter())[one.group] += 1
            units.setdefault(person, {}).update(dict.fromkeys(n for n in one.units if person in answering[n]))
    return [
        {
            "person": person,
            "units": "、".join(units[person]),
            "counts": [number[group] for group in GROUPS],
            "all": Link(f"{number.total()}项", _chosen(address, "person", person)),
        }
        for person, number in counts.items()
    ]


def _chosen(address: str, facet: str, value: str) -> str:
    """The page with the list narrowed to one value; without scripts it leads to the whole list."""
    return f"{address}?{facet}={quote(_values([value]))}#matters"


def _values(names: Iterable[str]) -> str:
    return " ".join("".join(name.split()) for name in dict.fromkeys(names))
