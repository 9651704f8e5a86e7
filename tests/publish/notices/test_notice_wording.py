"""What notices of each kind say, and the names in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from notice_reading import WORKSPACES, data

from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.compose import paper_for
from ygt.publish.papers.model import ArticleText, Division, Heading, Paper, Paragraph, Roster

Make = Callable[..., tuple[Ledger, Record]]

DECIDED = "decided_by: {document: 示政办发〔2024〕20号}"
LEFT = "until: 2025-03-31, reason: 职务变动, "
# The new chair stands behind everyone else, as offices add a line.
MEMBERS = [
    ("周允中", "理事", "示例县财政局, office: 副局长, from: 2024-06-28", LEFT),
    ("李思齐", "理事", "示例县卫生健康局, office: 局长, from: 2024-06-28", ""),
    ("钱清源", "理事长", "示例县人民医院, office: 院长, from: 2024-06-28", LEFT),
    ("吴一新", "理事", "示例县财政局, office: 副局长, from: 2025-04-01", ""),
    ("赵远山", "理事长", "示例县人民医院, office: 院长, from: 2025-04-01", ""),
]
MEMBERSHIPS = "memberships:\n" + "".join(
    f"  - {{person: {person}, post: {post}, unit: {unit}, {left}{DECIDED}}}\n" for person, post, unit, left in MEMBERS
)
SEATS = """\
name: 示例县县域医共体理事会
id: lishihui
short_name: 理事会
level: 医共体
track: 行政
function: 理事会
community: 示例县紧密型县域医疗卫生共同体
seats:
  - {post: 理事长, min: 1, max: 1, of_office: {unit: 示例县人民医院, role: 主要负责同志}}
  - {post: 理事, min: 2, max: 2}
"""
ADJUST = """\
title: 示例县人民政府办公室关于调整示例县县域医共体理事会组成人员的通知
id: extra
kind: 调整机构
status: 拟稿
issuers: [示例县人民政府办公室]
body: 理事会
disclosure: 主动公开
as_of: 2025-04-01
preface: 因工作需要和人员变动，经县政府同意
"""
BODY_FILE = "org/bodies/council.yaml"


def paragraphs(paper: Paper) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Paragraph)]


def roster_of(paper: Paper) -> list[tuple[str, list[str]]]:
    roster = next(block for block in paper.body if isinstance(block, Roster))
    return [(post.title, [member.name for member in post.members]) for post in roster.posts]


def body(form: str = "发文组建") -> dict[str, str]:
    return {BODY_FILE: f"{SEATS}formed_by: {form}\ncomplete: true\n{MEMBERSHIPS}"}


def test_establishment_in_sections(demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == "chengli-yigongwei")
    paper = paper_for(demo_ledger, notice)
    assert [block.text for block in paper.body if isinstance(block, Heading)] == [
        "一、组成人员",
        "二、主要职责",
        "三、办事机构",
        "四、人员调整",
    ]
    texts = paragraphs(paper)
    assert texts[0] == (
        "为加强县域医共体建设的组织领导，统筹推进各项工作，经县委、县政府同意，决定成立示例县县域医共体管理委员会"
        "（以下简称“医共委”），现将有关事项通知如下："
    )
    duties = data(WORKSPACES["demo"] / "org" / "bodies" / "guanli-weiyuanhui.yaml")["duties"]
    assert texts[1] == f"（一）{duties[0]}；"
    assert texts[len(duties)].endswith(f"{duties[-1]}。")
    assert "医共委下设办公室，办公室设在县卫生健康局，承担日常工作，办公室主任由县卫生健康局主要负责同志兼任。" in texts
    assert texts[-1] == "组成人员职务变动的，由接任者自然接替，报医共委办公室备案，不另行文。"


@pytest.mark.parametrize(
    ("form", "seat"),
    [
        ("发文组建", "周允中不再担任理事，由吴一新（县财政局副局长）接任。"),
        ("选举", "吴一新（县财政局副局长）当选为理事；周允中不再担任理事。"),
        ("任命", "任命吴一新（县财政局副局长）为理事；免去周允中的理事职务。"),
        ("聘任", "聘任吴一新（县财政局副局长）为理事；解聘周允中的理事职务。"),
        ("委派", "委派吴一新（县财政局副局长）担任理事；周允中不再担任理事。"),
        ("党内任免", "吴一新（县财政局副局长）同志任理事；免去周允中同志的理事职务。"),
    ],
)
def test_changes_in_the_words_of_how_the_body_is_formed(mini_with: Make, form: str, seat: str) -> None:
    paper = paper_for(*mini_with(ADJUST, body(form)))
    assert paragraphs(paper) == [
        "因工作需要和人员变动，经县政府同意，现对示例县县域医共体理事会组成人员作如下调整：",
        f"1.{seat}",
        "2.钱清源不再担任理事长，由赵远山（县人民医院院长）接任。",
        "以上调整自2025年4月1日起生效。",
    ]
    assert roster_of(paper) == [("理事长", ["赵远山"]), ("理事", ["李思齐", "吴一新"])]


def test_a_new_term_is_announced_as_such(demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == "huanjie-lishihui")
    paper = paper_for(demo_ledger, notice)
    assert paragraphs(paper)[0].endswith("现将示例县县域医共体理事会第二届组成人员名单通知如下：")
    assert paragraphs(paper)[-1] == "本届任期自2025年6月30日起，至2028年6月29日届满。"
    assert [title for title, _ in roster_of(paper)] == ["理事长", "副理事长", "理事", "基层理事"]


def test_no_change_on_the_day_gives_the_list(mini_with: Make) -> None:
    paper = paper_for(*mini_with(ADJUST.replace("as_of: 2025-04-01\n", ""), body()))
    assert paragraphs(paper) == [
        "因工作需要和人员变动，经县政府同意，现将调整后的示例县县域医共体理事会组成人员名单通知如下："
    ]
    assert roster_of(paper) == [("理事长", ["赵远山"]), ("理事", ["李思齐", "吴一新"])]


def test_seats_are_vacant_awaited_or_unknown(mini_with: Make) -> None:
    vacancies = (
        "vacancies:\n  - {post: 理事长, state: 待接任, unit: 示例县人民医院, from: 2025-01-01}\n"
        "  - {post: 理事, state: 空缺, from: 2020-01-01, until: 2020-12-31}\n"
    )
    seats = SEATS.replace("min: 2, max: 2", "min: 4, max: 4")
    kept = [line for line in MEMBERSHIPS.splitlines(keepends=True) if "理事长" not in line]
    paper = paper_for(*mini_with(ADJUST, {BODY_FILE: seats + vacancies + "".join(kept)}))
    assert roster_of(paper) == [("理事长", ["（待接任）"]), ("理事", ["李思齐", "吴一新"])]
    assert "以上名单未列全，理事2名待填报。" in paragraphs(paper)


def test_an_empty_roster_says_so(mini_with: Make) -> None:
    paper = paper_for(*mini_with(ADJUST, {BODY_FILE: SEATS}))
    assert "组成人员（理事长1名、理事2名）待填报。" in paragraphs(paper)
    assert not any(isinstance(block, Roster) for block in paper.body)


def test_charter_with_its_numbers_and_the_note_of_adoption(mini_with: Make) -> None:
    notice = (
        "title: 示例县人民政府办公室关于印发《示例县紧密型县域医疗卫生共同体章程》的通知\nid: extra\nkind: 印发章程\n"
        "status: 印发\nissuers: [示例县人民政府办公室]\nnumber: 示政办发〔2024〕25号\ndate: 2024-07-01\n"
        "issued_on: 2024-07-01\ncharter: 示例县紧密型县域医疗卫生共同体章程\ndisclosure: 主动公开\n"
    )
    paper = paper_for(*mini_with(notice))
    annex = paper.annexes[0]
    assert paragraphs(paper) == ["现将《示例县紧密型县域医疗卫生共同体章程》印发给你们，请认真贯彻执行。"]
    assert annex.note == "（2024年6月28日县医共委2024年第1次会议通过）"
    assert [block.text for block in annex.blocks if isinstance(block, Division)] == ["第一章　总则", "第二章　理事会"]
    articles = {block.number: block.paragraphs for block in annex.blocks if isinstance(block, ArticleText)}
    assert articles["第一条"] == ("【宗旨】为规范县域医共体管理，制定本章程。",)
    assert articles["第三条"] == (
        "理事会由3名理事组成，每届任期3年，行使下列职权：",
        "（一）审议年度计划；",
        "（二）依照第一条的宗旨，审议章程修改。",
    )
    assert paper.footer_mark == ""


def test_a_text_amended_since_is_never_passed_off_as_the_one_issued(demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == "yinfa-zhangcheng")
    charter = data(WORKSPACES["demo"] / "org" / "charter" / "yigongti.yaml")
    assert charter["amendments"][0]["date"] > notice["date"]
    paper = paper_for(demo_ledger, notice)
    assert paper.annexes[0].note == "（2022年6月24日县医共委2022年第1次会议通过）"
    assert paper.footer_mark == "所附章程已经修正，非印发时文本"
    first = paper.annexes[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert "2024年6月26日县医共委2024年第1次会议第一次修正（第一条、" in first.text
    notice_later = Record(
        notice.kind, {**notice.data, "date": "2026-01-05"}, notice.document, notice.base, notice.sound
    )
    later = paper_for(demo_ledger, notice_later)
    assert later.footer_mark == ""
    assert later.annexes[0].note == (
        "（2022年6月24日县医共委2022年第1次会议通过　2024年6月26日县医共委2024年第1次会议第一次修正　"
        "2025年6月12日县医共委2025年第2次会议第二次修正）"
    )


def test_joint_paper_keeps_the_order_of_its_issuers(demo_ledger: Ledger) -> None:
    notice = next(one for one in demo_ledger.all("notice") if one["id"] == "chengli-zhuanban")
    paper = paper_for(demo_ledger, notice)
    assert paper.issuer_mark == paper.signature == ("中共示例县委办公室", "示例县人民政府办公室")


@pytest.mark.parametrize(
    ("disclosure", "contact", "expected"),
    [
        ("主动公开", "办公电话：0990-1", "此件公开发布；办公电话：0990-1"),
        ("依申请公开", "", "此件依申请公开"),
        ("不予公开", "", "此件不予公开"),
    ],
)
def test_note_on_disclosure(mini_with: Make, disclosure: str, contact: str, expected: str) -> None:
    ledger, notice = mini_with(ADJUST)
    notice.data["disclosure"] = disclosure
    if contact:
        notice.data["contact"] = contact
    assert paper_for(ledger, notice).disclosure_note == expected


@pytest.mark.parametrize(
    ("standing", "status", "stamp"), [("own", "拟稿", "稿"), ("own", "印发", ""), ("fictional", "废止", "已废止")]
)
def test_marks_by_standing_and_status(mini_with: Make, standing: str, status: str, stamp: str) -> None:
    ledger, notice = mini_with(ADJUST)
    ledger.county.data["standing"] = standing  # type: ignore[union-attr]
    notice.data["status"] = status
    paper = paper_for(ledger, notice)
    assert (paper.stamp, paper.red_head, paper.standing) == (stamp, True, standing)
    assert (paper.title == (notice.name, "（稿）")) is (status == "拟稿")
