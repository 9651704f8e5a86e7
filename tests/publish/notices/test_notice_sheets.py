"""Letters, minutes, centres and the sheets without number: how each reads, and what each refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from notice_reading import WORKSPACES, notices_of, pages, squeezed, whole, words_of

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.plain import plain_text
from ygt.publish.notices.printing import print_notices
from ygt.publish.notices.stored_text import blocks_of
from ygt.publish.notices.web import web_page
from ygt.publish.papers.model import ArticleText, Division, Heading, Paragraph

Make = Callable[..., tuple[Ledger, Record]]
GOLDEN = Path(__file__).parent / "golden"
KINDS = {
    "设置资源中心": "shezhi-zhongxin",
    "征求意见函": "zhengqiu-yijian",
    "会议纪要": "jiyao-2026-3",
    "公示": "gongshi-mulu",
    "情况通报": "qingkuang-tongbao",
    "任职情况证明": "renzhi-zhengming",
    "会前审查单": "yaoshihui-2026-4-shencha",
}
UNNUMBERED = ("公示", "情况通报", "任职情况证明", "会前审查单")


@pytest.fixture(scope="session")
def sheets(demo_ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's notices of these kinds, printed."""
    folder = tmp_path_factory.mktemp("sheets")
    print_notices(demo_ledger, folder, list(KINDS.values()))
    return folder


def demo(ledger: Ledger, kind: str, **changed: Any) -> Record:
    """The demo's notice of a kind, with some fields changed; None takes a field away."""
    found = next(one for one in ledger.all("notice") if one["id"] == KINDS[kind])
    data = {key: value for key, value in {**found.data, **changed}.items() if value is not None}
    return Record(found.kind, data, found.document, found.base)


def replaced(ledger: Ledger, kind: str, name: str, changed: Mapping[str, Any]) -> Ledger:
    """The same ledger with one record's fields changed."""
    made = Ledger(ledger.root, ledger.contract, ledger.documents, texts=ledger.texts)
    for record in (one for records in ledger.records.values() for one in records):
        is_it = record.kind.name == kind and record.name == name
        made.add(
            Record(record.kind, {**record.data, **changed}, record.document, record.base, parent=record.parent)
            if is_it
            else record
        )
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_kind_reads_as_it_should(kind: str, demo_ledger: Ledger, golden: Callable[[Path, str], None]) -> None:
    text = "\n".join(plain_text(paper_for(demo_ledger, demo(demo_ledger, kind))))
    golden(GOLDEN / f"{KINDS[kind]}.txt", f"{text}\n")


@pytest.mark.parametrize("kind", KINDS)
def test_both_formats_say_what_the_paper_says(kind: str, demo_ledger: Ledger, sheets: Path) -> None:
    paper = paper_for(demo_ledger, demo(demo_ledger, kind))
    said = [squeezed(block.text) for block in paper.body if isinstance(block, Paragraph)]
    for words in (
        "".join(page.above_the_foot for page in pages(sheets / f"{KINDS[kind]}.pdf")),
        words_of(sheets / f"{KINDS[kind]}.docx"),
    ):
        assert [one for one in said if one not in words] == []


@pytest.mark.parametrize("kind", UNNUMBERED)
def test_sheets_have_no_head_no_number_no_imprint(kind: str, demo_ledger: Ledger) -> None:
    paper = paper_for(demo_ledger, demo(demo_ledger, kind, number="示卫健发〔2026〕99号", copied_to="县财政局。"))
    assert (paper.format, paper.red_head, paper.issuer_mark) == ("plain", False, ())
    assert (paper.number, paper.copied_to, paper.printed_by, paper.printed_on) == ("", "", "", "")


def test_letter_has_a_number_and_its_draft_has_none(demo_ledger: Ledger, sheets: Path) -> None:
    paper = paper_for(demo_ledger, demo(demo_ledger, "征求意见函"))
    assert (paper.format, paper.number, paper.printed_by, paper.printed_on) == (
        "letter",
        "示卫健函〔2026〕12号",
        "",
        "",
    )
    (annex,) = paper.annexes
    assert annex.title == ("示例县县域医共体处方点评管理办法", "（征求意见稿）")
    assert [block.number for block in annex.blocks if isinstance(block, ArticleText)][:2] == ["第一条", "第二条"]
    assert whole(sheets / "zhengqiu-yijian.pdf").count("示卫健函〔2026〕12号") == 1


def test_letter_may_send_round_a_charter(demo_ledger: Ledger) -> None:
    draft = {"title": "示例县医共体章程修订稿", "charter": "示例县紧密型县域医疗卫生共同体章程"}
    paper = paper_for(demo_ledger, demo(demo_ledger, "征求意见函", draft=draft))
    assert sum(isinstance(block, ArticleText) for block in paper.annexes[0].blocks) > 20


@pytest.mark.parametrize(
    "draft", [{"title": "甲", "text": "org/texts/none.txt"}, {"title": "甲", "charter": "没有的章程"}]
)
def test_letter_without_its_draft_is_refused(draft: dict[str, str], demo_ledger: Ledger) -> None:
    with pytest.raises(ToolError, match="没有登记，或内容为空"):
        paper_for(demo_ledger, demo(demo_ledger, "征求意见函", draft=draft))


def test_stored_text_becomes_headings_and_articles() -> None:
    text = (
        "第一章　总则\n第一条　为了规范。\n\n一、总体要求\n（一）基本原则\n（二）目标。到2027年全部完成。\n正文一段。\n"
    )
    assert list(blocks_of(text)) == [
        Division("第一章　总则"),
        ArticleText("第一条", ("为了规范。",)),
        Heading(1, "一、总体要求"),
        Heading(2, "（一）基本原则"),
        Heading(2, "（二）目标。", run_on="到2027年全部完成。"),
        Paragraph("正文一段。"),
    ]


def test_minutes_name_everybody_once_and_have_neither_recipients_nor_seal(demo_ledger: Ledger) -> None:
    paper = paper_for(demo_ledger, demo(demo_ledger, "会议纪要", recipients="各成员单位"))
    assert (paper.format, paper.number, paper.recipients, paper.sealed) == ("minutes", "第3期", "", False)
    came, excused, observers = paper.attendance
    assert (came.label, len(came.members)) == ("出席", 21)
    assert [one.name for one in excused.members] == ["田家丰"]
    assert [one.name for one in observers.members] == ["沈䶮", "苏合香"]
    assert "田家丰" not in {one.name for one in came.members}


@pytest.mark.parametrize(
    ("attended", "absent", "words"),
    [
        (21, 1, "达到“全体组成人员三分之二以上”的法定人数。"),
        (14, 8, "未达到“全体组成人员三分之二以上”的法定人数（15人）"),
    ],
)
def test_minutes_tell_whether_they_were_enough(attended: int, absent: int, words: str, demo_ledger: Ledger) -> None:
    meeting = "县医共委2026年第3次会议"
    body = demo_ledger.find("示例县县域医共体管理委员会", "body")
    assert body is not None
    # 云起镇中心卫生院 and those before it: nobody of them has a namesake.
    names = [one["person"] for one in body["memberships"] if "until" not in one and "distinct" not in one][-absent:]
    away = {"attended": attended, "absent": [{"person": name} for name in names]}
    ledger = replaced(demo_ledger, "meeting", meeting, away)
    first = paper_for(ledger, demo(ledger, "会议纪要")).body[0]
    assert isinstance(first, Paragraph)
    assert words in first.text


def test_minutes_of_a_meeting_whose_attendance_does_not_add_up_are_refused(demo_ledger: Ledger) -> None:
    ledger = replaced(demo_ledger, "meeting", "县医共委2026年第3次会议", {"absent": []})
    with pytest.raises(ToolError, match="登记实到21人，按组成人员和请假人员推算为22人"):
        paper_for(ledger, demo(ledger, "会议纪要"))


@pytest.mark.parametrize(
    ("first", "days", "words"),
    [
        ("2026-11-23", 5, "2026年11月23日至11月27日（5个工作日）"),
        ("2026-09-30", 2, "2026年9月30日至10月8日（2个工作日）"),
        ("2026-05-08", 2, "2026年5月8日至5月9日（2个工作日）"),
        ("2025-12-31", 2, "2025年12月31日至2026年1月4日（2个工作日）"),
        ("2026-11-23", 1, "2026年11月23日（1个工作日）"),
    ],
)
def test_period_is_counted_in_working_days(first: str, days: int, words: str, demo_ledger: Ledger) -> None:
    notice = demo(demo_ledger, "公示", publicity={"from": first, "working_days": days})
    texts = [block.text for block in paper_for(demo_ledger, notice).body if isinstance(block, Paragraph)]
    assert f"公示期为{words}。" in texts


@pytest.mark.parametrize(
    ("first", "days", "why"),
    [
        ("2026-12-28", 5, "2027年的节假日安排尚未收录"),
        ("2024-11-25", 1, "2024年的节假日安排尚未收录"),
        ("2026-11-21", 5, "2026年11月21日不是工作日"),
    ],
)
def test_period_that_cannot_be_counted_is_refused(first: str, days: int, why: str, demo_ledger: Ledger) -> None:
    notice = demo(demo_ledger, "公示", publicity={"from": first, "working_days": days})
    with pytest.raises(ToolError, match=why):
        paper_for(demo_ledger, notice)


def test_publicity_without_matter_is_refused(demo_ledger: Ledger) -> None:
    with pytest.raises(ToolError, match="没有公示的内容"):
        paper_for(demo_ledger, demo(demo_ledger, "公示", matters=None, proposals=None))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_web_page_says_the_same_and_markup_stays_text(demo_ledger: Ledger, sheets: Path) -> None:
    notice = demo(demo_ledger, "公示", matters=["<script>alert(1)</script>&甲"])
    paper = paper_for(demo_ledger, notice)
    read = _Text()
    read.feed(web_page(paper).decode())
    text = "".join(read.texts)
    said = [block.text for block in paper.body if isinstance(block, Paragraph)]
    assert [one for one in said if one not in text] == []
    assert "<script>alert(1)</script>&甲" in text
    assert "示例数据，纯属虚构" in text
    assert not read.tags & {"script", "link", "img", "iframe"}
    assert (sheets / "gongshi-mulu.html").read_bytes() == web_page(paper_for(demo_ledger, demo(demo_ledger, "公示")))


def test_circular_is_a_draft_for_discussion_on_every_page(sheets: Path) -> None:
    for page in pages(sheets / "qingkuang-tongbao.pdf"):
        assert page.stamp >= set("讨论稿示例")
        assert "未经审定不得引用" in page.text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-11-01", "共1项，其中推进中（未到时限）1项"),
        ("2026-11-20", "共4项，其中已办结销号3项，推进中（未到时限）1项"),
        ("2027-12-31", "共4项，其中已办结销号3项，超过时限尚未销号1项"),
    ],
)
def test_circular_tells_the_state_of_its_day(day: str, told: str, demo_ledger: Ledger) -> None:
    texts = [block.text for block in paper_for(demo_ledger, demo(demo_ledger, "情况通报", as_of=day)).body]  # type: ignore[union-attr]
    assert any(told in text for text in texts)


@pytest.mark.parametrize(
    ("person", "day", "count"), [("程致一", "2026-11-20", 7), ("程致一", "2024-09-30", 5), ("柳观颐", "2026-11-20", 1)]
)
def test_certificate_lists_what_was_held_by_the_day(person: str, day: str, count: int, demo_ledger: Ledger) -> None:
    paper = paper_for(demo_ledger, demo(demo_ledger, "任职情况证明", person=person, as_of=day, date=day))
    assert isinstance(paper.body[-1], Paragraph)
    assert paper.body[-1].text.startswith(f"以上共{count}项。")
    ends = [row[4] for row in paper.body[1].rows]  # type: ignore[union-attr]
    assert ("2025年9月15日" in ends) is (person == "柳观颐")


def test_certificate_of_nobody_is_refused(demo_ledger: Ledger) -> None:
    with pytest.raises(ToolError, match="台账中没有“程致一”的任职登记"):
        paper_for(demo_ledger, demo(demo_ledger, "任职情况证明", as_of="2020-01-01", date="2020-01-01"))


def test_review_fits_one_page_and_names_who_abstains(demo_ledger: Ledger, sheets: Path) -> None:
    assert len(pages(sheets / "yaoshihui-2026-4-shencha.pdf")) == 1
    findings = dict(paper_for(demo_ledger, demo(demo_ledger, "会前审查单")).body[2].rows)  # type: ignore[union-attr]
    assert findings["须回避委员"] == (
        "汤弘毅（与氨溴索生产企业有关联：近亲属在该企业任职）；傅恒久（恩格列净利格列汀的申请人）"
    )
    assert findings["一品两规超限"] == "1种：氨溴索（口服3个品规，本次新增）"


def test_review_of_more_than_the_page_holds_puts_the_list_behind_it(demo_ledger: Ledger) -> None:
    more = [
        {"field": "调入", "drug": f"新药{count}", "form": "片剂", "strength": "1mg", "kind": "化学药品",
         "stocked_at": ["县"], "reason": "临床需要"}
        for count in range(12)
    ]  # fmt: skip
    paper = paper_for(demo_ledger, demo(demo_ledger, "会前审查单", proposals=more))
    assert [annex.title for annex in paper.annexes] == ["拟议调整明细"]
    assert len(paper.annexes[0].blocks[0].rows) == 12  # type: ignore[union-attr]


def test_review_of_what_cannot_be_is_refused(demo_ledger: Ledger) -> None:
    gone = [{"field": "调出", "drug": "没有的药", "form": "片剂", "strength": "1mg", "reason": "停产"}]
    with pytest.raises(ToolError, match="第1项“调出没有的药”：目录中没有该品规"):
        paper_for(demo_ledger, demo(demo_ledger, "会前审查单", proposals=gone))


def test_one_centre_needs_no_table(demo_ledger: Ledger) -> None:
    paper = paper_for(
        demo_ledger, demo(demo_ledger, "设置资源中心", centres=["医学影像中心"], effective_from="2024-08-01")
    )
    texts = [block.text for block in paper.body if isinstance(block, Paragraph)]
    assert (
        texts[1] == "医学影像中心为资源共享类中心，设在县人民医院，负责人寇琢磨，服务各成员单位，自2024年8月1日起运行。"
    )


def test_every_new_kind_has_its_demo() -> None:
    assert {one["kind"] for one in notices_of(WORKSPACES["demo"])} >= set(KINDS)
