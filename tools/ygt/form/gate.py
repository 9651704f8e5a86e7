"""Who may speak to the server: the browser of this machine, on the page this run has printed, and nobody else.

Pages of other sites, which `ygt.listening` refuses, do not know the token either.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http import HTTPStatus

from ygt.listening import Refused, hosts, refusal

TOKEN_HEADER = "X-Ygt-Token"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer: nothing from elsewhere, nothing inline, nothing kept, nowhere embedded."""


class Gate:
    """The secret of one run, and the checks that rest on it."""

    def __init__(self, port: int, token: str = "") -> None:
        self.token = token or secrets.token_urlsafe(24)
        self.port = port

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{hosts(self.port)[0]}/{self.token}/"

    def refusal(self, headers: Mapping[str, str], *, posted: bool) -> Refused | None:
        """Why a request is refused whatever it asks for, or None."""
        if (refused := refusal(headers, self.port, posted=posted)) is not None:
            return refused
        if posted and not self.is_token(headers.get(TOKEN_HEADER, "")):
            return Refused(HTTPStatus.FORBIDDEN, "请使用 ygt edit 显示的完整地址")
        return None

    def is_token(self, given: str) -> bool:
        """Whether `given` is the secret, told in a time that gives nothing away."""
        return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), self.token.encode())
