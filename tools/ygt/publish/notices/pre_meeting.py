"""会前审查单: what proposed changes would make of the catalogue, on one page for the members of the 药事会."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ygt.dates import printed_day
from ygt.errors import ToolError
from ygt.ledger.formulary import EXEMPT_DISEASES, WHOLE, Excess, Fields, Share, excesses, only_above, shares
from ygt.ledger.governance import in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.proposed import applied, must_abstain, objection
from ygt.ledger.quorum import wanted
from ygt.ledger.record import Record
from ygt.ledger.time import end_of
from ygt.publish.notices.catalogue_day import catalogue_on
from ygt.publish.notices.content import Content, day_of, named
from ygt.publish.notices.proposals import proposals_table
from ygt.publish.papers.model import Annex, Block, Column, Paragraph, Table

SIZE = 9.0
SOON = timedelta(days=90)
MOST_NAMES = 4
MOST_ROWS = 8
"""So many proposals fit the page; more of them go on a page of their own."""

BASIS = "品种按通用名计，不含中药饮片、配方颗粒和医疗机构制剂；占比为基本药物品种数与全部品种数之比"


def review(ledger: Ledger, notice: Record) -> Content:
    """The content of the sheet; `ToolError` where a proposal cannot be made of the catalogue as it is."""
    body = named(ledger, notice, "body", "body")
    day, proposals = day_of(notice), notice.items("proposals")
    before = list[Fields](catalogue_on(ledger, day))
    for count, one in enumerate(proposals, start=1):
        if why := objection(one, applied(proposals[: count - 1], before)):
            raise ToolError(
                f"{notice.path}：公文“{notice.name}”的拟议调整第{count}项“{one['field']}{one['drug']}”：{why}，不能成文",
                "对照统一用药目录核对该项的通用名、剂型、规格、生产企业和配备层级",
            )
    after = applied(proposals, before)
    rows = [*_findings(before, after, day), ("须回避委员", _abstaining(notice, body, before, day))]
    members = in_office(body, day)
    least = wanted(body.text("quorum"), len(members))
    quorum = f"委员共{len(members)}人" + (f"，到会不少于{least}人" if least is not None else "")
    blocks: list[Block] = [
        Paragraph(f"按{printed_day(day)}目录测算，拟议调整{len(proposals)}项。{body.known_as()}{quorum}。"),
        _counts(shares(before, day), shares(after, day), notice.items("targets")),
        Table(columns=(Column("审查事项", 5), Column("情况", 23, "left")), rows=tuple(rows), size=SIZE),
    ]
    table = proposals_table(proposals, SIZE)
    if len(proposals) > MOST_ROWS:
        return Content(body=tuple(blocks), annexes=(Annex(title="拟议调整明细", blocks=(table,)),))
    return Content(body=(*blocks, table))


def _counts(before: list[Share], after: list[Share], targets: list[dict[str, object]]) -> Table:
    wanted_of = {str(one["tier"]): float(str(one["percent"])) for one in targets}
    columns = (
        Column("层级", 3.6),
        Column("品种", 5),
        Column("品规", 5),
        Column("其中基药品种", 5),
        Column("基药占比", 7.2),
        Column("目标", 3.4),
        Column("与目标相比", 5),
    )
    rows = []
    for was, now in zip(before, after, strict=True):
        target = wanted_of.get(now.tier)
        short = now.short_of(target) if target is not None else 0
        rows.append(
            (
                "医共体整体" if now.tier == WHOLE else f"{now.tier}级",
                f"{was.kinds}→{now.kinds}",
                f"{was.strengths}→{now.strengths}",
                f"{was.essential}→{now.essential}",
                f"{was.percent:.1f}%→{now.percent:.1f}%",
                f"{target:g}%" if target is not None else "未登记",
                "—" if target is None else f"差{short}种" if short else "达到",
            )
        )
    return Table(columns=columns, rows=tuple(rows), size=SIZE)


def _findings(before: list[Fields], after: list[Fields], day: date) -> Iterator[tuple[str, str]]:
    yield "统计口径", BASIS
    over = excesses(after)
    bound, free = ([one for one in over if one.exempt is exempt] for exempt in (False, True))
    known = {(one.name, one.route) for one in excesses(before)}
    yield "一品两规超限", _excess(bound, known) or "无"
    yield "不受一品两规限制", f"{_excess(free, known)}。均为{'、'.join(EXEMPT_DISEASES)}用药" if free else "无"
    ending = {str(one["name"]): last for one in after if (last := _agreement_end(one)) and day <= last <= day + SOON}
    days = sorted(set(ending.values()))
    told = [f"{printed_day(last)}到期{_named([name for name, on in ending.items() if on == last])}" for last in days]
    yield f"集采协议{SOON.days}日内到期", "；".join(told) or "无"
    gaps = []
    for disease in EXEMPT_DISEASES:
        for upper, lower in (("县", "乡"), ("乡", "村")):
            names = only_above(after, disease, upper, lower)
            if names:
                gaps.append(f"{disease}：{upper}级有、{lower}级没有{_named(names)}")
    yield "三病用药层级差", "；".join(gaps) or "无"


def _excess(found: list[Excess], known: set[tuple[str, str]]) -> str:
    names = [
        f"{one.name}（{one.route}{len(one.strengths)}个品规{'' if (one.name, one.route) in known else '，本次新增'}）"
        for one in found
    ]
    return _named(names)


def _named(names: Iterable[str]) -> str:
    """3种（甲、乙、丙), of many the first ones."""
    known = list(names)
    if not known:
        return ""
    rest = "等" if len(known) > MOST_NAMES else ""
    return f"{len(known)}种：{'、'.join(known[:MOST_NAMES])}{rest}"


def _abstaining(notice: Record, body: Record, drugs: list[Fields], day: date) -> str:
    found = must_abstain(in_office(body, day), notice.items("proposals"), notice.items("interests"), drugs)
    return "；".join(f"{name}（{reason}）" for name, reason in found) or "无（据已登记的利益申报）"


def _agreement_end(drug: Fields) -> date | None:
    told = drug.get("procurement", {})
    return end_of(told.get("agreement_until")) if told.get("selected") else None
