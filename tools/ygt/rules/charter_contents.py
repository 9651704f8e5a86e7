"""Charters against the rest of the ledger: numbers and bodies (YGT424–YGT426)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.findings import Finding, Related, Rule
from ygt.ledger.charters import PLACEHOLDER, articles, texts
from ygt.ledger.governance import bounds_of, seats_now, seats_total
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.examples import COMMUNITY, article_of, charter_of, shown
from ygt.rules.rule import Entry
from ygt.rules.seats import without_seat

_SEATS = article_of("第一条", "理事会设{seats}席。")
_NUMBER = "numbers:\n  - {key: seats, title: 理事会名额, value: %d, body: 理事会, measure: 名额}\n"
_WITHOUT_END = 10**6

NUMBER_DISAGREES = Rule(
    code="YGT424",
    name="charter-number-disagrees",
    severity="error",
    title="章程数字与组织登记不一致",
    why="名额、任期在章程中登记一次并填入条文，应与组织登记的名额、任期一致。",
    message="章程“{title}”{problem}",
    help="以通过的章程为准核对；章程已修正的，登记修正（amendments）并更新数字",
    bad=charter_of(_SEATS, _NUMBER % 9),
    good=charter_of(_SEATS, _NUMBER % 3),
)


def numbers_disagree(ledger: Ledger) -> Iterator[Finding]:
    """Numbers of a charter in force that differ from the body's seats, term or seats of one post."""
    for charter in ledger.sound("charter"):
        if charter["status"] == "已废止":
            continue
        for index, number in enumerate(charter.items("numbers")):
            body = ledger.find(number.get("body", ""), "body")
            problem, field = _disagreement(number, body)
            if problem:
                yield NUMBER_DISAGREES.at(
                    charter.place("numbers", index, field),
                    related=[Related(body.head(), "组织登记在此")] if body else [],
                    title=number["title"],
                    problem=problem,
                )


def _disagreement(number: dict[str, Any], body: Record | None) -> tuple[str, str]:
    """What is wrong with a number, and at which of its fields."""
    measure, post = number.get("measure"), number.get("post")
    if measure and "body" not in number:
        return f"对应“{measure}”，没有写明是哪个组织的", "measure"
    if measure == "职务名额" and post is None:
        return "对应“职务名额”，没有写明是哪一职务的", "measure"
    if body is None or measure is None:
        return "", ""
    if measure == "职务名额" and body.items("seats") and post not in seats_now(body) and not without_seat(body):
        return f"所指的职务“{post}”不在{body.name}的名额之列", "post"
    actual = _measured(body, number)
    if actual is None or number["value"] in actual:
        return "", ""
    return f"为{number['value']}，{body.name}登记为{_written(actual)}", "value"


def _measured(body: Record, number: dict[str, Any]) -> range | None:
    """The values the body's own entries allow, or None where it has none."""
    match number["measure"]:
        case "名额" if body.items("seats"):
            return _range(*seats_total(body))
        case "职务名额":
            seats = seats_now(body).get(number["post"])
            return _range(*bounds_of(seats)) if seats else None
        case "任期" if "term_years" in body.data:
            return range(body["term_years"], body["term_years"] + 1)
    return None


def _range(least: int, most: int | None) -> range:
    return range(least, (_WITHOUT_END if most is None else most) + 1)


def _written(allowed: range) -> str:
    if allowed.stop > _WITHOUT_END:
        return f"不少于{allowed.start}"
    return str(allowed.start) if len(allowed) == 1 else f"{allowed.start}至{allowed.stop - 1}"


UNKNOWN_NUMBER = Rule(
    code="YGT425",
    name="unknown-number",
    severity="error",
    title="条文中的数字没有登记",
    why="条文以 {数字名} 引用 numbers 中登记的数字，引用落空时条文就缺了数字。",
    message="{problem}",
    help="在 numbers（数字）中登记，或更正数字名；不再引用的删去",
    bad=charter_of(_SEATS),
    good=charter_of(_SEATS, "numbers:\n  - {key: seats, title: 名额, value: 3}\n"),
)


def unknown_numbers(ledger: Ledger) -> Iterator[Finding]:
    """Placeholders without a number, numbers without a placeholder, and numbers registered twice."""
    for charter in ledger.sound("charter"):
        keys = [number["key"] for number in charter.items("numbers")]
        used: set[str] = set()
        for article in articles(charter):
            for steps, text in texts(article):
                for match in PLACEHOLDER.finditer(text):
                    used.add(match[1])
                    if match[1] not in keys:
                        problem = f"{article.data['number']}引用的数字“{match[1]}”没有登记"
                        yield UNKNOWN_NUMBER.at(charter.place(*steps), problem=problem)
        for index, key in enumerate(keys):
            problems = [f"数字“{key}”没有被任何条文引用"] if key not in used else []
            if key in keys[:index]:
                problems.append(f"数字“{key}”登记了两次")
            for problem in problems:
                yield UNKNOWN_NUMBER.at(charter.place("numbers", index, "key"), problem=problem)


_PARTY = "name: 中共示例县县域医共体委员会\nid: dangwei\nlevel: %s\ntrack: 党的组织\nfunction: 党委\n"

BODY_NOT_NAMED = Rule(
    code="YGT426",
    name="body-not-in-charter",
    severity="note",
    title="章程未提及的组织",
    why="医共体内部的组织由章程设立。章程没有提及的，需要核对是漏写还是不应列为内部组织。",
    message="{body}为医共体内部组织，章程“{charter}”没有条文涉及",
    help="在有关条文的 bodies（涉及组织）中登记；不属医共体内部的，更正 level（层级）",
    bad=shown("org/bodies/party.yaml", _PARTY % "医共体" + f"community: {COMMUNITY}\n"),
    good=shown("org/bodies/party.yaml", _PARTY % "机构"),
)


def bodies_not_named(ledger: Ledger) -> Iterator[Finding]:
    """Bodies of a community that has a charter in force, which no article of it names."""
    for charter in ledger.sound("charter"):
        community = ledger.find(charter["scope"], "community")
        if community is None or charter["status"] == "已废止":
            continue
        named = [name for article in articles(charter) for name in article.data.get("bodies", ())]
        covered = {id(found) for name in named if (found := ledger.find(name, "body"))}
        for body in ledger.sound("body"):
            inside = body["level"] == "医共体" and ledger.find(body.text("community"), "community") is community
            if inside and id(body) not in covered and "until" not in body.data:
                yield BODY_NOT_NAMED.at(
                    body.head(),
                    related=[Related(charter.head(), "章程登记在此")],
                    unit=body.name,
                    body=body.name,
                    charter=charter.name,
                )


TABLE: tuple[Entry, ...] = (
    (NUMBER_DISAGREES, numbers_disagree),
    (UNKNOWN_NUMBER, unknown_numbers),
    (BODY_NOT_NAMED, bodies_not_named),
)
