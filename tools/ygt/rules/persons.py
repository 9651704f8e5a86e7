"""People: that a name is one, and that nobody is posted to more places than a week has days (YGT210, YGT448)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.identifiers.person_name import person_name_fault
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import DECIDED, shown
from ygt.rules.rule import Entry

_WEEK = 7


def _posting(person: str, to: str, days: int = 5) -> str:
    return (
        f"- {{person: {person}, from_unit: 示例县人民医院, to_unit: {to}, scheme: 派驻, "
        f"days_per_week: {days}, from: 2025-01-01, {DECIDED}}}\n"
    )


NO_NAME = Rule(
    code="YGT210",
    name="no-name",
    severity="error",
    title="姓名一项写的不是姓名",
    why="姓名用来辨认是谁：一人前后写法一致，才能连成一人的任职情况。职务、说明写在各自的字段，一处只写一人；拟任人选不入库。",
    basis="本台账只录已议定事项",
    certainty="practice",
    message="“{title}”的值“{value}”{reason}",
    help="{remedy}",
    bad=shown("org/assignments.yaml", _posting("华青囊、褚明镜", "青河镇中心卫生院")),
    good=shown("org/assignments.yaml", _posting("华青囊", "青河镇中心卫生院")),
)
OVER_A_WEEK = Rule(
    code="YGT448",
    name="postings-over-a-week",
    severity="note",
    title="同时派驻各处的天数超过一周",
    why="每周天数是在派驻单位工作的天数。一人同时派驻几处，合计多于七天的，常见的是前一处到期没有写截止日期，或各处的天数没有分开写。",
    basis="派驻服务按实际在岗天数统计",
    certainty="practice",
    message="{person}同时派驻{places}，每周合计{days}天，超过{week}天",
    help="核对派驻安排：前一处已结束的填写 until（截止日期），在几处轮流工作的，各处按实际天数填写",
    bad=shown("org/assignments.yaml", _posting("华青囊", "青河镇中心卫生院") + _posting("华青囊", "松岭乡卫生院")),
    good=shown(
        "org/assignments.yaml", _posting("华青囊", "青河镇中心卫生院", 3) + _posting("华青囊", "松岭乡卫生院", 2)
    ),
)


def no_names(ledger: Ledger) -> Iterator[Finding]:
    """Fields for a person's name that hold something else."""
    for field in ledger.persons:
        if fault := person_name_fault(field.value):
            yield NO_NAME.at(
                field.place(),
                unit=field.record.name,
                title=field.node.title,
                value=field.value,
                reason=fault.reason,
                remedy=fault.remedy,
            )


def over_a_week(ledger: Ledger) -> Iterator[Finding]:
    """Postings of one person that hold at once, with more days a week between them than there are."""
    postings: dict[tuple[str, str], list[Record]] = {}
    for record in ledger.sound("assignment"):
        if "days_per_week" in record.data:
            postings.setdefault((record["person"], record.text("distinct")), []).append(record)
    for (person, _), held in postings.items():
        # With each first day their days become more, and never between.
        held.sort(key=lambda one: interval(one.data).first)
        for number, record in enumerate(held):
            along = [one for one in held[:number] if interval(one.data).overlaps(interval(record.data))]
            days = sum(one["days_per_week"] for one in (*along, record))
            if along and days > _WEEK:
                yield OVER_A_WEEK.at(
                    record.place("days_per_week"),
                    related=[Related(one.place("days_per_week"), "同时派驻在此") for one in along],
                    unit=record["to_unit"],
                    person=person,
                    places="、".join(dict.fromkeys(one["to_unit"] for one in (*along, record))),
                    days=days,
                    week=_WEEK,
                )


TABLE: tuple[Entry, ...] = ((NO_NAME, no_names), (OVER_A_WEEK, over_a_week))
