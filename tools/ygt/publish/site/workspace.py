"""One workspace on its way to the site: its ledger as of a day, and how its records, sources and days are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ygt.check import Result
from ygt.dates import printed
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.standing import Standing, standing_of
from ygt.ledger.time import holds_on
from ygt.publish.obligations.facts import ClauseFacts, all_facts
from ygt.publish.obligations.withheld import judgements
from ygt.publish.site.addresses import Addresses, folder_of
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.revisions import Revision, by_record, revisions
from ygt.publish.view import View, public_view, whole_view

if TYPE_CHECKING:
    from ygt.history.log import History

NoticeFiles = Callable[[str, str], Sequence[Path]]
"""The printed files of a notice, by the workspace's folder on the site and the notice's `id`."""


def no_files(_folder: str, _notice: str) -> Sequence[Path]:
    """No notice has been printed."""
    return ()


@dataclass(eq=False)
class Workspace:
    """What every page of a workspace is made from: what everyone may see of it, or all of it (`internal`)."""

    result: Result
    day: date
    notice_files: NoticeFiles = no_files
    past: History | None = None
    """Who changed what when, where it is known."""
    recalled: bool = False
    """Whether the day was chosen: then every page says that it shows the ledger of that day and not of now."""
    internal: bool = False
    """Whether the pages are for the office alone; then nothing is kept back, and every page says so."""
    view: View = field(init=False)
    folder: str = field(init=False)
    addresses: Addresses = field(init=False)
    standing: Standing = field(init=False)

    def __post_init__(self) -> None:
        self.view = whole_view(self.result.ledger) if self.internal else public_view(self.result.ledger)
        # What was checked is not kept: no page can show by mistake what is kept back.
        self.result = self.view.result(self.result)
        self.folder = folder_of(self.ledger)
        self.addresses = Addresses(self.ledger, self.folder)
        self.standing = standing_of(self.ledger)

    @property
    def ledger(self) -> Ledger:
        """The ledger shown."""
        return self.result.ledger

    @property
    def county(self) -> Record | None:
        """The county's own record, where its shape is right."""
        return self.ledger.county if self.ledger.county and self.ledger.county.sound else None

    @cached_property
    def name(self) -> str:
        """The county's name."""
        return self.ledger.county.name if self.ledger.county else ""

    @cached_property
    def revisions(self) -> list[Revision]:
        """The commits that changed it, the newest first."""
        return list(revisions(self))

    @cached_property
    def revisions_by_record(self) -> dict[tuple[str, str], list[Revision]]:
        """The same by kind and `id` (or name) of the records they changed."""
        return by_record(self.revisions)

    @cached_property
    def clauses(self) -> list[ClauseFacts]:
        """What every document asks, judged on the day: worked out once for all pages."""
        return all_facts(self.ledger, judgements(self.view, self.day))

    @cached_property
    def clauses_by_id(self) -> dict[str, ClauseFacts]:
        """The same by identifier; of two with one identifier the first counts."""
        found: dict[str, ClauseFacts] = {}
        for one in self.clauses:
            found.setdefault(one.id, one)
        return found

    @cached_property
    def duties(self) -> dict[Record, list[ClauseFacts]]:
        """What each registered unit, institution or body is charged with, in the order in which documents name them.

        A duty that has moved is listed under the unit that had it and under the one that has it now.
        """
        found: dict[Record, list[ClauseFacts]] = {}
        for one in self.clauses:
            units = (unit for held in one.holders for unit in (held.unit, held.successor) if unit is not None)
            for unit in dict.fromkeys(units):
                found.setdefault(unit, []).append(one)
        return found

    @cached_property
    def twins(self) -> dict[str, list[ClauseFacts]]:
        """The clauses that stand as another does, by the identifier of that other."""
        found: dict[str, list[ClauseFacts]] = {}
        for one in self.clauses:
            if one.twin is not None:
                found.setdefault(one.twin.id, []).append(one)
        return found

    def clause(self, identifier: str) -> Link:
        """A link to a clause by its printed number and identifier, or the bare identifier where there is none."""
        one = self.clauses_by_id.get(identifier)
        if one is None:
            return Link(identifier)
        return Link(f"{one.cited}（{one.id}）", self.addresses.clause(one.id), one.summary)

    @property
    def is_compiled(self) -> bool:
        """Whether others compiled it from published documents."""
        return self.standing.key == "compiled"

    @property
    def is_fictional(self) -> bool:
        """Whether the county is invented."""
        return self.standing.key == "fictional"

    @property
    def naming_source(self) -> str:
        """What should have named those who are only counted."""
        return "公开文件" if self.is_compiled else "台账"

    def sound(self, kind: str) -> list[Record]:
        """The records of a kind that can be shown, in the order of the files."""
        return self.ledger.sound(kind)

    def now(self, kind: str) -> list[Record]:
        """Those that hold on the day."""
        return [one for one in self.sound(kind) if holds_on(one.data, self.day)]

    def to(self, page: str, text: str, anchor: str = "") -> Link:
        """A link to one of the workspace's pages."""
        return Link(text, self.addresses.to(page, anchor))

    def link(self, record: Record, text: str = "") -> Link:
        """A link to a record."""
        return Link(text or record.name, self.addresses.of(record))

    def named(self, name: str, *kinds: str) -> Link:
        """A link to the record that `name` means, by its official name; the bare name where there is none."""
        record = self.ledger.find(name, *kinds)
        return self.link(record) if record else Link(name)

    def names(self, values: Sequence[str], *kinds: str) -> Markup:
        """Several such links in the order of the data."""
        return joined(self.named(one, *kinds) for one in values)

    def short(self, name: str, *kinds: str) -> Link:
        """The same with the short name where the record has one."""
        record = self.ledger.find(name, *kinds)
        return self.link(record, record.text("short_name") or record.name) if record else Link(name)

    def cited(self, source: Mapping[str, Any]) -> Link:
        """A source in a few words, 《实施方案》二（一）, leading to the line itself where the text is kept."""
        document = self.ledger.find(source["document"], "document")
        text = self.shortest(document) if document else str(source["document"])
        text += str(source.get("clause", ""))
        if document is None:
            return Link(text)
        address = self.addresses.of(document)
        if "line" in source and (kept := self.text_page(document)):
            address = self.addresses.to(kept, f"line-{source['line']}")
        return Link(text, address, str(source.get("quote", "")))

    def sources(self, record: Mapping[str, Any] | Record, key: str = "source") -> list[Link]:
        """The sources of a record or a part of one: none, one or several."""
        found = record.get(key)
        if isinstance(found, dict):
            return [self.cited(found)]
        return [self.cited(one) for one in found or ()]

    def decided(self, decision: Mapping[str, Any] | None) -> list[Shown]:
        """A decision: its document, meeting or organ, with the day where only an organ is named."""
        if not decision:
            return []
        parts: list[Shown] = []
        if "document" in decision:
            parts.append(self._numbered(decision["document"]))
        if "meeting" in decision:
            parts.append(self.named(decision["meeting"], "meeting"))
        if "organ" in decision:
            day = f"（{printed(decision['date'])}）" if "date" in decision else ""
            parts.append([self.named(decision["organ"], "unit", "body", "institution", "issuer"), day])
        elif not parts and "date" in decision:
            parts.append(f"{printed(decision['date'])}决定")
        if decision.get("number_pending"):
            parts.append("（文件待编号）")
        return [joined(parts)]

    def basis(self, record: Mapping[str, Any] | Record) -> Markup:
        """The decision and the source of a record; a document that is both is named once, with its clause."""
        decision = dict(record.get("decided_by") or {})
        source = record.get("source")
        if source and "document" in decision and self._same(source["document"], decision["document"]):
            del decision["document"]
        return joined([*self.decided(decision), *self.sources(record)])

    def _same(self, one: str, other: str) -> bool:
        found = self.ledger.find(one, "document")
        return one == other or (found is not None and found is self.ledger.find(other, "document"))

    def _numbered(self, name: str) -> Link:
        """A document by its number, by its title where it has none."""
        found = self.ledger.find(name, "document")
        if found is None:
            return Link(name)
        return self.link(found, found.text("number") or self.shortest(found))

    @staticmethod
    def shortest(document: Record) -> str:
        """What a document is called in passing: 《实施方案》, 示政办发〔2024〕20号, else its title."""
        if short := document.text("short_name"):
            return f"《{short.strip('《》')}》"
        name = document.name
        return document.text("number") or (name if name.startswith("《") else f"《{name}》")

    def text_page(self, document: Record) -> str:
        """The page with the kept text of a document, or an empty string where none is kept."""
        kept = document.text("text") in self.ledger.texts
        name = self.addresses.of(document).rpartition("/")[2].removesuffix(".html")
        return f"texts/{name}" if kept and name else ""

    def bodies(self) -> list[Record]:
        """The bodies in the order in which the vocabulary lists what they are for; their files have none."""
        node = self.ledger.contract.kind("body").record.properties["function"]
        rank = {value: index for index, value in enumerate(node.schema["enum"])}
        return sorted(self.sound("body"), key=lambda one: rank.get(one["function"], len(rank)))

    def label(self, record: Record, key: str) -> str:
        """The Chinese title of an enumerated value of a record."""
        node = record.node(key)
        value = record.text(key)
        return node.label_of(value) if node and value else value
