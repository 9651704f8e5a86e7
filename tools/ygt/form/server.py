"""A server on this machine for one browser: a page, its script and style, and the questions the page asks."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ygt.errors import ToolError
from ygt.form.answers import Start, answered
from ygt.form.desk import Desk
from ygt.form.gate import HEADERS, HOST, Gate
from ygt.resources import site_dir

LONGEST = 4 * 1024 * 1024
"""Bytes of a request; no record of a ledger has a hundredth of it."""
PATIENCE = 30
"""Seconds after which a connection that says nothing is closed."""
FILES = {
    "": ("form/form.html", "text/html; charset=utf-8"),
    "form.js": ("form/form.js", "text/javascript; charset=utf-8"),
    "basics.js": ("form/basics.js", "text/javascript; charset=utf-8"),
    "inputs.js": ("form/inputs.js", "text/javascript; charset=utf-8"),
    "form.css": ("form/form.css", "text/css; charset=utf-8"),
    "favicon.svg": ("assets/favicon.svg", "image/svg+xml"),
}
Complaint = Callable[[BaseException], None]


class Server(ThreadingHTTPServer):
    """The server of one run; `complaint` is told of faults of the tool itself."""

    daemon_threads = True
    block_on_close = False
    # Elsewhere the option lets a port be used again at once; on Windows it would let two programs share it.
    allow_reuse_address = os.name != "nt"

    def __init__(self, desk: Desk, start: Start, port: int, complaint: Complaint) -> None:
        try:
            super().__init__((HOST, port), Handler)
        except OverflowError as error:
            raise ToolError(f"端口 {port} 不在 0 至 65535 之间", "换一个端口，或去掉 --port 由系统选择") from error
        except OSError as error:
            raise _not_bound(port, error) from error
        self.desk = desk
        self.start = start
        self.complaint = complaint
        self.gate = Gate(self.server_port)

    def handle_error(self, _request: object, _client_address: object) -> None:
        """A browser that goes away in the middle is no event."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    server_version = "ygt"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def do_GET(self) -> None:
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

    def do_POST(self) -> None:
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

    def log_message(self, *_: object) -> None:
        """Nothing: what is asked is between the page and the server."""

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
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)


def _mapping(content: bytes) -> dict[str, Any] | None:
    try:
        sent = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _not_bound(port: int, error: OSError) -> ToolError:
    if error.errno == errno.EADDRINUSE:
        return ToolError(f"端口 {port} 正被其他程序使用", "换一个端口，或去掉 --port 由系统选择")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ToolError(f"没有权限使用端口 {port}", "换一个 1024 以上的端口，或去掉 --port 由系统选择")
    return ToolError(f"无法在本机开放页面（{error.strerror or type(error).__name__}）", "去掉 --port 由系统选择端口")
