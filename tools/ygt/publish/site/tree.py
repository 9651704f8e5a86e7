"""The organisation as a tree: 医共委 → 医共体（党委·负责人员）→ 牵头和辅助医院 → 中心 → 成员单位 → 村卫生室."""

from __future__ import annotations

from dataclasses import dataclass, field

from ygt.ledger.composition import AUXILIARY, LEAD, MEMBER, Declared, composition, members_of, said
from ygt.ledger.record import Record
from ygt.ledger.roster import roster
from ygt.ledger.tiers import VILLAGE
from ygt.ledger.time import holds_on, in_force
from ygt.publish.site.markup import Link
from ygt.publish.site.relations import managed_by
from ygt.publish.site.workspace import Workspace

GOVERNING = "管理委员会"


@dataclass(slots=True, eq=False)
class Node:
    """One place in the tree: what stands there, a word on it, and what is below."""

    link: Link
    note: str = ""
    missing: bool = False
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Community:
    """What a community is made of on the day, for the tree and for the drawing alike."""

    record: Record
    bodies: list[Record]
    leads: list[Record]
    auxiliaries: list[Record]
    centres: dict[str, list[Record]]
    kinds: list[Kind]


@dataclass(slots=True, eq=False)
class Kind:
    """The ordinary members of one kind: those named, and how many are declared."""

    name: str
    members: list[Record]
    declared: int | None

    @property
    def count(self) -> int:
        """How many there are, as declared or else as named."""
        return len(self.members) if self.declared is None else self.declared

    @property
    def missing(self) -> int:
        """How many are declared and not named."""
        return max(0, self.count - len(self.members))

    def said(self, source: str) -> str:
        """The numbers in words: 应11家，公开文件未列名."""
        return said(self.count, len(self.members), source)


def communities(workspace: Workspace) -> list[Community]:
    """The communities of the county, each with what it is made of."""
    declared = composition(workspace.ledger, workspace.day)
    return [
        _community(workspace, one, declared)
        for one in workspace.sound("community")
        if in_force(one.data, workspace.day)
    ]


def _community(workspace: Workspace, one: Record, declared: list[Declared]) -> Community:
    ledger, day = workspace.ledger, workspace.day
    alone = len(workspace.sound("community")) == 1
    of_one = [
        body
        for body in workspace.bodies()
        if holds_on(body.data, workspace.day)
        and body.text("community")
        and ledger.find(body["community"], "community") is one
        and body["level"] != "机构"
    ]
    centres: dict[str, list[Record]] = {}
    for centre in workspace.now("centre"):
        community = ledger.find(centre["community"], "community") if centre.text("community") else None
        if community is one or (community is None and alone):
            centres.setdefault(workspace.label(centre, "group"), []).append(centre)
    return Community(
        record=one,
        bodies=[body for body in of_one if body["level"] == "医共体"] + [b for b in of_one if b["level"] == "专业"],
        leads=members_of(ledger, one, day, LEAD),
        auxiliaries=members_of(ledger, one, day, AUXILIARY),
        centres=centres,
        kinds=_kinds(workspace, one, declared, alone),
    )


def _kinds(workspace: Workspace, one: Record, declared: list[Declared], alone: bool) -> list[Kind]:
    members: dict[str, list[Record]] = {}
    for member in members_of(workspace.ledger, one, workspace.day, MEMBER):
        members.setdefault(member["kind"], []).append(member)
    counts: dict[str, int] = {}
    for line in declared:
        named = line.data.get("community")
        here = workspace.ledger.find(named, "community") is one if named else alone
        if here and line.data.get("role", MEMBER) == MEMBER and not _is_of_leads(line, one, workspace):
            counts[line.data["kind"]] = counts.get(line.data["kind"], 0) + line.count
    names = [*counts, *(kind for kind in members if kind not in counts)]
    names.sort(key=lambda kind: kind == VILLAGE)
    return [Kind(kind, members.get(kind, []), counts.get(kind)) for kind in names]


def _is_of_leads(line: Declared, one: Record, workspace: Workspace) -> bool:
    """A line without role whose members are all leads or auxiliaries (综合医院1家) counts no ordinary member."""
    if "role" in line.data or not line.listed:
        return False
    ordinary = members_of(workspace.ledger, one, workspace.day, MEMBER)
    return not any(member is other for member in line.listed for other in ordinary)


def governing(workspace: Workspace) -> list[Record]:
    """The bodies above the communities: 医共委, 管委会."""
    return [one for one in workspace.now("body") if one["function"] == GOVERNING and one["level"] == "县级"]


def tree(workspace: Workspace) -> list[Node]:
    """The tree with its governing body at the root, or its communities where there is none."""
    below = [_community_node(workspace, one) for one in communities(workspace)]
    roots = [_body_node(workspace, one) for one in governing(workspace)]
    if not roots:
        return below
    first = roots[0]
    office = _office_node(workspace, governing(workspace)[0])
    others = [
        _body_node(workspace, one)
        for one in workspace.now("body")
        if one["level"] in {"县级", "临时"} and one not in governing(workspace)
    ]
    first.children = [*([office] if office and not _has_office_body(workspace) else []), *others, *below]
    return roots


def _has_office_body(workspace: Workspace) -> bool:
    return any(one["function"] == "办公室" for one in workspace.now("body"))


def _office_node(workspace: Workspace, body: Record) -> Node | None:
    office = body.get("office")
    if not office:
        return None
    host = workspace.named(office["host"], "unit", "institution")
    return Node(Link(str(office["name"]), host.address), f"设在{host.text}")


def _body_node(workspace: Workspace, body: Record) -> Node:
    found = roster(workspace.ledger, body, workspace.day)
    unknown = found.seats("待填报")
    if not found.present:
        note = "名单待填报"
    else:
        note = f"{len(found.present)}人" + (f"，待填报{unknown}席" if unknown else "")
    return Node(workspace.link(body, body.text("short_name") or body.name), note, missing=bool(unknown))


def _community_node(workspace: Workspace, one: Community) -> Node:
    children = [_body_node(workspace, body) for body in one.bodies]
    children += [_institution_node(workspace, member, LEAD) for member in one.leads]
    children += [_institution_node(workspace, member, AUXILIARY) for member in one.auxiliaries]
    if one.centres:
        total = sum(len(found) for found in one.centres.values())
        groups = [Node(Link(name), f"{len(found)}个", children=[]) for name, found in one.centres.items()]
        children.append(Node(workspace.to("centres", "中心"), f"{total}个", children=groups))
    children += [_kind_node(workspace, kind) for kind in one.kinds]
    return Node(workspace.link(one.record), one.record.text("kind"), children=children)


def _institution_node(workspace: Workspace, member: Record, role: str) -> Node:
    return Node(workspace.link(member), role)


def _kind_node(workspace: Workspace, kind: Kind) -> Node:
    # Village clinics stand under the institutions that manage them; each has its own page.
    listed = [] if kind.name == VILLAGE else kind.members
    children = [Node(workspace.link(member), _managed(workspace, member)) for member in listed]
    link = workspace.to("members/index", kind.name, "list")
    return Node(link, kind.said(workspace.naming_source), missing=bool(kind.missing), children=children)


def _managed(workspace: Workspace, member: Record) -> str:
    count = sum(one.text("kind") == VILLAGE for one in managed_by(workspace, member))
    return f"管理村卫生室{count}家" if count else ""


def alliances(workspace: Workspace) -> list[Record]:
    """The alliances that hold on the day; they stand beside the tree, not in it."""
    return [one for one in workspace.sound("alliance") if holds_on(one.data, workspace.day)]
