"""The site as the files are now: checked anew with every save, its pages made as they are looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from threading import Condition
from typing import NamedTuple

from ygt.check import Result
from ygt.errors import ToolError
from ygt.findings import Rule
from ygt.preview.banner import empty_page, refused_banner, token_of, with_banner
from ygt.preview.county import County
from ygt.preview.edition import Edition
from ygt.preview.rendering import Renderer
from ygt.publish.site.generate import Content
from ygt.publish.site.guides import guides
from ygt.publish.site.publish import configuration, lists_in
from ygt.publish.site.shipped import base_config, shipped_files

Complaint = Callable[[BaseException], None]
"""Told of a fault of the tool itself."""
FAULT = "工具遇到未预料的情况，没有生成本页"
FAULT_REMEDY = "这是工具的缺陷；详情见运行 ygt serve 的窗口，请转交工具维护人员"
NOTHING = "暂时没有可以显示的网页"


class Page(NamedTuple):
    """A page as the browser gets it."""

    status: HTTPStatus
    html: str
    token: str
    """What tells this state of it from another."""


class Preview:
    """The state that all requests share."""

    def __init__(
        self,
        root: Path,
        counties: Sequence[County],
        *,
        folder: Path,
        rules: Mapping[str, Rule],
        moment: Callable[[Sequence[Result]], datetime],
        internal: bool = False,
        complaint: Complaint,
    ) -> None:
        """`root` is the command's own folder, `folder` an empty one to work in; `moment` says as of when to show."""
        self.files = dict(shipped_files())
        self._root, self._folder, self._rules = root, folder, rules
        self._counties = list(counties)
        self._moment, self._internal, self._complaint = moment, internal, complaint
        self._written = {p: f.read_text(encoding="utf-8") for p, f in self.files.items() if p.endswith(".md")}
        self._guides = guides(self.files)
        self._lists = lists_in(root)
        self._state = Condition()
        self._number = 0
        self._at: datetime | None = None
        self._edition: Edition | None = None
        self._is_complete = False
        self._renderer: Renderer | None = None
        self._configured: object = None
        self._banner = ""

    @property
    def errors(self) -> int:
        """How many errors the ledgers have."""
        return sum(len(one.result.errors) for one in self._counties if one.result)

    @property
    def folders(self) -> list[str]:
        """The folders of the counties that are shown."""
        return [one.workspace.folder for one in self._counties if one.workspace]

    def start(self) -> None:
        """Check all workspaces and make their pages. Raises ToolError where that cannot be."""
        with self._state:
            self._refreshed({one.root for one in self._counties})
            for one in self._counties:
                if one.refused is not None:
                    raise one.refused
            self._banner = self._banners()
        while self.complete():
            pass

    def refresh(self, changed: set[Path]) -> None:
        """Check the workspaces in these folders anew; where that cannot be, the pages stay and the banner says why."""
        with self._state:
            refused = None
            try:
                self._refreshed(changed)
            except ToolError as error:
                refused = error
            except Exception as error:  # the last resort: a fault of ours must reach us, and the pages must stay
                self._complaint(error)
                refused = ToolError(FAULT, FAULT_REMEDY)
            self._banner = (refused_banner(refused) if refused else "") + self._banners()
            self._tell()

    def complete(self) -> bool:
        """Make one page more in advance; False where there is nothing left to do."""
        with self._state:
            if self._edition is None or self._is_complete:
                return False
            try:
                if not self._edition.step():
                    self._is_complete = True
                    if self._renderer and self._renderer.arrange(self._edition.nav(), self._edition.texts()):
                        self._tell()
            except Exception as error:  # as above; whoever asks for the page that fails, is told so
                self._complaint(error)
                self._is_complete = True
            return not self._is_complete

    def page(self, path: str) -> Page:
        """The page at `path`, as `x.html`; one that says so where there is none, or where it cannot be made."""
        with self._state:
            return self._page(path)

    def file(self, path: str) -> bytes | Path | None:
        """A file beside the pages at `path`, or None."""
        if path in self.files:
            return self.files[path]
        with self._state:
            if self._renderer is not None and (asset := self._renderer.asset(path)) is not None:
                return asset
            made = self._find(path)
            return None if isinstance(made, str) else made

    def changed(self, path: str, token: str, patience: float) -> str:
        """The token of the page at `path` as soon as it is another than `token`, or after `patience` seconds."""
        end = time.monotonic() + patience
        with self._state:
            while True:
                number, now = self._number, self._page(path).token
                if now != token:
                    return now
                if not self._state.wait_for(lambda: self._number != number, end - time.monotonic()):  # noqa: B023
                    return now

    def _tell(self) -> None:
        self._number += 1
        self._state.notify_all()

    def _banners(self) -> str:
        return "".join(one.banner for one in self._counties)

    def _refreshed(self, changed: set[Path]) -> None:
        for one in self._counties:
            if one.root in changed:
                one.check()
        at = self._moment([one.result for one in self._counties if one.result])
        anew, self._at = at != self._at, at
        for one in self._counties:
            if anew or one.root in changed:
                one.show(at.date(), anew=anew)
        shown = [one.workspace for one in self._counties if one.workspace]
        if not shown:
            return
        edition = Edition(
            shown,
            lists=self._lists,
            rules=self._rules,
            guides=self._guides,
            written=self._written,
            before=self._edition,
        )
        configured = configuration(shown, internal=self._internal)
        if configured != self._configured:
            folder = self._folder / str(self._number)
            folder.mkdir()
            self._renderer = Renderer(folder, base=base_config(self._root), config=configured)
            self._renderer.arrange(edition.nav(), edition.texts())
            self._configured = configured
        self._edition, self._is_complete = edition, False

    def _find(self, path: str) -> Content | None:
        return self._edition.find(path) if self._edition else None

    def _page(self, path: str) -> Page:
        try:
            status, html = self._made(path)
        except Exception as error:  # the last resort: a fault of ours must reach us, and the server must go on
            self._complaint(error)
            status, html = HTTPStatus.INTERNAL_SERVER_ERROR, empty_page(FAULT, FAULT_REMEDY)
        token = token_of(html, self._banner)
        return Page(status, with_banner(html, self._banner, {"page": path, "token": token}), token)

    def _made(self, path: str) -> tuple[HTTPStatus, str]:
        if self._edition is None or self._renderer is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, empty_page(NOTHING, "改正上列问题后，本页自动显示网站。")
        source = path.removesuffix(".html") + ".md"
        content = self._find(source) if path.endswith(".html") else None
        if isinstance(content, str):
            return HTTPStatus.OK, self._renderer.html(source, content)
        return HTTPStatus.NOT_FOUND, self._renderer.missing()
