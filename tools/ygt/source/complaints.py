"""What YAML parsers complain of, and what to tell the reader instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the text stops being YAML, what is wrong there and what to do; `related` is a further span, with why."""

    start: int
    end: int
    what: str
    remedy: str
    related: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of complaint: `pattern` finds it in context and problem, in libyaml's words or in PyYAML's.

    `at` tells what to show: where the parser stopped, where the thing it was reading began, or a backslash.
    Where a pair is not `closed`, its first sign alone is shown.
    """

    pattern: str
    what: str
    remedy: str
    at: Literal["problem", "context", "escape"] = "problem"
    closed: bool = True


QUOTE_IT = "给整个值加英文双引号"
SECOND_COLON = f"{QUOTE_IT}，或改用中文冒号“：”"

NO_FIELD = Case(
    r"simple key.*expected ':'",
    "这一行既不是“字段: 值”，也不是上一行的延续",
    "补上英文冒号和一个空格；如属上一行的内容，与上一行写在同一行内",
    at="context",
)

OPEN_BRACKET = Case(
    r"flow (sequence|node).*',' or '\]'",
    "方括号没有配对，或两项之间缺少英文逗号",
    "各项用英文逗号分隔，末尾写“]”；含有标点的项加英文双引号",
    at="context",
    closed=False,
)

OPEN_BRACE = Case(
    r"flow (mapping|node).*',' or '\}'",
    "花括号没有配对，或两项之间缺少英文逗号",
    "各项用英文逗号分隔，末尾写“}”；含有标点的值加英文双引号",
    at="context",
    closed=False,
)

CASES = (
    Case(
        r"quoted scalar.*(end of stream|document (indicator|separator))",
        "从这里开始的引号没有配对的结束引号",
        "在这段文字末尾补上同样的引号；文字里本身有引号的，外面改用另一种引号",
        at="context",
        closed=False,
    ),
    Case(
        r"unknown escape",
        "双引号内的反斜杠写法“{escape}”无法识别",
        "改用英文单引号；或把反斜杠写作两个反斜杠",
        at="escape",
    ),
    Case(
        r"invalid Unicode character escape",
        "双引号内的转义写法“{escape}”不是一个完整的字符",
        "直接写出这个字",
        at="escape",
    ),
    Case(
        r"hexdecimal|hexadecimal numbers",
        "双引号内的转义写法“{escape}”位数不足",
        "直接写出这个字；反斜杠是文字的，写作两个反斜杠",
        at="escape",
    ),
    OPEN_BRACKET,
    OPEN_BRACE,
    Case(
        r"found unexpected ':'",
        "括号内的冒号后面没有空格",
        "冒号后加一个空格；冒号是文字的，给整项加英文双引号",
    ),
    NO_FIELD,
    Case(
        r"%YAML|%TAG|directive|incompatible YAML",
        "行首的“%”会被当作 YAML 的指令",
        "“%”是文字的，给整段文字加英文双引号；是指令的，将其删去",
        at="context",
    ),
    Case(
        r"alphabetic or numeric",
        "值以“{sign}”开头，会被当作 YAML 的特殊写法",
        QUOTE_IT,
        at="context",
    ),
    Case(
        r"(scanning|parsing) a tag|tag handle|URI",
        "值以“!”开头，会被当作 YAML 的类型标签",
        QUOTE_IT,
        at="context",
    ),
    Case(
        r"block scalar.*(comment or (a )?line break|indicators)",
        "“|”“>”之后还有文字",
        "正文从下一行开始，并比本行多缩进两格",
    ),
    Case(
        r"block scalar.*(equal to 0|but found 0)",
        "“|”“>”之后的缩进数不能是 0",
        "删去“0”",
    ),
    Case(
        r"sequence entries are not allowed",
        "这里不能出现列表的“- ”",
        "列表另起一行，写在字段下面；“-”是文字的，" + QUOTE_IT,
    ),
    Case(
        r"mapping keys are not allowed",
        "这里不能出现“? ”",
        "“?”是文字的，" + QUOTE_IT,
    ),
    Case(
        r"expected '?<document start>",
        "内容在此之前已经结束，这里又出现新的内容",
        "一个文件只写一份内容：列表各项都以“- ”开头，或各字段上下对齐",
    ),
    Case(
        r"(flow|block) node|node content",
        "这里缺少内容",
        "补上内容，或删去多余的符号",
    ),
    Case(
        r"'-' indicator|block (collection|sequence)",
        "这一行与上面的列表不在同一层",
        "各项的“-”上下对齐；一项之内的字段，与该项第一个字段对齐",
    ),
    Case(
        r"expected key|block mapping",
        "这一行的缩进与同一层的其他字段不一致",
        "同一层的字段上下对齐，用空格缩进",
    ),
)
