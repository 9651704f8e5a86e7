"""The drafts of the papers that a comparison calls for: each a record of a notice, without number or date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ygt.changes.comparison import Comparison
from ygt.changes.members import form_of
from ygt.drafting import issuers, titles
from ygt.drafting.amended_articles import amended_articles
from ygt.drafting.calling import Calling, LeftOut, calling
from ygt.drafting.grouping import AMENDMENT, APPOINTMENT, CATALOGUE, CENTRES, CHARTER, EDITION, UNITS, papers
from ygt.drafting.sources import basis
from ygt.errors import ToolError
from ygt.ledger.announced import DELISTED, decision_key
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.time import start_of
from ygt.publish.notices.amendment import amendment_title
from ygt.publish.notices.catalogue_adjustment import catalogue_adjusted
from ygt.publish.notices.wording import titled

STAGE = "拟稿"
OPEN = "主动公开"
"""What a paper is where nothing else is decided (政府信息公开条例 第五条)."""

KEPT = ("recipients", "basis", "copied_to", "printed_by", "disclosure", "disclosure_reason", "contact")
"""What is taken over from the last paper of its kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One proposed notice: the fields of its record, what it lacks and cannot be decided here, and what to look at."""

    data: dict[str, Any]
    sentences: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where its record belongs."""
        return f"org/notices/{self.data['id']}.yaml"


def drafts(found: Comparison) -> tuple[list[Draft], list[LeftOut]]:
    """The papers that a comparison calls for, and the changes none is drafted for, with the reason.

    `ToolError` in a workspace compiled by outsiders, which issues nothing, and where the new state cannot be read.
    """
    if found.ledger.standing == "compiled":
        raise ToolError(
            "本台账由外部人员据公开文件整理，不能拟写公文",
            "自行维护的机关应更正 org/county.yaml 的 standing（资料性质）",
        )
    if found.errors:
        raise ToolError(
            f"“{found.after}”有{found.errors}处读取错误，不能据以拟稿", "用 ygt check 查看错误所在，补正后再拟稿"
        )
    wanted, left = calling(found)
    made: list[Draft] = []
    for kind, members in papers(found.ledger, wanted):
        taken = {one.data["id"] for one in made}, {one.data["title"] for one in made}
        made.append(_Drafting(found, kind, members).draft(*taken))
    return made, left


class _Drafting:
    """One paper in the making."""

    def __init__(self, found: Comparison, kind: str, members: list[Calling]) -> None:
        self.found = found
        self.ledger: Ledger = found.ledger
        self.kind = kind
        self.members = members
        self.subject: Record = members[0].record
        self.entries = [one.entry for one in members if one.entry]
        if kind == AMENDMENT:
            self.entries += self._articles()

    def draft(self, ids: set[str], names: set[str]) -> Draft:
        """The draft; its title and id are unlike all there are."""
        decided = self._decided()
        last = self._precedent()
        by = [str(one) for one in last.items("issuers")] if last is not None else self._issuers(decided)
        title = "、".join(by) + self._title()
        names |= {one.name for one in self.ledger.all("notice")}
        ids |= {one.text("id") for one in self.ledger.all("notice")}
        data: dict[str, Any] = {
            "title": titles.unused_title(title, names, self._day()),
            "id": titles.unused_id(self._id(), ids),
            "kind": self.kind,
        }
        if self.kind == APPOINTMENT:
            data["track"] = "党的组织" if form_of(self.subject) == "党内任免" else "行政"
        data |= {"status": STAGE, "issuers": by}
        data |= self._about()
        if decided:
            data["decided_by"] = decided
        data |= self._taken_over(last, by)
        if self.entries:
            data["changes"] = [self._listed(one, decided, data) for one in self.entries]
        lacking = () if by else (self._no_issuer(),)
        return Draft(self._ordered(data), self._sentences(), lacking, tuple(self._remarks(data, last)))

    def _ordered(self, data: dict[str, Any]) -> dict[str, Any]:
        order = list(self.ledger.contract.kind("notice").record.properties)
        return {key: data[key] for key in sorted(data, key=order.index) if data[key] not in ("", [])}

    def _sentences(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.change.sentence for one in self.members))

    def _decided(self) -> dict[str, Any]:
        """The one decision that everything rests on; nothing where there are several."""
        keys = {decision_key(self.ledger, one.decided) for one in self.members}
        return dict(self.members[0].decided) if len(keys) == 1 else {}

    def _day(self) -> str:
        """The latest day a change counts from; of who only leaves, the day after.

        A drug taken out has its last day, often that before the others come in: their day is that of the paper.
        """
        days = []
        coming = [one for one in self.members if one.entry.get("field") != DELISTED]
        for one in coming or self.members:
            day = start_of(one.change.day)
            if day is not None:
                gone = self.kind not in (UNITS, CATALOGUE) and "before" in one.entry and "after" not in one.entry
                days.append(day + timedelta(days=1) if gone else day)
        return str(max(days)) if days else ""

    def _about(self) -> dict[str, Any]:
        """What the paper is about, and of which day."""
        day = self._day()
        match self.kind:
            case "调整机构":
                return {"body": self.subject.name, "as_of": day}
            case "任免" | "成员单位变动":
                return {"as_of": day}
            case "章程修正":
                made = self._amendment()
                return {"charter": self.subject.name, "effective_from": str(made.get("date", ""))}
            case "印发章程":
                return {"charter": self.subject.name}
            case "设置资源中心":
                return {"centres": [one.record.name for one in self.members], "as_of": day}
        return {"as_of": day, "effective_from": day}

    def _title(self) -> str:
        match self.kind:
            case "调整机构":
                return titles.adjusted(
                    self.subject, next((one["after"] for one in self.entries if "post" not in one), "")
                )
            case "任免":
                return titles.appointed(self.entries)
            case "成员单位变动":
                return titles.units_changed(self.entries, self._community())
            case "章程修正":
                return f"关于印发{titled(amendment_title(self.subject, self._amendment()))}的通知"
            case "印发章程":
                return f"关于印发{titled(self.subject.name)}的通知"
            case "设置资源中心":
                return titles.centres_set_up([one.record.name for one in self.members], self._community())
        verb = "印发" if self.kind == EDITION else "调整"
        return f"关于{verb}{titled(catalogue_adjusted(self.ledger, self._day()))}的通知"

    def _community(self) -> str:
        communities = self.ledger.sound("community")
        return communities[0].name if len(communities) == 1 else "县域医共体"

    def _id(self) -> str:
        """tiaozheng-lishihui-20261101."""
        word = {
            "调整机构": "tiaozheng",
            "任免": "renmian",
            "成员单位变动": "chengyuan",
            "目录调整": "mulu",
            "印发用药目录": "yongyao",
            "章程修正": "xiuzheng",
            "印发章程": "yinfa",
            CENTRES: "zhongxin",
        }[self.kind]
        about = "" if self.kind in (CATALOGUE, EDITION, CENTRES) else self.subject.text("id")
        # An id that is not yet what it must be is no part of a path either.
        about = re.sub(r"[^a-z0-9-]", "", about)[:50].strip("-")
        return "-".join(part for part in (word, about, self._day().replace("-", "")) if part)

    def _precedent(self) -> Record | None:
        match self.kind:
            case "调整机构":
                return issuers.precedent(self.ledger, ("调整机构", "成立机构"), body=self.subject.name)
            case "目录调整" | "印发用药目录":
                return issuers.precedent(self.ledger, (CATALOGUE, EDITION))
            case "章程修正" | "印发章程":
                return issuers.precedent(self.ledger, (CHARTER, AMENDMENT), charter=self.subject.name)
            case "设置资源中心":
                return issuers.precedent(self.ledger, (CENTRES,))
        return None

    def _issuers(self, decided: dict[str, Any]) -> list[str]:
        """Who may issue the paper; nobody where neither the decision nor the register tells."""
        ledger = self.ledger
        match self.kind:
            case "调整机构":
                return issuers.of_body(ledger, self.subject)
            case "任免":
                party = form_of(self.subject) == "党内任免"
                found = [issuers.of_decision(ledger, one.decided, party=party) for one in self.members]
                return found[0] if all(one == found[0] for one in found) else []
            case "目录调整" | "印发用药目录":
                return issuers.of_department(ledger) or issuers.of_committee(ledger)
        return issuers.of_decision(ledger, decided) or issuers.of_committee(ledger)

    def _no_issuer(self) -> str:
        if self.kind == APPOINTMENT:
            party = form_of(self.subject) == "党内任免"
            what = "可以发文的党组织" if party else "可以发文的任免机关"
            return f"发文机关待确定：作出决定的机关没有登记为{what}，请核对决定依据，或在 org/issuers.yaml 登记"
        return "发文机关待确定：没有登记可以发文的机关，请在 org/issuers.yaml 登记"

    def _taken_over(self, last: Record | None, by: list[str]) -> dict[str, Any]:
        """Recipients, basis, copies and the like: as in the last paper of its kind, else as the register has them."""
        data: dict[str, Any] = {key: last[key] for key in KEPT if last is not None and key in last.data}
        if by:
            data.setdefault("recipients", issuers.recipients(self.ledger, by))
            data.setdefault("printed_by", issuers.printer(self.ledger, by))
        data.setdefault("disclosure", OPEN)
        if self.kind != APPOINTMENT:
            data["basis"] = basis(self.ledger, self.subject, last)
        return data

    def _listed(self, entry: dict[str, Any], decided: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """An entry without what the notice itself says: its decision, and the day from which all of it counts."""
        found = dict(entry)
        if found.get("on") == data.get("effective_from"):
            found.pop("on", None)
        if decided:
            found.pop("decided_by", None)
        return found

    def _amendment(self) -> dict[str, Any]:
        """The amendment a paper on a charter issues: the last of those that are new."""
        made = [one.change.steps[1] for one in self.members if one.change.steps[:1] == ("amendments",)]
        return dict(self.subject.items("amendments")[max(int(index) for index in made)])

    def _articles(self) -> Iterable[dict[str, Any]]:
        """The wording of an amendment; between two dates of one ledger, which keeps one text, it is not known."""
        if self.found.sides.dates:
            return ()
        pairs = self.found.sides.common("charter")
        before = next((pair.before for pair in pairs if pair.after is self.subject), None)
        return amended_articles(before, self.subject) if before is not None else ()

    def _remarks(self, data: dict[str, Any], last: Record | None) -> Iterable[str]:
        if last is not None:
            yield f"发文机关、主送、抄送、公开属性沿用《{last.name}》，请核对"
        elif data["issuers"]:
            yield "发文机关、主送机关、公开属性为拟议，请核定"
        if not data.get("decided_by") and not all("decided_by" in one for one in self.entries):
            yield "决定依据待补充：填入 decided_by（决定依据）后再送审"
        if self.kind == AMENDMENT and not any("article" in one for one in self.entries):
            yield "修正的条文未能比较得出，请对照章程逐条列入 changes（公布的变更）"
