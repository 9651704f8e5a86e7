"""The questions the page may ask, by name, and how each is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ygt.administration.placing import SeveralFilesError
from ygt.errors import ToolError
from ygt.form.desk import Desk

Sent = dict[str, Any]
Start = dict[str, str]
"""What the page opens with: a record, or words to look for."""


def answers(desk: Desk, start: Start) -> dict[str, Callable[[Sent], Any]]:
    """What answers each question from what the page sent with it."""
    return {
        "overview": lambda _: {**desk.overview(), "start": start},
        "records": lambda sent: {"records": desk.records(str(sent.get("kind") or ""))},
        "names": lambda sent: {"names": desk.names(_words(sent.get("kinds")))},
        "record": desk.record,
        "blank": lambda sent: desk.blank(str(sent.get("kind"))),
        "try": desk.tried,
        "save": desk.saved,
    }


def answered(desk: Desk, start: Start, question: str, sent: Sent) -> dict[str, Any] | None:
    """The answer to a question, or None where there is no such question; what cannot be done is said in `error`."""
    answer = answers(desk, start).get(question)
    if answer is None:
        return None
    with desk.lock:
        try:
            found: dict[str, Any] = answer(sent)
        except SeveralFilesError as error:
            files = desk.told_apart(error.paths)
            return {"error": "尚未选择登记到哪个文件", "remedy": "在上方选择，再继续填写", "files": files}
        except ToolError as error:
            return {"error": error.message, "remedy": error.remedy}
    return found


def _words(sent: object) -> list[str]:
    return [one for one in sent if isinstance(one, str)] if isinstance(sent, list) else []
