"""Many records put behind those a file holds, in one splice; single edits would have the file read for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from ygt.edit.apply import Draft
from ygt.edit.edits import Edit
from ygt.schema.contract import Kind


class Bulk(Draft):
    """A file of a list of records, to whose end several can be put at once."""

    def extend(self, values: Sequence[dict[str, Any]]) -> None:
        """Put records at the end; the result is read again and must hold them. Raises RefusedError."""
        if not values:
            return
        self._settle()
        for number, value in enumerate(values):
            self._writable(value, (number,))
        if not isinstance(self._meant, list) or not self._meant:
            for value in values:
                self._insert((), value, None)
            return
        splices = [one for value in values for one in self._plan.inserted((), value, len(self._meant))]
        self._meant.extend(deepcopy(list(values)))
        self._take(splices, self._meant)


def with_records(
    content: bytes, kind: Kind, edits: Iterable[Edit], records: Sequence[dict[str, Any]], path: str
) -> bytes:
    """A file after edits of the records it holds and with others behind them. Raises RefusedError."""
    bulk = Bulk(content, kind, path)
    for edit in edits:
        bulk.make(edit)
    if records and not bulk.data:
        bulk.extend(records[:1])
        bulk.extend(records[1:])
    else:
        bulk.extend(records)
    return bulk.finished()
