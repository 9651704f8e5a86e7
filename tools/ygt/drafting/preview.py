"""A draft as its file would hold it, and as it would read; and the edits that enter it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ygt.drafting.calling import LeftOut
from ygt.drafting.drafts import Draft
from ygt.edit.apply import apply
from ygt.edit.edits import Edit, Set
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.reading import reading
from ygt.ledger.standing import disclaimer
from ygt.publish.notices.compose import paper_for
from ygt.publish.notices.plain import plain_text
from ygt.schema.engine import engine
from ygt.source.reader import read

MOST = 10
"""So many changes are told for each reason why no paper is drafted."""


def entered(made: Iterable[Draft]) -> dict[str, list[Edit]]:
    """The edits that enter drafts, each as a new file; of those that lack nothing."""
    return {one.path: [Set((), one.data)] for one in made if not one.lacking}


def yaml_of(ledger: Ledger, draft: Draft) -> str:
    """The text of the file a draft would be entered in."""
    content = apply(b"", ledger.contract.kind("notice"), [Set((), draft.data)], path=draft.path)
    return content.decode("utf-8")


def paper_text(ledger: Ledger, draft: Draft) -> list[str]:
    """The paper of a draft as plain text. `ToolError` where it could not be composed."""
    document = read(draft.path, yaml_of(ledger, draft).encode("utf-8"))
    records = reading(document, ledger.contract.kind("notice"), engine(ledger.contract)).records
    if not records:
        raise ToolError(f"{draft.path}：拟写的公文未能读回", "请报告此问题")
    return list(plain_text(paper_for(ledger, records[0])))


def _text_or_reason(ledger: Ledger, draft: Draft) -> list[str]:
    """The text of a draft, or why it cannot be composed: the others are shown all the same."""
    try:
        return paper_text(ledger, draft)
    except ToolError as error:
        return [f"未能成文：{error.message}"]


def shown(ledger: Ledger, made: list[Draft], left: list[LeftOut]) -> Iterator[str]:
    """All drafts with their records and texts, and what no paper is drafted for; the nature of the data before."""
    if made and disclaimer(ledger):
        yield from (disclaimer(ledger), "")
    for count, draft in enumerate(made, start=1):
        if count > 1:
            yield ""
        yield f"{count}. {draft.data['kind']}：{draft.data['title']}"
        if draft.lacking:
            yield from (f"   不能成稿：{one}" for one in draft.lacking)
            yield from (f"   · {one}" for one in draft.sentences)
            continue
        yield from (f"   {one}。" for one in draft.remarks)
        yield from ("", f"—— {draft.path}", *yaml_of(ledger, draft).rstrip("\n").split("\n"))
        yield from ("", "—— 文稿", *_text_or_reason(ledger, draft))
    if left:
        yield from (["", "以下变更不拟公文："] if made else ["以下变更不拟公文："])
        for reason in dict.fromkeys(one.reason for one in left):
            sentences = [one.sentence for one in left if one.reason == reason]
            yield f"{reason}："
            yield from (f"   · {one}" for one in sentences[:MOST])
            if len(sentences) > MOST:
                yield f"   · 另有{len(sentences) - MOST}项"
