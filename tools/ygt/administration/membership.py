"""任职和离任 in a body: one membership added at its place, or given its end. Nobody else is moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ygt.administration.trial import Edits
from ygt.edit.edits import Edit, Insert, Set
from ygt.errors import ToolError
from ygt.ledger.governance import Membership, in_office, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.schema.suggestion import nearest


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits where: a person, with the distinction from others of that name, in a post of a body."""

    body: Record
    post: str
    person: str
    distinct: str = ""

    def __str__(self) -> str:
        return f"{self.person}任{self.body.known_as()}{self.post}"

    @property
    def held(self) -> list[Membership]:
        """The person's memberships in the post, past ones included."""
        return [
            one
            for one in memberships(self.body)
            if one.post == self.post
            and one.person[0] == self.person
            and (not self.distinct or one.person[1] == self.distinct)
        ]


def body_named(ledger: Ledger, name: str) -> Record:
    """The body that `name` means. Raises ToolError where there is none, or several."""
    found = ledger.names.find(name, ["body"])
    if len(found) == 1 and found[0].sound:
        return found[0]
    if found:
        raise ToolError(f"组织“{name}”的登记有误或不止一条", "先按 ygt check 的提示改正，或写组织全称")
    meant = nearest(name, ledger.names.known(["body"]))
    raise ToolError(f"未登记的组织“{name}”" + (f"，相近名称：{meant}" if meant else ""), "列出全部组织用 ygt list 组织")


def appointment(
    ledger: Ledger, seat: Seat, begins: date, decided: dict[str, Any], unit: str = "", office: str = ""
) -> Edits:
    """The edits by which someone takes a seat on the day `begins`; none where that is entered already.

    A vacancy of the seat ends the day before. Raises ToolError where the person holds the post by then.
    """
    named = ledger.names.find(unit, ("unit", "institution", "body")) if unit else []
    fresh = {"person": seat.person, "distinct": seat.distinct, "post": seat.post}
    fresh |= {"unit": named[0].name if len(named) == 1 else unit, "office": office}
    entry: dict[str, Any] = {key: value for key, value in fresh.items() if value}
    entry |= {"term": number} if (number := _term(seat.body, begins)) else {}
    entry |= {"from": str(begins), "decided_by": decided}
    if any(one.data == entry for one in seat.held):
        return {}
    if present := next((one for one in seat.held if one.bounds.last >= begins), None):
        since = f"，自 {present.data['from']} 起" if "from" in present.data else ""
        raise ToolError(f"{seat}已有登记{since}", "核对起始日期；续任的先用 ygt dismiss 登记上一段的截止日期")
    path = (*seat.body.base, "memberships")
    listed = "memberships" in seat.body.data
    edits: list[Edit] = [Insert(path, entry, _rank(ledger, seat.body, entry)) if listed else Set(path, [entry])]
    return {seat.body.path: [*edits, *_filled(ledger, seat.body, entry, begins)]}


def dismissal(seat: Seat, last: date, reason: str, decided: dict[str, Any] | None = None) -> Edits:
    """The edits by which someone leaves a seat, `last` being the last day in it; none where that is entered already.

    `decided` is the decision by which, which may be entered later. Raises ToolError where the person does not hold
    the post on that day, or several of that name do.
    """
    done = [one for one in seat.held if one.data.get("until") == str(last) and one.data.get("reason") == reason]
    # An end without a reason is that of the term, fixed beforehand: one may leave earlier.
    held = [one for one in seat.held if "reason" not in one.data and one.bounds.last >= last]
    if not held and len(done) == 1:
        if decided in (None, done[0].data.get("ended_by")):
            return {}
        if "ended_by" not in done[0].data:
            held = done
    if not held:
        ended = [str(one.data["until"]) for one in seat.held if "until" in one.data]
        if ended:
            raise ToolError(f"{seat}已登记截止于 {'、'.join(ended)}", "与所写的不一致；如登记有误，打开文件更正")
        raise ToolError(f"没有{seat}的登记{_meant(seat)}", "核对姓名、组织和职务，查看用 ygt show 组织名称")
    if len(held) > 1:
        raise ToolError(f"{seat}有{len(held)}条尚未截止的登记", "同名的加 --distinct 区分；重复登记的打开文件更正")
    if held[0].bounds.first > last:
        raise ToolError(f"截止日期 {last} 早于{seat}的起始日期 {held[0].data['from']}", "核对截止日期")
    path = (*seat.body.base, "memberships", held[0].index)
    edits: list[Edit] = [Set((*path, "until"), str(last)), Set((*path, "reason"), reason)]
    return {seat.body.path: [*edits, *([Set((*path, "ended_by"), decided)] if decided else [])]}


def _meant(seat: Seat) -> str:
    """The post the person does hold in the body, or whoever of a like name sits there."""
    posts = [one.post for one in in_office(seat.body) if one.person[0] == seat.person]
    if posts:
        return f"，{seat.person}在该组织任{'、'.join(posts)}"
    meant = nearest(seat.person, [one.person[0] for one in memberships(seat.body)])
    return f"，相近姓名：{meant}" if meant else ""


def _term(body: Record, day: date) -> int | None:
    """The number of the 届 that `day` falls in, where the body has such."""
    numbers = [int(one["number"]) for one in body.items("terms") if interval(one).contains(day)]
    return numbers[0] if len(numbers) == 1 else None


def _rank(ledger: Ledger, body: Record, entry: dict[str, Any]) -> int:
    """Where a new member stands: behind the predecessor of the same unit, else the last of the post; of the same 届
    before others.

    Where the post has had nobody yet, before the first whose post ranks below it.
    """
    everyone = memberships(body)
    of_post = [one for one in everyone if one.post == entry["post"]]
    predecessors = [one for one in of_post if "unit" in entry and _same(ledger, one.data.get("unit"), entry["unit"])]
    left = [one for one in predecessors if not one.bounds.is_open]
    for group in (_of_term(left, entry), _of_term(of_post, entry), left, of_post):
        if group:
            return group[-1].index + 1
    posts = [one["post"] for one in body.items("seats")]
    below = posts[posts.index(entry["post"]) + 1 :] if entry["post"] in posts else []
    return next((one.index for one in everyone if one.post in below), len(everyone))


def _of_term(members: list[Membership], entry: dict[str, Any]) -> list[Membership]:
    """Those of the same 届: earlier ones may stand below."""
    return [one for one in members if "term" in entry and one.data.get("term") == entry["term"]]


def _filled(ledger: Ledger, body: Record, entry: dict[str, Any], begins: date) -> list[Edit]:
    """The end of the one vacancy that the new member fills; where it may be one of several, all stay."""
    open_ones = [
        (index, one)
        for index, one in enumerate(body.items("vacancies"))
        if one["post"] == entry["post"]
        and interval(one).first < begins
        and interval(one).is_open
        and ("unit" not in one or _same(ledger, one["unit"], entry.get("unit", "")))
    ]
    if len(open_ones) != 1:
        return []
    return [Set((*body.base, "vacancies", open_ones[0][0], "until"), str(begins - timedelta(days=1)))]


def _same(ledger: Ledger, one: object, other: str) -> bool:
    kinds = ("unit", "institution", "body")
    return isinstance(one, str) and (
        one == other or ledger.names.find(one, kinds) == ledger.names.find(other, kinds) != []
    )
