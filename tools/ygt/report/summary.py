"""How much was checked and found: the last line for people, the counts for programs."""

from __future__ import annotations

from typing import NamedTuple

from ygt.check import Result


class Counts(NamedTuple):
    """Files and records checked, and what was found in them."""

    files: int
    records: int
    errors: int
    notes: int
    excepted: int

    def sentence(self, *, partly: bool = False) -> str:
        """All counts in one Chinese sentence; `partly` says that findings were left out on request."""
        scope = "（只计所选的规则和文件）" if partly else ""
        return (
            f"检查{self.files}个文件，共{self.records}条记录："
            f"错误{self.errors}处，提示{self.notes}处，有据例外{self.excepted}处{scope}。"
        )


def counts(result: Result) -> Counts:
    """The counts of a result; a community or a clause inside another record counts as a record."""
    return Counts(
        files=len(result.ledger.documents),
        records=sum(len(records) for records in result.ledger.records.values()),
        errors=len(result.errors),
        notes=len(result.notes),
        excepted=len(result.excepted),
    )
