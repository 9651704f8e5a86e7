"""The pages of the member institutions, and of the institutions outside every community."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ygt.dates import printed
from ygt.ledger.blanks import FACTS
from ygt.ledger.composition import composition, present_participations
from ygt.ledger.record import Record
from ygt.ledger.tiers import VILLAGE
from ygt.ledger.time import holds_on
from ygt.publish.site.duties import duties_of
from ygt.publish.site.facts import Facts, naming
from ygt.publish.site.finding import all_names, findable
from ygt.publish.site.former import former, past_state
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Shown, joined
from ygt.publish.site.member_rows import listing
from ygt.publish.site.offices import offices
from ygt.publish.site.relations import assignments_of, centres_at, history, managed_by, seats_of, support_of
from ygt.publish.site.stocking import own_catalogue
from ygt.publish.site.workspace import Workspace


def pages(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The list of institutions, and a page for each."""
    title = f"{workspace.name}成员单位"
    kinds = dict.fromkeys(one.text("kind") for one in workspace.sound("institution"))
    listed = Frame(
        workspace,
        title,
        workspace.addresses.page("members/index"),
        here="成员单位",
        contents=False,
        found_by=findable("成员单位", "名册", *kinds),
        boost=3,
    )
    found = listing(workspace)
    yield framed(
        listed,
        "members.md",
        declared=composition(workspace.ledger, workspace.day),
        many=len(workspace.sound("community")) > 1,
        listing=found,
        facets=f"kind=机构类别:{','.join(kinds)}",
        former=list(former(workspace)),
    )
    for institution in workspace.sound("institution"):
        if workspace.addresses.of(institution):
            yield _page(workspace, institution)


def _page(workspace: Workspace, one: Record) -> tuple[str, str]:
    frame = Frame.of(
        workspace,
        one,
        [workspace.to("members/index", "成员单位")],
        found_by=[*findable(*all_names(one)), *_codes(one)],
        boost=0.5 if one.text("kind") == VILLAGE else 1.5,
    )
    status = workspace.label(one, "operating_status")
    return framed(
        frame,
        "member.md",
        past=past_state(workspace, one),
        status="" if status == "开业" else status,
        facts=_facts(workspace, one),
        plates=[_plate(workspace, plate) for plate in one.items("plates")],
        capabilities=one.items("capabilities"),
        offices=offices(workspace, one),
        history=history(workspace, one),
        centres=centres_at(workspace, one),
        support=support_of(workspace, one),
        sent=assignments_of(workspace, one),
        managed=[workspace.link(managed) for managed in managed_by(workspace, one)],
        catalogue=own_catalogue(workspace, one),
        seats=seats_of(workspace, one),
    )


def _codes(one: Record) -> list[str]:
    return [one.text(key) for key in ("credit_code", "licence_code") if one.text(key)]


def _facts(workspace: Workspace, one: Record) -> Facts:
    facts = Facts()
    facts.text(one, "kind")
    for part in present_participations(workspace.ledger, one, workspace.day):
        facts.add("参加医共体", [workspace.link(part.community), f"（{part.role}）"])
    if one.text("kind") == VILLAGE:
        facts.add(
            "管理单位",
            workspace.named(one["managed_by"], "institution") if one.text("managed_by") else "",
            expected=True,
        )
        facts.text(one, "established_by", "level", "grade", "credit_code")
    else:
        facts.named(workspace, "管理单位", one, "managed_by", "institution")
        for key, _ in FACTS:
            facts.text(one, key, expected=True)
    facts.text(one, "licence_code", "ws218", "division", "ownership", "economic_type")
    if "legal_person" in one.data:
        facts.add("独立法人", "是" if one["legal_person"] else "否")
    facts.text(one, "operating_status", "beds", "ambulances")
    if one.get("in_120") is True:
        facts.add("院前急救", "纳入120体系")
    naming(facts, one)
    facts.add("承担事项", duties_of(workspace, one))
    facts.day("设立日期", one, "from")
    facts.add("备注", one.text("remark"))
    return facts


def _plate(workspace: Workspace, plate: dict[str, Any]) -> list[Shown]:
    state = "（拟加挂）" if plate.get("planned") else "" if holds_on(plate, workspace.day) else "（已不再加挂）"
    since = f"，{printed(plate['from'])}起" if "from" in plate else ""
    approved = f"，批准：{plate['approved_by']}" if "approved_by" in plate else ""
    basis = workspace.sources(plate)
    return [plate["name"], state, since, approved, ["（依据：", joined(basis), "）"] if basis else ""]
