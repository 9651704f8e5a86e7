"""What the PDF says: the text of the paper, whole and in order, on every machine the same."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from paper_samples import CENTRES, NOTICE, ON, RARE, marked, opened, rows_of, squeezed, text_of, with_body, written

from ygt.errors import ToolError
from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Annex, Column, Member, Post, Roster, Table
from ygt.publish.papers.pdf import render_pdf

INJECTIONS = (
    '#import "x.typ": * #eval("1+1") #sys.inputs',
    "$x^2$ _a_ *b* `c` @ref <label> [x](y) // /* -- ... ~ \\ \\u200b",
    "<w:p><w:t>&amp;</w:t></w:p> {{ name }} {% if %} %(x)s {0}",
    "=cmd|'/c calc'!A1",
)


def printed(pdf: bytes) -> str:
    with opened(pdf) as pages:
        return "".join(text_of(written(page)) for page in pages)


def test_the_text_is_the_papers_in_its_order(notice_pdf: bytes) -> None:
    expected = (
        "示例县人民政府办公室文件 示政办发〔2026〕12号"
        "示例县人民政府办公室关于成立示例县紧密型县域医疗卫生共同体管理委员会的通知"
        "各乡镇人民政府，县直各有关单位："
        "为加强县域医共体建设的组织领导，经县委、县政府同意，决定成立医共委。现将有关事项通知如下："
        "一、组成人员"
        "主任：张三县委书记 李四县委副书记、县长 副主任：王㛃县委常委、副县长"
        "成员：阿拉腾达来县卫生健康局党组书记、局长 赵䶮县财政局局长"
        "二、主要职责（一）决策重大事项。审议规划建设、投入保障、人事安排和考核监管等事项。"
        "（二）完善管理体制 1.资产统筹使用（1）资产核算"
        "资源共享中心一览表 序号中心名称设置单位 1县域医学检验中心县人民医院 2县域中心药房县中医医院"
        "医共委组成人员如有变动，由其所在单位接任领导自然接替，报医共委办公室备案，不另行文。"
        "附件：1.示例县县域医共体章程 2.示例县资源共享中心一览表"
        "示例县人民政府办公室 2026年3月12日（此件公开发布）"
        "附件1 示例县县域医共体章程（2026年3月1日理事会第一次会议通过）"
        "第一章总则 第一条为规范县域医共体运行，制定本章程。"
        "第二条县域医共体坚持下列原则：（一）党委领导；（二）政府主导。第一节理事会"
        "附件2 示例县资源共享中心一览表"
        "资源共享中心一览表 序号中心名称设置单位 1县域医学检验中心县人民医院 2县域中心药房县中医医院"
        "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委。示例县人民政府办公室 2026年3月12日印发"
    )
    assert squeezed(printed(notice_pdf)) == squeezed(expected)


def test_two_character_names_and_posts_are_spaced_at_print(notice_pdf: bytes) -> None:
    with opened(notice_pdf) as pages:
        rows = list(rows_of(pages[0]).values())
    assert "主\u3000任：张\u3000三县委书记" in rows
    assert "副主任：王\u3000㛃县委常委、副县长" in rows
    assert "成\u3000员：阿拉腾达来县卫生健康局党组书记、局长" in rows


@pytest.mark.parametrize("text", INJECTIONS)
def test_markup_of_any_kind_comes_out_as_text(text: str) -> None:
    table = Table((Column(text), Column("乙")), ((text, text),), text)
    paper = replace(
        with_body(
            text,
            title=text[:30],
            signature=(text,),
            recipients=text,
            disclosure_note=text,
            stamp="#x",
            footer_mark="$y$",
        ),
        body=(*with_body(text).body, table, Roster((Post(text, (Member(text, text),)),))),
    )
    pdf = render_pdf(paper, on=ON)
    assert squeezed(printed(pdf)).count(squeezed(text)) == 11 + (len(text) <= 30)
    with opened(pdf) as pages:
        assert all({"#x", "$y$"} <= {part for part in ("#x", "$y$") if part in text_of(marked(page))} for page in pages)


def test_joiners_and_break_opportunities_print_nothing_and_break_nothing() -> None:
    text = "甲\u200b乙\u200d丙\u2060丁\ufe0f"
    assert printed(render_pdf(with_body(text), on=ON)).replace("\u200b", "").startswith("情况说明甲")


def test_rare_characters_of_names_and_places_print_in_every_font() -> None:
    annex = Annex(title=f"附{RARE}", blocks=(CENTRES,))
    paper = with_body(RARE, title=f"{RARE[:12]}情况", signers=(), annexes=(annex,), keep_whole=(RARE,))
    assert printed(render_pdf(paper, on=ON)).count(RARE) >= 2


def test_a_character_without_a_glyph_is_named_with_its_record() -> None:
    roster = Roster((Post("主任", (Member("王𰻞𪚥", "院长"),)),))
    with pytest.raises(ToolError) as caught:
        render_pdf(replace(NOTICE, body=(roster,)), on=ON)
    assert caught.value.message == (
        "org/notices/2026-12.yaml：公文“示例县人民政府办公室关于成立示例县紧密型县域医疗卫生共同体管理委员会的通知”的"
        "正文名单“主任”“王𰻞𪚥”中的“𪚥”（U+2A6A5）在随附字体中没有字形，无法印出。"
    )
    assert "DOCX" in caught.value.remedy


@pytest.mark.parametrize("character", ["\ue001", "\U000f0001", "\u0378"])
@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_a_character_that_no_font_has_is_refused_in_both_formats(render: Callable[..., bytes], character: str) -> None:
    roster = Roster((Post("主任", (Member(f"王{character}", "院长"),)),))
    with pytest.raises(ToolError, match=rf"org/notices/2026-12\.yaml.*U\+{ord(character):04X} 是自造字或未定义的字符"):
        render(replace(NOTICE, body=(roster,)), on=ON)


@pytest.mark.parametrize("character", ["𪚥", "\U00031350", "᠎ᠮ"])
def test_what_an_offices_fonts_may_have_is_left_to_them_in_docx(character: str) -> None:
    assert render_docx(with_body(f"前{character}后"), on=ON)


@pytest.mark.parametrize("character", ["😀", "᠎ᠮ", "ཀ", "₂"])
def test_no_character_is_ever_printed_as_an_empty_box(character: str) -> None:
    with pytest.raises(ToolError, match="没有字形"):
        render_pdf(with_body(f"前{character}后"), on=ON)


def test_a_long_table_repeats_its_head_splits_no_row_and_loses_none() -> None:
    columns = (Column("序号"), Column("药品通用名", 4, "left"), Column("备注", 3))
    rows = tuple((f"第{number}种", "盐酸二甲双胍缓释片" * (1 + number % 3), "备") for number in range(1, 501))
    with opened(render_pdf(replace(with_body("见表。"), body=(Table(columns, rows),)), on=ON)) as pages:
        seen: list[str] = []
        for page in pages:
            # A head that is repeated is tagged as an artifact, so the size of the letters tells the table apart.
            text = squeezed(text_of([each for each in page.chars if round(each["size"]) == 12]))
            assert text.count("序号药品通用名备注") == 1
            found = [number for number, name, note in rows if f"{number}{name}{note}" in text]
            assert text.split("备注", 1)[1].startswith(found[0]), "a page begins with a whole row"
            seen += [number for number in found if number not in seen]
    assert seen == [number for number, _, _ in rows]


def test_a_row_taller_than_a_page_is_split_rather_than_lost() -> None:
    tall = "很长的备注。" * 400
    with opened(
        render_pdf(replace(with_body("x"), body=(Table((Column("甲"), Column("乙")), (("1", tall),)),)), on=ON)
    ) as pages:
        assert len(pages) > 1
        assert sum(text_of(written(page)).count("很长的备注") for page in pages) >= 380


def test_five_hundred_people_and_a_name_of_thirty_characters_print() -> None:
    people = tuple(
        Member("额尔定其劳" * 6 if number == 3 else "李四", f"第{number}卫生院院长") for number in range(500)
    )
    text = printed(render_pdf(replace(with_body("x"), body=(Roster((Post("成员", people),)),)), on=ON))
    assert "额尔定其劳" * 6 in text
    assert all(f"第{number}卫生院院长" in text for number in range(500))


def test_the_same_paper_gives_the_same_bytes_here_and_in_another_process(notice_pdf: bytes) -> None:
    assert render_pdf(NOTICE, on=ON) == notice_pdf
    assert render_pdf(NOTICE, on=datetime(2026, 3, 11, 16, tzinfo=UTC)) == notice_pdf
    script = (
        "import sys, hashlib; from paper_samples import NOTICE, ON; from ygt.publish.papers.pdf import render_pdf;"
        "sys.stdout.write(hashlib.sha256(render_pdf(NOTICE, on=ON)).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "TZ": "America/New_York", "LANG": "C"},
    )
    assert other.stdout == hashlib.sha256(notice_pdf).hexdigest()


def test_papers_set_at_the_same_time_do_not_disturb_each_other() -> None:
    papers = [replace(NOTICE, number=f"示政办发〔2026〕{number}号") for number in range(1, 9)]
    one_by_one = [render_pdf(paper, on=ON) for paper in papers]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda paper: render_pdf(paper, on=ON), papers)) == one_by_one


def test_another_date_gives_other_bytes(notice_pdf: bytes) -> None:
    assert render_pdf(NOTICE, on=datetime(2026, 3, 13)) != notice_pdf
