"""Markings of classified and internal papers, which the ledger refuses: 密级, 份号, 内部资料."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.identifiers.fault import Fault

GAP = r"[ \t　\xa0]{0,4}"
LEVEL = rf"(?:绝{GAP}密|机{GAP}密|秘{GAP}密|工作秘密)"
BRACKETED_LEVEL = rf"[【〔\[（(]{LEVEL}(?:级|件)?[】〕\]）)]"
INTERNAL = rf"(?:内部(?:资料|文件|材料|刊物)|内部{GAP}明电|仅供内部(?:使用|参考|传阅))"
TERM = rf"{GAP}(?:[0-9０-９]{{1,3}}|[一二三四五六七八九十]{{1,3}})?{GAP}(?:年|个?月|天|日|长期|启封)?"
WARNING = "(?:注意保[存密]|妥善保[存管]|(?:请勿|不得|严禁|切勿|禁止)(?:外传|翻印|转载|公开|复制|扩散))"
# 保密制度、秘密投票、国家秘密、机密性 are ordinary words: a marking stands alone on its line or bears its sign.
# In a record that is a value of its own (remark: 内部资料), with or without quotes, or a comment.
OWN = rf"""(?:(?m:^){GAP}(?:[-#]{GAP})*|(?<=[A-Za-z_]:)[ \t]+)["']?"""
END = rf"""(?=["']?{GAP}(?:(?m:$)|[ \t]#|[,}}]))"""
# They stay text until a text holds one of the words: most runs never need them compiled.
MARKINGS = (
    ("标有密级", rf"{LEVEL}(?:级|件)?{GAP}(?:[★☆✩⭐]{TERM}|[*＊]{GAP}[0-9０-９]{{1,3}}{GAP}(?:年|个?月|天))"),
    ("标有密级", rf"密{GAP}级{GAP}[:：]{GAP}{LEVEL}级?"),
    ("标有密级", rf"(?m)^{GAP}[【〔\[（(]?{GAP}{LEVEL}(?:级|件)?{GAP}[】〕\]）)]?{GAP}$"),
    ("标有密级", rf"(?m)^{GAP}{BRACKETED_LEVEL}|{BRACKETED_LEVEL}{GAP}$"),
    ("标有份号", rf"(?<![身省月])份{GAP}号{GAP}[:：]?{GAP}(?:[Nn][Oo]\.?{GAP})?[0-9０-９]{{1,6}}(?![0-9０-９])"),
    ("标有内部资料字样", rf"(?m)^{GAP}{INTERNAL}{GAP}$|[【〔\[（(]{GAP}{INTERNAL}{GAP}[】〕\]）)]"),
    ("标有内部资料字样", rf"(?m)^{GAP}{INTERNAL}{GAP}[★☆:：]"),
    ("标有内部资料字样", rf"{INTERNAL}{GAP}[，,、。；;！!]?{GAP}{WARNING}"),
    ("标有密级", rf"{OWN}({LEVEL}(?:级|件)?){END}"),
    ("标有内部资料字样", rf"{OWN}({INTERNAL}){END}"),
)
# Every marking has one of these; most texts have none and need no closer look.
TRIGGER = r"[绝机秘]\s{0,4}密|密\s{0,4}级|工作秘密|份\s{0,4}号|内部(?:[资文材刊使参传]|\s{0,4}明电)"
REMEDY = "涉密文件和内部资料不得录入台账，请删除本条及相关内容，并按保密规定处理原件"


def find_secrecy_markings(text: str) -> list[Fault]:
    """The markings of secrecy in `text`, by place; ordinary mention of secrecy is none."""
    if not re.search(TRIGGER, text):
        return []
    found: list[Fault] = []
    taken = 0
    for start, end, reason in sorted(_matches(text), key=lambda match: (match[0], -match[1])):
        if start >= taken:
            found.append(Fault(reason, REMEDY, start, end - start))
            taken = end
    return found


def _matches(text: str) -> Iterator[tuple[int, int, str]]:
    for reason, pattern in MARKINGS:
        for match in re.finditer(pattern, text):
            # Of a value of its own what leads to it is no part.
            number = match.re.groups
            start = match.start(number) + len(match[number]) - len(match[number].lstrip())
            yield start, start + len(match[number].strip()), reason
