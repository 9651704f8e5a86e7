"""The drug catalogue as it was on a day: entries in force, with later changes taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from ygt.ledger.drug_changes import as_it_was
from ygt.ledger.ledger import Ledger
from ygt.ledger.time import in_force


def catalogue_on(ledger: Ledger, day: date) -> list[dict[str, Any]]:
    """The fields of every drug in force on `day` as they were then, in the order of the files.

    The last day of a delisted drug is the day it is delisted on.
    """
    return [as_it_was(drug, day) for drug in ledger.sound("drug") if in_force(drug.data, day)]
