"""任职情况证明: what a person is registered to have held up to a day, with the decision each post rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ygt.dates import printed, printed_day
from ygt.errors import ToolError
from ygt.ledger.governance import holdings, memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name, official
from ygt.ledger.record import Record
from ygt.ledger.roster import is_stale
from ygt.ledger.time import end_of, start_of
from ygt.publish.notices.appointments import OFFICERS
from ygt.publish.notices.content import Content, day_of
from ygt.publish.papers.model import Block, Column, Paragraph, Table

NOT_ENDED = "未登记离任"
UNKNOWN = "待填报"
COLUMNS = (
    Column("序号", 2.4),
    Column("组织或单位", 8, "left"),
    Column("职务", 4),
    Column("起", 6.2),
    Column("止", 6.2),
    Column("任职依据", 7.2, "left"),
)


class Service(NamedTuple):
    """One post held: where, what, from and until as registered, and what it rests on."""

    where: Record
    post: str
    data: Mapping[str, Any]


def certify(ledger: Ledger, notice: Record) -> Content:
    """The content of a certificate of the posts a person held; `ToolError` where the ledger has none by that day."""
    person = (notice.text("person"), notice.text("distinct"))
    day = day_of(notice)
    held = sorted(services(ledger, person, day), key=lambda one: start_of(one.data.get("from")) or date.min)
    if not held:
        raise ToolError(
            f"{notice.path}：截至{printed_day(day)}，台账中没有“{person[0]}”的任职登记，不能成文",
            "核对 person（人员）、distinct（区分）和 as_of（数据日期）",
        )
    rows = tuple((str(count), *_row(ledger, one, day)) for count, one in enumerate(held, start=1))
    who = f"{person[0]}同志{f'（{person[1]}）' if person[1] else ''}"
    unconfirmed = dict.fromkeys(
        one.where
        for one in held
        if one.where.text("confirmed_on")
        and _until(one.data, day) == NOT_ENDED
        and is_stale(one.where["confirmed_on"], day)
    )
    notes = [f"{one.name}名单最近核实日期：{printed(one['confirmed_on'])}，是否现任待核。" for one in unconfirmed]
    body: tuple[Block, ...] = (
        Paragraph(f"根据台账登记的任免文件和会议决定，截至{printed_day(day)}，{who}任职情况如下："),
        Table(columns=COLUMNS, rows=rows, size=10.5),
        *(Paragraph(text) for text in notes),
        Paragraph(f"以上共{len(rows)}项。本证明只说明登记的任职情况，不作其他用途。"),
    )
    return Content(body=body)


def services(ledger: Ledger, person: tuple[str, str], day: date) -> Iterator[Service]:
    """The posts a person had taken up by `day`: in bodies, in offices of units, as head of a centre."""
    for body in ledger.sound("body"):
        yield from (
            Service(body, one.post, one.data)
            for one in memberships(body)
            if one.person == person and one.bounds.first <= day
        )
    for unit in (*ledger.sound("unit"), *ledger.sound("institution")):
        yield from (
            Service(unit, str(one.office["title"]), one.data)
            for one in holdings(unit)
            if one.person == person and one.bounds.first <= day
        )
    for centre in ledger.sound("centre"):
        for head in centre.items("heads"):
            begun = start_of(head.get("from"))
            if (head["person"], head.get("distinct", "")) == person and (begun is None or begun <= day):
                yield Service(centre, "负责人", head)


def _row(ledger: Ledger, one: Service, day: date) -> tuple[str, ...]:
    # 负责人员 is no organisation, but the community's leaders as a body.
    where = one.where.name.removesuffix(OFFICERS)
    return where, one.post, _from(one.data), _until(one.data, day), _basis(ledger, one.data)


def _from(data: Mapping[str, Any]) -> str:
    return printed(str(data["from"])) if "from" in data else UNKNOWN


def _until(data: Mapping[str, Any], day: date) -> str:
    last = end_of(data.get("until"))
    return printed(str(data["until"])) if last is not None and last <= day else NOT_ENDED


def _basis(ledger: Ledger, data: Mapping[str, Any]) -> str:
    """The number of the document, else the meeting, else the organ with its day."""
    decided = data.get("decided_by")
    if not isinstance(decided, Mapping):
        return UNKNOWN
    if "document" in decided:
        found = ledger.find(str(decided["document"]), "document")
        return (found.text("number") or found.name) if found is not None else str(decided["document"])
    if "meeting" in decided:
        return official(ledger, str(decided["meeting"]), "meeting")
    on = f"（{printed(str(decided['date']))}）" if "date" in decided else ""
    return f"{local_name(ledger, str(decided.get('organ', '')))}{on}" or UNKNOWN
