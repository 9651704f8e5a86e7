"""A clause judged in the miniature county: its YAML and whatever the county has besides."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date

from workspaces import Workspace, miniature
from ygt.findings import Example
from ygt.ledger.ledger import Ledger
from ygt.obligations.judge import judge
from ygt.obligations.judged import Judged

FILE = "org/obligations/plan.yaml"
HEAD = "document: 实施方案\nid: plan\n"


def county(clauses: str, files: Mapping[str, str] | None = None, standing: str = "fictional") -> Ledger:
    """The miniature county with these clauses (a YAML list) and files laid over it."""
    text = f"{HEAD}clauses:\n{textwrap.indent(textwrap.dedent(clauses).strip(), '  ')}\n"
    return laid({FILE: text, **(files or {})}, standing)


def laid(files: Mapping[str, str], standing: str = "fictional") -> Ledger:
    """The miniature county with files laid over it: appended where they hold a list, else in place of its own."""
    workspace = miniature().laid_over(Example(path, text) for path, text in files.items())
    return of_standing(workspace, standing).check().ledger


def of_standing(workspace: Workspace, standing: str) -> Workspace:
    """The same county as kept by itself, compiled by others, or fictional."""
    path = "org/county.yaml"
    text = workspace.files[path].replace(b"standing: fictional", f"standing: {standing}".encode())
    return workspace.with_file(path, text)


def clause(judged: str, **fields: str) -> str:
    """The YAML of clause T-001 with one judgement and other fields."""
    others = "".join(f", {key}: {value}" for key, value in ({"strength": "必须"} | fields).items())
    return f"- {{id: T-001, number: 一, summary: 要求{others}, judged: [{judged}]}}"


def judged(ledger: Ledger, day: str, identifier: str = "T-001") -> Judged:
    """How the clause stands on a day."""
    found = judge(ledger, date.fromisoformat(day)).of(identifier)
    assert found is not None
    return found
