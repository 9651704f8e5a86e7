"""The site of several checked workspaces, as the commands `site` and `build` both make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ygt.cli.settings import Settings
from ygt.cli.several import Checked
from ygt.clock import BEIJING, today
from ygt.errors import ToolError
from ygt.locking import alone
from ygt.writing import own_place

if TYPE_CHECKING:
    from ygt.publish.site.generate import Site

NOTICES = Path("build", "notices")
FORMATS = (".html", ".pdf", ".docx")


def as_of(
    settings: Settings, checked: Sequence[Checked], on: date | None = None, *, internal: bool = False
) -> datetime:
    """The moment a build is as of: the day asked for, or else that of the latest commit; of the office's own, today."""
    from ygt.publish.site.day import build_time, stated_time

    if on is not None:
        return datetime.combine(on, time(), BEIJING)
    if internal:
        return stated_time() or datetime.combine(today(), time(), BEIJING)
    return build_time(settings.root, [one.result.ledger for one in checked])


def printed(root: Path, folder: str, notice: str) -> list[Path]:
    """The files a notice was printed to; a link is none of them, or the site would show what lies elsewhere."""
    place = own_place(root, NOTICES / folder)
    files = (place / f"{notice}{suffix}" for suffix in FORMATS)
    return [file for file in files if file.is_file() and not file.is_symlink()]


@contextmanager
def alone_in(settings: Settings) -> Iterator[None]:
    """Keep what is built to this process. Raises ToolError where another one is building in the command's folder."""
    folder = own_place(settings.root, Path("build"))
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    with alone(folder / ".ygt-build.lock") as free:
        if not free:
            raise ToolError("另一个 ygt 正在这里生成，本次没有开始", "等它完成后再执行")
        yield


def index(settings: Settings, *, internal: bool) -> Path:
    """The first page of the site built."""
    from ygt.publish.site.publish import built_in

    return settings.root / built_in(internal=internal) / "site" / "index.html"


def build_site(
    settings: Settings, checked: Sequence[Checked], at: datetime, *, recalled: bool = False, internal: bool = False
) -> Site:
    """Generate the site and build it in the command's folder; `recalled` says it is of a chosen day.

    With `internal` it keeps nothing back and lies in a folder of its own.
    """
    # The rules and the templates are a good part of the start-up, and only building needs them.
    from ygt.history.log import history
    from ygt.publish.site.publish import publish
    from ygt.rules.table import RULES

    with settings.progress("正在生成网站…"):
        return publish(
            [one.result for one in checked],
            root=settings.root,
            at=at,
            rules=RULES,
            notice_files=lambda folder, notice: printed(settings.root, folder, notice),
            history_of=(lambda root: history(root).until(at.date())) if recalled else history,
            recalled=recalled,
            internal=internal,
        )
