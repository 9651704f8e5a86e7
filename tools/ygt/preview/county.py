"""One workspace of the preview: what was found in it last, and what of it can be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ygt.check import Result
from ygt.errors import ToolError
from ygt.preview.banner import findings_banner, refused_banner
from ygt.preview.following import Followed
from ygt.publish.site.workspace import NoticeFiles, Workspace, no_files

if TYPE_CHECKING:
    from ygt.history.log import History


class County:
    """The workspace at `root`, whose files are told of with `path` before them."""

    def __init__(
        self,
        root: Path,
        path: str,
        *,
        internal: bool = False,
        notice_files: NoticeFiles = no_files,
        history_of: Callable[[Path], History] | None = None,
    ) -> None:
        self.root = root
        self.workspace: Workspace | None = None
        """The ledger that can be shown: the last one that had a folder."""
        self.result: Result | None = None
        self.refused: ToolError | None = None
        """Why it could not be checked the last time."""
        self._path = f"{path}/" if path else ""
        self._internal = internal
        self._notice_files = notice_files
        self._history_of = history_of
        self._followed = Followed(root)

    def check(self) -> None:
        """Check it anew; where that cannot be, what was found last stays, and the banner says why."""
        try:
            self.result = self._followed.check()
            self.refused = None
        except ToolError as error:
            self.refused = error

    def show(self, day: date, *, anew: bool) -> None:
        """Have the ledger of the last check shown as of `day`; with `anew`, its history may have changed, too."""
        if self.result is None:
            return
        past = self.workspace.past if self.workspace else None
        if self._history_of is not None and (anew or self.workspace is None):
            past = self._history_of(self.root)
        shown = Workspace(self.result, day, self._notice_files, past, internal=self._internal)
        if shown.folder:
            self.workspace = shown

    @property
    def banner(self) -> str:
        """What is wrong with it, in HTML; empty where nothing is."""
        if self.refused is not None:
            return refused_banner(self.refused)
        if self.result is None:
            return ""
        name = self.result.ledger.county.name if self.result.ledger.county else ""
        return findings_banner(name or (self.workspace.name if self.workspace else ""), self._path, self.result.errors)
