"""Values inside brackets and braces that are no YAML: signs that end a value, and Chinese signs that end nothing."""

from __future__ import annotations

import re

from ygt.source.complaints import QUOTE_IT, SECOND_COLON, Trouble

_LINE = re.compile(r"[^\r\n]*")
_OPENING = {"[": "方括号", "{": "花括号"}
_CLOSING = {"[": "]", "{": "}"}
_WIDE = {"{": "｛", "}": "｝", "[": "［【〔", "]": "］】〕"}
_YEAR = re.compile(r"[\[{〔【（(]\s*((?:19|20)[0-9]{2})年?\s*[\]}〕】）)]")
_YEAR_SIGNS = frozenset("[]{}")
_FIELD = re.compile(r"([A-Za-z_]\w*)$")
_CHINESE_STOP = re.compile(r"[，；、;]\s*$")
_VALUE = re.compile(r"[^\r\n]*?[:：] +([｛［【（(])")


def inside_brackets(text: str, problem: int, context: int) -> Trouble | None:
    """What is wrong in the bracket opened at `context` of which the parser could read no further than `problem`."""
    sign = text[problem : problem + 1]
    line = text.rfind("\n", 0, problem) + 1
    if sign and sign in "[]{}" and (trouble := year(text, problem) or _bracket(text, problem, context)):
        return trouble
    before = text[max(line, context + 1) : problem]
    if sign == ":" and (trouble := _colon(text, problem, before)):
        return trouble
    if before.rstrip().endswith(('"', "'")) and sign.strip():
        remedy = "把整个值放进一对引号；后面是另一项的，先写英文逗号"
        return Trouble(problem, problem + 1, "结束的引号之后还有文字", remedy)
    return _unclosed(text, context)


def wrong_brackets(text: str, start: int, problem: int) -> Trouble | None:
    """A value that begins with a wrong bracket and holds fields, on the line from `start` to the colon at `problem`."""
    value = _VALUE.match(text, start, problem)
    if value is None or not _FIELD.search(text[value.end() : problem]):
        return None
    where, sign = value.start(1), value[1]
    return Trouble(where, where + 1, f"字段外面的括号写成了“{sign}”", "外面的一对括号改为英文花括号“{”“}”")


def alone(key: str) -> tuple[int, int, str, str] | None:
    """Why a key in braces has no value: the fault's span in `key`, what it is and what to do; None if not known."""
    if match := re.match(r"([A-Za-z_]\w*)\s*([：:=＝])\s*(?=\S)", key):
        where, sign = match.start(2), match[2]
        what = f"字段“{match[1]}”的冒号后面没有空格" if sign == ":" else f"字段“{match[1]}”后面用了“{sign}”"
        return where, where + 1, what, f"改为英文冒号加一个空格，写作“{match[1]}: ”"
    if not key.isascii():
        what = f"花括号中的英文逗号之后应是另一个字段，这里是文字“{key}”"
        return 0, len(key), what, "逗号是文字的，改为中文逗号“，”；漏写字段名的，补上字段名和英文冒号"
    return None


def year(text: str, problem: int) -> Trouble | None:
    """A year, written around `problem`, in the brackets of YAML where a document number has 〔〕."""
    for match in _YEAR.finditer(text, max(0, problem - 8), problem + 10):
        signs = match[0][0] + match[0][-1]
        if match.start() <= problem < match.end() and not _YEAR_SIGNS.isdisjoint(signs):
            what = f"文号的年份用六角括号〔〕，这里写成了“{signs[0]}”“{signs[1]}”"
            remedy = f"改为“〔{match[1]}〕”；原文确是如此的，给整个值加英文双引号"
            return Trouble(match.start(), match.end(), what, remedy)
    return None


def _bracket(text: str, problem: int, context: int) -> Trouble | None:
    sign, before = text[problem], text[:problem][-1:]
    if sign in _OPENING and before.strip(" \r\n[{,:"):
        what = f"值里有{_OPENING[sign]}“{sign}”，会被当作另一个{'列表' if sign == '[' else '“字段: 值”'}的开头"
        return Trouble(problem, problem + 1, what, f"改用中文括号，或{QUOTE_IT}")
    opened = text[context : context + 1]
    if sign in _CLOSING.values() and opened in _CLOSING and sign != _CLOSING[opened]:
        what = f"与“{opened}”配对的应是“{_CLOSING[opened]}”，这里是“{sign}”"
        related = ((context, context + 1, "左括号在此"),)
        return Trouble(problem, problem + 1, what, f"改为“{_CLOSING[opened]}”；是文字的，{QUOTE_IT}", related)
    return None


def _colon(text: str, problem: int, before: str) -> Trouble | None:
    """A second colon before the comma that should part two fields."""
    field = _FIELD.search(before)
    if ": " not in before[: field.start() if field else None]:
        return None
    if field is None:
        return Trouble(problem, problem + 1, "值里又有英文冒号，无法分清哪个冒号之后是值", SECOND_COLON)
    start = problem - len(field[1])
    gap = before[: field.start()]
    if stop := _CHINESE_STOP.search(gap):
        where = start - len(gap) + stop.start()
        sign = text[where]
        what = f"两个字段之间用了“{sign}”，应是英文逗号"
        return Trouble(where, where + 1, what, f"改为英文逗号加一个空格，写作“, {field[1]}: ”")
    if gap.endswith(" "):
        what = f"字段“{field[1]}”前面缺少英文逗号"
        return Trouble(start, problem, what, f"在前一个字段的值之后加英文逗号，写作“, {field[1]}: ”")
    return None


def _unclosed(text: str, context: int) -> Trouble | None:
    """A bracket that seems closed on its own line: by a Chinese sign, or by one behind a number sign."""
    opened = text[context : context + 1]
    if opened not in _CLOSING:
        return None
    closing = _CLOSING[opened]
    line = text[context : _LINE.match(text, context).end()]  # type: ignore[union-attr]  # matches anything
    last = line.rstrip()
    if last[-1:] and last[-1] in _WIDE[closing] and closing not in last:
        where = context + len(last) - 1
        what = f"右括号写成了中文的“{last[-1]}”，与“{opened}”不配对"
        return Trouble(where, where + 1, what, f"改为英文的“{closing}”", ((context, context + 1, "左括号在此"),))
    comment = line.find(" #")
    if comment >= 0 and closing not in line[:comment] and closing in line[comment:]:
        where = context + comment + 1
        what = f"“#”之后都是注释，右括号“{closing}”也在其中"
        return Trouble(where, where + 1, what, f"注释移到右括号之后；“#”是文字的，{QUOTE_IT}")
    return None
