"""Documents a draft cites, by number and title (JH131, JH132, JH204, JH217, JH303)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ygt.dates import printed_day
from ygt.identifiers.document_number import find_document_numbers
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.proofreading.mark import Check, Entry, Mark

BRACKETS = Check(
    code="JH303",
    name="number-form",
    title="发文字号写法",
    why="发文字号的年份用六角括号“〔〕”，写全四位，序号不编虚位、不加“第”（GB/T 9704—2012 7.2.5）。",
    message="“{printed}”：{reason}",
    help="{remedy}",
    bad=("根据示政发[2024]8号文件精神，", "根据示政发〔2024〕第08号文件精神，"),
    good=("根据示政发〔2024〕8号文件精神，",),
)


def number_forms(draft: Draft, _known: Known) -> Iterator[Mark]:
    """Document numbers that are not written as the standard has it."""
    for number, text in draft.texts():
        for mention in find_document_numbers(text):
            if mention.fault:
                printed = text[mention.start : mention.end]
                span = (mention.start, mention.end)
                yield BRACKETS.at(
                    number, span, printed=printed, reason=mention.fault.reason, remedy=mention.fault.remedy
                )


UNKNOWN_NUMBER = Check(
    code="JH131",
    name="unknown-number",
    title="台账没有这个文号",
    why="本台账专有的代字，编过的号都在册；其余的，序号或年份与在册的一份只差一处，通常为抄录有误。",
    message="台账没有“{printed}”{near}",
    help="请核对文号；确有其文的，先在台账登记",
    bad=("根据示医共委办〔2025〕7号文件办理。",),
    good=("根据示医共委办〔2025〕3号文件办理。", "根据国办发〔2017〕32号文件办理。"),
)


def unknown_numbers(draft: Draft, known: Known) -> Iterator[Mark]:
    """Numbers of a register the ledger keeps whole, that are in no record; the draft's own is set aside."""
    ledger = known.ledger
    owned = {
        register["code_word"]
        for issuer in ledger.sound("issuer")
        for register in issuer.items("registers")
        if register.get("owned")
    }
    voided = {
        one["number"]
        for issuer in ledger.sound("issuer")
        for register in issuer.items("registers")
        for one in register.get("voided", ())
    }
    for number, text in draft.texts():
        for mention in find_document_numbers(text):
            wanted = str(mention.number)
            word = next((one for one in owned if mention.before.endswith(one)), None)
            if word is None or text.strip() == wanted or wanted in voided:
                continue
            proper = wanted.replace(mention.number.code_word, word, 1)
            if not ledger.find(proper, "document", "notice"):
                start = mention.end - (mention.end - mention.start - len(mention.number.code_word) + len(word))
                yield UNKNOWN_NUMBER.at(
                    number, (start, mention.end), printed=proper, near=_title_near(known, text, mention.start)
                )


def _title_near(known: Known, text: str, at: int) -> str:
    match = re.search(r"《([^《》]+(?:《[^《》]+》[^《》]*)?)》\s*[（(]$", text[:at])
    record = _document(known, match[1]) if match else None
    return f"，《{match[1]}》的文号为{record.text('number')}" if match and record and record.text("number") else ""


MISMATCHED = Check(
    code="JH132",
    name="title-of-number",
    title="文号与文件名称不符",
    why="文号和名称是同一份文件的两种叫法，不符时必有一处抄错。",
    message="“{printed}”在台账中为《{title}》{number}",
    help="请核对文号和名称",
    bad=("《示例县人民政府关于李思齐同志任职的通知》（示政任〔2023〕1号）",),
    good=("《示例县人民政府关于李思齐同志任职的通知》（示政任〔2025〕2号）",),
)
PAIRED_TWICE = Check(
    code="JH204",
    name="pairs-differ",
    title="文号与名称前后不一",
    why="同一份文件在稿中前后两种写法，必有一处抄错。",
    message="“{printed}”，{first}作“{other}”",
    help="请核对两处",
    bad=("《关于做好巡诊工作的通知》（国卫发〔2025〕1号）", "《关于做好巡诊工作的通知》（国卫发〔2025〕7号）"),
    good=("《关于做好巡诊工作的通知》（国卫发〔2025〕1号）", "《关于做好巡诊工作的通知》（国卫发〔2025〕1号）"),
)
_PAIR = r"《(?P<title>[^《》]+(?:《[^《》]+》[^《》]*)?)》\s*[（(](?P<number>[^（）()《》]{4,30}?号)[）)]"


def _pairs(draft: Draft) -> Iterator[tuple[int, re.Match[str], str]]:
    for number, match in draft.matches(_PAIR):
        mentions = list(find_document_numbers(match["number"]))
        if len(mentions) == 1:
            yield number, match, str(mentions[0].number)


def mismatched(draft: Draft, known: Known) -> Iterator[Mark]:
    """Titles with the number of another document."""
    for number, match, wanted in _pairs(draft):
        by_number = known.ledger.find(wanted, "document", "notice")
        by_title = _document(known, match["title"])
        if by_number is not None and not _same_title(by_number, match["title"]):
            yield MISMATCHED.at(
                number, match.span("number"), printed=match["number"], title=_nested(by_number.name), number=""
            )
        elif by_number is None and by_title is not None and by_title.text("number"):
            right = f"，文号为{by_title.text('number')}"
            yield MISMATCHED.at(
                number, match.span("number"), printed=match["number"], title=_nested(by_title.name), number=right
            )


def pairs_differ(draft: Draft, _known: Known) -> Iterator[Mark]:
    """One title with two numbers, one number with two titles."""
    titles: dict[str, tuple[int, str]] = {}
    numbers: dict[str, tuple[int, str]] = {}
    for number, match, wanted in _pairs(draft):
        for seen, key, value in ((titles, match["title"], wanted), (numbers, wanted, match["title"])):
            first, other = seen.setdefault(key, (number, value))
            if other != value and not (other in value or value in other):
                place = draft.paragraphs[first].place(0)
                yield PAIRED_TWICE.at(number, match, printed=match[0], first=place, other=other)


def _document(known: Known, title: str) -> Record | None:
    """The document of the ledger that a title means, whole or without its issuer."""
    found = known.ledger.find(title, "document", "notice")
    if found is not None or len(title) < 8:
        return found
    ending = [
        one
        for one in known.ledger.sound("document")
        if one.name.endswith(title) or title in one.items("attached") or f"《{title}》" in one.name
    ]
    return ending[0] if len(ending) == 1 else None


def _same_title(record: Record, title: str) -> bool:
    names = [record.name, record.text("short_name"), *(one["name"] for one in record.items("aliases"))]
    names += record.items("attached")
    plain = _plain(title)
    return any(plain in _plain(name) or _plain(name) in plain for name in names if name)


def _nested(title: str) -> str:
    """A title that is to stand between 《》: those within are 〈〉 (GB/T 15834—2011, 4.15.3.4)."""
    return title.replace("《", "〈").replace("》", "〉")


def _plain(title: str) -> str:
    return re.sub(r"[《》（）()\s〈〉]", "", title)


LATER = Check(
    code="JH217",
    name="basis-later",
    title="依据晚于成文日期",
    why="文件不能以后来的文件为依据，年份或日期必有一处不对。",
    message="“{printed}”晚于本稿的成文日期{day}{dated}",
    help="请核对文号的年份和成文日期",
    bad=("根据国办发〔2027〕32号文件，制定本方案。", "2026年3月2日"),
    good=("根据国办发〔2017〕32号文件，制定本方案。", "2026年3月2日"),
)


def later_bases(draft: Draft, known: Known) -> Iterator[Mark]:
    """Numbers of documents that are later than the day the draft bears."""
    if draft.day is None:
        return
    for number, text in draft.texts():
        for mention in find_document_numbers(text):
            document = known.ledger.find(str(mention.number), "document")
            on = start_of(document.get("date")) if document else None
            if (mention.number.year or 0) > draft.day.year or (on is not None and on > draft.day):
                span = (mention.start, mention.end)
                dated = f"（台账为{printed_day(on)}）" if on else ""
                day = printed_day(draft.day)
                yield LATER.at(number, span, printed=text[slice(*span)], day=day, dated=dated)


TABLE: tuple[Entry, ...] = (
    (UNKNOWN_NUMBER, unknown_numbers),
    (MISMATCHED, mismatched),
    (LATER, later_bases),
    (PAIRED_TWICE, pairs_differ),
    (BRACKETS, number_forms),
)
