"""What notices of some kinds must agree with: meetings, working days, the catalogue (YGT629–630, YGT647–649)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Rule
from ygt.ledger.governance import in_office
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import CIRCULAR, SHEETS, has_reached
from ygt.ledger.proposed import applied, objection
from ygt.ledger.time import end_of, in_force, start_of
from ygt.ledger.working_days import Unknown, cited, is_working_day, working_period
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

ISSUER = "示例县县域医共体管理委员会办公室"


def _extra(kind: str, more: str, status: str = "拟稿") -> tuple[Example, ...]:
    """A further notice of the office of the committee."""
    return shown(
        "org/notices/extra.yaml",
        f"title: 县域医共体有关事项\nid: extra\nkind: {kind}\nstatus: {status}\nissuers: [{ISSUER}]\n{more}",
    )


_CLOSED = "disclosure: 不予公开\ndisclosure_reason: 内部讨论材料\n"
_MEETING = (
    "- name: 县药事会2026年第9次会议\n  id: yaoshihui-2026-9\n  body: 县药事会\n  date: 2026-03-18\n"
    "  absent: [{person: %s}]\n"
)

ABSENT_OUTSIDER = Rule(
    code="YGT629",
    name="absent-not-member",
    severity="error",
    title="请假人员不在组成人员之列，或与到会人数不符",
    why="会议纪要的出席、请假名单据组成人员和请假登记推算，应到、实到人数须与之相符。",
    message="{meeting}{problem}",
    help="对照会议签到核对 absent（请假）和应到、实到人数；列席人员登记在 observers（列席）",
    bad=shown("org/meetings.yaml", _MEETING % "李思齐"),
    good=shown("org/meetings.yaml", _MEETING % "吴本草"),
)


def absent_outsiders(ledger: Ledger) -> Iterator[Finding]:
    """Persons excused from a meeting of a body they were no members of, or more or fewer than did not come."""
    for meeting in ledger.sound("meeting"):
        body = ledger.find(meeting["body"], "body")
        day = end_of(meeting["date"])
        absent = meeting.items("absent")
        if body is None or day is None or not absent:
            continue
        members = {one.person for one in in_office(body, day)}
        for index, one in enumerate(absent):
            if (one["person"], one.get("distinct", "")) not in members:
                problem = f"登记{one['person']}请假，其当日不在{body.known_as()}组成人员之列"
                yield ABSENT_OUTSIDER.at(
                    meeting.place("absent", index, "person"), meeting=meeting.name, problem=problem
                )
        expected, attended = meeting.get("expected"), meeting.get("attended")
        if expected is not None and attended is not None and expected - attended != len(absent):
            problem = f"应到{expected}人、实到{attended}人，登记请假{len(absent)}人"
            yield ABSENT_OUTSIDER.at(meeting.place("absent", key=True), meeting=meeting.name, problem=problem)


_PUBLIC = (
    "disclosure: 主动公开\ncontact: 电话：0990-6600001\nmatters: [拟设立心电诊断中心]\n"
    "publicity: {from: %s, working_days: 5}\n"
)

UNCOUNTABLE_PERIOD = Rule(
    code="YGT630",
    name="publicity-period",
    severity="error",
    title="公示期不能推算",
    why="公示期按工作日计算，以国务院办公厅当年的节假日安排为准，调休上班的周末算工作日；没有安排的年份不作推算。",
    basis="国务院办公厅关于部分节假日安排的通知（逐年）",
    certainty="read",
    message="《{title}》{problem}",
    help="{remedy}",
    bad=_extra("公示", _PUBLIC % "2026-11-21"),
    good=_extra("公示", _PUBLIC % "2026-11-23"),
)


def uncountable_periods(ledger: Ledger) -> Iterator[Finding]:
    """Periods of working days that do not begin on one, or reach into a year whose holidays are not known."""
    folder = ledger.contract.folder
    for notice in ledger.sound("notice"):
        told = notice.part("publicity")
        first = start_of(told.get("from"))
        if first is None:
            continue
        works = is_working_day(folder, first)
        period = working_period(folder, first, told["working_days"])
        place = notice.place("publicity", "from")
        unknown = next((one for one in (works, period) if isinstance(one, Unknown)), None)
        if unknown is not None:
            remedy = "待该年的通知印发、工作日历更新后再登记公示期"
            yield UNCOUNTABLE_PERIOD.at(place, title=notice.name, problem=f"的公示期：{unknown.words}", remedy=remedy)
        elif not works:
            remedy = f"改为工作日；工作日依据{cited(folder, first.year)}"
            problem = f"的公示期起始日 {told['from']} 不是工作日"
            yield UNCOUNTABLE_PERIOD.at(place, title=notice.name, problem=problem, remedy=remedy)


_SUPERVISED = shown(
    "org/supervision.yaml",
    "- {name: 村卫生室设备督办, id: shebei, matter: 配齐设备, units: [示例县财政局], issued_on: 2026-01-10}\n",
)
_DISCUSSED = f"supervised: [村卫生室设备督办]\nas_of: 2026-03-01\n{_CLOSED}"

DISCUSSED_ONLY = Rule(
    code="YGT647",
    name="discussion-draft-signed",
    severity="error",
    title="情况通报（讨论稿）已进入签发",
    why="对单位作出通报是一项决定。台账据督办登记生成的只是讨论稿，经审定后由有权机关另行成文。",
    message="《{title}》为讨论稿，状态不应为“{status}”",
    help="状态（status）改为拟稿、审核或会签；经审定印发的通报，登记在 org/documents.yaml",
    bad=(*_SUPERVISED, *_extra(CIRCULAR, _DISCUSSED + "date: 2026-03-02\n", "签发")),
    good=(*_SUPERVISED, *_extra(CIRCULAR, _DISCUSSED)),
    exceptable=False,
)


def discussed_only(ledger: Ledger) -> Iterator[Finding]:
    """Drafts for discussion that are said to be signed."""
    for notice in ledger.sound("notice"):
        if notice["kind"] == CIRCULAR and has_reached(notice, "签发"):
            yield DISCUSSED_ONLY.at(notice.place("status"), title=notice.name, status=notice["status"])


_PROPOSED = (
    "body: 县药事会\nas_of: 2026-03-01\nproposals:\n"
    "  - {field: 调出, drug: %s, form: 片剂, strength: 25mg, reason: 停产}\n"
)
_DRUG = Example(
    "catalogues/drugs/extra.yaml",
    "- name: 美托洛尔\n  id: meituoluoer\n  kind: 化学药品\n  form: 片剂\n  strength: 25mg\n  stocked_at: [县]\n"
    "  listed: {on: 2026-01-01, reason: 遴选, decided_by: {meeting: 县药事会2025年第1次会议}}\n",
)

IMPOSSIBLE_PROPOSAL = Rule(
    code="YGT648",
    name="proposal-against-catalogue",
    severity="error",
    title="拟议调整与现行目录不符",
    why="拟议调整逐项对照目录测算：调入的应尚未列入，调出和调整层级的应已列入。",
    message="《{title}》拟{field}{drug}{form}{strength}，{problem}",
    help="对照统一用药目录核对该项的通用名、剂型、规格、生产企业和配备层级；已经审议并登记的，as_of（数据日期）写登记以前的日期",
    bad=(_DRUG, *_extra("会前审查单", _PROPOSED % "美托拉宗" + _CLOSED)),
    good=(_DRUG, *_extra("会前审查单", _PROPOSED % "美托洛尔" + _CLOSED)),
)


def impossible_proposals(ledger: Ledger) -> Iterator[Finding]:
    """Proposals that cannot be made of the catalogue of their day, those before them having been made."""
    for notice in ledger.sound("notice"):
        day = end_of(notice.get("as_of"))
        proposals = notice.items("proposals")
        if day is None or not proposals or not ledger.whole("drug"):
            continue
        drugs = [drug.data for drug in ledger.sound("drug") if in_force(drug.data, day)]
        for index, one in enumerate(proposals):
            problem = objection(one, applied(proposals[:index], drugs))
            if problem:
                yield IMPOSSIBLE_PROPOSAL.at(
                    notice.place("proposals", index),
                    title=notice.name,
                    field=one["field"],
                    drug=one["drug"],
                    form=one["form"],
                    strength=one["strength"],
                    problem=problem,
                )


NUMBERED_SHEET = Rule(
    code="YGT649",
    name="number-on-sheet",
    severity="error",
    title="不编文号的材料登记了文号",
    why="公示、情况通报（讨论稿）、任职情况证明、会前审查单不是公文文种，不用红头，不编文号。",
    basis="党政机关公文处理工作条例第八条",
    certainty="secondhand",
    message="《{title}》的类型为“{kind}”，不应有文号",
    help="删去文号；以公告、通报等文种正式行文的，登记在 org/documents.yaml",
    bad=_extra("公示", _PUBLIC % "2026-11-23" + "number: 示医共委办〔2026〕1号\ndate: 2026-11-20\n", "编号"),
    good=_extra("公示", _PUBLIC % "2026-11-23" + "date: 2026-11-20\n", "签发"),
    exceptable=False,
)


def numbered_sheets(ledger: Ledger) -> Iterator[Finding]:
    """Sheets that are no official papers and bear a number."""
    for notice in ledger.sound("notice"):
        if notice["kind"] in SHEETS and "number" in notice.data:
            yield NUMBERED_SHEET.at(notice.place("number"), title=notice.name, kind=notice["kind"])


TABLE: tuple[Entry, ...] = (
    (ABSENT_OUTSIDER, absent_outsiders),
    (UNCOUNTABLE_PERIOD, uncountable_periods),
    (DISCUSSED_ONLY, discussed_only),
    (IMPOSSIBLE_PROPOSAL, impossible_proposals),
    (NUMBERED_SHEET, numbered_sheets),
)
