"""Charters: adopted, amended, and their articles word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ygt.changes.articles import Text, amendments, texts_of
from ygt.changes.change import PAPER_DUE, PAPER_ISSUED, Change, Decision, Fact, Parties, change
from ygt.changes.corrections import corrected
from ygt.changes.moves import Entry, moves
from ygt.changes.pairing import Pair
from ygt.changes.sides import Sides
from ygt.changes.words import bracketed, decision, some
from ygt.dates import printed
from ygt.ledger.local_names import official
from ygt.ledger.record import Record

ADOPTED = "已通过"


def charter_changes(sides: Sides, pair: Pair) -> Iterator[Change]:
    """The changes of a charter; between two dates, what its own list of amendments says of them."""
    charter = pair.record
    if pair.after is None:
        return
    if _is_adopted(sides, pair):
        yield _adopted(sides, charter)
    if pair.before is None:
        return
    found = moves(sides, pair, (("amendments",), ("amendments",)), (("number",),))
    fresh = [*found.started, *found.recorded]
    if sides.dates:
        fresh = [one for one in _amendments(sides, charter) if sides.happened(one.data.get("date"))]
    for one in fresh:
        yield _amended(sides, charter, one)
    yield from corrected(sides, charter.name, found, "修正记录")
    if not sides.dates:
        yield from _numbers(sides, pair)
        told = list(_articles(pair, has_amendment=bool(fresh)))
        yield from told
        yield from _unlisted(charter, fresh, told)


def _amendments(sides: Sides, charter: Record) -> list[Entry]:
    node = charter.node("amendments", 0)
    return [
        Entry(sides.after, charter, ("amendments", index), one, node)
        for index, one in enumerate(charter.items("amendments"))
    ]


def _is_adopted(sides: Sides, pair: Pair) -> bool:
    now = pair.record
    if sides.dates:
        return sides.happened(now.get("adopted_on"))
    was = pair.before.text("status") if pair.before is not None else ""
    return now.text("status") == ADOPTED and was != ADOPTED


def _adopted(sides: Sides, charter: Record) -> Change:
    made = decision(sides.after, charter.get("adopted_by"))
    day = printed(charter.text("adopted_on")) if charter.text("adopted_on") else ""
    told = bracketed("，".join(filter(None, (day, made.words))))
    fact = Fact("status", "状态", "", ADOPTED)
    return _change("charter-adopted", sides, charter, f"《{charter.name}》通过{told}。", made, (fact,))


def _amended(sides: Sides, charter: Record, one: Entry) -> Change:
    made = decision(sides.after, one.data.get("decided_by"))
    told = bracketed("，".join(filter(None, (printed(str(one.data.get("date", ""))), made.words))))
    touched = one.data.get("articles", [])
    which = f"，涉及{some(touched, '条')}" if touched else ""
    summary = f"：{one.data['summary']}" if "summary" in one.data else ""
    sentence = f"《{charter.name}》第{one.data['number']}次{one.data.get('kind', '修正')}{told}{which}{summary}。"
    fact = Fact("amendments", "修正", "", f"第{one.data['number']}次")
    return _change("charter-amended", sides, charter, sentence, made, (fact,), one.steps)


def _change(
    kind: str,
    sides: Sides,
    charter: Record,
    sentence: str,
    made: Decision,
    facts: tuple[Fact, ...],
    steps: tuple[str | int, ...] = (),
) -> Change:
    return change(
        kind,
        charter.name,
        charter,
        sentence,
        brief=sentence.partition("（")[0].rstrip("。"),
        decision=made,
        facts=facts,
        parties=Parties(informed=(official(sides.after, charter.text("scope")),) if charter.text("scope") else ()),
        paper=PAPER_ISSUED if "document" in made.data else PAPER_DUE,
        steps=steps,
    )


def _numbers(sides: Sides, pair: Pair) -> Iterator[Change]:
    assert pair.before is not None
    found = moves(sides, pair, (("numbers",), ("numbers",)), (("key",),))
    for before, after in found.corrected:
        title, was, now = after.data.get("title", ""), before.data.get("value"), after.data.get("value")
        if was != now:
            facts = (Fact("numbers", str(title), str(was), str(now)),)
            sentence = f"{title}由{was}改为{now}。"
            brief = sentence.rstrip("。")
            yield change(
                "charter-number", pair.record.name, pair.record, sentence, brief=brief, facts=facts, steps=after.steps
            )


def _articles(pair: Pair, *, has_amendment: bool) -> Iterator[Change]:
    assert pair.after is not None
    charter = pair.after
    old, new = texts_of(pair.before), texts_of(charter)
    for was, now in _followed(old, new):
        steps = now.article.steps if now else ()
        facts: tuple[Fact, ...]
        # An article that changes with no amendment recorded rests on nothing.
        made = None if has_amendment else Decision()
        if was is None and now is not None:
            sentence, kind = f"增加{_named(now)}：“{_start(now.words)}”。", "article-added"
            brief = f"《{charter.name}》增加{now.number}"
            facts = (Fact("articles", now.number, "", now.words),)
        elif now is None and was is not None:
            sentence, kind = f"删去{_named(was)}。", "article-removed"
            brief = f"《{charter.name}》删去{was.number}"
            facts = (Fact("articles", was.number, was.words, ""),)
        elif was is not None and now is not None and (was.words != now.words or was.title != now.title):
            moved = f"（原{was.number}）" if was.number != now.number else ""
            said = amendments(was, now)
            if was.title != now.title:
                said.append(f"条旨由“{was.title}”改为“{now.title}”")
            sentence, kind = f"{now.number}{moved}{'；'.join(said)}。", "article-changed"
            brief = f"《{charter.name}》{now.number}修改"
            facts = (Fact("articles", now.number, was.words, now.words),)
        else:
            continue
        yield change(kind, charter.name, charter, sentence, brief=brief, decision=made, facts=facts, steps=steps)
    renumbered = [(was, now) for was, now in _followed(old, new) if was and now and was.number != now.number]
    if renumbered:
        words = some([f"{was.number}改为{now.number}" for was, now in renumbered], "条", 6)
        facts = tuple(Fact("articles", "条号", was.number, now.number) for was, now in renumbered)
        yield change("article-renumbered", charter.name, charter, f"条文顺序调整：{words}。", facts=facts)


Alike = Callable[[Text, Text], bool]

ALIKE: tuple[Alike, ...] = (
    lambda was, now: was.number == now.number and was.words == now.words,
    lambda was, now: was.words == now.words,
    lambda was, now: was.number == now.number and was.title == now.title,
    lambda was, now: bool(now.title) and was.title == now.title,
    lambda was, now: was.number == now.number,
)
"""By what an article is known again, the surest first, whatever its number."""


def _followed(old: list[Text], new: list[Text]) -> list[tuple[Text | None, Text | None]]:
    """Which article became which; None where it was added or removed."""
    left, found = list(old), dict[int, Text]()
    for alike in ALIKE:
        for index, now in enumerate(new):
            if index not in found and (was := next((one for one in left if alike(one, now)), None)) is not None:
                found[index] = was
                left.remove(was)
    pairs: list[tuple[Text | None, Text | None]] = [(found.get(index), now) for index, now in enumerate(new)]
    return pairs + [(was, None) for was in left]


def _unlisted(charter: Record, fresh: list[Entry], told: list[Change]) -> Iterator[Change]:
    """Articles that changed though the new amendments do not name them, and the other way round."""
    if not fresh:
        return
    named = {article for one in fresh for article in one.data.get("articles", ())}
    changed = {fact.title for one in told if one.kind.name != "article-renumbered" for fact in one.facts}
    beyond = [fact.title for one in told for fact in one.facts if fact.title not in named and fact.title in changed]
    unchanged = [str(one) for entry in fresh for one in entry.data.get("articles", ()) if one not in changed]
    if beyond:
        words = f"{some(dict.fromkeys(beyond), '条')}有改动，修正记录所列条文中没有，请核对。"
        yield change("entry-corrected", charter.name, charter, words, steps=fresh[-1].steps)
    if unchanged:
        words = f"修正记录列有{some(unchanged, '条')}，本次未见改动，请核对。"
        yield change("entry-corrected", charter.name, charter, words, steps=fresh[-1].steps)


def _named(text: Text) -> str:
    return text.number + (f"（{text.title}）" if text.title else "")


def _start(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}……"
