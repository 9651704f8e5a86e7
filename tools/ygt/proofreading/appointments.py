"""Who a draft says takes or leaves a post: 某同志任…, 任命某为…, 免去某…职务, and lines of a post and its holders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.titles import TITLE
from ygt.rules.printed_texts import HAN


@dataclass(frozen=True, slots=True, eq=False)
class Appointment:
    """The words of a draft that may end in the name of one who takes or leaves posts of a unit or body.

    `start` to `end` is the run of characters the name is in: it ends with the name, and begins with it or before it.
    `post_span` is where the posts stand.
    """

    paragraph: int
    start: int
    end: int
    words: str
    unit: Record
    titles: tuple[str, ...]
    post_span: tuple[int, int]
    dismissed: bool


_NAMES = r"(?P<names>(?:[^，,。；;：:（）()\s]|[（(][^（）()]*[）)]){2,80}?)"
_TERM = r"(?:(?:新一届|首届|第[一二三四五六七八九十]{1,3}届)的?)?"
_TAKES = re.compile(rf"{_NAMES}(?P<takes>不再担任|不再兼任|不再任|担任|兼任|继任|接任|出任|当选为|当选|任|为){_TERM}$")
_LEAVES = re.compile(rf"(?:免去|免除|罢免|解聘){_NAMES}(?:的|所任的?|担任的?|兼任的?)?{_TERM}$")
_AFTER_POST = r"(?=(?:等?职务|一职)|[，,。；;、：:（）()”为\s]|$)"
_LISTED = re.compile(rf"\s*(?:[:：]|为)\s*(?P<names>{HAN}{{2,4}}(?:[、\s]+{HAN}{{2,4}})*)(?=\s*(?:[，,。；;]|$))")
_LIST_START = re.compile(r"(?:^|[。；;，,])[\s\u3000]*$")
_OTHER_GROUP = re.compile("下设|组(?=[，。；、]|$)|办公室|小组|专班|专家组|分中心|工作组|委员会|理事会|监事会")
FARTHEST = 30
"""The body of a post that names none is not looked for farther up."""


def appointments(draft: Draft, known: Known) -> Iterator[Appointment]:
    """Every such phrase whose unit or body the ledger knows, said with the post or before it in the draft."""
    bodies = [one for one in known.ledger.all("body") if one.sound]
    posts = {post for body in bodies for post in posts_of(body)}
    bare = re.compile(_several("|".join(map(re.escape, sorted(posts, key=len, reverse=True)))) if posts else "(?!)")
    for number, text in draft.texts():
        seen: list[tuple[int, int]] = []
        for mention in known.mentions_by_paragraph.get(number, []):
            unit = mention.record
            if unit.kind.name not in {"unit", "institution", "body"} or not unit.sound or len(mention.names) > 1:
                continue
            own = [*map(re.escape, sorted(posts_of(unit), key=len, reverse=True))] if unit.kind.name == "body" else []
            title = re.compile(_TERM + _several("|".join([*own, TITLE]))).match(text, mention.end)
            if title and mention.names[0].by != "办事机构":
                seen.append(title.span())
                yield from _around(number, text, mention.start, title, unit)
        for title in bare.finditer(text):
            if any(start < title.end() and title.start() < end for start, end in seen):
                continue
            unit_found = _context(draft, known, number, title.start(), title["titles"].split("、")[0])
            if unit_found is not None:
                yield from _around(number, text, title.start(), title, unit_found)


def posts_of(body: Record) -> set[str]:
    """The posts of a body, those of its seats and of its members."""
    return {str(one["post"]) for part in ("seats", "memberships") for one in body.items(part)}


def _several(posts: str) -> str:
    return rf"(?P<titles>(?:{posts})(?:[、兼](?:{posts}))*){_AFTER_POST}"


def _around(number: int, text: str, start: int, title: re.Match[str], unit: Record) -> Iterator[Appointment]:
    """The names before the object that starts at `start`, or those listed after the post."""
    titles = tuple(re.split("[、兼]", title["titles"]))
    span = title.span("titles")
    opening = max(text.rfind(stop, 0, start) for stop in "。；;，,") + 1
    before = text[opening:start]
    leaves = _LEAVES.search(before)
    takes = None if leaves else _TAKES.search(before)
    listed = _LISTED.match(text, title.end()) if _LIST_START.search(text[:start]) else None
    if found := leaves or takes:
        dismissed = leaves is not None or found["takes"].startswith("不再")
        names, offset = found["names"], opening + found.start("names")
    elif listed:
        dismissed, names, offset = False, listed["names"], listed.start("names")
    else:
        return
    for first, last in _runs(names):
        words = names[first:last]
        yield Appointment(number, offset + first, offset + last, words, unit, titles, span, dismissed)


def _runs(names: str) -> Iterator[tuple[int, int]]:
    """The spans of a list of persons that end with a name: what is in brackets, 同志 and 和 left out."""
    plain = re.sub(r"[（(][^（）()]*[）)]", lambda match: "、" * len(match[0]), names)
    plain = re.sub("同志|先生|女士", "、、", plain)
    plain = re.sub(rf"(?<={HAN}{{2}})[和与及](?={HAN}{{2}})", "、", plain)
    for match in re.finditer(rf"{HAN}{{2,}}", plain):
        yield match.span()


def _context(draft: Draft, known: Known, number: int, at: int, post: str) -> Record | None:
    """The body last named before a post that stands alone, if it has such a post and no other group comes between."""
    between = draft.paragraphs[number].text[:at]
    for before in range(number, max(-1, number - FARTHEST), -1):
        text = draft.paragraphs[before].text if before < number else between
        mentions = [one for one in known.mentions_by_paragraph.get(before, []) if one.end <= len(text)]
        bodies = [one for one in mentions if one.record.kind.name == "body"]
        after = text[bodies[-1].end :] if bodies else text
        if _OTHER_GROUP.search(after):
            return None
        if bodies:
            body = bodies[-1].record
            sure = body.sound and len(bodies[-1].names) == 1 and bodies[-1].names[0].by != "办事机构"
            return body if sure and post in posts_of(body) else None
    return None
