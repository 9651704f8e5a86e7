"""催报: who has been asked, who has sent something back, and who has not.

What was handed out is told by the workbooks that `forms out` put into a folder, what came back by those in its
folder 回收: each carries in its snapshot whose it is. There is no register beside them that could say otherwise.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ygt.errors import ToolError
from ygt.forms.folder import is_going_back, workbooks
from ygt.forms.form import Form
from ygt.forms.holdings import Holdings
from ygt.forms.intake import Outcome, opened
from ygt.forms.merging import merge
from ygt.forms.returned import form_in
from ygt.forms.workbook.package import MOST_BYTES, UnreadableError
from ygt.ledger.ledger import Ledger
from ygt.source.opening import content_of

RETURNS = "回收"

MISSING, FAULTY, WAITING, TAKEN = "尚未报送", "退回修改", "已收到、尚未汇入", "已汇入"


@dataclass(slots=True)
class Standing:
    """Where one form stands: its state, and the files that came back for it."""

    title: str
    due: str
    is_of_unit: bool = True
    state: str = MISSING
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Status:
    """Where all forms of a round stand at a moment; `unknown` are files that belong to none of them."""

    at: datetime
    forms: list[Standing]
    unknown: list[str]

    def of(self, state: str) -> list[str]:
        """Whose forms are in that state."""
        return [one.title for one in self.forms if one.state == state]

    @property
    def due(self) -> str:
        """The deadline, where all forms have the same."""
        days = {one.due for one in self.forms}
        return days.pop() if len(days) == 1 else ""


def status(ledger: Ledger, folder: Path, at: datetime) -> Status:
    """Where the forms handed out in `folder` stand. Raises ToolError where none were."""
    known: dict[tuple[str, str], Standing] = {}
    for file in workbooks(folder):
        content = content_of(file, MOST_BYTES)
        with suppress(UnreadableError):
            form = form_in(content if isinstance(content, bytes) else b"", ledger.contract)
            known[_key(form)] = Standing(form.title, form.due, form.unit != "")
    if not known:
        raise ToolError(f"文件夹“{folder}”中没有下发的表格", "写 ygt forms out 存放表格的文件夹")
    ranks = {one.name: rank for rank, one in enumerate([*ledger.all("institution"), *ledger.all("unit")])}
    # The order in which units are named is that of the ledger, never that of file names.
    known = dict(sorted(known.items(), key=lambda one: ranks.get(one[0][0], len(ranks))))
    unknown = []
    returns = folder / RETURNS
    for file in workbooks(returns) if returns.is_dir() else ():
        outcome = opened(file, ledger)
        standing = known.get(_key(outcome.returned.form)) if outcome.returned else None
        if standing is None:
            unknown.append(file.name)
            continue
        standing.files.append(file.name)
        # Of several a good one counts, for who sends a second has mended the first; what waits is not passed over.
        state = FAULTY if is_going_back(file) else _state(outcome, ledger)
        standing.state = max(standing.state, state, key=(MISSING, FAULTY, TAKEN, WAITING).index)
    return Status(at, list(known.values()), unknown)


def _key(form: Form) -> tuple[str, str]:
    return form.unit, " ".join(one.name for one in form.kinds)


def _state(outcome: Outcome, ledger: Ledger) -> str:
    """Where a file stands that has not gone back: one that is wrong waits too, until it is taken in and refused."""
    if outcome.problems or outcome.returned is None:
        return WAITING
    merged = merge(outcome.returned, Holdings(ledger))
    return WAITING if merged.problems or merged.edits else TAKEN


def in_words(found: Status) -> str:
    """One line for a message: 截至11月20日17时，尚未报送：…（3家）."""
    moment = f"截至{found.at.month}月{found.at.day}日{found.at.hour}时"
    missing, faulty, waiting = found.of(MISSING), found.of(FAULTY), found.of(WAITING)
    measure = "家" if all(one.is_of_unit for one in found.forms) else "份"
    parts = []
    if missing:
        parts.append(f"尚未报送：{'、'.join(missing)}（{len(missing)}{measure}）")
    if faulty:
        parts.append(f"已退回、待修改后重新报送：{'、'.join(faulty)}（{len(faulty)}{measure}）")
    if waiting:
        parts.append(f"已收到、尚未汇入：{'、'.join(waiting)}（{len(waiting)}{measure}）")
    whole = f"应报送{len(found.forms)}{measure}"
    if not parts:
        return f"{moment}，{whole}，已全部报送。"
    sums = [f"已报送并汇入{len(found.of(TAKEN))}{measure}"]
    sums += [f"退回待改{len(faulty)}{measure}"] if faulty else []
    sums += [f"待汇入{len(waiting)}{measure}"] if waiting else []
    return f"{moment}，{'；'.join(parts)}。{whole}，{'、'.join(sums)}。"


def as_data(found: Status) -> dict[str, Any]:
    """The same for programs."""
    return {
        "version": 1,
        "at": found.at.isoformat(timespec="minutes"),
        "due": found.due,
        "forms": [{"name": one.title, "state": one.state, "due": one.due, "files": one.files} for one in found.forms],
        "unknown": found.unknown,
    }


def as_markdown(found: Status) -> list[str]:
    """The same as a table for a page."""
    rows = [f"| {one.title} | {one.state} |" for one in found.forms]
    return [in_words(found), "", "| 单位 | 报送情况 |", "|---|---|", *rows]
