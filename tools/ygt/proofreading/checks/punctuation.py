"""Slips of punctuation: half-width, doubled, mixed or missing signs, stray spaces (JH306–JH309)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import HAN, JOINED, LISTED, SPACED, TERMS

DOUBLED = Check(
    code="JH306",
    name="doubled-punctuation",
    title="标点重复",
    why="两个句内标点相连，必有一个是多余的。",
    message="“{printed}”标点重复",
    help="删去多余的标点",
    bad=("各单位要高度重视，，认真落实。", "建立工作台账。。"),
    good=("各单位要高度重视，认真落实。", "经费由财政承担……"),
)


def doubled(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Stops and commas that follow one another."""
    for number, match in draft.matches(r"[，。、；：,;][，。、；：,;]+"):
        yield DOUBLED.at(number, match, printed=match[0])


HALF_WIDTH = Check(
    code="JH307",
    name="half-width-punctuation",
    title="汉字之间用了半角标点",
    why="中文公文的标点用全角（GB/T 15834—2011），半角标点通常由输入法切换或网页转录造成。",
    message="汉字之间的“{printed}”为半角标点{more}",
    help="改为全角“{meant}”",
    bad=("坚持因地制宜;着力解决难点,务求实效。", "组织领导(试行)"),
    good=("坚持因地制宜；着力解决难点，务求实效。", "使用率（DRG,DIP）逐步提高，每10,000人配备1名。"),
)
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF = (
    rf"(?:(?<={HAN})|(?<=[”》）〕%)]))[,;:?!](?=\s*(?:{HAN}|[“《（〔]))"
    rf"|(?<={HAN})\((?={HAN})|(?<={HAN})\)(?={HAN}|[，。、；]|$)"
)
MOST = 3
"""So many of one slip are marked each; of more, the first stands for all."""


def half_width(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Half-width punctuation between Chinese characters; where it is everywhere, it is said once of each sign."""
    found = list(draft.matches(_HALF))
    times = Counter(match[0] for _, match in found)
    said: set[str] = set()
    for number, match in found:
        sign = match[0]
        if times[sign] > MOST and sign in said:
            continue
        said.add(sign)
        more = f"，全文共{times[sign]}处，此处举一例" if times[sign] > MOST else ""
        yield HALF_WIDTH.at(number, match, printed=sign, meant=WIDE[sign], more=more)


COMMA = Check(
    code="JH308",
    name="enumeration-comma",
    title="并列事项之间的顿号",
    why="漏了顿号，两项会读成一项，项数就对不上；同一层并列事项之间顿号、逗号不混用（GB/T 15834—2011）。",
    message="“{printed}”{problem}",
    help="通常作“{meant}”，请对照核实",
    bad=(
        "实行行政、人员业务、药品、财务、绩效等统一管理。",
        "按照《甲意见》（国办发〔2017〕32号）《乙意见》（国办发〔2018〕3号）的要求。",
        "建立医学影像中心、检查检验中心，消毒供应中心等，提供一体化服务。",
    ),
    good=(
        "实行行政、人员、业务、药品、财务、绩效等统一管理。",
        "按照《甲意见》《乙意见》的要求。",
        "建立医学影像中心、检查检验中心、消毒供应中心等，提供一体化服务。",
    ),
)
_STAFF = ("工资福利", "职称评审", "社会保险", "医疗保险", "养老保险", "住房公积金", "离退休", "人事管理")
_JOINED = JOINED | {a + b: (a, b) for a in _STAFF for b in _STAFF if a != b}
_MIXED = rf"、{HAN}{{0,10}}?(?P<kind>{HAN}{{2}})(?P<comma>[，,])(?={HAN}{{1,10}}?(?P=kind)等)"
_ITEM = rf"{HAN}{{2,6}}"
_COMMAS = rf"(?:通过|采取|运用)(?P<all>{_ITEM}(?:[，,]{_ITEM}){{2,}})(?=等(?:多种|各种)?(?:方式|形式|措施|手段))"
_ASIDE = rf"(?<=、){_ITEM}(?P<aside>[，,])(?={_ITEM}(?:、{_ITEM})+等(?:方面|内容|事项))"


def enumeration_commas(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Items run together, and items of one enumeration set apart by commas of another level."""
    for number, match in draft.matches(LISTED):
        pair = _JOINED.get(match[0])
        if pair and _stands_among_terms(draft.paragraphs[number].text, *match.span()):
            yield COMMA.at(number, match, printed=match[0], problem="之间疑漏顿号", meant="、".join(pair))
    for number, match in draft.matches(r"》[（(][^（）()]{2,30}号[）)](《)"):
        yield COMMA.at(number, match.span(1), printed="）《", problem="之间缺顿号", meant="）、《")
    for pattern, group in ((_MIXED, "comma"), (_ASIDE, "aside")):
        for number, match in draft.matches(pattern):
            text = draft.paragraphs[number].text
            at = match.start(group)
            printed = text[max(0, at - 4) : at + 5]
            meant = f"{text[max(0, at - 4) : at]}、{text[at + 1 : at + 5]}"
            yield COMMA.at(number, match.span(group), printed=printed, problem="并列事项之间用了逗号", meant=meant)
    for number, match in draft.matches(_COMMAS):
        meant = re.sub("[，,]", "、", match["all"])
        yield COMMA.at(number, match.span("all"), printed=match["all"], problem="并列事项之间用了逗号", meant=meant)


def _stands_among_terms(text: str, start: int, end: int) -> bool:
    """Whether the item before or behind is a term of the same kind: 人事编制、薪酬待遇 is one item, not two."""
    before = re.search(rf"({HAN}+)、$", text[:start])
    after = re.match(rf"、({HAN}+)", text[end:])
    return any(found and found[1].endswith((*TERMS, *_STAFF)) for found in (before,)) or any(
        found and found[1].startswith((*TERMS, *_STAFF)) for found in (after,)
    )


SPACE = Check(
    code="JH309",
    name="stray-space",
    title="多余的空格",
    why="正文汉字之间不空格，空格会使查找和核对落空。",
    message="“{printed}”中有多余的空格",
    help="删去空格",
    bad=("加强县域医共体内部经济 运行分析，严格内审管理，合理控制运行成本，提高资金的使用效益。", "四 、完善服务功能"),
    good=("加强县域医共体内部经济运行分析，严格内审管理，合理控制运行成本，提高资金的使用效益。", "主  任：赵远山"),
)
LONG = 30
_BEFORE_BRACKET = rf"(?<=[”》]) (?=[（“《])|(?<={HAN}) (?=[，。；）])"


def spaces(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Single spaces inside running text; those that set a name or a title wide are meant."""
    for number, paragraph in enumerate(draft.paragraphs):
        text = paragraph.text
        if "  " in text.strip() or "\u3000" in text.strip() or "\xa0" in text or not paragraph.is_running:
            continue
        for match in re.finditer(f"{SPACED}|{_BEFORE_BRACKET}", text):
            if len(text) >= LONG or text[match.end()] == "、":
                span = (max(0, match.start() - 2), match.end() + 2)
                yield SPACE.at(number, match, printed=text[slice(*span)])


TABLE: tuple[Entry, ...] = (
    (DOUBLED, doubled),
    (HALF_WIDTH, half_width),
    (COMMA, enumeration_commas),
    (SPACE, spaces),
)
