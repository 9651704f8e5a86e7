"""How a charter came into force, and what it answers for (YGT427, YGT430)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Place, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import interval
from ygt.rules.examples import COMMUNITY, article_of, charter_of, shown
from ygt.rules.rule import Entry

_ARTICLE = article_of("第一条", "为规范议事，制定本规则。")
_ADOPTED = "adopted_by: {meeting: 县医共委2024年第1次会议}\nadopted_on: %s\n"

ADOPTION = Rule(
    code="YGT427",
    name="charter-adoption",
    severity="error",
    title="章程通过情况前后不一",
    why="章程由会议或文件通过，通过日期即会议日期；参考文本尚未通过。修正在通过之后，按时间先后排列。",
    message="章程“{charter}”{problem}",
    help="对照会议纪要或印发文件，更正状态、日期或依据",
    bad=charter_of(_ARTICLE, _ADOPTED % "2024-06-28"),
    good=charter_of(_ARTICLE),
)


def adoptions(ledger: Ledger) -> Iterator[Finding]:
    """Charters adopted without a day or decision, on another day than their meeting, or amended before adoption."""
    for charter in ledger.sound("charter"):
        for place, problem in _adoption_problems(ledger, charter):
            yield ADOPTION.at(place, charter=charter.name, problem=problem)


def _adoption_problems(ledger: Ledger, charter: Record) -> Iterator[tuple[Place, str]]:
    given = [field for field in ("adopted_on", "adopted_by") if field in charter.data]
    if charter["status"] == "参考文本" and given:
        yield charter.place(given[0], key=True), "为参考文本，不应有通过日期或依据"
    if charter["status"] == "已通过" and len(given) < 2:
        yield charter.place("status"), "已通过，缺通过日期或依据"
    adopted = interval(charter.data, "adopted_on", "adopted_on")
    meeting = ledger.find(charter.part("adopted_by").get("meeting", ""), "meeting")
    if meeting is not None and not adopted.overlaps(interval(meeting.data, "date", "date")):
        yield charter.place("adopted_on"), f"的通过日期与{meeting.name}的日期（{meeting['date']}）不符"
    before = adopted
    for index, amendment in enumerate(charter.items("amendments")):
        amended = interval(amendment, "date", "date")
        if amended.last < before.first:
            yield charter.place("amendments", index, "date"), f"第{amendment['number']}次修正早于此前的通过或修正日期"
        decided = ledger.find(amendment["decided_by"].get("meeting", ""), "meeting")
        if decided is not None and not amended.overlaps(interval(decided.data, "date", "date")):
            problem = f"第{amendment['number']}次修正的日期与{decided.name}的日期（{decided['date']}）不符"
            yield charter.place("amendments", index, "date"), problem
        before = amended


_ELEMENT = (
    "- name: 监督制度\n  scope: %s\n  demanded_by: [{document: 实施方案, clause: （七）}]\n"
    "  charter: 示例县县域医共体药事管理与药物治疗学委员会工作规则\n"
)

ELEMENT_ELSEWHERE = Rule(
    code="YGT430",
    name="element-of-other-scope",
    severity="note",
    title="要素与所对应章程的适用对象不同",
    why="文件要求谁的章程载明某要素，就应由谁的章程载明；对应到别处的，可能是章程选错，也可能确由下位规则载明。",
    message="要素“{element}”的适用对象为{scope}，所对应的章程适用于{other}",
    help="核对文件和章程；确由下位规则载明的，登记有据例外",
    bad=shown("org/charter_elements.yaml", _ELEMENT % COMMUNITY),
    good=shown("org/charter_elements.yaml", _ELEMENT % "县药事会"),
)


def elements_elsewhere(ledger: Ledger) -> Iterator[Finding]:
    """Elements of a charter whose own scope is not that of the charter said to hold them."""
    kinds = ("community", "body", "county")
    for element in ledger.sound("charter_element"):
        charter = ledger.find(element.text("charter"), "charter")
        wanted = ledger.find(element["scope"], *kinds)
        actual = ledger.find(charter["scope"], *kinds) if charter else None
        if charter is not None and wanted is not None and actual is not None and wanted is not actual:
            yield ELEMENT_ELSEWHERE.at(
                element.place("charter"),
                related=[Related(charter.head(), "章程登记在此")],
                unit=wanted.name,
                element=element.name,
                scope=wanted.name,
                other=actual.name,
            )


TABLE: tuple[Entry, ...] = (
    (ADOPTION, adoptions),
    (ELEMENT_ELSEWHERE, elements_elsewhere),
)
