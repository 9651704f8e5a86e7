"""A stand-in for the three platforms on this machine: comments in a list, as each API gives and takes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "ghp_a-secret/of+36=characters~and-more"
US = 7
NAME = "ygt-robot"
PER_PAGE = 2
"""Less than is asked for, as a platform may decide."""

PATHS = {
    "github": ("/repos/county/ledger/issues/5/comments", r"/repos/county/ledger/issues/comments/(\d+)", "PATCH"),
    "gitlab": (
        "/projects/county%2Fledger/merge_requests/5/notes",
        r"/projects/county%2Fledger/merge_requests/5/notes/(\d+)",
        "PUT",
    ),
    "gitee": ("/repos/county/ledger/pulls/5/comments", r"/repos/county/ledger/pulls/comments/(\d+)", "PATCH"),
}
PULLS = {
    "github": "/repos/county/ledger/pulls",
    "gitlab": r"/projects/county%2Fledger/repository/commits/[0-9a-f]{40}/merge_requests",
    "gitee": "/repos/county/ledger/pulls",
}


@dataclass
class Stub:
    """One platform with the comments of pull request 5.

    `refusals` answers a method with a status and headers instead; `anonymous` may not ask who it is; `wrong` is what
    it answers in place of data.
    """

    name: str
    base: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    refusals: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    anonymous: bool = False
    wrong: bytes | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def add(self, body: str, author: int = US, name: str = NAME, **more: Any) -> None:
        """A comment that is there already."""
        who = "author" if self.name == "gitlab" else "user"
        login = "username" if self.name == "gitlab" else "login"
        number = len(self.comments) + 1
        self.comments.append({"id": number, "body": body, who: {"id": author, login: name}, **more})

    def propose(self, number: int, head: str) -> None:
        """An open pull request."""
        if self.name == "gitlab":
            self.pulls.append({"iid": number, "sha": head, "state": "opened"})
        else:
            self.pulls.append({"number": number, "head": {"sha": head}, "state": "open"})

    def answer(self, method: str, address: str, said: dict[str, str], token: str) -> tuple[int, Any]:
        """Status and data for one request."""
        parts = urlsplit(address)
        self.asked.append((method, parts.path))
        if token != TOKEN:
            return 401, {"message": "Bad credentials"}
        comments, one, update = PATHS[self.name]
        if parts.path == "/user":
            return (403, {"message": "not accessible"}) if self.anonymous else (200, {"id": US, "login": NAME})
        if re.fullmatch(PULLS[self.name], parts.path):
            return 200, self._page(self.pulls, parts.query)
        if parts.path == comments and method == "GET":
            return 200, self._page(self.comments, parts.query)
        if parts.path == comments and method == "POST":
            self.add(said["body"], name="github-actions[bot]" if self.anonymous else NAME)
            return 201, self.comments[-1]
        found = re.fullmatch(one, parts.path)
        if found and method == update:
            self.comments[int(found[1]) - 1]["body"] = said["body"]
            return 200, self.comments[int(found[1]) - 1]
        return 404, {"message": f"no such path {unquote(parts.path)}"}

    def _page(self, entries: list[dict[str, Any]], query: str) -> list[dict[str, Any]]:
        page = int(parse_qs(query)["page"][0])
        return entries[(page - 1) * PER_PAGE : page * PER_PAGE]


def _handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            said = json.loads(self.rfile.read(length) or b"{}")
            if stub.name == "gitlab":
                token = self.headers.get("PRIVATE-TOKEN", "")
            else:
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            headers: dict[str, str] = {}
            status, found = stub.answer(self.command, self.path, said, token)
            if self.command in stub.refusals:
                status, headers = stub.refusals[self.command]
                found = {"message": f"no, {token}"}
            body = json.dumps(found).encode() if stub.wrong is None else stub.wrong
            self.send_response(status)
            for key, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815 — as http.server calls them

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    return Handler


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    """The stub at an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stub))
    stub.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
