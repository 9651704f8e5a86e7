"""The drug catalogue: decisions, and its own state (YGT506, YGT510)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Example, Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.examples import county, drug, shown
from ygt.rules.rule import Entry
from ygt.schema.contract import Steps

_FILE = "catalogues/drugs/cardiovascular.yaml"


def _drug(more: str = "") -> tuple[Example, ...]:
    return shown(_FILE, drug(more))


NO_REASON = Rule(
    code="YGT506",
    name="decision-not-stated",
    severity="error",
    title="调入、调整、调出没有理由或决定",
    why="目录由药事会决定，公文只是公布。每次调入、调整、调出都要写明理由和作出决定的会议。",
    basis="医疗机构药事管理规定第七至九条；国卫药政发〔2024〕38号",
    certainty="secondhand",
    message="{drug}的{what}{problem}",
    help="补充理由（reason）和作出决定的药事会会议（decided_by: {{meeting: …}}）；没有变动的，删去该条调整",
    bad=_drug("  delisted: {on: 2026-06-30}\n"),
    good=_drug("  delisted: {on: 2026-06-30, reason: 停产, decided_by: {meeting: 县药事会2025年第1次会议}}\n"),
)


def no_reasons(ledger: Ledger) -> Iterator[Finding]:
    """Listings, changes and delistings without a reason or a meeting of the 药事会; changes that change nothing."""
    for one in ledger.sound("drug"):
        for steps, what in _events(one):
            event = one.get(str(steps[0]))
            event = event[steps[1]] if len(steps) > 1 else event
            missing = [] if event.get("reason") else ["理由"]
            if "meeting" not in event.get("decided_by", {}):
                missing.append("作出决定的药事会会议")
            if missing:
                problem = f"没有写明{'和'.join(missing)}"
                yield NO_REASON.at(one.place(*steps, "on"), drug=one.name, what=what, problem=problem)
            elif not _is_of_committee(ledger, event["decided_by"]["meeting"]):
                problem = f"由“{event['decided_by']['meeting']}”决定，不是药事会的会议"
                yield NO_REASON.at(
                    one.place(*steps, "decided_by", "meeting"), drug=one.name, what=what, problem=problem
                )
            if "before" in event and event["before"] == event.get("after"):
                problem = f"前后相同（{event['before']}）"
                yield NO_REASON.at(one.place(*steps, "after"), drug=one.name, what=what, problem=problem)


def _is_of_committee(ledger: Ledger, name: str) -> bool:
    """Whether a meeting is one of the 药事会; a meeting or body that is not known is given the benefit of the doubt."""
    meeting = ledger.find(name, "meeting")
    body = ledger.find(meeting["body"], "body") if meeting else None
    return body is None or body["function"] == "药事管理与药物治疗学委员会"


def _events(one: Record) -> Iterator[tuple[Steps, str]]:
    yield ("listed",), "调入"
    for index in range(len(one.items("changes"))):
        yield ("changes", index), "调整"
    if "delisted" in one.data:
        yield ("delisted",), "调出"


_CATALOGUE = "catalogue: {name: 统一用药目录, scope: 全县域, status: %s, effective_from: 2026-01-01}\n"

CATALOGUE_STATE = Rule(
    code="YGT510",
    name="catalogue-state",
    severity="error",
    title="目录状态与内容不符",
    why="待制定的目录没有版次、执行日期和品种；已有品种的目录不是待制定。",
    message="统一用药目录为“待制定”，{problem}",
    help="目录已制定的，更正 org/county.yaml 的 status（状态）并写明决定依据；尚未制定的，删去有关内容",
    bad=county(_CATALOGUE % "待制定"),
    good=county(_CATALOGUE % "已制定"),
)


def catalogue_states(ledger: Ledger) -> Iterator[Finding]:
    """A catalogue still to be made that has an edition, a day of effect, a decision or drugs."""
    home = ledger.county
    if home is None or not home.sound or home.part("catalogue").get("status") != "待制定":
        return
    for field in ("edition", "effective_from", "decided_by"):
        node = home.node("catalogue", field)
        if field in home["catalogue"] and node is not None:
            yield CATALOGUE_STATE.at(home.place("catalogue", field), problem=f"又填有{node.title}")
    if drugs := ledger.all("drug"):
        problem = f"又登记有{len(drugs)}个品种"
        yield CATALOGUE_STATE.at(home.place("catalogue", "status"), problem=problem)


TABLE: tuple[Entry, ...] = (
    (NO_REASON, no_reasons),
    (CATALOGUE_STATE, catalogue_states),
)
