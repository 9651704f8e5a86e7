"""公示: what is shown before it is settled, for how many working days, and where to object; without red head."""

from __future__ import annotations

from ygt.dates import printed_day
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.local_names import official
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.ledger.working_days import Unknown, cited, is_working_day, working_period
from ygt.publish.notices.content import Content
from ygt.publish.notices.proposals import proposals_table
from ygt.publish.notices.wording import opening
from ygt.publish.papers.model import Block, Paragraph


def publicise(ledger: Ledger, notice: Record) -> Content:
    """The content of a 公示.

    `ToolError` where its period cannot be counted: the notice on that year's holidays is not at hand, the first day is
    none on which offices work.
    """
    matters = [str(one) for one in notice.items("matters")]
    proposals = notice.items("proposals")
    if not matters and not proposals:
        raise _refused(notice, "没有公示的内容", "填写 matters（事项）或 proposals（拟议调整）")
    blocks: list[Block] = [Paragraph(f"{opening(ledger, notice)}现将有关事项公示如下：")]
    if len(matters) > 1:
        matters = [f"{count}.{text}" for count, text in enumerate(matters, start=1)]
    blocks += [Paragraph(text if text.endswith("。") else f"{text}。") for text in matters]
    if proposals:
        blocks.append(proposals_table(proposals))
    issuer = official(ledger, str(notice.items("issuers")[0]), "issuer")
    blocks += [
        Paragraph(f"公示期为{period_words(ledger, notice)}。"),
        Paragraph(
            f"公示期内如有异议，请以书面或者电话形式向{issuer}反映。以单位名义反映的，加盖单位公章；"
            "以个人名义反映的，署真实姓名并注明联系方式。"
        ),
        Paragraph(f"{notice.text('contact').rstrip('。')}。"),
    ]
    return Content(body=tuple(blocks))


def period_words(ledger: Ledger, notice: Record) -> str:
    """2026年11月23日至11月27日（5个工作日）; the year of the last day only where it is another."""
    told = notice.part("publicity")
    first, days = start_of(told["from"]), int(told["working_days"])
    folder = ledger.contract.folder
    works = is_working_day(folder, first) if first else False
    period = working_period(folder, first, days) if first else None
    for unknown in (works, period):
        if isinstance(unknown, Unknown):
            raise _refused(
                notice, unknown.words, "待国务院办公厅印发该年的通知、工作日历更新后再印制；公示期请勿自行推算"
            )
    if not works or period is None or isinstance(period, Unknown):
        raise _refused(
            notice,
            f"公示的第一日{printed_day(first) if first else told['from']}不是工作日",
            f"改为工作日；工作日依据{cited(folder, first.year) if first else ''}",
        )
    last = printed_day(period.last)
    if period.last.year == period.first.year:
        last = last.removeprefix(f"{period.first.year}年")
    until = f"至{last}" if days > 1 else ""
    return f"{printed_day(period.first)}{until}（{days}个工作日）"


def _refused(notice: Record, why: str, remedy: str) -> ToolError:
    return ToolError(f"{notice.path}：公文“{notice.name}”：{why}，不能成文", remedy)
