"""任免: appointments and dismissals of one track, in the verbs of how each body comes by its members."""

from __future__ import annotations

from ygt.changes.members import form_of
from ygt.errors import ToolError
from ygt.ledger.announced import MEMBER, announced
from ygt.ledger.governance import Membership
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.publish.notices.adjustment import in_effect
from ygt.publish.notices.content import Content
from ygt.publish.notices.member_sentences import JOINS, LEAVES, Move, effective, listed_moves
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Paragraph

OFFICERS = "负责人员"
OF_THE_INSTITUTION = "机构"


def appoint(ledger: Ledger, notice: Record) -> Content:
    """The content of a notice that appoints or dismisses; `ToolError` where the ledger has none of what it lists."""
    moves: list[tuple[Record, Move]] = []
    for body in _bodies(ledger, notice):
        moves += [(body, move) for move in listed_moves(ledger, notice, body)]
    if not moves:
        raise ToolError(
            f"{notice.path}：公文“{notice.name}”公布的任免在台账中没有登记，不能成文",
            "请先运行 ygt check，按提示补正后再印制",
        )
    lines = [_appointed(ledger, body, one) for body, (one, _) in moves if one is not None]
    lines += [_dismissed(ledger, body, one) for body, (_, one) in moves if one is not None]
    ends = [*("；" for _ in lines[1:]), "。"]
    paragraphs = tuple(Paragraph(line + end) for line, end in zip(lines, ends, strict=True))
    since = effective(move for _, move in moves)
    start = Paragraph(f"{opening(ledger, notice) or '经研究，'}决定：")
    names = tuple(dict.fromkeys(body.name for body, _ in moves))
    came, left = (any(move[place] is not None for _, move in moves) for place in (0, 1))
    what = "任免" if came and left else "任职" if came else "免职"
    return Content(body=(start, *paragraphs, *in_effect(notice, since, what)), names=names)


def _bodies(ledger: Ledger, notice: Record) -> list[Record]:
    found = (one.record(ledger) for one in announced(notice) if one.field == MEMBER)
    return list({id(one): one for one in found if one is not None}.values())


def _appointed(ledger: Ledger, body: Record, one: Membership) -> str:
    form = form_of(body)
    return JOINS.get(form, JOINS["任命"]).format(who=_who(one), post=_post(ledger, body, one))


def _dismissed(ledger: Ledger, body: Record, one: Membership) -> str:
    form = form_of(body)
    return LEAVES.get(form, LEAVES["任命"]).format(who=_who(one), post=_post(ledger, body, one))


def _who(one: Membership) -> str:
    return one.person[0]


def _post(ledger: Ledger, body: Record, one: Membership) -> str:
    """The post by its full name: 示例县县域医共体总会计师, and of an institution's own leaders 青河镇中心卫生院院长."""
    if body.text("level") == OF_THE_INSTITUTION and "unit" in one.data:
        return official(ledger, one.data["unit"]) + str(one.data.get("office", one.post))
    # 负责人员 is no organisation that one could be appointed to.
    return body.name.removesuffix(OFFICERS) + one.post
