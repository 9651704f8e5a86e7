"""One unit under several names in a draft (JH208)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known, Mention
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import HAN

VARIANTS = Check(
    code="JH208",
    name="several-names",
    title="同一单位有几种写法",
    why="同一单位一会儿用全称，一会儿用几种简称，汇总任务时会当成几个单位。",
    message="{said}",
    help="首次用全称并注明简称，此后统一用一种简称",
    bad=("由县卫健局牵头，县卫生健康局要加强指导。",),
    good=("示例县卫生健康局（以下简称县卫健局）负责，县卫健局要加强指导。",),
)


def variants(draft: Draft, known: Known) -> Iterator[Mark]:
    """Units that the draft calls by several short names; the full name and one short one are in order."""
    forms: dict[int, dict[str, Mention]] = {}
    for mention in known.mentions:
        records = {id(name.record) for name in mention.names}
        if len(records) == 1 and _is_named_at_length(mention):
            forms.setdefault(id(mention.record), {}).setdefault(mention.text, mention)
    declared = _abbreviations(draft)
    prefix = known.ledger.county.text("short_name") if known.ledger.county else ""
    bare: list[dict[str, Mention]] = []
    for found in forms.values():
        record = next(iter(found.values())).record
        full = {record.name, known.print_name(record)} if record.kind.name == "body" else {record.name}
        short = {text: one for text, one in found.items() if text not in full | declared}
        if record.kind.name == "body":
            short = {text: one for text, one in short.items() if not _is_tail(text, short)}
        plain = {text.replace("人民政府", "政府") for text in short}
        if len({text.removeprefix(prefix) for text in plain}) > 1:
            said = f"同一单位有{len(short)}种写法：{_quoted(short)}（台账全称“{record.name}”）"
            yield _second(short).of(said)
        elif len(plain) > 1 and record.kind.name != "body":
            bare.append(short)
    if bare:
        # One habit, one mark: there may be a dozen departments.
        said = f"部门名称有的冠“{prefix}”，有的不冠：{'；'.join(map(_quoted, bare))}"
        yield _second(bare[0]).of(said)


BARE = 3
"""A name no longer than this says what the body is, not whose: 理事会."""


def _is_tail(text: str, others: Iterable[str]) -> bool:
    """Whether a name is the bare tail of another in the draft, as any reader takes it: 理事会 of 县医共体理事会."""
    return len(text) <= BARE and any(other != text and other.endswith(text) for other in others)


class _Place(NamedTuple):
    """Where a mark on several names goes."""

    mention: Mention

    def of(self, said: str) -> Mark:
        """The mark, with what is said."""
        return VARIANTS.at(self.mention.paragraph, (self.mention.start, self.mention.end), said=said)


def _second(short: dict[str, Mention]) -> _Place:
    return _Place(sorted(short.values(), key=lambda one: (one.paragraph, one.start))[1])


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _is_named_at_length(mention: Mention) -> bool:
    """Whether the name is one that papers keep to: not a former one, a plate, or a word for members as such."""
    kind, by = mention.record.kind.name, mention.names[0].by
    if by in {"曾用名", "挂牌名称", "办事机构"} or kind not in {"unit", "institution", "body"}:
        return False
    return kind != "body" or mention.text.endswith(("会", "委", "办", "组", "办公室"))


def _abbreviations(draft: Draft) -> set[str]:
    return {match[1] for _, match in draft.matches(rf"以下(?:统一)?简称[“‘]?({HAN}{{2,16}})[”’]?")}


COMMUNITY = Check(
    code="JH216",
    name="community-name",
    title="共同体的全称有几种写法",
    why="标题、正文、牌子上的全称应为一种，否则登记、刻章时无所适从。",
    message="共同体的全称在稿中有{count}种写法：{forms}",
    help="统一为一种；国家文件作“紧密型县域医疗卫生共同体”",
    bad=("建设示例县医疗卫生服务共同体，完善医疗卫生共同体管理体制。",),
    good=("建设示例县医疗卫生共同体，完善医疗卫生共同体管理体制。",),
)


def community_names(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Full names of the community that differ in what it is a community of."""
    found: dict[str, tuple[int, tuple[int, int]]] = {}
    for number, match in draft.matches(r"医疗(?:卫生)?(?:服务)?共同体"):
        found.setdefault(match[0], (number, match.span()))
    if len(found) > 1:
        _, (number, span) = list(found.items())[1]
        yield COMMUNITY.at(number, span, count=len(found), forms=_quoted(found))


TABLE: tuple[Entry, ...] = ((VARIANTS, variants), (COMMUNITY, community_names))
