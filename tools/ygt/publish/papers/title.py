"""Titles broken into lines: at words, never inside a name, and in no shape of an hourglass (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise

from ygt.publish.papers.page import BODY_SIZE, PAGE, TITLE_SIZE
from ygt.publish.papers.widths import width

LINE = int(PAGE.characters * BODY_SIZE / TITLE_SIZE)

# Words that titles of such papers are made of; a break inside one would be read twice.
WORDS = (
    "关于|印发|成立|调整|设立|撤销|组建|修订|修正案|公布|发布|转发|废止|试行|参考文本|征求意见稿|讨论稿|"
    "通知|通报|决定|决议|意见|公告|通告|报告|请示|批复|议案|纪要|章程|方案|办法|细则|规定|规则|目录|名单|清单|制度|"
    "人民政府|人民医院|办公室|委员会|管理|领导小组|工作|专班|中心|卫生院|卫生室|医院|服务|实施|全面|推进|"
    "紧密型|县域医共体|县域|医疗|卫生|健康|共同体|医共体|联合体|医联体|药事|药物|治疗学|用药目录|用药|统一|资源|共享|组成|人员|成员|"
    "一览表|设置|上半年|下半年|建设|情况|单位|机构|理事会|监事会|党委|党组织|负责|主任|副主任|院长|副院长|书记|同志|职务|任命|任免|免去|聘任"
)
KIND = "的(?:通知|通报|决定|决议|意见|公告|通告|报告|请示|批复|函)$"
UNBREAKABLE = re.compile(rf"{WORDS}|[A-Za-z0-9.\-]+|〔\d+〕\d+号|\d+[年月日号次期届版个家]|{KIND}")
OPENING = "（《〈“‘〔【("
CLOSING = "）》〉”’〕】)、，。；：！？·…—"
AFTER = re.compile(r"(?:[、，；》]|关于(?:印发|成立|调整|公布|发布|转发)?)$")
BEFORE = re.compile(rf"^(?:关于|《|（|{KIND}|和|及)")

FORBIDDEN = float("inf")
ANOTHER_LINE = 15.0


def title_lines(title: str | tuple[str, ...], keep_whole: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The lines of a title: those given, or one text broken evenly into as few lines as hold it."""
    if isinstance(title, tuple):
        return tuple(line for part in title for line in _broken(part, keep_whole))
    return tuple(line for part in title.splitlines() for line in _broken(part, keep_whole))


def _broken(title: str, keep_whole: tuple[str, ...]) -> tuple[str, ...]:
    if width(title) <= LINE:
        return (title,)
    prices = _prices(title, keep_whole)
    fewest = -(-int(2 * width(title)) // (2 * LINE))
    ways = [_best_cuts(title, lines, prices) for lines in range(fewest, fewest + 3)]
    cost, cuts = min((cost + ANOTHER_LINE * more, cuts) for more, (cost, cuts) in enumerate(ways))
    if cost < FORBIDDEN:
        return tuple(title[start:end] for start, end in pairwise((0, *cuts, len(title))))
    # Nothing but names longer than a line: break where the line is full.
    return tuple(title[start : start + LINE] for start in range(0, len(title), LINE))


def _prices(title: str, keep_whole: tuple[str, ...]) -> list[float]:
    """What a break before each character costs."""
    prices = [4.0] * len(title)
    whole = [re.escape(name) for name in sorted(keep_whole, key=len, reverse=True) if width(name) <= LINE]
    for pattern, price in ((UNBREAKABLE, 40.0), (re.compile("|".join(whole)), FORBIDDEN)):
        for found in pattern.finditer(title):
            for position in range(found.start() + 1, found.end()):
                prices[position] = max(prices[position], price)
    for position in range(1, len(title)):
        if title[position] in CLOSING or title[position - 1] in OPENING:
            prices[position] = FORBIDDEN
        elif prices[position] == 4.0 and (AFTER.search(title[:position]) or BEFORE.search(title[position:])):
            prices[position] = 0.0
    return prices


def _best_cuts(title: str, lines: int, prices: list[float]) -> tuple[float, tuple[int, ...]]:
    """The least cost of breaking `title` into `lines`, and where; `FORBIDDEN` where it cannot be done."""
    edges = (0.0, *accumulate(map(width, title)))
    even = edges[-1] / lines
    # Beyond a few lines a title has no shape to keep, and every remembered length would multiply the work.
    shaped = lines <= 4

    @cache
    def best(start: int, left: int, before: float, two_before: float) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            length = edges[-1] - edges[start]
            return (_shape(length, even, before, two_before), ()) if length <= LINE else (FORBIDDEN, ())
        found: tuple[float, tuple[int, ...]] = (FORBIDDEN, ())
        for cut in range(start + 1, len(title) - left + 2):
            length = edges[cut] - edges[start]
            if length > LINE:
                break
            if prices[cut] == FORBIDDEN:
                continue
            cost, cuts = best(cut, left - 1, length, before) if shaped else best(cut, left - 1, 0.0, 0.0)
            cost += prices[cut] + _shape(length, even, before, two_before)
            if cost < found[0]:
                found = (cost, (cut, *cuts))
        return found

    return best(0, lines, 0.0, 0.0)


def _shape(length: float, even: float, before: float, two_before: float) -> float:
    """What a line of this length costs: far from even, or wider again after a narrow line (an hourglass)."""
    hourglass = 20.0 if two_before and before < two_before and before < length else 0.0
    return (length - even) ** 2 / 4 + hourglass
