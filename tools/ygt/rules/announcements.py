"""What notices announce against the ledger (YGT618), what they leave out (YGT619), and their kind (YGT620, YGT621)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Related, Rule
from ygt.ledger.announced import (
    AMENDED,
    ARTICLE,
    DRUG_FIELDS,
    MEMBER,
    TERM,
    UNIT_FIELDS,
    Announced,
    announced,
    called,
    drug_events,
    goes_with_office,
    same_decision,
    unit_events,
)
from ygt.ledger.governance import memberships
from ygt.ledger.ledger import Ledger
from ygt.ledger.notice_life import ABOLISHED
from ygt.ledger.record import Record
from ygt.numerals import numbered
from ygt.rules.announced_facts import difference, drug_in_words, in_words
from ygt.rules.examples import shown
from ygt.rules.rule import Entry

APPOINTMENT = "任免"
FIELDS_OF = {
    "调整机构": (MEMBER, TERM),
    APPOINTMENT: (MEMBER,),
    "成员单位变动": UNIT_FIELDS,
    "章程修正": (AMENDED, ARTICLE),
    "目录调整": DRUG_FIELDS,
}
"""What each kind of notice may announce; kinds that issue a whole text announce nothing one by one."""

APPOINTING = frozenset({"任命", "聘任", "党内任免"})
PARTY, ADMINISTRATIVE = "党的组织", "行政"
BY_OFFICE = "按职务自然接替"
NOT_APPOINTED = {"选举": "由选举产生", "委派": "由有关单位委派", "发文组建": "由发文组建", "": "没有登记产生方式"}


def _notice(kind: str, changes: str, more: str = "") -> tuple[Example, ...]:
    """A further notice that lists changes."""
    return shown(
        "org/notices/extra.yaml",
        f"title: 示例县人民政府办公室关于有关变更的通知\nid: biangeng\nkind: {kind}\nstatus: 拟稿\n"
        f"issuers: [示例县人民政府办公室]\ndisclosure: 主动公开\n{more}changes:\n{changes}",
    )


_OF_COUNCIL = "body: 理事会\n"
_ELECTED = "  - {{body: 理事会, post: 理事, field: 任职, after: {}, on: 2024-06-28}}\n"
_MEETING = "decided_by: {meeting: 县医共体理事会选举会议}\n"
_CHAIR = "  - {body: 理事会, post: 理事长, field: 任职, after: 王示例（县人民医院）, on: 2024-06-28}\n"
_VILLAGE = "  - {body: 理事会, post: 理事, field: 任职, after: 王示例（青河镇中心卫生院）, on: 2024-06-28}\n"
_ALL = _CHAIR + _VILLAGE + _ELECTED.format("郑知行")

AGAINST_LEDGER = Rule(
    code="YGT618",
    name="announced-against-ledger",
    severity="error",
    title="公文公布的变更与台账不一致",
    why="公文公布的每一项变更都由台账成文，姓名、名称、日期、前后内容两处应当一致。",
    basis="党政机关公文处理工作条例第二十五条（签发后内容有实质修改的，报原签批人复审）",
    certainty="secondhand",
    message="《{title}》公布“{what}”，{problem}",
    help="对照决定依据，更正本文的 changes（公布的变更）或台账的登记；本文已经签发的，报原签批人复审",
    bad=_notice("调整机构", _ELECTED.format("郑知恒"), _OF_COUNCIL),
    good=_notice("调整机构", _ELECTED.format("郑知行"), _OF_COUNCIL),
)


def against_ledger(ledger: Ledger) -> Iterator[Finding]:
    """Announced changes that the ledger does not have, or has otherwise."""
    for one in _all(ledger):
        problem = difference(ledger, one)
        if problem:
            place, related = one.notice.place("changes", one.index), []
            if (record := one.record(ledger)) is not None:
                related = [Related(record.head(), "台账登记在此")]
            title = one.notice.name
            yield AGAINST_LEDGER.at(place, related=related, title=title, what=in_words(one), problem=problem)


LEFT_OUT = Rule(
    code="YGT619",
    name="same-decision-left-out",
    severity="note",
    title="同一决定的变更没有列入公文",
    why="同一会议或文件决定的同一组织、目录、章程的变更，通常在一件公文中公布；漏列的，下一件公文还要补发。",
    message="《{title}》未列入“{what}”，其决定依据与本文相同",
    help="属于本文的，补入 changes（公布的变更）；另行公布或不公布的，不必处理",
    bad=_notice("调整机构", _CHAIR + _VILLAGE, _OF_COUNCIL + _MEETING),
    good=_notice("调整机构", _ALL, _OF_COUNCIL + _MEETING),
)


def left_out(ledger: Ledger) -> Iterator[Finding]:
    """What rests on the decision of a notice, in the bodies, catalogue or charters it is about, and is not listed."""
    for notice in ledger.sound("notice"):
        listed = announced(notice)
        if not listed or notice["status"] == ABOLISHED or not notice.part("decided_by"):
            continue
        for what in _missing(ledger, notice, listed):
            yield LEFT_OUT.at(notice.place("changes", key=True), unit=notice.name, title=notice.name, what=what)


def _missing(ledger: Ledger, notice: Record, listed: list[Announced]) -> Iterator[str]:
    """What rests on the decision of a notice and is not in its list, in words."""
    decided = notice["decided_by"]
    subjects = {id(record): record for one in listed if (record := one.record(ledger)) is not None}
    terms = {id(one.record(ledger)) for one in listed if one.field == TERM}
    for key, record in subjects.items():
        if record.kind.name == "body" and key not in terms:
            yield from _members_missing(ledger, record, decided, listed)
        elif record.kind.name == "charter":
            yield from _articles_missing(record, listed)
    told = {in_words(one) for one in listed}
    kinds = {record.kind.name for record in subjects.values()}
    found = []
    if "drug" in kinds:
        found += [
            f"{word}{drug_in_words(drug.data)}"
            for drug in ledger.sound("drug")
            for word, event in drug_events(drug)
            if word in DRUG_FIELDS and same_decision(ledger, event.get("decided_by"), decided)
        ]
    if "institution" in kinds:
        found += [
            f"{unit.name}{word}"
            for unit in ledger.sound("institution")
            for word, event in unit_events(unit)
            if same_decision(ledger, event.get("decided_by"), decided)
        ]
    yield from (one for one in dict.fromkeys(found) if one not in told)


def _members_missing(ledger: Ledger, body: Record, decided: object, listed: list[Announced]) -> Iterator[str]:
    for member in memberships(body):
        told = any(one.data.get("post") == member.post and one.after == called(member.person) for one in listed)
        if not told and same_decision(ledger, member.data.get("decided_by"), decided):
            yield f"{called(member.person)}任{body.known_as()}{member.post}"


def _articles_missing(charter: Record, listed: list[Announced]) -> Iterator[str]:
    """The articles that an announced amendment is recorded to touch, where its wording is listed and theirs is not."""
    numbers = {one.after for one in listed if one.field == AMENDED}
    told = {str(one.data["article"]).partition("条")[0] + "条" for one in listed if one.field == ARTICLE}
    for made in charter.items("amendments"):
        if told and numbered(made["number"], "次") in numbers:
            yield from (f"{article}修正" for article in made.get("articles", ()) if article not in told)


UNFIT_KIND = Rule(
    code="YGT620",
    name="kind-against-changes",
    severity="error",
    title="公文类型与公布的变更不符",
    why="当选、委派、按职务接替都不是任免，不由任免的公文公布；组织、章程、目录、成员单位的变更各有文种。",
    basis="干部任免按管理权限办理；选举产生的由选举结果公布",
    message="《{title}》的类型为“{kind}”，不应公布“{what}”{reason}",
    help="改用相应的类型（kind），或另行成文",
    bad=_notice(APPOINTMENT, _ELECTED.format("郑知行"), "track: 行政\n"),
    good=_notice("调整机构", _ELECTED.format("郑知行"), _OF_COUNCIL),
    exceptable=False,
)


def unfit_kinds(ledger: Ledger) -> Iterator[Finding]:
    """Announced changes that are not of the kind of their notice, or of another body or charter than it is about."""
    for one in _all(ledger):
        reason = _unfit(ledger, one)
        if reason is not None:
            kind, place = one.notice["kind"], one.notice.place("changes", one.index, "field")
            yield UNFIT_KIND.at(place, title=one.notice.name, kind=kind, what=in_words(one), reason=reason)


def _unfit(ledger: Ledger, one: Announced) -> str | None:
    """Why a change does not belong in its notice; empty where the kinds say it all, None where it does belong."""
    kind = one.notice["kind"]
    if kind not in FIELDS_OF:
        return "，这类公文印发全文，不逐项公布"
    if one.field not in FIELDS_OF[kind]:
        return ""
    return _other_subject(ledger, one) or (_not_appointed(ledger, one) if kind == APPOINTMENT else "") or None


def _other_subject(ledger: Ledger, one: Announced) -> str:
    for field in ("body", "charter"):
        if field in one.notice.data and field in one.data:
            about = ledger.find(one.notice.text(field), field)
            record = one.record(ledger)
            if about is not None and record is not None and about is not record:
                return f"，本文是关于{about.name}的"
    return ""


def _not_appointed(ledger: Ledger, one: Announced) -> str:
    body = one.record(ledger)
    if body is None or body.kind.name != "body":
        return ""
    post, form = one.data["post"], body.text("formed_by")
    if goes_with_office(body, post) and body.text("succession") == BY_OFFICE:
        return f"，{body.known_as()}{post}由接任者按职务自然接替"
    is_party = body.text("track") == PARTY and not form
    return "" if form in APPOINTING or is_party else f"，{body.known_as()}成员{NOT_APPOINTED.get(form, '')}"


MIXED_TRACKS = Rule(
    code="YGT621",
    name="party-and-administrative-mixed",
    severity="error",
    title="党内职务与行政职务同文任免",
    why="党内职务由党组织任免，用党组织的文号和署名；行政职务由行政机关按干部管理权限任免。两者不得同文。",
    basis="党政领导干部选拔任用工作条例；党政机关公文处理工作条例",
    certainty="practice",
    message="《{title}》任免的是{track}职务，{problem}",
    help="党内职务与行政职务分别成文，各由有权的党组织、行政机关印发",
    bad=_notice(
        APPOINTMENT,
        "  - {body: 县药事会, post: 委员, field: 任职, after: 吴本草, on: 2024-07-01}\n",
        "track: 党的组织\n",
    ),
    good=_notice(
        APPOINTMENT, "  - {body: 县药事会, post: 委员, field: 任职, after: 吴本草, on: 2024-07-01}\n", "track: 行政\n"
    ),
    exceptable=False,
)
_WORDS = {PARTY: "党内", ADMINISTRATIVE: "行政", "党政联合": "党政联合"}


def mixed_tracks(ledger: Ledger) -> Iterator[Finding]:
    """Appointments to a body of the other track, or by an issuer of the other track."""
    for notice in ledger.sound("notice"):
        if notice["kind"] != APPOINTMENT:
            continue
        track = notice["track"]
        for index, name in enumerate(notice.items("issuers")):
            issuer = ledger.find(name, "issuer")
            if issuer is not None and issuer["track"] != track:
                problem = f"发文机关“{issuer.name}”属{_WORDS[issuer['track']]}系统"
                yield _mixed(notice, problem, "issuers", index)
        for one in announced(notice):
            body = one.record(ledger)
            if one.field == MEMBER and body is not None and body["track"] not in (track, "党政联合"):
                problem = f"“{in_words(one)}”是{_WORDS[body['track']]}职务"
                yield _mixed(notice, problem, "changes", one.index)


def _mixed(notice: Record, problem: str, *steps: str | int) -> Finding:
    return MIXED_TRACKS.at(notice.place(*steps), title=notice.name, track=_WORDS[notice["track"]], problem=problem)


def _all(ledger: Ledger) -> Iterator[Announced]:
    for notice in ledger.sound("notice"):
        yield from announced(notice)


TABLE: tuple[Entry, ...] = (
    (AGAINST_LEDGER, against_ledger),
    (LEFT_OUT, left_out),
    (UNFIT_KIND, unfit_kinds),
    (MIXED_TRACKS, mixed_tracks),
)
