"""What the parser says of text that is no YAML, in Chinese and at the place that is to be mended."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError, YAMLError

from ygt.source.brackets import inside_brackets, wrong_brackets, year
from ygt.source.complaints import CASES, NO_FIELD, OPEN_BRACE, OPEN_BRACKET, QUOTE_IT, SECOND_COLON, Case, Trouble

_LONGEST_KEY = 1024
_BRACKET = re.compile(r"[\[\]{}]")
_LINE = re.compile(r"[^\r\n]*")
_FULL_WIDTH_COLON = re.compile(r"[ ]*(?:- +)*([^\s:：#\"'\[{][^:：#\"']{0,30})：")
_AFTER_A_NODE = re.compile(r"expected (key|<block end>|'?<document start>|'-' indicator|.*node content)")
_FIELD = re.compile(r" *([-–—―－−‐]?)( *)([^\s:：#\"'\[{–—―－−‐-][^\s:：#]*):(?=[ \r\n]|\Z)")
_LONGEST_ITEM = 200
_NEARBY = 4000
_OURS, _THEIRS = re.compile(r"^<{7} [^\r\n]*", re.MULTILINE), re.compile(r"^>{7} ", re.MULTILINE)
_NO_SPACE = re.compile(r"[ ]*(?:- +)*([A-Za-z_一-鿿][\w-]{0,30}):(?=[^\s/\\])")
_BAD_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F]|U(?!000[0-9a-fA-F]|0010|0000[dD][89a-fA-F])|U0000[dD][89a-fA-F])")


def trouble(error: YAMLError, text: str) -> Trouble:
    """The trouble behind `error`, which reading `text` raised."""
    if (conflict := _OURS.search(text)) and _THEIRS.search(text, conflict.end()):
        what = "这里有合并冲突的标记：两次修改动了同一处，尚未定稿"
        remedy = "核对“<<<<<<<”至“>>>>>>>”之间的两种写法，保留应有的内容，删去“<<<<<<<”“=======”“>>>>>>>”三行"
        return Trouble(*conflict.span(), what, remedy)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Trouble(0, 0, f"此处不合 YAML 写法（{_first_line(str(error))}）", "对照上下文检查标点和缩进")
    problem = min(error.problem_mark.index, len(text))
    context = min(error.context_mark.index, len(text)) if error.context_mark else problem
    said = error.problem or ""
    if "cannot start any token" in said:
        what = f"值不能以“{text[problem : problem + 1]}”开头"
        return Trouble(problem, problem + 1, what, QUOTE_IT)
    if "mapping values are not allowed" in said:
        return _colon(text, problem)
    complaint = f"{error.context or ''}; {said}"
    hint = _no_dash(complaint, text, problem) or _stray(said, text, problem)
    if hint is not None:
        return hint
    for case in CASES:
        if re.search(case.pattern, complaint):
            found = inside_brackets(text, problem, context) if case in (OPEN_BRACKET, OPEN_BRACE) else None
            return found or _applied(case, text, problem, context)
    return Trouble(*_rest_of_line(text, problem), f"此处不合 YAML 写法（{said}）", "对照上下文检查标点和缩进")


def _applied(case: Case, text: str, problem: int, context: int) -> Trouble:
    if case.at == "escape":
        start, end = _escape(text, problem, context)
        return Trouble(start, end, case.what.format(escape=text[start:end]), case.remedy)
    start = problem if case.at == "problem" else context
    if not case.closed:
        return Trouble(start, start + 1, case.what, case.remedy)
    if case is NO_FIELD and (hint := _colon_hint(text, start)):
        return hint
    return Trouble(*_rest_of_line(text, start), case.what.format(sign=text[start : start + 1]), case.remedy)


def _colon(text: str, problem: int) -> Trouble:
    """A colon where none may be: inside a value, or on a line that is indented below a value."""
    start = _line_start(text, problem)
    before = text[start:problem]
    if hint := wrong_brackets(text, start, problem):
        return hint
    if problem - start > _LONGEST_KEY:
        return Trouble(start, problem, f"字段名过长，超过{_LONGEST_KEY}个字符", "检查这一行的引号和冒号")
    if ": " in before:
        what = "值里又有英文冒号，无法分清哪个冒号之后是值"
        return Trouble(problem, problem + 1, what, SECOND_COLON)
    above = _line_above(text, start)
    if above is not None and (hint := _colon_hint(text, above) or _before_field(text, above)):
        return hint
    if above is None or _indent(text, start) > _indent(text, above):
        what = "上一行已经有值，这一行却比它多缩进，成了它的延续"
        remedy = "与上一行同层的，缩进与之对齐；是下一层的，上一行冒号后不写值"
        return Trouble(*_rest_of_line(text, start), what, remedy)
    what = "这一行没有英文冒号，与下一行连成了一段文字"
    return Trouble(*_rest_of_line(text, above), what, "补上英文冒号和一个空格；多出的行，将其删去")


def _colon_hint(text: str, offset: int) -> Trouble | None:
    """The usual reasons why a line is not taken for a field: a Chinese colon, or no space after the colon."""
    start = _line_start(text, offset)
    if match := _FULL_WIDTH_COLON.match(text, start):
        where = match.end() - 1
        remedy = f"改为英文冒号加一个空格，写作“{match[1]}: ”"
        return Trouble(where, where + 1, f"字段“{match[1]}”后面用了中文冒号“：”", remedy)
    if match := _NO_SPACE.match(text, start):
        where = match.end() - 1
        remedy = f"冒号后加一个空格，写作“{match[1]}: ”"
        return Trouble(where, where + 1, f"字段“{match[1]}”的冒号后面没有空格", remedy)
    return None


def _no_dash(complaint: str, text: str, problem: int) -> Trouble | None:
    """A field where an item of the list above is expected, or an item behind one that has no dash."""
    start = _line_start(text, problem)
    if text[start:problem].strip(" "):
        return None
    if re.search(r"'-' indicator|while parsing a block (collection|sequence)", complaint):
        return _before_field(text, start)
    if not text.startswith("- ", problem):
        return None
    # The line above that begins what is indented deeper than this item, or stands as deep.
    top = above = _line_above(text, start)
    for _ in range(_LONGEST_ITEM):
        if above is None or _indent(text, above) <= problem - start:
            break
        top, above = above, _line_above(text, above)
    return _before_field(text, top) if top is not None else None


def _before_field(text: str, start: int) -> Trouble | None:
    """What to say where the line at `start` names a field that begins the items of a list nearby."""
    field = _FIELD.match(text, start)
    if field is None or (field[1] == "-" and field[2]):
        return None
    indent, key, lead = field.start(1) - start, field[3], field[1] + field[2]
    item = re.compile(rf"^ {{0,{indent}}}(- +){re.escape(key)}:[ \r\n]", re.MULTILINE)
    around = max(0, start - _NEARBY), start + _NEARBY
    model = item.search(text, around[0], start) or item.search(text, start, around[1])
    if model is None:
        return None
    what = "此行前可能漏了“- ”（列表中每一条以“- ”开头）"
    if field[1]:
        what = f"列表中每一条以“- ”（英文减号加一个空格）开头，这里是“{lead}”"
    remedy = f"改为“- {key}: …”，“- ”与同一列表其他各条的“- ”对齐；这一条的其余各行与“{key}”对齐"
    return Trouble(field.start(1), field.end(3), what, remedy, ((model.start(1), model.end(1), "列表中另一条的写法"),))


def _stray(said: str, text: str, problem: int) -> Trouble | None:
    """Text after a closing quote or bracket, and brackets that close nothing."""
    if not _AFTER_A_NODE.search(said):
        return None
    sign = text[problem : problem + 1]
    if not text[problem:].strip() and (left_open := _left_open(text, problem)) is not None:
        case = OPEN_BRACKET if text[left_open] == "[" else OPEN_BRACE
        return Trouble(left_open, left_open + 1, case.what, case.remedy)
    if sign and sign in "]}":
        return Trouble(problem, problem + 1, f"多出一个“{sign}”", "删去，或补上与之配对的左括号")
    before = text[_line_start(text, problem) : problem].rstrip()
    if sign and sign in "[{" and not before:
        return Trouble(*_rest_of_line(text, problem), NO_FIELD.what, NO_FIELD.remedy)
    if sign == ":":
        return Trouble(problem, problem + 1, "冒号前缺少字段名", "补上字段名；冒号是文字的，" + QUOTE_IT)
    if text.startswith("- ", problem) and not before:
        remedy = "同一列表的“- ”上下对齐；列表写在所属字段的下面"
        return Trouble(*_rest_of_line(text, problem), "这个列表项的“- ”与上面的内容不在同一层", remedy)
    if before.endswith(("'", '"')):
        remedy = "把整个值放进一对引号；文字里本身有引号的，外面改用另一种引号"
        return Trouble(*_rest_of_line(text, problem), "结束的引号之后还有文字", remedy)
    if before.endswith(("]", "}")):
        if dated := year(text, problem - 1):
            return dated
        return Trouble(*_rest_of_line(text, problem), "右括号之后还有文字", "如属同一个值，" + QUOTE_IT)
    return None


def _left_open(text: str, end: int) -> int | None:
    """The last bracket before `end` that nothing closes, among the few a file can end in."""
    closed = 0
    for match in reversed(list(_BRACKET.finditer(text, max(0, end - _LONGEST_KEY), end))):
        closed += 1 if match[0] in "]}" else -1
        if closed < 0:
            return match.start()
    return None


def _escape(text: str, problem: int, context: int) -> tuple[int, int]:
    bad = _BAD_ESCAPE.search(text, context, problem + 1)
    start = bad.start() if bad else max(text.rfind("\\", context, problem + 1), context)
    width = {"x": 4, "u": 6, "U": 10}.get(text[start + 1 : start + 2], 2)
    line_end = _rest_of_line(text, start)[1]
    return start, min(start + width, line_end)


def _rest_of_line(text: str, offset: int) -> tuple[int, int]:
    """The span from `offset`, or from the line's first sign if that is later, to the end of its line."""
    line = text[offset : _LINE.match(text, offset).end()]  # type: ignore[union-attr]  # matches anything
    return offset + len(line) - len(line.lstrip(" ")), offset + len(line.rstrip())


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _indent(text: str, start: int) -> int:
    return _rest_of_line(text, start)[0] - start


def _line_above(text: str, start: int) -> int | None:
    """Where the nearest line above that is neither blank nor a comment begins."""
    for _ in range(20):
        if start == 0:
            break
        start = _line_start(text, start - 1)
        line = text[start : _rest_of_line(text, start)[1]].strip()
        if line and not line.startswith("#"):
            return start
    return None


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "原因不明"
