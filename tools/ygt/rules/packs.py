"""The packs of clauses a county uses (YGT715, YGT716, YGT720)."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.findings import Finding, Related, Rule
from ygt.ledger.ledger import Ledger
from ygt.ledger.packs import Pack, pack_names
from ygt.rules.examples import county
from ygt.rules.rule import Entry
from ygt.schema.suggestion import nearest

_PACKS = "packs: [{pack: %s}]\n"
_NAMES = "packs: [{pack: beian-2024, names: [{printed: %s, here: %s}]}]\n"

LISTED = 20
"""How many names one note lists before it counts the rest."""

UNKNOWN_PACK = Rule(
    code="YGT715",
    name="unknown-pack",
    severity="error",
    title="条款包不存在或重复",
    why="县域适用的条款包以标识写明，一个条款包只写一次。",
    message="{problem}",
    help="可用的条款包：{known}",
    bad=county(_PACKS % "beian-2042"),
    good=county(_PACKS % "beian-2024"),
    exceptable=False,
)


def unknown_packs(ledger: Ledger) -> Iterator[Finding]:
    """Packs a county names that there are not, that cannot be read, or that it names twice."""
    if ledger.county is None or not ledger.county.sound or not ledger.county.items("packs"):
        return
    known = pack_names(ledger.contract.folder)
    readable = {pack.id for pack in ledger.packs}
    first: dict[str, int] = {}
    for index, row in enumerate(ledger.county.items("packs")):
        name, place = row["pack"], ledger.county.place("packs", index, "pack")
        related = [Related(ledger.county.place("packs", first[name], "pack"), "首次写明")] if name in first else []
        if name not in known:
            meant = nearest(name, known)
            problem = f"没有条款包“{name}”" + (f"，是否应为“{meant}”？" if meant else "")
        elif related:
            problem = f"条款包“{name}”写了两次"
        elif name not in readable:
            problem = f"条款包“{name}”的说明文件有误，无法读取"
        else:
            first[name] = index
            continue
        yield UNKNOWN_PACK.at(place, related=related, problem=problem, known="、".join(known) or "无")


UNRESOLVED = Rule(
    code="YGT716",
    name="pack-name-unresolved",
    severity="note",
    title="条款所印名称在本县未能辨认",
    why="条款中的单位、机构名称按文件所印。本县没有登记同名的，要写明在本县指什么，相关条款才能判断。",
    message="{problem}",
    help="{remedy}",
    bad=county(_NAMES % ("市卫健局", "示例县卫生健康居")),
    good=county(),
)


def unresolved(ledger: Ledger) -> Iterator[Finding]:
    """Names a pack prints that the county's ledger does not know: one note a pack, one for each wrong replacement."""
    for pack in ledger.packs:
        if ledger.county is None or not ledger.county.sound:
            return
        named = {
            one["printed"]: index for index, one in enumerate(ledger.county.items("packs")[pack.row].get("names", ()))
        }
        strange: list[str] = []
        for name, kinds in _printed(pack):
            if not kinds or not ledger.partial.isdisjoint(kinds) or ledger.names.find(pack.here(name), kinds):
                continue
            if name not in named:
                strange.append(name)
                continue
            meant = nearest(pack.here(name), ledger.names.known(kinds))
            near = f"，是否应为“{meant}”？" if meant else ""
            yield UNRESOLVED.at(
                ledger.county.place("packs", pack.row, "names", named[name], "here"),
                problem=f"“{name}”对照为“{pack.here(name)}”，未登记{near}",
                remedy="改为已登记的名称，或先登记",
                unit=pack.about.name,
            )
        if strange:
            more = f"等{len(strange)}个" if len(strange) > LISTED else ""
            yield UNRESOLVED.at(
                ledger.county.place("packs", pack.row, "pack"),
                problem=f"{pack.about.name}所印的名称在本县未能辨认：{'、'.join(strange[:LISTED])}{more}",
                remedy="登记为该单位的别名，或在此条款包的 names（名称对照）中写明，"
                f"如 printed: {strange[0]}，here: 本县名称",
                unit=pack.about.name,
            )


UNPRINTED = Rule(
    code="YGT720",
    name="pack-name-unprinted",
    severity="error",
    title="名称对照中有条款未印的名称",
    why="名称对照只对条款所印的名称起作用，写错一个字就对不上。",
    message="{pack}没有印“{name}”{near}",
    help="照条款包说明文件（pack.yaml）的 names 更正，或删去此行",
    bad=county(_NAMES % ("市卫建局", "示例县卫生健康局")),
    good=county(_NAMES % ("市卫健局", "示例县卫生健康局")),
)


def unprinted(ledger: Ledger) -> Iterator[Finding]:
    """Rows of names a pack does not print."""
    for pack in ledger.packs:
        if ledger.county is None or not ledger.county.sound:
            return
        printed = [name for name, _ in _printed(pack)]
        for index, row in enumerate(ledger.county.items("packs")[pack.row].get("names", ())):
            if row["printed"] not in printed:
                meant = nearest(row["printed"], printed)
                place = ledger.county.place("packs", pack.row, "names", index, "printed")
                near = f"，是否应为“{meant}”？" if meant else ""
                yield UNPRINTED.at(place, pack=pack.about.name, name=row["printed"], near=near)


def _printed(pack: Pack) -> list[tuple[str, tuple[str, ...]]]:
    return [(one["name"], tuple(one["kinds"])) for one in pack.about.items("names")]


TABLE: tuple[Entry, ...] = ((UNKNOWN_PACK, unknown_packs), (UNRESOLVED, unresolved), (UNPRINTED, unprinted))
