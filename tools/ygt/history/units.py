"""The lives of institutions, units and centres: named, joined, headed, merged, closed."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.changes.words import named, short, some
from ygt.history.event import Event, moment, span
from ygt.ledger.governance import holdings
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, official
from ygt.ledger.record import Record


def life_of_institution(ledger: Ledger, one: Record) -> Iterator[Event]:
    """An institution: set up, renamed, in which community, with which signs, under whom, taken over, ended."""
    yield from begun_and_named(ledger, one)
    for index, item in enumerate(one.items("memberships")):
        words = f"参加{local_name(ledger, item['community'])}，为{item['role']}"
        yield span(ledger, one, item, words, "memberships", index, ending="退出")
    for index, item in enumerate(one.items("plates")):
        words = f"{'拟加挂' if item.get('planned') else '加挂'}“{item['name']}”牌子"
        yield span(ledger, one, item, words, "plates", index, told=[str(item.get("approved_by", ""))])
    yield from holders(ledger, one)
    yield from _hosted(ledger, one)
    for other in ledger.sound("institution"):
        end = other.part("ended")
        if end.get("successor") and official(ledger, end["successor"]) == one.name:
            words = f"承接{other.name}{'（合并）' if end['reason'] == '合并' else ''}"
            yield moment(ledger, other, end.get("on"), words, "ended", decided=end.get("decided_by"))
    if end := one.part("ended"):
        successor = f"，由{local_name(ledger, end['successor'])}承接" if "successor" in end else ""
        words = f"终止：{end['reason']}{successor}"
        yield moment(ledger, one, end.get("on"), words, "ended", decided=end.get("decided_by"))


def life_of_unit(ledger: Ledger, one: Record) -> Iterator[Event]:
    """A unit: set up, renamed, headed by whom, duties handed over and taken, ended."""
    yield from begun_and_named(ledger, one)
    yield from holders(ledger, one)
    for other in ledger.sound("unit"):
        for index, item in enumerate(other.items("duty_transferred")):
            place = ("duty_transferred", index)
            basis = f"（{item['basis']}）" if item.get("basis") else ""
            if other is one:
                words = f"职责“{item['duty']}”划转{local_name(ledger, item['to'])}{basis}"
                yield moment(ledger, other, item.get("on"), words, *place)
            elif official(ledger, item["to"]) == one.name:
                words = f"承接{short(ledger, other)}的职责“{item['duty']}”{basis}"
                yield moment(ledger, other, item.get("on"), words, *place)
    yield from ended(ledger, one)


def life_of_centre(ledger: Ledger, one: Record) -> Iterator[Event]:
    """A centre: set up where, headed by whom, closed."""
    day = one.get("established_on") or one.get("from")
    host = f"，依托{short(ledger, host)}" if (host := ledger.find(one.text("host"), "institution")) else ""
    if day:
        yield moment(ledger, one, day, f"设立{host}", decided=one.get("decided_by"))
    for index, item in enumerate(one.items("heads")):
        words = f"{named(item['person'], item.get('distinct', ''))}任负责人"
        yield span(ledger, one, item, words, "heads", index)
    yield from ended(ledger, one)


def begun_and_named(ledger: Ledger, one: Record) -> Iterator[Event]:
    """When a record begins, and under which names it went before."""
    if day := one.get("established_on") or one.get("from"):
        yield moment(ledger, one, day, "成立" if "established_on" in one.data else "设立")
    for index, item in enumerate(one.items("former_names")):
        words = f"名称为“{item['name']}”" if "until" in item else f"曾用名“{item['name']}”"
        yield span(ledger, one, item, words, "former_names", index)


def holders(ledger: Ledger, unit: Record) -> Iterator[Event]:
    """Who held its offices."""
    for one in holdings(unit):
        yield span(ledger, unit, one.data, f"{named(*one.person)}任{one.office['title']}", *one.steps)


def ended(ledger: Ledger, one: Record) -> Iterator[Event]:
    """When a record ends."""
    if "until" in one.data:
        yield moment(ledger, one, one["until"], "撤销" if one.kind.name in ("body", "centre") else "截止")


def _hosted(ledger: Ledger, one: Record) -> Iterator[Event]:
    """The centres at an institution, those of one time and one decision together."""
    alike: dict[str, list[Record]] = {}
    for centre in ledger.sound("centre"):
        if centre.text("host") and official(ledger, centre["host"]) == one.name:
            alike.setdefault(repr([_time_of(centre), centre.get("decided_by")]), []).append(centre)
    for centres in alike.values():
        first = centres[0]
        names = some([centre.name for centre in centres], "个中心", 6)
        yield span(ledger, first, {**_time_of(first), "decided_by": first.get("decided_by")}, f"承办{names}")


def _time_of(centre: Record) -> dict[str, str]:
    times = {"from": centre.get("established_on") or centre.get("from"), "until": centre.get("until")}
    return {key: value for key, value in times.items() if value}
