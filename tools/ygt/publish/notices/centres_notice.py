"""设置资源中心: which centres are set up, in which institution each, who heads it and whom it serves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import local_name
from ygt.ledger.record import Record
from ygt.ledger.time import holds_on
from ygt.publish.notices.content import Content, day_of, records_named
from ygt.publish.notices.establishment import in_sections
from ygt.publish.notices.wording import on_day, opening
from ygt.publish.papers.model import Block, Column, Paragraph, Table

ALL_MEMBERS = "各成员单位"
UNKNOWN = "待填报"
DUTIES = (
    "{them}依托现有机构设置，不作为独立机构对外行文，由依托单位承担管理责任，人员、设备、场所由依托单位统筹安排。",
    "依托单位制定中心的工作制度和服务流程，保证质量和安全；成员单位按照规定使用中心的服务，配合做好标本、信息、药品等的交接。",
)


def set_up_centres(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that sets up resource centres; `ToolError` where one of them is not registered."""
    centres = records_named(ledger, notice, "centres", "centre")
    day = day_of(notice)
    rows = [
        (one.name, one.text("group"), _host(ledger, one), _heads(one, day), _serves(ledger, one)) for one in centres
    ]
    what = centres[0].name if len(centres) == 1 else f"{centres[0].name}等{len(centres)}个资源中心"
    since = f"{on_day(notice['effective_from'])}运行。" if "effective_from" in notice.data else ""
    start = f"{opening(ledger, notice)}决定设置{what}，现将有关事项通知如下："
    sections: list[tuple[str, tuple[Block, ...]]] = [
        ("中心名称和依托单位", (_single(rows[0], since),) if len(rows) == 1 else (_table(rows), *_since(since))),
        ("运行管理", tuple(Paragraph(text.format(them="各中心" if len(rows) > 1 else "该中心")) for text in DUTIES)),
    ]
    return Content(body=(Paragraph(start), *in_sections(sections)), names=tuple(one.name for one in centres))


def _since(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(f"以上中心{text}"),) if text else ()


def _single(row: tuple[str, ...], since: str) -> Paragraph:
    name, group, host, heads, serves = row
    led = f"，负责人{heads}" if heads != UNKNOWN else ""
    return Paragraph(f"{name}为{group}类中心，设在{host}{led}，服务{serves}{f'，{since}' if since else '。'}")


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    columns = (
        Column("序号", 2.2),
        Column("中心名称", 7, "left"),
        Column("类别", 5),
        Column("依托单位", 8, "left"),
        Column("负责人", 4),
        Column("服务对象", 6, "left"),
    )
    return Table(columns=columns, rows=tuple((str(count), *row) for count, row in enumerate(rows, start=1)), size=12)


def _host(ledger: Ledger, centre: Record) -> str:
    return local_name(ledger, centre.text("host")) if centre.text("host") else UNKNOWN


def _heads(centre: Record, day: date) -> str:
    return "、".join(str(one["person"]) for one in centre.items("heads") if holds_on(one, day)) or UNKNOWN


def _serves(ledger: Ledger, centre: Record) -> str:
    return "、".join(local_name(ledger, str(name)) for name in centre.items("serves")) or ALL_MEMBERS
