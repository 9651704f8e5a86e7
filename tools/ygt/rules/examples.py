"""Pieces of YAML that the examples of several rules share, written for the miniature county they are laid over."""

from __future__ import annotations

from ygt.findings import Example

TOWNSHIPS = "members/township.yaml"
COUNTY = "org/county.yaml"
DOCUMENTS = "org/documents.yaml"
BODY = "org/bodies/quality.yaml"
COMMUNITY = "示例县紧密型县域医疗卫生共同体"
DECIDED = "decided_by: {document: 实施方案}"

CLINIC = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"
"""A township clinic the miniature county does not have; an institution's fields can follow."""


def shown(path: str, text: str) -> tuple[Example, ...]:
    """An example made of one file."""
    return (Example(path, text),)


def clinic(more: str = "") -> tuple[Example, ...]:
    """A further township clinic with the lines `more`."""
    return shown(TOWNSHIPS, CLINIC + more)


def member(community: str = COMMUNITY, role: str = "成员单位", more: str = ", from: 2024-06-28") -> str:
    """One entry of an institution's `memberships`."""
    return f"    - {{community: {community}, role: {role}{more}}}\n"


def county(more: str = "", standing: str = "fictional", communities: str = "") -> tuple[Example, ...]:
    """The county's own file with the one community, those of `communities` and the lines `more`."""
    division = '"231181"' if standing == "compiled" else '"990101"'
    return shown(
        COUNTY,
        f"name: 示例县\nid: shili\ndivision: {division}\nstanding: {standing}\ncommunities:\n"
        f"  - {{name: {COMMUNITY}, id: a, kind: 紧密型县域医共体}}\n{communities}{more}",
    )


SEATS = "seats:\n  - {post: 主任委员, min: 1, max: 1}\n  - {post: 委员, min: 1, max: 1}\n"


def body(members: str, seats: str = SEATS, more: str = "") -> tuple[Example, ...]:
    """A further body, 医疗质量管理委员会, with its seats and its `memberships`."""
    head = "name: 示例县医疗质量管理委员会\nid: quality\nlevel: 专业\ntrack: 行政\nfunction: 医疗质量管理委员会\n"
    return shown(BODY, head + more + seats + ("memberships:\n" + members if members else ""))


def seated(person: str, post: str, more: str = "from: 2025-01-01", decided: str = DECIDED) -> str:
    """One entry of a body's `memberships`."""
    fields = ", ".join(part for part in (f"person: {person}", f"post: {post}", more, decided) if part)
    return f"  - {{{fields}}}\n"


CHAIR = seated("吴本草", "主任委员")
MEMBER = seated("褚明镜", "委员")


def document(number: str = "示政发〔2025〕5号", more: str = "", date: str = "2025-03-01") -> str:
    """A further document of the county's government."""
    return (
        "- title: 示例县人民政府关于加强村卫生室建设的通知\n  id: cunweishi\n  kind: 通知\n  status: 现行\n"
        f"  issuers: [示例县人民政府]\n  number: {number}\n  date: {date}\n{more}"
    )


def notice(
    status: str, more: str = "", issuer: str = "示例县人民政府办公室", body: str = "理事会"
) -> tuple[Example, ...]:
    """A further notice of the county's government office."""
    return shown(
        "org/notices/extra.yaml",
        "title: 示例县人民政府办公室关于成立示例县县域医共体理事会的通知\nid: lishihui\nkind: 成立机构\n"
        f"status: {status}\nissuers: [{issuer}]\nbody: {body}\ndisclosure: 主动公开\n{more}",
    )


def charter_of(articles: str, numbers: str = "") -> tuple[Example, ...]:
    """A further charter, of the management committee, with one chapter."""
    return shown(
        "org/charter/rules.yaml",
        "title: 示例县县域医共体管理委员会工作规则\nid: rules\nscope: 示例县县域医共体管理委员会\nstatus: 参考文本\n"
        f"{numbers}chapters:\n  - number: 第一章\n    title: 总则\n    articles:\n{articles}",
    )


def article_of(number: str, text: str) -> str:
    """An article of one paragraph."""
    return f"      - number: {number}\n        paragraphs:\n          - text: {text}\n"


def drug(
    more: str = "", *, kind: str = "化学药品", strength: str = "25mg", stocked: str = "[县]", form: str = "片剂"
) -> str:
    """A further drug of the catalogue with the lines `more`."""
    return (
        f"- name: 美托洛尔\n  id: meituoluoer-{strength}\n  kind: {kind}\n  form: {form}\n  strength: {strength}\n"
        f"  stocked_at: {stocked}\n{more}"
        "  listed: {on: 2026-01-01, reason: 遴选, decided_by: {meeting: 县药事会2025年第1次会议}}\n"
    )
