"""半年监测评价报告: the 14 national indicators in a half-year, compared with the one a year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ygt.dates import printed, printed_day
from ygt.ledger.ledger import Ledger
from ygt.numerals import numeral
from ygt.obligations.spans import said_text
from ygt.obligations.words import number
from ygt.publish.dossier.national import ATTESTED, EDITION, GROUPS, Half, Reading, Value, half_before, readings
from ygt.publish.obligations.facts import ClauseFacts, counts_by_status
from ygt.publish.papers.model import Annex, Block, Column, Heading, Paper, Paragraph, Table

SIZE = 10.5
PENDING = "待报"
NONE = "—"

ATTESTED_COLUMNS = (
    Column("编号", 0.6),
    Column("指标", 2.2, "left"),
    Column("本期", 1.4),
    Column("上年同期", 1.4),
    Column("出处", 2.6, "left"),
)
FIGURE_COLUMNS = (
    Column("编号", 0.6),
    Column("指标", 3.2, "left"),
    Column("计量单位", 1.0),
    Column("本期分子", 1.3),
    Column("本期分母", 1.3),
    Column("本期数值", 1.2),
    Column("上年同期", 1.2),
    Column("增减", 1.0),
    Column("上一年度", 1.2),
    Column("目标", 2.0),
    Column("对照目标", 1.5),
)
COUNTS = (Column("状态"), Column("条款数"))


def monitoring(ledger: Ledger, facts: Sequence[ClauseFacts], day: date) -> Paper:
    """The report on the latest half-year that is over on `day`."""
    half = half_before(day)
    found = readings(ledger, half)
    county = ledger.county.name if ledger.county else ""
    attested = [one for one in found if one.number[:3] in ATTESTED]
    figures = [one for one in found if one.number[:3] not in ATTESTED]
    blocks: list[Block] = [
        Heading(1, "一、总体情况"),
        Paragraph(_summary(county, found, half, day)),
        *_tasks(facts, day),
        Heading(1, "二、定性指标"),
        Paragraph("定性指标3项，由有关单位审核认定，认定依据见出处。"),
        Table(ATTESTED_COLUMNS, tuple(_attested(one) for one in attested), size=SIZE),
        Heading(1, "三、定量指标"),
        Paragraph("定量指标11项，分子、分母、数值及与上年同期的比较见附件1。"),
        *_groups(figures),
        Heading(1, "四、数据待报"),
        *_unreported(found, half),
        Heading(1, "五、说明"),
        Paragraph(_explanation(half, figures)),
    ]
    return Paper(
        title=f"{county}紧密型县域医共体{half.words}监测评价报告",
        body=tuple(blocks),
        standing=ledger.standing,
        format="plain",
        annexes=(
            Annex(
                title="定量指标数值表",
                blocks=(Table(FIGURE_COLUMNS, tuple(_figure(one, day) for one in figures), size=9.0),),
                landscape=True,
            ),
            Annex(title="指标口径", blocks=tuple(_formulas(found))),
        ),
        date=printed_day(day),
        record="监测评价报告",
    )


def _summary(county: str, found: Sequence[Reading], half: Half, day: date) -> str:
    numbers = {one.number[:3] for one in found}
    open_ones = {one.number[:3] for one in found if not one.is_reported}
    changes = [one.change for one in found if one.change is not None]
    up, down = sum(one > 0 for one in changes), sum(one < 0 for one in changes)
    text = (
        f"按照《{EDITION}》，对{county}紧密型县域医共体{half.words}运行情况开展监测评价，数据截至{printed_day(day)}。"
        f"监测指标{len(numbers)}项，已填报{len(numbers - open_ones)}项，待报{len(open_ones)}项。"
    )
    if not changes:
        return f"{text}可与上年同期比较的定量数值暂缺。"
    same = len(changes) - up - down
    return f"{text}可与上年同期比较的定量数值{len(changes)}个，上升{up}个，下降{down}个，持平{same}个。"


def _tasks(facts: Sequence[ClauseFacts], day: date) -> Iterator[Block]:
    tasks = [one for one in facts if one.is_task]
    if tasks:
        yield Paragraph(f"截至{printed_day(day)}，各文件任务共{len(tasks)}条，落实情况如下：")
        counts = counts_by_status(tasks).items()
        yield Table(COUNTS, tuple((str(status), str(count)) for status, count in counts), size=SIZE)


def _attested(one: Reading) -> tuple[str, ...]:
    now = one.now.attested or _number(one.now.figure) if one.now else PENDING
    before = one.before.attested or _number(one.before.figure) if one.before else NONE
    return one.number, one.name, now, before, one.now.document if one.now else ""


def _groups(figures: Sequence[Reading]) -> Iterator[Block]:
    """A paragraph for each of the groups: what each indicator came to, and what it was a year before."""
    for count, (key, group) in enumerate(groupby(figures, key=lambda one: one.number[0]), start=1):
        yield Heading(2, f"（{numeral(count)}）{GROUPS[key]}")
        yield from (Paragraph(_said(one)) for one in group)


def _said(one: Reading) -> str:
    unit = one.record.text("unit") if one.record else ""
    if one.now is None:
        return f"{one.number} {one.name}：数据待报。"
    text = f"{one.number} {one.name}：{said_text(one.now.period)}为{_with_unit(one.now, unit)}"
    if one.change is None or one.before is None:
        return f"{text}，上年同期数据暂缺。"
    than = f"上年同期为{_with_unit(one.before, unit)}"
    if one.change == 0:
        return f"{text}，{than}，持平。"
    points = "个百分点" if unit == "%" else unit if unit != "比值" else ""
    return f"{text}，{than}，{'上升' if one.change > 0 else '下降'}{number(abs(one.change))}{points}。"


def _with_unit(value: Value, unit: str) -> str:
    if value.figure is None:
        return value.attested or PENDING
    return f"{_number(value.figure)}{'' if unit == '比值' else unit}"


def _figure(one: Reading, day: date) -> tuple[str, ...]:
    aim = one.aim(day)
    target = ""
    if aim:
        by = f"（{printed(aim[0]['by'])}）" if "by" in aim[0] else ""
        target = f"{aim[0]['direction']}{number(aim[0]['value'])}{by}"
    return (
        one.number,
        one.name,
        one.record.text("unit") if one.record else "",
        _number(one.now.numerator) if one.now else "",
        _number(one.now.denominator) if one.now else "",
        _number(one.now.figure) if one.now else PENDING,
        _number(one.before.figure) if one.before else NONE,
        f"{one.change:+.10g}" if one.change is not None else NONE,
        _number(one.year.figure) if one.year else NONE,
        target or NONE,
        str(aim[1]) if aim else NONE,
    )


def _number(value: float | None) -> str:
    return NONE if value is None else number(value)


def _unreported(found: Sequence[Reading], half: Half) -> Iterator[Block]:
    absent = [one for one in found if not one.is_reported]
    if not absent:
        yield Paragraph(f"{half.words}各项指标均已填报。")
    for one in absent:
        state = f"{half.words}数值待填报" if one.record else "指标尚未登记"
        yield Paragraph(f"{one.number} {one.name}：{state}。")


def _explanation(half: Half, figures: Sequence[Reading]) -> str:
    text = "增减为本期数值与上年同期数值之差，百分比指标以百分点计。本报告只作比较，不以升降评价好坏。"
    if half.second and any(one.now and "H" not in one.now.period for one in figures):
        text += "下半年没有单独填报的，用全年数值，并与上一年度全年比较。"
    return text


def _formulas(found: Sequence[Reading]) -> Iterator[Block]:
    for one in found:
        formula = one.record.text("formula") if one.record else ""
        yield Paragraph(f"{one.number} {one.name}：{formula or '口径待登记'}。")
