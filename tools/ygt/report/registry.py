"""Every format by its name."""

from __future__ import annotations

from ygt.report.concise import concise
from ygt.report.formats import Reporter
from ygt.report.full import full
from ygt.report.github import github
from ygt.report.json import json_report

REPORTERS: dict[str, Reporter] = {"full": full, "concise": concise, "json": json_report, "github": github}
