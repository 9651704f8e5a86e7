"""What may never enter the repository: personal numbers and classified markings (YGT608, YGT609)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ygt.findings import Finding, Place, Rule
from ygt.identifiers.fault import Fault
from ygt.identifiers.personal_number import find_personal_numbers
from ygt.identifiers.secrecy import find_secrecy_markings
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import clinic
from ygt.rules.rule import Entry
from ygt.source.positions import LINE_END

SECRET = Rule(
    code="YGT608",
    name="classified-marking",
    severity="error",
    title="含密级、份号或内部资料字样",
    why="涉密不上网，上网不涉密。标有密级、份号或“内部资料”的文件及其内容一律不得入库。",
    basis="保守国家秘密法；党政机关公文格式 GB/T 9704-2012（份号、密级）",
    certainty="secondhand",
    message="{reason}：“{found}”",
    help="{remedy}",
    bad=clinic("  remark: 机密★5年\n"),
    good=clinic("  remark: 已建立保密制度\n"),
    exceptable=False,
)
PERSONAL_NUMBER = Rule(
    code="YGT609",
    name="personal-number",
    severity="error",
    title="含身份证号或手机号",
    why="本台账只登记姓名和职务。个人号码不得出现在任何位置，包括备注和注释；一旦提交就会留在历史中。",
    basis="个人信息保护法",
    certainty="practice",
    message="{reason}：{found}",
    help="{remedy}",
    bad=clinic("  remark: 联系人手机13800138000\n"),
    good=clinic("  remark: 联系电话0990-1234567\n"),
    exceptable=False,
)


# Every marking has one of these. They are looked for one by one: a pattern takes several times as long.
_SIGNS_OF_MARKING = ("密", "份", "内部")
# 18 characters, or 11 figures with or without 86 or 0086 before them: of the thousands of codes in a ledger hardly any
# is of these lengths.
_FIGURE, _GAP = "[0-9０-９]", r"[ \-\u3000\xa0]"
_MAKINGS_OF_NUMBER = re.compile(
    rf"{_FIGURE}(?<![0-9A-Za-z０-９]{_FIGURE})(?:"
    rf"{_FIGURE}{{5}}{_GAP}?{_FIGURE}{{8}}{_GAP}?{_FIGURE}{{3}}[0-9０-９XxＸｘ]"
    rf"|{_FIGURE}{{2}}(?:{_FIGURE}{{2}}){{0,2}}(?:{_FIGURE}{{8}}|{_GAP}{_FIGURE}{{4}}{_GAP}{_FIGURE}{{4}})"
    r"(?![0-9A-Za-z０-９]))"
)


def secrets(ledger: Ledger) -> Iterator[Finding]:
    """Markings of classified or internal papers, in any file of the workspace, comments included."""
    for place, fault, found in _everywhere(ledger, _signs_of_marking, find_secrecy_markings):
        yield SECRET.at(place, reason=fault.reason, found=found, remedy=fault.remedy)


def personal_numbers(ledger: Ledger) -> Iterator[Finding]:
    """Identity-card and mobile numbers in any file, comments included; the number itself is never repeated in full."""
    for place, fault, found in _everywhere(ledger, _makings_of_number, find_personal_numbers):
        masked = found[:3] + "*" * (len(found) - 5) + found[-2:]
        yield PERSONAL_NUMBER.at(place, reason=fault.reason, found=masked, remedy=fault.remedy)


def _signs_of_marking(text: str) -> Iterator[int]:
    for sign in _SIGNS_OF_MARKING:
        offset = text.find(sign)
        while offset >= 0:
            yield offset
            offset = text.find(sign, offset + 1)


def _makings_of_number(text: str) -> Iterator[int]:
    return (match.start() for match in _MAKINGS_OF_NUMBER.finditer(text))


def _everywhere(
    ledger: Ledger, offsets: Callable[[str], Iterator[int]], find: Callable[[str], list[Fault]]
) -> Iterator[tuple[Place, Fault, str]]:
    """What `find` finds in the lines that hold one of the `offsets`: nothing to find goes over the end of a line."""
    texts = {path: document.text for path, document in ledger.documents.items()} | ledger.texts
    for path, text in texts.items():
        seen: set[int] = set()
        for offset in offsets(text):
            start = text.rfind("\n", 0, offset) + 1
            start = max(start, text.rfind("\r", start, offset) + 1)
            if start in seen:
                continue
            seen.add(start)
            end = LINE_END.search(text, offset)
            line = text[start : end.start() if end else len(text)]
            for fault in find(line):
                number = len(LINE_END.findall(text, 0, start)) + 1
                place = Place(path, number, fault.offset + 1, number, fault.offset + fault.length + 1)
                yield place, fault, line[fault.offset : fault.offset + fault.length]


TABLE: tuple[Entry, ...] = ((SECRET, secrets), (PERSONAL_NUMBER, personal_numbers))
