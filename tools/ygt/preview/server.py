"""The preview over http on this machine: pages, what belongs to them, and the question whether a page has changed."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from ygt.listening import Answering, Listener, hosts, refusal
from ygt.preview.banner import OWN
from ygt.preview.preview import Preview
from ygt.publish.site.policy import inline_scripts, policy
from ygt.resources import site_dir

WAIT = 20.0
"""Seconds after which the question for changes is answered though there are none."""
CHANGES = f"{OWN}changes"
FILES = {f"{OWN}{name}": f"serve/{name}" for name in ("serve.js", "serve.css")}
# Not left to the machine: some systems take scripts for plain text, which browsers then refuse.
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
Built = Callable[[str], Path | None]
"""A file of the site built last, by its path: the index of the search is taken from there."""


class Server(Listener):
    """The server of one run."""

    def __init__(self, preview: Preview, port: int, built: Built, *, wait: float = WAIT) -> None:
        """Raises ToolError where the port cannot be had."""
        super().__init__(port, Handler, otherwise="用 --port 0 由系统选择")
        self.preview = preview
        self.built = built
        self.wait = wait

    @property
    def address(self) -> str:
        """Where the first page is."""
        return f"http://{hosts(self.server_port)[0]}/"


class Handler(Answering):
    """One connection."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 — as http.server calls it
        """A page, a file, or whether a page has changed."""
        refused = refusal(dict(self.headers.items()), self.server.server_port)
        if refused is not None:
            self.close_connection = True
            self._send(refused.status, refused.message.encode(), ".txt")
            return
        address = urlsplit(self.path)
        path = unquote(address.path, errors="replace")
        if path == CHANGES:
            self._changes(parse_qs(address.query))
        elif path in FILES:
            self._send(HTTPStatus.OK, (site_dir() / FILES[path]).read_bytes(), Path(path).suffix)
        else:
            self._found(path.lstrip("/"))

    do_HEAD = do_GET  # noqa: N815 — as http.server calls it

    def _changes(self, asked: dict[str, list[str]]) -> None:
        page, token = (asked.get(name, [""])[0] for name in ("page", "token"))
        now = self.server.preview.changed(page, token, self.server.wait)
        self._send(HTTPStatus.OK, now.encode(), ".txt")

    def _found(self, path: str) -> None:
        if path == "" or path.endswith("/"):
            path += "index.html"
        if not path.endswith(".html"):
            found = self.server.built(path) if path.startswith("search/") else self.server.preview.file(path)
            if found is not None:
                content = found if isinstance(found, bytes) else found.read_bytes()
                self._send(HTTPStatus.OK, content, Path(path).suffix)
                return
        page = self.server.preview.page(path)
        self._send(page.status, page.html.encode("utf-8", "xmlcharrefreplace"), ".html")

    def _send(self, status: HTTPStatus, content: bytes, suffix: str) -> None:
        kind = KINDS.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
        mark = f'"{blake2b(content, digest_size=12).hexdigest()}"'
        headers = {"Content-Type": kind, "Cache-Control": "no-cache", "ETag": mark}
        if suffix == ".html":
            headers["Content-Security-Policy"] = policy(inline_scripts(content.decode()))
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == mark:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self.answer(status, content, headers)
