"""One name, one record: names, codes and aliases (YGT201–YGT204, YGT208)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.fields import Field
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.rules.examples import CLINIC, TOWNSHIPS, clinic, shown
from ygt.rules.rule import Entry

DUPLICATE_NAME = Rule(
    code="YGT201",
    name="duplicate-name",
    severity="error",
    title="名称重复",
    why="各处以正式名称相互引用，同类记录中名称必须唯一。",
    message="{kind}“{name}”重复登记",
    help="合并为一条；如确为不同的{kind}，{apart}",
    label="第二次登记",
    bad=shown(TOWNSHIPS, "- name: 松岭乡卫生院\n  id: songling-2\n  kind: 乡镇卫生院\n"),
    good=clinic(),
    exceptable=False,
)


def duplicate_names(ledger: Ledger) -> Iterator[Finding]:
    """Records of one kind that share their official name, where the contract says names are unique."""
    for kind, records in ledger.records.items():
        node = records[0].node(records[0].kind.naming)
        if node is None or not node.schema.get("x-unique"):
            continue
        for first, *others in ledger.names.official(kind).values():
            for other in others:
                yield DUPLICATE_NAME.at(
                    other.head(),
                    related=[Related(first.head(), "首次登记在此")],
                    kind=other.kind.title,
                    name=other.name,
                    apart="分别编号" if other.kind.naming == "id" else "分别写明全称",
                )


DUPLICATE_CODE = Rule(
    code="YGT202",
    name="duplicate-code",
    severity="error",
    title="标识或代码重复",
    why="标识、信用代码、登记号、本位码、代字等在同类记录中只能属于一条。",
    message="“{title}”的值“{value}”已用于{other}",
    help="核对两处，改正其中误填的一处；已启用的{title}不要改给别的{kind}",
    label="第二次使用",
    bad=shown(TOWNSHIPS, CLINIC.replace("liuhe", "songling")),
    good=clinic(),
    exceptable=False,
)


def duplicate_codes(ledger: Ledger) -> Iterator[Finding]:
    """Fields marked unique, other than the name, whose value two records share."""
    seen: dict[tuple[str, str, str], Field] = {}
    for field in ledger.fields:
        if "x-unique" not in field.node.schema or field.steps == (field.record.kind.naming,):
            continue
        keys = "/".join(step for step in field.steps if isinstance(step, str))
        first = seen.setdefault((field.record.kind.name, keys, field.value), field)
        if first is not field and not _named_alike(field) and not _same_record(first.record, field.record):
            yield DUPLICATE_CODE.at(
                field.place(),
                related=[Related(first.place(), "首次使用在此")],
                title=field.node.title,
                value=field.value,
                other=first.record.subject(),
                kind=field.record.kind.title,
            )


def _same_record(first: Record, other: Record) -> bool:
    """Whether a record is registered twice, of which other rules speak: then its codes are of course the same."""
    naming = first.node(first.kind.naming)
    by_name = naming is not None and bool(naming.schema.get("x-unique")) and first.name == other.name
    return first is not other and (by_name or (len(first.kind.identity) > 1 and _identity(first) == _identity(other)))


def _identity(record: Record) -> tuple[str, ...]:
    return tuple(str(record.get(field, "")).strip() for field in record.kind.identity)


def _named_alike(field: Field) -> bool:
    """Whether the field is the name of a record kept inside another, of which `duplicate_names` speaks."""
    parts = field.record.kind.parts
    return len(field.steps) == 3 and field.steps[0] in parts and field.steps[2] == parts[str(field.steps[0])].naming


_DRUGS = "catalogues/drugs/cardiovascular.yaml"
_DRUG = (
    "- name: 氨氯地平\n  id: anlvdiping-2\n  kind: 化学药品\n  form: 片剂\n  strength: 5mg\n  maker: %s\n"
    "  stocked_at: [县]\n  listed: {on: 2026-01-01, reason: 遴选, decided_by: {meeting: 县药事会2025年第1次会议}}\n"
)

IDENTICAL_RECORD = Rule(
    code="YGT203",
    name="identical-record",
    severity="error",
    title="内容相同的记录重复登记",
    why="通用名、剂型、规格、包装、生产企业全部相同的药品是同一药品；其他各类记录同理。",
    message="{subject}重复登记（{fields}均相同）",
    help="{remedy}",
    label="第二次登记",
    bad=shown(_DRUGS, _DRUG % "示例制药有限公司"),
    good=shown(_DRUGS, _DRUG % "青河制药有限公司"),
    exceptable=False,
)


def identical_records(ledger: Ledger) -> Iterator[Finding]:
    """Records of kinds known by several fields together that agree in all of them."""
    for records in ledger.records.values():
        kind = records[0].kind
        if len(kind.identity) < 2:
            continue
        seen: dict[tuple[str, ...], Record] = {}
        for record in records:
            first = seen.setdefault(_identity(record), record)
            if first is not record and record.sound:
                titles = [kind.record.properties[field].title for field in kind.identity if field in record.data]
                yield IDENTICAL_RECORD.at(
                    record.head(),
                    related=[Related(first.head(), "首次登记在此")],
                    subject=record.subject(),
                    fields="、".join(titles),
                    remedy=_remedy(record),
                )


def _remedy(record: Record) -> str:
    """What to do with a record registered twice; of what makes two of them, what this one leaves open is named."""
    properties = record.kind.record.properties
    left_open = [properties[field].title for field in record.kind.identity if field not in record.data]
    apart = f"补全{'或'.join(left_open)}" if left_open else "更正其中误填的内容"
    return f"删去重复的一条；如确为不同的{record.kind.title}，{apart}"


ALIAS_TAKEN = Rule(
    code="YGT204",
    name="alias-taken",
    severity="error",
    title="别名与其他记录的名称相同",
    why="别名、简称与另一记录的正式名称相同，引用时就分不清指哪一个。",
    message="{subject}的{by}“{name}”是{other}的正式名称",
    help="改用能够区分的{by}，或删去该{by}",
    bad=clinic("  aliases:\n    - {name: 松岭乡卫生院, usage: 简称}\n"),
    good=clinic("  aliases:\n    - {name: 柳河卫生院, usage: 简称}\n"),
    exceptable=False,
)


def aliases_taken(ledger: Ledger) -> Iterator[Finding]:
    """Aliases and short names that are another record's official name in the same kind."""
    for kind in ledger.records:
        official = ledger.names.official(kind)
        for name, matches in ledger.names.others(kind).items():
            for match in matches:
                others = [one for one in official.get(name, []) if one is not match.record]
                if others and match.by in {"别名", "简称"}:
                    yield ALIAS_TAKEN.at(
                        match.record.place(*match.steps),
                        related=[Related(others[0].head(), "该正式名称登记在此")],
                        subject=match.record.subject(),
                        by=match.by,
                        name=name,
                        other=others[0].subject(),
                    )


IN_TWO_LISTS = Rule(
    code="YGT208",
    name="institution-and-unit",
    severity="note",
    title="同一名称既登记为机构又登记为单位",
    why="成员机构登记在 members/，部门和医共体以外的单位登记在 org/units.yaml。两处都有的，引用时分不清指哪一条。",
    message="“{name}”既登记为机构，又登记为单位",
    help="是医共体成员或本县域医疗卫生机构的，只保留 members/ 中的一条",
    label="第二次登记",
    bad=shown("org/units.yaml", "- {name: 松岭乡卫生院, id: songling, kind: 事业单位}\n"),
    good=shown("org/units.yaml", "- {name: 示例省人民医院, id: sheng, kind: 域外医疗机构}\n"),
)


def in_two_lists(ledger: Ledger) -> Iterator[Finding]:
    """Names borne by an institution and a unit, official or other."""
    for unit in ledger.all("unit"):
        names = [unit.name, *(match.name for match in ledger.names.of(unit))]
        found = next((one for name in names if name for one in ledger.names.find(name, ["institution"])), None)
        if found is not None:
            related = [Related(found.head(), "机构登记在此")]
            yield IN_TWO_LISTS.at(unit.head(), related=related, unit=unit.name, name=unit.name)


TABLE: tuple[Entry, ...] = (
    (DUPLICATE_NAME, duplicate_names),
    (DUPLICATE_CODE, duplicate_codes),
    (IDENTICAL_RECORD, identical_records),
    (ALIAS_TAKEN, aliases_taken),
    (IN_TWO_LISTS, in_two_lists),
)
