"""迎检资料 on disk: contents, a folder a clause with its sheet and files, and the half-year's report."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from ygt.dates import printed_day
from ygt.ledger.ledger import Ledger
from ygt.obligations.judge import judge
from ygt.publish.dossier.catalogue import catalogue
from ygt.publish.dossier.contents import Entry, entries
from ygt.publish.dossier.manifest import NAME, manifest, require_replaceable
from ygt.publish.dossier.monitoring import monitoring
from ygt.publish.dossier.permission import require_own
from ygt.publish.dossier.sheets import sheet
from ygt.publish.folders import replaced
from ygt.publish.obligations.facts import all_facts

CONTENTS = "目录.docx"
REPORT = "半年监测评价报告.docx"
SHEET = "依据记录.docx"


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was put together: where, how many clauses are listed and have a folder, how many files were copied.

    `absent` are the files that records name and the workspace does not hold.
    """

    folder: Path
    clauses: int
    folders: int
    files: int
    absent: tuple[str, ...]


def collect(ledger: Ledger, day: date, folder: Path) -> Dossier:
    """Put the dossier of `ledger` on `day` into `folder`, in place of an earlier one.

    Raises ToolError where the ledger may have none, something else is kept in the folder, or it cannot be written.
    """
    from ygt.publish.papers.docx import render_docx

    require_own(ledger)
    require_replaceable(folder)
    facts = all_facts(ledger, judge(ledger, day))
    found = entries(ledger, facts)
    on, words = datetime.combine(day, time()), printed_day(day)
    with replaced(folder) as fresh:
        (fresh / CONTENTS).write_bytes(render_docx(catalogue(ledger, found, words), on=on))
        (fresh / REPORT).write_bytes(render_docx(monitoring(ledger, facts, day), on=on))
        for one in found:
            if one.folder:
                target = fresh / one.folder
                target.mkdir(parents=True)
                (target / SHEET).write_bytes(render_docx(sheet(ledger, one, words), on=on))
                _copy(one, target)
        (fresh / NAME).write_text(manifest(fresh), encoding="utf-8", newline="\n")
    held = [one for entry in found for item in entry.items for one in item.files.values()]
    return Dossier(
        folder,
        len(found),
        sum(bool(one.folder) for one in found),
        sum(one.file is not None for one in held),
        tuple(dict.fromkeys(one.path for one in held if one.file is None)),
    )


def _copy(entry: Entry, target: Path) -> None:
    """The files of a clause, without the times and permissions of the originals, which would tell two runs apart."""
    for item in entry.items:
        for name, held in item.files.items():
            if held.file is not None:
                shutil.copyfile(held.file, target / name)
