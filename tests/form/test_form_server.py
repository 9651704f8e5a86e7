"""Who is answered: this machine's browser, on the page that was printed; and what goes with every answer."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ygt.errors import ToolError
from ygt.form.desk import Desk
from ygt.form.server import LONGEST, Server

MINI = Path(__file__).parents[2] / "tests" / "fixtures" / "mini"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(Desk(MINI), {}, 0, lambda error: None) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def asked(
    server: Server, method: str, path: str, body: bytes | None = None, **headers: str | None
) -> tuple[HTTPResponse, bytes]:
    """One request; by default just as the page sends it, `headers` change or (None) leave out some."""
    host = f"127.0.0.1:{server.server_port}"
    sent = {"Host": host}
    if method == "POST":
        sent |= {"Origin": f"http://{host}", "X-Ygt-Token": server.gate.token, "Content-Type": "application/json"}
    for name, value in headers.items():
        sent.pop(name.replace("_", "-"), None)
        if value is not None:
            sent[name.replace("_", "-")] = value.replace("PORT", str(server.server_port))
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        connection.putheader(name, value.encode())
    if method == "POST" and "Content-Length" not in headers:
        connection.putheader("Content-Length", str(len(body or b"")))
    connection.endheaders(body)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_the_page_comes_with_nothing_from_elsewhere(server: Server) -> None:
    for name in ("", "form.js", "basics.js", "inputs.js", "form.css", "favicon.svg"):
        response, content = asked(server, "GET", f"/{server.gate.token}/{name}")
        assert response.status == 200 and content
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in response.headers
        text = content.decode()
        assert "http://" not in text.replace("http://www.w3.org/", "") and "https://" not in text
        assert "innerHTML" not in text and "<script>" not in text and "eval(" not in text


@pytest.mark.parametrize("path", ["/", "/form.js", "/x/", "/%2e%2e/", "//", "/x/form.js", "/../../etc/passwd"])
def test_without_the_token_there_is_no_page(server: Server, path: str) -> None:
    response, content = asked(server, "GET", path)
    assert response.status == 403
    assert "ygt edit" in content.decode()


def test_below_the_token_there_is_nothing_else(server: Server) -> None:
    for name in ("../form.html", "form.html", "..%2f..%2fpyproject.toml", "x"):
        assert asked(server, "GET", f"/{server.gate.token}/{name}")[0].status == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:PORT", "Origin": "http://localhost:PORT"}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Host": None}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "evil.example:PORT", "Origin": "http://evil.example:PORT"}, 421),
        ({"Host": "127.0.0.1:PORT.evil.example"}, 421),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost:PORT"}, 403),
        ({"Origin": "https://127.0.0.1:PORT"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"X_Ygt_Token": None}, 403),
        ({"X_Ygt_Token": "x"}, 403),
        ({"X_Ygt_Token": "é"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Type": None}, 415),
        ({"Content_Length": "x"}, 411),
        ({"Content_Length": str(LONGEST + 1)}, 413),
    ],
)
def test_only_the_page_itself_is_answered(server: Server, headers: dict[str, str | None], status: int) -> None:
    response, content = asked(server, "POST", "/overview", b"{}", **headers)
    assert response.status == status, content.decode()
    answer = json.loads(content)
    assert ("county" in answer) is (status == 200)
    if status != 200:
        assert answer["error"]


def test_a_page_of_another_site_cannot_even_see_that_there_is_one(server: Server) -> None:
    response, _ = asked(server, "GET", f"/{server.gate.token}/", Origin="http://evil.example")
    assert response.status == 403
    assert asked(server, "OPTIONS", "/overview")[0].status == 501
    assert asked(server, "GET", f"/{server.gate.token}/", Host="evil.example")[0].status == 421


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"path": NaN'])
def test_what_cannot_be_read_is_refused(server: Server, body: bytes) -> None:
    assert asked(server, "POST", "/record", body)[0].status == 400


@pytest.mark.parametrize(
    ("question", "body", "status"),
    [
        ("/nothing", {}, 404),
        ("/record", {}, 200),
        ("/record", {"path": 1, "base": []}, 200),
        ("/record", {"path": "org/county.yaml", "base": "/" + "9" * 150}, 200),
        ("/names", {"kinds": "unit"}, 200),
        ("/names", {"kinds": [None, {}]}, 200),
        ("/records", {"kind": {}}, 200),
        ("/blank", {"kind": None}, 200),
        ("/save", {"new": True, "kind": "unit", "form": []}, 200),
        ("/save", {"new": True, "kind": "unit", "form": {"name": ["甲"], "memberships": "甲"}}, 200),
        ("/save", {"path": "org/county.yaml", "base": "", "mark": "x", "form": 1}, 200),
        ("/save", {"path": "org/county.yaml", "base": "", "end": {"on": {}, "reason": []}}, 200),
    ],
)
def test_odd_questions_get_an_answer(server: Server, question: str, body: dict[str, Any], status: int) -> None:
    faults: list[BaseException] = []
    server.complaint = faults.append
    response, content = asked(server, "POST", question, json.dumps(body).encode())
    assert (response.status, faults) == (status, [])
    assert "saved" not in json.loads(content)


def test_a_fault_of_the_tool_is_reported_and_the_page_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("x")

    faults: list[BaseException] = []
    server.complaint = faults.append
    monkeypatch.setattr(server.desk, "overview", fail)
    response, content = asked(server, "POST", "/overview", b"{}")
    assert response.status == 500 and "没有写入" in json.loads(content)["error"]
    assert [str(one) for one in faults] == ["x"]


def test_a_port_that_is_taken_is_told(server: Server) -> None:
    with pytest.raises(ToolError, match="正被其他程序使用"):
        Server(Desk(MINI), {}, server.server_port, lambda error: None)
    with pytest.raises(ToolError, match="不在 0 至 65535 之间"):
        Server(Desk(MINI), {}, 70_000, lambda error: None)


def test_only_this_machine_is_served(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.gate.token) >= 32
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(b"\x00\xff garbage\r\n\r\n")
        assert b"400" in connection.recv(200)
