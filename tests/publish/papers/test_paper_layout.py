"""What both formats print alike: titles, gaps, spacing, labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_samples import NOTICE, PLAIN

from ygt.publish.papers.layout import lay_out, lay_out_roster
from ygt.publish.papers.model import Annex, Member, Post, Roster
from ygt.publish.papers.title import CLOSING, LINE, title_lines
from ygt.publish.papers.widths import spaced_name, spread, width

NAMES = ("北安市", "示例县", "杭锦旗")


@pytest.mark.parametrize(
    "lines",
    [
        ("关于成立示例县县域医共体管理委员会的通知",),
        ("关于印发《示例县紧密型县域", "医疗卫生共同体章程》的通知"),
        ("示例县人民政府办公室关于", "调整示例县紧密型县域医疗卫生", "共同体管理委员会组成人员的通知"),
        ("示例县卫生健康局关于印发", "《示例县紧密型县域医共体统一", "用药目录（2026年版）》的通知"),
        ("北安市人民政府关于印发", "《全面推进北安市紧密型县域医疗", "卫生共同体建设实施方案》的通知"),
        ("杭锦旗人民政府办公室关于印发", "杭锦旗紧密型县域医疗卫生服务", "共同体建设实施方案（试行）的通知"),
    ],
)
def test_titles_are_broken_at_words(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines), NAMES) == lines


@pytest.mark.parametrize("length", range(21, 121, 9))
def test_a_title_of_any_length_keeps_its_text_its_names_and_its_marks(length: int) -> None:
    title = ("关于印发《示例县中医医院医疗集团（总医院）章程》、《示例县用药目录》的通知" * 4)[:length]
    names = ("示例县中医医院医疗集团（总医院）",)
    lines = title_lines(title, names)
    assert "".join(lines) == title
    assert all(width(line) <= LINE for line in lines)
    assert not any(line[0] in CLOSING for line in lines[1:])
    for name in names:
        assert sum(line.count(name) for line in lines) == title.count(name)


def test_given_lines_of_a_title_stay_and_a_name_longer_than_a_line_is_no_trap() -> None:
    assert title_lines(("关于甲的", "通知")) == ("关于甲的", "通知")
    name = "很" * 50
    assert "".join(title_lines(name, (name,))) == name


@pytest.mark.parametrize(
    ("text", "columns", "printed"),
    [
        ("主任", 3, "主\u3000任"),
        ("主任", 5, "主\u3000\u3000\u3000任"),
        ("副主任", 4, "副\u2002主\u2002任"),
        ("副主任", 5, "副\u3000主\u3000任"),
        ("副主任", 3, "副主任"),
        ("执行主任", 5, "执行主任"),
        ("A组", 3, "A组"),
        ("长", 3, "长"),
    ],
)
def test_posts_are_spread_by_whole_or_half_spaces(text: str, columns: int, printed: str) -> None:
    assert spread(text, columns) == printed
    assert width(spread("常务主任", 7)) == 7


@pytest.mark.parametrize(
    ("name", "printed"),
    [("常海", "常\u3000海"), ("张仲平", "张仲平"), ("阿拉腾达来", "阿拉腾达来"), ("王㛃", "王\u3000㛃"), ("Li", "Li")],
)
def test_names_of_two_characters_are_spaced_to_three(name: str, printed: str) -> None:
    assert spaced_name(name) == printed


def test_a_roster_keeps_the_order_of_the_data_and_names_each_post_once() -> None:
    roster = Roster((Post("常务副主任", (Member("乙乙乙"), Member("甲甲甲"))), Post("成员", (Member("丙"),))))
    layout = lay_out_roster(roster)
    assert [(line.post, line.name) for line in layout.lines] == [
        ("常务副主任：", "乙乙乙"),
        ("", "甲甲甲"),
        ("成\u3000\u3000\u3000员：", "丙"),
    ]
    assert (layout.post_width, layout.name_width) == (6, 4)


def test_one_very_long_name_does_not_push_everybodys_offices_away() -> None:
    members = (Member("张三", "甲"), Member("额尔定其劳" * 6, "乙"))
    assert lay_out_roster(Roster((Post("成员", members),))).name_width == 7


@pytest.mark.parametrize(
    ("signature", "date", "signature_gap", "date_gap"),
    [
        ("示例县人民政府办公室", "2026年3月12日", 2, 3.5),
        ("县政府", "2026年12月12日", 8, 2),
        ("示例县财政局", "2026年3月1日", 4, 2),
    ],
)
def test_signature_and_date_stand_as_for_a_paper_without_seal(
    signature: str, date: str, signature_gap: float, date_gap: float
) -> None:
    signed = lay_out(replace(PLAIN, signature=(signature,), date=date)).signed
    assert signed.date is not None
    assert (signed.lines[0].gap, signed.date.gap) == (signature_gap, date_gap)
    begins = [-line.gap - width(line.text) for line in (signed.lines[0], signed.date)]
    assert begins[1] - begins[0] == 2, "the date begins two characters behind the signature"


def test_annexes_are_listed_and_labelled_one_without_number_several_with() -> None:
    one, other = (Annex(title=title, blocks=PLAIN.body) for title in ("甲表", "乙表"))
    issued = replace(one, title="章程", labelled=False)
    single = lay_out(replace(PLAIN, annexes=(issued, one)))
    assert [(item.number, item.name) for item in single.attachments] == [("", "甲表")]
    assert [annex.label for annex in single.annexes] == ["", "附件"]
    several = lay_out(replace(PLAIN, annexes=(one, issued, other)))
    assert [(item.number, item.name) for item in several.attachments] == [("1.", "甲表"), ("2.", "乙表")]
    assert [annex.label for annex in several.annexes] == ["附件1", "", "附件2"]


def test_marks_that_end_a_line_stand_once() -> None:
    layout = lay_out(
        replace(
            NOTICE, recipients="各单位:", copied_to="县委。", printed_on="2026年1月1日印发", disclosure_note="（公开）"
        )
    )
    assert (layout.recipients, layout.copied_to, layout.printed_on, layout.note) == (
        "各单位：",
        "县委。",
        "2026年1月1日印发",
        "（公开）",
    )


@pytest.mark.parametrize(
    ("issuers", "names", "suffix"),
    [
        (("示例县人民政府",), ("示例县人民政府文件",), ""),
        (("示例县人民政府文件",), ("示例县人民政府文件",), ""),
        (("中共示例县委办公室", "示例县人民政府办公室"), ("中共示例县委办公室", "示例县人民政府办公室"), "文件"),
        (
            ("示例县全面推进紧密型县域医疗卫生共同体建设工作专班办公室",),
            ("示例县全面推进紧密型县域医疗卫生共同体建设工作专班办公室文件",),
            "",
        ),
    ],
)
def test_the_issuer_mark_fits_one_line(issuers: tuple[str, ...], names: tuple[str, ...], suffix: str) -> None:
    head = lay_out(replace(NOTICE, issuer_mark=issuers)).head
    assert head is not None
    mark = head.mark
    assert (mark.names, mark.suffix) == (names, suffix)
    characters = max(map(width, names)) + (width(suffix) + 0.5 if suffix else 0)
    assert characters * mark.size * mark.stretch <= 156 / 25.4 * 72
    assert mark.stretch >= 0.6
