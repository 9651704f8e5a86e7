"""Who may speak to the server: the browser of this machine, on the page this run has printed, and nobody else.

Pages of other sites can make a browser send requests to 127.0.0.1, and can point a name of theirs to it. They know
neither the token nor, in what the browser says of itself, the right host and origin.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

HOST = "127.0.0.1"
TOKEN_HEADER = "X-Ygt-Token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer: nothing from elsewhere, nothing inline, nothing kept, nowhere embedded."""


class Refused(NamedTuple):
    """Why a request is not answered."""

    status: HTTPStatus
    message: str


class Gate:
    """The secret of one run, and the checks that rest on it."""

    def __init__(self, port: int, token: str = "") -> None:
        self.token = token or secrets.token_urlsafe(24)
        self.hosts = (f"{HOST}:{port}", f"localhost:{port}")

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{self.hosts[0]}/{self.token}/"

    def refusal(self, headers: Mapping[str, str], *, posted: bool) -> Refused | None:
        """Why a request is refused whatever it asks for, or None."""
        host = headers.get("Host", "")
        if host not in self.hosts:
            return Refused(HTTPStatus.MISDIRECTED_REQUEST, "只接受对 127.0.0.1 的访问")
        origin = headers.get("Origin")
        if origin != f"http://{host}" if posted or origin is not None else False:
            return Refused(HTTPStatus.FORBIDDEN, "不接受其他网站的页面发出的请求")
        if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return Refused(HTTPStatus.FORBIDDEN, "不接受其他网站的页面发出的请求")
        if posted and not self.is_token(headers.get(TOKEN_HEADER, "")):
            return Refused(HTTPStatus.FORBIDDEN, "请使用 ygt edit 显示的完整地址")
        return None

    def is_token(self, given: str) -> bool:
        """Whether `given` is the secret, told in a time that gives nothing away."""
        return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), self.token.encode())
