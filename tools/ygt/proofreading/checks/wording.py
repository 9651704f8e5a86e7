"""Slips of wording: set phrases, words twice, broken sentences, leftovers of layout (JH304, JH305, JH310–JH314)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ygt.numerals import numeral
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark
from ygt.rules.printed_texts import HAN, RESIDUE

UNTIL = Check(
    code="JH304",
    name="until",
    title="“截止”误作“截至”",
    why="“截止”表示到期停止，后面不接时间；说统计到某一时间为止，用“截至”。",
    message="“{printed}”应作“{meant}”",
    help="后接时间的用“截至”",
    bad=("截止2025年12月31日，已建成中心20个。", "截止到目前，各成员单位均已开通远程会诊。"),
    good=("截至2025年12月31日，已建成中心20个。", "申报截止时间为2025年12月31日。"),
)
_UNTIL = r"截止(?:到|至)?(?=\s*(?:[0-9]{1,4}\s*年|[0-9]{1,2}\s*月|目前|今|年底|月底|本月|上月|去年|昨日|上半年))"


def until(draft: Draft, _known: Known) -> Iterator[Mark]:
    """截止 before a time up to which something is counted."""
    for number, match in draft.matches(_UNTIL):
        yield UNTIL.at(number, match, printed=match[0], meant="截至")


PHRASES = Check(
    code="JH305",
    name="set-phrase",
    title="固定用语误写",
    why="法定名称、固定提法和规范用字有通行写法，误写一字即不是原来的提法。",
    message="“{printed}”{said}",
    help="{remedy}",
    bad=("发挥党委把方向、管大局、做决策、促改革、保落实的领导作用。", "其它事项另行通知。"),
    good=("发挥党委把方向、管大局、作决策、促改革、保落实的领导作用。", "其他事项另行通知。"),
)
_PHRASES: tuple[tuple[str, str], ...] = (
    ("(?<=管大局、)做决策|(?<=把方向、)做决策", "作决策"),
    ("其它", "其他"),
    (r"(?<=[^木、，\s])苏木长(?=\s*$)", "苏木苏木长"),
    ("医疗医共体", "医疗共同体"),
    ("医防协调(?=方面|机制|工作|。)", "医防协同"),
    ("绩效考核结(?=发放|兑现)", "绩效考核结果"),
    ("有针对性的(?=每|开展|选派|组织|进行|制定|做好)", "有针对性地"),
    ("按排(?=部署|工作|专人)", "安排"),
    ("布署", "部署"),
    ("帐户|帐目", "账户、账目"),
    ("现将(?=印发《)", "现将（与后文“印发”重复，删去前一个“印发”）"),
    ("(?<![在离任兼去就])职则(?=[^任])", "职责"),
    ("必需(?=按照|严格|坚持|遵守|做到)", "必须"),
)


def phrases(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Set phrases with a slip in them, and a verb that the sentence has twice."""
    for pattern, meant in _PHRASES:
        for number, match in draft.matches(pattern):
            if pattern.startswith("现将"):
                rest = draft.paragraphs[number].text[match.end() :]
                if twice := re.match(r"印发《.{2,120}》(?:\s*[（(][^（）()]*[）)])?印发", rest):
                    span = (match.start(), match.end() + twice.end())
                    yield PHRASES.at(number, span, printed="印发……印发", said="前后重复", remedy="删去前一个“印发”")
                continue
            yield PHRASES.at(number, match, printed=match[0], said=f"通常作“{meant}”", remedy=f"改为“{meant}”")


LEFTOVER = Check(
    code="JH310",
    name="layout-residue",
    title="排版或网页残留",
    why="书签标记、网页的栏目和按钮不是文件内容，多在转录时带入。",
    message="“{printed}”为{what}",
    help="删去",
    bad=("[bookmark: _GoBack]一、总体要求", "网站标识码:1506250006"),
    good=("一、总体要求", "主办：示例县卫生健康局", "打印"),
)
_CERTAIN = r"\s*(?:.*公网安备\s*[0-9]+号?|.*ICP备[0-9]+号.*|网站标识码\s*[:：].*|当前位置\s*[:：].*|首页\s*>.*)\s*"
_LIKELY = r"\s*(?:打印|保存|关闭|分享到.*|【?字体[:：].*|联系我们|网站地图|[上下]一篇[:：].*|[主承]办\s*[:：].*)\s*"


def leftovers(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Bookmarks written out by a converter, and lines of a web page that stood around the text.

    打印 and 主办：… may belong to a paper; beside a line that only web pages have they do not.
    """
    from_page = any(re.fullmatch(_CERTAIN, text) for _, text in draft.texts())
    furniture = f"{_CERTAIN}|{_LIKELY}" if from_page else _CERTAIN
    for number, text in draft.texts():
        if match := re.search(rf"(?:{RESIDUE})+", text):
            yield LEFTOVER.at(number, match, printed=_short(match[0]), what="书签标记")
        elif match := re.fullmatch(furniture, text):
            yield LEFTOVER.at(number, match, printed=_short(match[0].strip()), what="网页栏目，不是文件内容")


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


ECHO = Check(
    code="JH312",
    name="word-twice",
    title="词语重复",
    why="同一个词接连写了两遍，通常为修改时漏删。",
    message="“{printed}”前后重复",
    help="删去重复的词",
    bad=("推进“五大中心”中心建设。", "各单位要认真认真组织实施。"),
    good=("推进“五大中心”建设。", "市市场监督管理局负责监管。"),
)
NATURAL = frozenset(
    {"研究研究", "讨论讨论", "商量商量", "考虑考虑", "一个一个", "一户一户", "一村一村", "一步一步", "彼此彼此"}
)


def echoes(draft: Draft, _known: Known) -> Iterator[Mark]:
    """A word of two characters or more that is written twice in a row."""
    for number, match in draft.matches(rf"({HAN}{{2,6}})[”]?\1"):
        # 综合执法大队大队长: the second belongs to a title.
        if match[0] not in NATURAL and draft.paragraphs[number].text[match.end() : match.end() + 1] != "长":
            yield ECHO.at(number, match, printed=match[0])


BROKEN_OFF = Check(
    code="JH313",
    name="broken-sentence",
    title="句子中断",
    why="句号断在半句，或回车断在句中，多由转录、粘贴造成，读者会误解文意。",
    message="{problem}：“{printed}”",
    help="{remedy}",
    bad=(
        "通过坐诊、讲座、培训、会诊等方式。全面提高成员单位诊疗服务质量。",
        "实行统一管理，推动有序就医，逐步形成基",
        "层首诊、双向转诊、急慢分治、上下联动的诊疗模式。",
    ),
    good=(
        "通过坐诊、讲座、培训、会诊等方式，全面提高成员单位诊疗服务质量。",
        "实行统一管理，推动有序就医，逐步形成基层首诊、双向转诊、急慢分治、上下联动的诊疗模式。",
        "（一）强化统筹协调，推动形成改革合力和工作合力",
        "各单位要密切配合，主动作为。",
        "关于做好医疗、医保、医药协同发展和治理工作的通知",
        "各乡镇人民政府，县直各有关单位：",
    ),
)
_FRAGMENT = rf"(?:^|[，。；,;])(通过[^，。；,;]{{4,40}}等(?:多种)?(?:方式|形式|途径)。)(?={HAN})"
LONGEST_TITLE = 16
ENDS = "。；：！？…）”》」】〕.;:!?)、，,"
_NUMBERED = (
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]"
    r"|第[一二三四五六七八九十百]+[章节条]|附件)"
)


def broken_off(draft: Draft, _known: Known) -> Iterator[Mark]:
    """A full stop behind half a sentence, and paragraphs that end in the middle of one."""
    for number, match in draft.matches(_FRAGMENT):
        remedy = "句号疑应为逗号"
        yield BROKEN_OFF.at(number, match.span(1), problem="句号断在句中", printed=_short(match[1]), remedy=remedy)
    for number, (paragraph, after) in enumerate(pairwise(draft.paragraphs)):
        text, rest = _bare(paragraph.text), _bare(after.text)
        if not (paragraph.is_running and after.is_running and not after.numbered and text and rest):
            continue
        if _breaks_off(text) and _is_sentence(rest) and not re.match(_NUMBERED, rest) and rest[-1] not in "：:":
            span = (max(0, len(text) - 6), len(text))
            printed = f"{text[-6:]}／{rest[:6]}"
            yield BROKEN_OFF.at(number, span, problem="回车断在句中", printed=printed, remedy="与下一段接排")


_TITLE = "(?:通知|意见|方案|办法|规定|报告|请示|函|批复|纪要|决定|公告|通告|细则|要点|总结|讲话|汇报|名单)$"


def _breaks_off(text: str) -> bool:
    """Whether a paragraph of running text ends within a sentence; headings and titles end without a stop by right."""
    if len(text) <= LONGEST_TITLE or re.search(_TITLE, text) or (re.match(_NUMBERED, text) and "。" not in text):
        return False
    if text[-1] not in "、，," and (text[-1] in ENDS or text[-1].isascii()):
        return False
    return "。" in text or len(re.findall("[，、；]", text)) > 1


def _bare(text: str) -> str:
    """A paragraph without the spaces and unassigned signs converters leave at its ends."""
    return re.sub(r"^[\s\ue000-\uf8ff]+|[\s\ue000-\uf8ff]+$", "", text)


def _is_sentence(text: str) -> bool:
    """Whether a paragraph is running text, not a title, a date or a line of a list."""
    return bool(re.search("[，。；]", text)) or text.count("、") > 1


FIGURE = Check(
    code="JH314",
    name="figure-before-great",
    title="“几大”用了阿拉伯数字",
    why="“五大中心”是固定的提法，数目用汉字（GB/T 15835—2011），前后文、上级文件也作“五大”。",
    message="“{printed}”的数目用了阿拉伯数字",
    help="通常写作“{meant}”",
    bad=("统筹建立5大资源共享中心。",),
    good=("统筹建立五大服务中心。", "建筑面积扩大5大类12项。"),
)


def figures(draft: Draft, _known: Known) -> Iterator[Mark]:
    """5大 before a group of centres, tasks or systems; one mark a paragraph."""
    said: set[int] = set()
    for number, match in draft.matches(rf"(?<![0-9.])([2-9]|1[0-9])大(?={HAN}{{0,6}}(?:中心|工程|行动|体系|任务))"):
        if number not in said:
            said.add(number)
            yield FIGURE.at(number, match, printed=match[0], meant=f"{numeral(int(match[1]))}大")


TABLE: tuple[Entry, ...] = (
    (UNTIL, until),
    (PHRASES, phrases),
    (LEFTOVER, leftovers),
    (ECHO, echoes),
    (BROKEN_OFF, broken_off),
    (FIGURE, figures),
)
