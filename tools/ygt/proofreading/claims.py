"""Who a draft says holds which post: in brackets behind the name, before the name, in lines and tables of a roster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ygt.ledger.record import Record
from ygt.proofreading.draft import Draft
from ygt.proofreading.known import Known
from ygt.rules.printed_texts import HAN

TITLE = (
    r"(?:党组|党委|党支部|党总支|纪委|常务|第一|兼)?(?:副)?"
    r"(?:书记|局长|主任|院长|县长|区长|旗长|市长|州长|省长|镇长|乡长|部长|理事长|监事长|大队长|苏木长|站长|所长|处长|科长|指导员|主席|总会计师|负责人|秘书长|会长|校长|组长)"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟黄和穆萧尹姚邵湛汪祁毛狄米贝明臧计成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀惠甄封储靳段焦巴牧隗山谷车侯班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳姬申冉宰桑桂牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连习艾向古易慎戈廖终居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾毋沙养鞠须丰巢关查荆红游竺权盖益桓公肖闫付代"
)
AFTER_NAME = r"(?=同志|[，。、；：）)（(\s]|$|任(?!务)|主持|担任|出席|参加|兼|和|为)"


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A person in a post of a unit, as a draft has it, at the span that says so."""

    paragraph: int
    start: int
    end: int
    person: str
    unit: Record
    title: str
    printed: str


def claims(draft: Draft, known: Known) -> list[Claim]:
    """What the draft says of persons and posts of units the ledger knows, in order, each once."""
    found: dict[tuple[int, str, int, str], Claim] = {}
    for one in (*_bracketed(draft, known), *_before_name(draft, known), *_listed(draft, known)):
        found.setdefault((one.paragraph, one.person, id(one.unit), one.title), one)
    return sorted(found.values(), key=lambda one: (one.paragraph, one.start))


def persons(known: Known) -> set[str]:
    """The names of all persons in the ledger."""
    return {one.value for one in known.ledger.persons}


def posts_in(known: Known, text: str) -> Iterator[tuple[Record, str]]:
    """The posts that a text lists: 旗委副书记、旗人民政府旗长. What names no known unit is passed over."""
    for part in re.split("[、，,；;]", re.sub(r"\s", "", text)):
        for size in range(len(part) - 1, 1, -1):
            unit = known.resolve(part[:size], "unit", "institution")
            title = part[size:]
            if unit is not None and (re.fullmatch(TITLE, title) or _has_title(unit, title)):
                yield unit, title
                break


def _has_title(unit: Record, title: str) -> bool:
    return any(office["title"] == title for office in unit.items("offices")) if unit.sound else False


def _bracketed(draft: Draft, known: Known) -> Iterator[Claim]:
    """赵远山（县长）, with the unit in the brackets."""
    pattern = rf"(?<!{HAN})(?P<name>{HAN}{{2,4}}|{HAN}\s{{1,4}}{HAN})[（(](?P<post>[^（）()]{{3,40}})[）)]"
    for number, match in draft.matches(pattern):
        for unit, title in posts_in(known, match["post"]):
            name = re.sub(r"\s", "", match["name"])
            yield Claim(number, match.start(), match.end(), name, unit, title, match[0])


def _before_name(draft: Draft, known: Known) -> Iterator[Claim]:
    """县财政局局长周允中."""
    people = persons(known)
    longest = max(map(len, people), default=0)
    for mention in known.mentions:
        if (
            mention.record.kind.name not in {"unit", "institution"}
            or len({id(one.record) for one in mention.names}) > 1
        ):
            continue
        text = draft.paragraphs[mention.paragraph].text
        title = re.compile(TITLE).match(text, mention.end)
        if title is None:
            continue
        rest = text[title.end() : title.end() + max(longest, 4)]
        name = next((rest[:size] for size in range(longest, 1, -1) if rest[:size] in people), "")
        if (
            not name
            and rest[:1] in SURNAMES
            and (other := re.match(rf"{HAN}{{2,3}}?{AFTER_NAME}", text[title.end() :]))
        ):
            name = other[0]
        if name:
            end = title.end() + len(name)
            printed = text[mention.start : end]
            yield Claim(mention.paragraph, mention.start, end, name, mention.record, title[0], printed)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a roster: the role it stands under, the person, the post printed beside; `label` as printed."""

    paragraph: int
    start: int
    end: int
    role: str
    person: str
    post: str
    label: str = ""


_NAME = rf"{HAN}(?:[ \u3000\xa0_]{{0,6}}{HAN}){{1,6}}?"
_LINE = re.compile(
    rf"[\s\u3000]*(?:(?P<label>{HAN}(?:\s{{0,4}}{HAN}){{1,7}})\s*[:：]\s*)?"
    rf"(?P<name>{_NAME})(?:[\s\u3000]+|[（(])(?P<post>[^\s，。；：:（）()][^，。；：:（）()]*)[）)]?\s*"
)
MOST_OF_NAME = 7


def rows(draft: Draft) -> list[Row]:
    """The lines of rosters: a name and a post set apart by space or brackets, with the role where it is given."""
    found = []
    role = ""
    for number, paragraph in enumerate(draft.paragraphs):
        match = _LINE.fullmatch(paragraph.text) if paragraph.is_running else None
        name = re.sub(r"[\s\u3000_]", "", match["name"]) if match else ""
        # Within a roster a post may be cut short by the end of its line.
        held = match is not None and (
            re.search(TITLE, match["post"]) or (role and re.search(r"\s{2}|\t", match[0].strip()))
        )
        if match is None or not 2 <= len(name) <= MOST_OF_NAME or not held:
            role = ""
            continue
        label = re.sub(r"[\s\u3000]", "", match["label"] or "")
        role = label or role
        post = re.sub(r"[\s\u3000]", "", match["post"])
        found.append(Row(number, match.start("name"), match.end("post"), role, name, post, label))
    return found + list(_table_rows(draft))


def _table_rows(draft: Draft) -> Iterator[Row]:
    """Rows of tables with one cell that is a name and a later one that ends in a title."""
    cells: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, paragraph in enumerate(draft.paragraphs):
        if place := re.fullmatch(r"(表[0-9]+)第([0-9]+)行第[0-9]+列", paragraph.where.label):
            text = re.sub(r"[\s\u3000]", "", paragraph.text)
            cells.setdefault((place[1], place[2]), []).append((number, text))
    for held in cells.values():
        for at, (number, text) in enumerate(held):
            post = next((other for _, other in held[at + 1 :] if re.search(rf"{TITLE}$", other)), "")
            if 2 <= len(text) <= 4 and text[0] in SURNAMES and post and len(post) > len(text):
                role = next(
                    (other for _, other in held[:at] if re.fullmatch(rf"{TITLE}|委员|成员|理事|监事", other)), ""
                )
                end = len(draft.paragraphs[number].text)
                yield Row(number, 0, end, role, text, post)
                break


def _listed(draft: Draft, known: Known) -> Iterator[Claim]:
    for row in rows(draft):
        for unit, title in posts_in(known, row.post):
            printed = f"{row.person} {row.post}"
            yield Claim(row.paragraph, row.start, row.end, row.person, unit, title, printed)
