"""What serves pages to the browser of this machine and to nobody else: the port, who is refused, how it answers.

Pages of other sites can make a browser send requests to 127.0.0.1, and can point a name of theirs to it. What the
browser says of host and origin gives them away.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from ygt.errors import ToolError

HOST = "127.0.0.1"
PATIENCE = 30
"""Seconds after which a connection that says nothing is closed."""
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer: nothing of it is for pages of other sites."""


class Refused(NamedTuple):
    """Why a request is not answered."""

    status: HTTPStatus
    message: str


def hosts(port: int) -> tuple[str, str]:
    """What a browser of this machine may call the server; the first is what we call it."""
    return f"{HOST}:{port}", f"localhost:{port}"


def refusal(headers: Mapping[str, str], port: int, *, posted: bool = False) -> Refused | None:
    """Why a request is refused whatever it asks for, or None; what is `posted` has to say where it comes from."""
    host = headers.get("Host", "")
    if host not in hosts(port):
        return Refused(HTTPStatus.MISDIRECTED_REQUEST, "只接受对 127.0.0.1 的访问")
    origin = headers.get("Origin")
    if origin != f"http://{host}" if posted or origin is not None else False:
        return Refused(HTTPStatus.FORBIDDEN, "不接受其他网站的页面发出的请求")
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return Refused(HTTPStatus.FORBIDDEN, "不接受其他网站的页面发出的请求")
    return None


class Listener(ThreadingHTTPServer):
    """A server on a port of this machine; port 0 lets the system choose one."""

    daemon_threads = True
    block_on_close = False
    # Elsewhere the option lets a port be used again at once; on Windows it would let two programs share it.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, handler: type[Answering], *, otherwise: str) -> None:
        """`otherwise` says what to do about --port where the port cannot be had. Raises ToolError."""
        try:
            super().__init__((HOST, port), handler)
        except OverflowError as error:
            raise ToolError(f"端口 {port} 不在 0 至 65535 之间", f"换一个端口，或{otherwise}") from error
        except OSError as error:
            raise _not_bound(port, error, otherwise) from error

    def handle_error(self, _request: object, _client_address: object) -> None:
        """A browser that goes away in the middle is no event."""


class Answering(BaseHTTPRequestHandler):
    """One connection."""

    server_version = "ygt"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def log_message(self, *_: object) -> None:
        """Nothing: what is asked is between the page and the server."""

    def answer(self, status: HTTPStatus, content: bytes, headers: Mapping[str, str]) -> None:
        """Send an answer; to HEAD without its content."""
        self.send_response(status)
        for name, value in {**HEADERS, **headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _not_bound(port: int, error: OSError, otherwise: str) -> ToolError:
    if error.errno == errno.EADDRINUSE:
        return ToolError(f"端口 {port} 正被其他程序使用", f"换一个端口，或{otherwise}")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ToolError(f"没有权限使用端口 {port}", f"换一个 1024 以上的端口，或{otherwise}")
    return ToolError(f"无法在本机开放页面（{error.strerror or type(error).__name__}）", otherwise)
