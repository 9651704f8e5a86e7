"""Papers the tests print, and how they read what came out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pdfplumber

from ygt.publish.papers.model import (
    Annex,
    ArticleText,
    Column,
    Division,
    Heading,
    Member,
    Paper,
    Paragraph,
    Post,
    Roster,
    Table,
)

ON = datetime(2026, 3, 12)
MM = 72 / 25.4
RARE = "㛃䶮𬱖堃喆燚犇彧昇玥珺翀湖㳇镇㮾梨流波䃥"

ROSTER = Roster(
    (
        Post("主任", (Member("张三", "县委书记"), Member("李四", "县委副书记、县长"))),
        Post("副主任", (Member("王㛃", "县委常委、副县长"),)),
        Post("成员", (Member("阿拉腾达来", "县卫生健康局党组书记、局长"), Member("赵䶮", "县财政局局长"))),
    )
)
CENTRES = Table(
    (Column("序号", 1), Column("中心名称", 4, "left"), Column("设置单位", 4)),
    (("1", "县域医学检验中心", "县人民医院"), ("2", "县域中心药房", "县中医医院")),
    "资源共享中心一览表",
)
BODY = (
    Paragraph("为加强县域医共体建设的组织领导，经县委、县政府同意，决定成立医共委。现将有关事项通知如下："),
    Heading(1, "一、组成人员"),
    ROSTER,
    Heading(1, "二、主要职责"),
    Heading(2, "（一）决策重大事项。", "审议规划建设、投入保障、人事安排和考核监管等事项。"),
    Heading(2, "（二）完善管理体制"),
    Heading(3, "1. 资产统筹使用"),
    Heading(4, "（1）资产核算"),
    CENTRES,
    Paragraph("医共委组成人员如有变动，由其所在单位接任领导自然接替，报医共委办公室备案，不另行文。"),
)
CHARTER = (
    Division("第一章　总则"),
    ArticleText("第一条", ("为规范县域医共体运行，制定本章程。",)),
    ArticleText("第二条", ("县域医共体坚持下列原则：", "（一）党委领导；", "（二）政府主导。")),
    Division("第一节　理事会", section=True),
)
NOTICE = Paper(
    title="示例县人民政府办公室关于成立示例县紧密型县域医疗卫生共同体管理委员会的通知",
    body=BODY,
    standing="fictional",
    red_head=True,
    issuer_mark=("示例县人民政府办公室",),
    number="示政办发〔2026〕12号",
    recipients="各乡镇人民政府，县直各有关单位",
    signature=("示例县人民政府办公室",),
    date="2026年3月12日",
    disclosure_note="此件公开发布",
    annexes=(
        Annex(title="示例县县域医共体章程", note="（2026年3月1日理事会第一次会议通过）", blocks=CHARTER),
        Annex(title="示例县资源共享中心一览表", blocks=(CENTRES,), landscape=True),
    ),
    copied_to="县委办公室，县人大常委会办公室，县政协办公室，县纪委监委",
    printed_by="示例县人民政府办公室",
    printed_on="2026年3月12日",
    keep_whole=("示例县",),
    record="org/notices/2026-12.yaml",
)
PLAIN = Paper(title="情况说明", body=(Paragraph("正文。"),), standing="own", format="plain")


def with_body(*texts: str, **changes: Any) -> Paper:
    """A paper without head or annexes whose body is these paragraphs."""
    return replace(PLAIN, body=tuple(Paragraph(text) for text in texts), **changes)


@contextmanager
def opened(pdf: bytes) -> Iterator[list[Any]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        yield document.pages


def baseline(page: Any, character: dict[str, Any]) -> float:
    """The distance of a character's baseline from the top of the page, in points."""
    return float(page.height - character["matrix"][5])


def written(page: Any) -> list[dict[str, Any]]:
    """The characters of the paper itself: number, mark and stamp of a page are tagged as artifacts."""
    return [each for each in page.chars if each["tag"] != "Artifact"]


def marked(page: Any) -> list[dict[str, Any]]:
    """The characters every page bears beside the text."""
    return [each for each in page.chars if each["tag"] == "Artifact"]


def text_of(characters: list[dict[str, Any]]) -> str:
    return "".join(each["text"] for each in characters)


def rows_of(page: Any) -> dict[float, str]:
    """The lines of a page from top to bottom, by the distance of their baseline from the top in points."""
    rows: dict[float, str] = {}
    for each in written(page):
        key = round(baseline(page, each), 1)
        rows[key] = rows.get(key, "") + each["text"]
    return dict(sorted(rows.items()))


def squeezed(text: str) -> str:
    """Text without spaces, which typesetting may set as gaps."""
    return "".join(text.split())
