"""What is exported: the records of a ledger as of a day, those everyone may see or all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ygt.dates import printed_day
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.ledger.standing import Standing, standing_of
from ygt.publish.export.tables import Filled, tables
from ygt.publish.export.visibility import is_kind_shown
from ygt.publish.view import public_view
from ygt.schema.contract import Kind


@dataclass(eq=False)
class Export:
    """A ledger on its way out; `internal` lets out what is for internal use and what is not open to all."""

    ledger: Ledger
    day: date
    internal: bool = False
    _tables: dict[str, list[Filled]] = field(default_factory=dict, repr=False)

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds that go out, in the order of the contract, whether there are records or none."""
        kinds = self.ledger.contract.record_kinds.values()
        return [one for one in kinds if is_kind_shown(one, internal=self.internal)]

    @cached_property
    def filled_kinds(self) -> list[Kind]:
        """Those of which there are records."""
        return [one for one in self.kinds if self.records(one)]

    @cached_property
    def shown(self) -> Ledger:
        """What of the ledger goes out."""
        return self.ledger if self.internal else public_view(self.ledger).ledger

    @property
    def standing(self) -> Standing:
        """Of what nature the data are."""
        return standing_of(self.ledger)

    @property
    def county(self) -> str:
        """The county's name, or an empty string."""
        return self.ledger.county.name if self.ledger.county else ""

    @property
    def printed_day(self) -> str:
        """The day in words."""
        return printed_day(self.day)

    @property
    def scope(self) -> str:
        """Which records and fields are in it."""
        if self.internal:
            return "全部内容，含不公开的文件和仅供内部使用的项目，不得对外提供"
        return "可以公开的内容；依申请公开、不予公开的文件，仅供内部使用的项目，不在其中"

    def records(self, kind: Kind) -> list[Record]:
        """The records of a kind that go out, in the order of the data."""
        return self.shown.sound(kind.name)

    def tables(self, kind: Kind) -> list[Filled]:
        """The tables of a kind: that of its records, and those of the lists inside them that hold anything."""
        if kind.name not in self._tables:
            made = tables(kind, self.records(kind), internal=self.internal)
            self._tables[kind.name] = [one for number, one in enumerate(made) if not number or one.rows]
        return self._tables[kind.name]
