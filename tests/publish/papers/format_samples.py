"""Papers in the formats of GB/T 9704-2012, 10, and those signed by several, for the tests to measure."""

from __future__ import annotations

from dataclasses import replace

from paper_samples import NOTICE

from ygt.publish.papers.draft_sheet import DraftSheet, Handled, draft_sheet
from ygt.publish.papers.model import Annex, Attendance, Heading, Member, Paragraph

OFFICES = ("中共示例县委办公室", "示例县人民政府办公室")
OWN = replace(NOTICE, standing="own", annexes=())
SINGLE = replace(OWN, sealed=True)
THREE = ("中共示例县委", "示例县人民政府", "示例县卫健局")
JOINT = replace(OWN, issuer_mark=THREE, signature=THREE, sealed=True)
MANY = replace(JOINT, signature=(*THREE, "示例县财政局", "示例县医保局"))
UPWARD = replace(OWN, issuer_mark=OFFICES, signature=OFFICES, signers=("王㛃", "李四", "欧阳修远"), sealed=True)
LETTER = replace(
    OWN,
    format="letter",
    title="示例县卫生健康局关于征求《示例县紧密型县域医疗卫生共同体章程（征求意见稿）》意见的函",
    issuer_mark=("示例县卫生健康局", "示例县医疗保障局"),
    number="示卫健函〔2026〕12号",
    recipients="县财政局",
    body=(Paragraph("现就《示例县紧密型县域医疗卫生共同体章程（征求意见稿）》征求你单位意见，请于3月20日前反馈。"),),
    signature=("示例县卫生健康局",),
    sealed=True,
    annexes=(Annex(title="章程（征求意见稿）", blocks=(Paragraph("第一条。"),)),),
    copied_to="县委办公室，县政府办公室",
    printed_by="",
    printed_on="",
)
MINUTES = replace(
    OWN,
    format="minutes",
    title="示例县县域医共体理事会2026年第3次会议纪要",
    issuer_mark=("示例县县域医共体理事会会议纪要",),
    number="第3次",
    recipients="",
    body=(
        Paragraph("理事长张三主持召开理事会第3次会议，应到9人，实到7人，符合章程规定的法定人数。纪要如下："),
        Heading(1, "一、关于用药目录"),
        Paragraph("会议审议通过了统一用药目录。"),
    ),
    attendance=(
        Attendance(
            "出席",
            (
                Member("张三", "县人民医院"),
                Member("李四", "县人民医院"),
                Member("王小明", "县中医医院"),
                Member("阿拉腾达来", "青河镇中心卫生院"),
                Member("欧阳修远", "县卫生健康局"),
            ),
        ),
        Attendance("请假", (Member("赵六", "县财政局"),)),
        Attendance("列席", (Member("孙七"), Member("周八"))),
    ),
    signature=("理事会办公室",),
)
OVERPRINT = replace(SINGLE, overprint=True)
SHEET = draft_sheet(
    DraftSheet(
        issuer="示例县卫生健康局",
        title="示例县卫生健康局关于调整统一用药目录的通知",
        standing="own",
        drafted=Handled(by="张三", unit="办公室", on="2026年3月1日"),
        checked=Handled(by="李四"),
        countersigned=(Handled(unit="县医疗保障局", by="王五", on="2026年3月3日"), Handled(unit="县财政局")),
        recipients="各乡镇卫生院",
        copied_to="县医疗保障局",
        attachments=("目录", "说明"),
        copies="60",
        disclosure="主动公开",
        basis="县医共委2026年第1次会议",
    )
)
"""Nobody has signed it; the checker has not dated it; one of two offices has countersigned."""

FORMATS = {
    "single": SINGLE,
    "joint": JOINT,
    "upward": UPWARD,
    "letter": LETTER,
    "minutes": MINUTES,
    "overprint": OVERPRINT,
    "sheet": SHEET,
}
