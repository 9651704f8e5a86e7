"""Names of units in a draft: nearly right, former, abolished (JH111–JH113)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ygt.ledger.misnamed import TELLING, differ_tellingly
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known, covered
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.proofreading.near import Near, likeliest, near_mentions, sound

NEAR_NAME = Check(
    code="JH111",
    name="near-name",
    title="单位名称与台账相近而不同",
    why="多一字、少一字或错一字的名称，收文单位无从判断指哪一家。",
    message="台账没有“{printed}”，相近名称：{name}",
    help="如为误写，改用“{name}”；如确为另一单位，不必改动",
    bad=("由示例县卫生建康局牵头。", "松岭乡中心卫生院承担巡诊任务。", "青河镇南山村卫生所参加。"),
    good=("由示例县卫生健康局牵头。", "松岭乡卫生院承担巡诊任务。", "各乡镇卫生院承担巡诊任务。"),
)
LEAST = 5
"""A shorter name is too easily near to ordinary words."""

SMALL = frozenset("的和及与等各对在由向为是将把并、，。；：“”（）《》〔〕")
LEVELS = frozenset("省市县区旗州盟镇乡村级域内直")
OTHERS = ("政协", "人大", "纪委", "法院", "检察", "妇联", "残联", "总工会", "共青团", "党校")
"""Units of their own that differ by one character from others; the ledger need not have them."""


def near_names(draft: Draft, known: Known) -> Iterator[Mark]:
    """Spans of text that are one slip away from a known name and are no known name themselves."""
    wanted = {text: bearers[0].record.name for text, bearers in known.names.items() if len(text) >= LEAST}
    county = known.ledger.county
    home = (county.name, county.text("short_name")) if county else ("",)
    exact = {number: [(one.start, one.end) for one in found] for number, found in known.mentions_by_paragraph.items()}
    for number, text in draft.texts():
        spans = exact.get(number, [])
        slips = [
            near
            for near in near_mentions(text, wanted)
            if (printed := text[near.start : near.end]) not in known.names
            and not covered(spans, near.start, near.end)
            and (_is_slip(printed, near.name) or _is_of_the_county(printed, near.name, home))
            and not _goes_on_known(spans, near)
        ]
        for near in likeliest(slips):
            printed = text[near.start : near.end]
            yield NEAR_NAME.at(number, (near.start, near.end), printed=printed, name=near.name)


def _is_slip(printed: str, name: str) -> bool:
    """Whether the difference is one that slips make, and not what tells two things apart."""
    changed = set(printed) ^ set(name)
    if any(one in printed and one not in name for one in OTHERS):
        return False
    if changed & (SMALL | LEVELS) or differ_tellingly(printed, name) or not all(one.isalpha() for one in printed):
        return False
    if len(printed) == len(name):
        # A last character that differs is mostly the beginning of the next word, or it is the kind of clinic.
        if re.fullmatch(r".+(?:卫生|服务)[室所站]", printed) and printed[:-1] == name[:-1]:
            return name[-1] in "室所站"
        swapped = sorted(printed) == sorted(name)
        return swapped or (printed[0] == name[0] and (printed[-1] == name[-1] or sound(printed) == sound(name)))
    return name not in printed and printed not in name and not (changed & TELLING)


def _is_of_the_county(printed: str, name: str, home: tuple[str, ...]) -> bool:
    """Whether both are units of the county that differ in their ordinal: 县第三人民医院 where there is a 第二."""
    ordinal = re.compile("第[一二三四五六七八九十]")
    return (
        len(printed) == len(name)
        and any(one and printed.startswith(one + "第") and name.startswith(one + "第") for one in home)
        and ordinal.sub("", printed) == ordinal.sub("", name)
    )


def _goes_on_known(exact: Iterable[tuple[int, int]], near: Near) -> bool:
    """Whether the hit is put together from a known name and what happens to stand beside it."""
    return any(
        (start < near.start < end < near.end)
        or (near.start < start < near.end < end)
        or (start == near.start and near.end - end <= 2)
        for start, end in exact
    )


FORMER = Check(
    code="JH112",
    name="former-name",
    title="用了曾用名",
    why="更名以后的文件用现名；引用更名以前的事，名称前加“原”字。",
    message="“{printed}”为曾用名{until}，台账现名“{name}”",
    help="改用“{name}”，或写作“原{printed}”",
    bad=("由示例县卫生和计划生育局牵头。",),
    good=("由示例县卫生健康局牵头。", "原示例县卫生和计划生育局2018年印发。"),
)


def former_names(draft: Draft, known: Known) -> Iterator[Mark]:
    """Former names in a draft of a day on which they were no longer borne."""
    for mention in known.mentions:
        name = mention.names[0]
        before = draft.paragraphs[mention.paragraph].text[: mention.start]
        if (
            name.by != "曾用名"
            or before.endswith(("原", "时任", "曾用名", "前身为"))
            or not _is_past(name.until, known.day)
        ):
            continue
        until = "（更名日期台账待补）" if name.until is None else f"（用至{name.until.year}年{name.until.month}月）"
        right = known.print_name(name.record)
        span = (mention.start, mention.end)
        yield FORMER.at(mention.paragraph, span, printed=mention.text, until=until, name=right)


def _is_past(until: date | None, day: date) -> bool:
    return until is None or until < day


ABOLISHED = Check(
    code="JH113",
    name="abolished",
    title="机构改革前的名称",
    why="2018年党和国家机构改革后，这些部门已撤并，新文件用现名（《深化党和国家机构改革方案》）。",
    message="“{printed}”为机构改革前的名称，现为{now}",
    help="改用现名；引用改革以前的事，前面加“原”字",
    bad=("各级卫生计生委要加强指导，县食品药品监督管理局负责监管。",),
    good=("各级卫生健康委要加强指导。", "原国家卫生计生委印发的办法继续执行。"),
)
REFORMED = date(2019, 4, 1)
"""By then the counties had carried the reform out."""

_ABOLISHED: tuple[tuple[str, str], ...] = (
    ("卫生和计划生育(?:委员会|局)|卫生计生(?:委|局|部门)|卫计(?:委|局)|卫生和计生(?:委|局)", "卫生健康部门"),
    ("食品药品监督管理(?:总局|局)|食药监(?:总局|局)", "市场监督管理、药品监督管理部门"),
    ("工商行政管理(?:总局|局)|质量技术监督(?:总局|局)", "市场监督管理部门"),
    ("国土资源(?:部|厅|局)", "自然资源部门"),
    ("环境保护(?:部|厅|局)(?!门)", "生态环境部门"),
    ("安全生产监督管理(?:总局|局)|安监局", "应急管理部门"),
    ("人力资源和社会保障部门?医疗保险(?:处|科)|新型农村合作医疗(?:办公室|管理中心)|新农合办", "医疗保障部门"),
    ("农牧业局", "农牧或农业农村部门"),
)


def abolished(draft: Draft, known: Known) -> Iterator[Mark]:
    """Departments that the reform of 2018 did away with, in drafts later than it."""
    if known.day < REFORMED:
        return
    spans = {number: [(one.start, one.end) for one in found] for number, found in known.mentions_by_paragraph.items()}
    for pattern, now in _ABOLISHED:
        for number, match in draft.matches(pattern):
            before = draft.paragraphs[number].text[max(0, match.start() - 8) : match.start()]
            if "原" not in before and not covered(spans.get(number, ()), *match.span()):
                yield ABOLISHED.at(number, match, printed=match[0], now=now)


TABLE: tuple[Entry, ...] = ((NEAR_NAME, near_names), (FORMER, former_names), (ABOLISHED, abolished))
