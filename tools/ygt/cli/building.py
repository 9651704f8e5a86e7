"""The site of several checked workspaces, as the commands `site` and `build` both make it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ygt.cli.settings import Settings
from ygt.cli.several import Checked
from ygt.clock import BEIJING

if TYPE_CHECKING:
    from ygt.publish.site.generate import Site

INDEX = Path("build", "site", "index.html")
NOTICES = Path("build", "notices")
FORMATS = (".pdf", ".docx")


def as_of(settings: Settings, checked: Sequence[Checked], on: date | None = None) -> datetime:
    """The moment a build is as of: the day asked for, or else that of the latest commit."""
    from ygt.publish.site.day import build_time

    if on is not None:
        return datetime.combine(on, time(), BEIJING)
    return build_time(settings.root, [one.result.ledger for one in checked])


def build_site(settings: Settings, checked: Sequence[Checked], at: datetime, *, recalled: bool = False) -> Site:
    """Generate the site and build it into build/site of the command's folder; `recalled` says it is of a chosen day."""
    # The rules and the templates are a good part of the start-up, and only building needs them.
    from ygt.history.log import history
    from ygt.publish.site.publish import publish
    from ygt.rules.table import RULES

    def printed(folder: str, notice: str) -> list[Path]:
        place = settings.root / NOTICES / folder
        return [file for suffix in FORMATS if (file := place / f"{notice}{suffix}").is_file()]

    with settings.progress("正在生成网站…"):
        return publish(
            [one.result for one in checked],
            root=settings.root,
            at=at,
            rules=RULES,
            notice_files=printed,
            history_of=(lambda root: history(root).until(at.date())) if recalled else history,
            recalled=recalled,
        )
