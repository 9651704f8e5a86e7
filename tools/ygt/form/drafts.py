"""What was filled in, as edits: a record changed, a record added, or a record given its end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ygt.administration import addition as adding
from ygt.administration.decision import decision
from ygt.administration.placing import SeveralFilesError
from ygt.administration.retirement import retirement
from ygt.administration.trial import Edits
from ygt.dates import day_fault
from ygt.errors import ToolError
from ygt.form.addresses import Address, address_sent, data_at, kind_of, record_at
from ygt.form.changes import Changes
from ygt.form.values import ABSENT, wanted
from ygt.forms.entry import day_entered
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind

if TYPE_CHECKING:
    from ygt.form.desk import Desk

LAST = -1
"""The position of a record that is put behind all others of its file."""


class Draft(NamedTuple):
    """Edits by file, where the record stands that they are about, its kind, and the id proposed for a new one."""

    edits: Edits
    address: Address
    kind: Kind
    proposed: str = ""


class _Filled(adding.Draft):
    """A new record as a form has it, to be completed and placed as `ygt add` does."""

    def __init__(self, ledger: Ledger, kind: Kind, data: dict[str, Any]) -> None:
        super().__init__(ledger, kind)
        self._data = data


def drafted(desk: Desk, ledger: Ledger, sent: dict[str, Any]) -> Draft:
    """The edits for what the page sent. Raises ToolError where they cannot be told."""
    if sent.get("new") is True:
        return _added(ledger, sent)
    address = address_sent(sent)
    kind = kind_of(ledger.contract, address)
    if isinstance(sent.get("end"), dict):
        return Draft(_ended(ledger, address, sent["end"]), address, kind)
    opened = desk.opened(address.path)
    changes = Changes()
    changes.of_mapping(kind.record, data_at(opened.data, address), _form(sent), address.base, kind.parts)
    for steps in changes.moved:
        _movable(opened.document.text, *opened.document.marks.find(opened.document.text, steps))
    return Draft({address.path: changes.edits}, address, kind)


def _added(ledger: Ledger, sent: dict[str, Any]) -> Draft:
    kind = ledger.contract.record_kinds.get(str(sent.get("kind")))
    if kind is None:
        raise ToolError(f"没有种类“{sent.get('kind')}”", "回到列表重新选择")
    data = wanted(kind.record, {key: value for key, value in _form(sent).items() if key not in kind.parts})
    if data is ABSENT:
        raise ToolError("尚未填写内容", "带“必填”的各项填好后即可看到将写入的内容")
    draft = _Filled(ledger, kind, data)
    edits = adding.addition(draft, str(sent.get("file") or "") or _first_file(ledger, kind))
    if not edits:
        raise ToolError("台账中已有内容相同的记录", "核对是否重复登记")
    path, [edit] = next((path, list(one)) for path, one in edits.items())
    base = edit.path if kind.layout == "single" else (*edit.path, LAST)
    proposed = "" if "id" in data else str(draft.data.get("id", ""))
    return Draft(edits, Address(path, tuple(step for step in base if isinstance(step, (str, int)))), kind, proposed)


def _first_file(ledger: Ledger, kind: Kind) -> str:
    """The file for the first record of a kind; empty where there is one already, or each has its own.

    Raises SeveralFilesError where it may be one of several.
    """
    contract = ledger.contract
    is_kept_in_lists = kind.layout == "list" and kind.name in contract.kinds
    if not is_kept_in_lists or any(contract.kind_at(path) == kind.name for path in ledger.documents):
        return ""
    places = [pattern.replace("*", kind.name) for pattern in kind.patterns]
    if len(places) > 1:
        raise SeveralFilesError(kind, places)
    return places[0]


def _ended(ledger: Ledger, address: Address, sent: dict[str, Any]) -> Edits:
    said = {key: str(sent.get(key) or "").strip() for key in ("on", "reason", "decided_by", "successor")}
    for key, title in (("on", "终止日期"), ("reason", "原因"), ("decided_by", "依据")):
        if not said[key]:
            raise ToolError(f"尚未填写{title}", "终止须写明日期、原因和依据")
    said["on"] = day_entered(said["on"])
    if fault := day_fault(said["on"]):
        raise ToolError(f"终止日期“{said['on']}”：{fault.reason}", fault.remedy)
    try:
        last = date.fromisoformat(said["on"])
    except ValueError as error:
        raise ToolError(f"终止日期“{said['on']}”没有写到日", "写到日，如 2026-03-01") from error
    record = record_at(ledger, address)
    if not record.sound:
        raise ToolError(f"{record.subject()}的登记有误，没有改动", "先改正本页指出的问题并保存")
    decided = decision(ledger, said["decided_by"], last)
    return retirement(record, last, said["reason"], decided, said["successor"])


def _form(sent: dict[str, Any]) -> dict[str, Any]:
    form = sent.get("form")
    return form if isinstance(form, dict) else {}


def _movable(text: str, start: int, end: int) -> None:
    """Raise ToolError where a comment stands in or behind an item: with which one it would move is not to be told."""
    line_end = text.find("\n", end)
    if "#" in text[start : line_end if line_end >= 0 else len(text)]:
        raise ToolError("要移动的一项带有注释，无法断定注释随哪一项移动", "放回原处，或打开文件手工移动")
