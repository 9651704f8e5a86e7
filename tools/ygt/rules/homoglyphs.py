"""Characters in names that look like others (YGT209)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ygt.findings import Finding, Rule
from ygt.ledger.ledger import Ledger
from ygt.rules.examples import shown
from ygt.rules.look_alikes import names_and_persons
from ygt.rules.rule import Entry

_CENTRE = "- name: %s\n  id: xindian\n  group: 资源共享\n"

LOOK_ALIKE = Rule(
    code="YGT209",
    name="look-alike-character",
    severity="note",
    title="形似的另一个字符",
    why="从 PDF、扫描件复制的部首、兼容汉字，以及西里尔、希腊字母，与常用字、拉丁字母看不出分别，查找时却不相等。",
    message="“{title}”的值“{value}”中的“{character}”（{code}，{what}）看似“{meant}”，是另一个字符",
    help="删去该字符，用输入法重新录入“{meant}”",
    bad=shown("org/centres.yaml", _CENTRE % "⼼电诊断中心"),
    good=shown("org/centres.yaml", _CENTRE % "心电诊断中心"),
)

_SUSPECT = re.compile("[\u0370-\u052f\u2e80-\u2fdf\uf900-\ufaff\U0001d400-\U0001d7ff\U0002f800-\U0002fa1f]")
# Letters of other scripts that no reader tells from Latin ones. Those with a shape of their own (β, Ω, Я) are not here.
_LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "οѵԛԝ",
        "ABESIJKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYX" + "ovqw",
        strict=True,
    )
)
# Radicals without a decomposition in Unicode, which PDF readers give for the characters themselves.
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


def look_alikes(ledger: Ledger) -> Iterator[Finding]:
    """Names and persons with a character that looks like another one; the first of each is told."""
    for record, steps, title, value in names_and_persons(ledger):
        if _SUSPECT.search(value) is None:
            continue
        found = next(((one, told) for one in _SUSPECT.findall(value) if (told := _meant(one))), None)
        if found is not None:
            character, (meant, what) = found
            yield LOOK_ALIKE.at(
                record.place(*steps),
                unit=value.replace(character, meant),
                title=title,
                value=value,
                character=character,
                code=f"U+{ord(character):04X}",
                what=what,
                meant=meant,
            )


def _meant(character: str) -> tuple[str, str] | None:
    """The character that is meant, and what this one is instead; None for one that is what it looks like."""
    if character < "\u0530":
        letter = _LATIN.get(character)
        return (letter, "希腊字母" if character < "\u0400" else "西里尔字母") if letter else None
    meant = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    what = "部首" if character < "\u2fe0" else "数学字母" if "\U0001d400" <= character < "\U0001d800" else "兼容汉字"
    # Twelve of the compatibility ideographs are characters of their own.
    return (meant, what) if meant != character else None


TABLE: tuple[Entry, ...] = ((LOOK_ALIKE, look_alikes),)
