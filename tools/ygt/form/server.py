"""A server on this machine for one browser: a page, its script and style, and the questions the page asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from ygt.form.answers import Start, answered
from ygt.form.desk import Desk
from ygt.form.gate import HEADERS, Gate
from ygt.listening import Answering, Listener
from ygt.resources import site_dir

LONGEST = 4 * 1024 * 1024
"""Bytes of a request; no record of a ledger has a hundredth of it."""
FILES = {
    "": ("form/form.html", "text/html; charset=utf-8"),
    "form.js": ("form/form.js", "text/javascript; charset=utf-8"),
    "basics.js": ("form/basics.js", "text/javascript; charset=utf-8"),
    "inputs.js": ("form/inputs.js", "text/javascript; charset=utf-8"),
    "form.css": ("form/form.css", "text/css; charset=utf-8"),
    "favicon.svg": ("assets/favicon.svg", "image/svg+xml"),
}
Complaint = Callable[[BaseException], None]


class Server(Listener):
    """The server of one run; `complaint` is told of faults of the tool itself."""

    def __init__(self, desk: Desk, start: Start, port: int, complaint: Complaint) -> None:
        super().__init__(port, Handler, otherwise="去掉 --port 由系统选择")
        self.desk = desk
        self.start = start
        self.complaint = complaint
        self.gate = Gate(self.server_port)


class Handler(Answering):
    """One connection."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 — as http.server calls it
        """The page and what belongs to it, below an address that holds the token."""
        if self._is_refused(posted=False):
            return
        token, _, name = self.path.partition("?")[0].lstrip("/").partition("/")
        if not self.server.gate.is_token(token):
            self._say(HTTPStatus.FORBIDDEN, "请使用 ygt edit 显示的完整地址")
        elif name not in FILES:
            self._say(HTTPStatus.NOT_FOUND, "没有这个页面")
        else:
            file, kind = FILES[name]
            self._send(HTTPStatus.OK, (site_dir() / file).read_bytes(), kind)

    def do_POST(self) -> None:  # noqa: N802 — as http.server calls it
        """A question of the page."""
        if self._is_refused(posted=True):
            return
        sent = self._sent()
        if sent is None:
            return
        try:
            answer = answered(self.server.desk, self.server.start, self.path.lstrip("/"), sent)
        except Exception as error:  # the last resort: a fault of ours must reach us, and the page must not wait
            self.server.complaint(error)
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, "工具遇到未预料的情况，没有写入；详情见运行 ygt edit 的窗口")
            return
        if answer is None:
            self._say(HTTPStatus.NOT_FOUND, "没有这项功能")
        else:
            self._json(HTTPStatus.OK, answer)

    def _is_refused(self, *, posted: bool) -> bool:
        refused = self.server.gate.refusal(dict(self.headers.items()), posted=posted)
        if refused is not None:
            # What follows on the connection is not read.
            self.close_connection = True
            self._say(*refused)
        return refused is not None

    def _sent(self) -> dict[str, Any] | None:
        """What came with a question; None where it was refused."""
        length = self.headers.get("Content-Length", "")
        # What follows on the connection is not read until this is.
        self.close_connection = True
        if self.headers.get_content_type() != "application/json":
            self._say(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "请求的格式不对")
        elif not length.isascii() or not length.isdigit():
            self._say(HTTPStatus.LENGTH_REQUIRED, "请求没有写明长度")
        elif int(length) > LONGEST:
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "填写的内容过长")
        elif (sent := _mapping(self.rfile.read(int(length)))) is None:
            self._say(HTTPStatus.BAD_REQUEST, "请求的内容无法读取")
        else:
            self.close_connection = False
            return sent
        return None

    def _say(self, status: HTTPStatus, message: str) -> None:
        if self.command == "POST":
            self._json(status, {"error": message, "remedy": ""})
        else:
            self._send(status, message.encode(), "text/plain; charset=utf-8")

    def _json(self, status: HTTPStatus, answer: dict[str, Any]) -> None:
        self._send(status, json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"), "application/json")

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.answer(status, content, {**HEADERS, "Content-Type": kind})


def _mapping(content: bytes) -> dict[str, Any] | None:
    try:
        sent = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None
