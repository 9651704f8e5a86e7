"""Who is answered, with what headers; the index of the search comes from the site built last."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest
from previewed import CLINIC, CLINIC_NAME, TOWNSHIP, Previewed, previewed

from ygt.errors import ToolError
from ygt.preview.searching import Search
from ygt.preview.server import CHANGES, Server

SEARCHED = "search/search_index.json"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Previewed, Server]]:
    folder = tmp_path_factory.mktemp("served")
    made = previewed(folder)
    made.preview.refresh({made.root})
    index = folder / "site" / SEARCHED
    index.parent.mkdir(parents=True)
    index.write_text("{}", encoding="utf-8")
    search = Search(made.root, ["."], folder / "site", internal=False)
    with Server(made.preview, 0, search.file, wait=0.01) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield made, server
        server.shutdown()
        thread.join()


@pytest.fixture
def server(running: tuple[Previewed, Server]) -> Server:
    return running[1]


def asked(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    sent = {"Host": f"127.0.0.1:{server.server_port}"} | {name.replace("_", "-"): one for name, one in headers.items()}
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content.decode("utf-8", "replace")


def test_only_this_machine_is_served(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", [f"/{CLINIC}", f"/{TOWNSHIP}", f"{CHANGES}?page={CLINIC}&token=x", "/.ygt/serve.js"])
def test_pages_of_other_sites_learn_nothing(server: Server, headers: dict[str, str], status: int, path: str) -> None:
    response, content = asked(server, path, **headers)
    assert response.status == (404 if status == 200 and path == f"/{TOWNSHIP}" else status)
    assert status == 200 or ("shili" not in content and CLINIC_NAME not in content)
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers


def test_scripts_of_the_page_are_allowed_by_their_hashes_alone(server: Server) -> None:
    response, content = asked(server, f"/{CLINIC}")
    policy = response.headers["Content-Security-Policy"]
    assert response.headers["Content-Type"] == "text/html; charset=utf-8" and CLINIC_NAME in content
    script = re.search(r"script-src ([^;]*)", policy)
    assert script is not None and "'sha256-" in script[1] and "unsafe" not in script[1]
    assert '<script src="/.ygt/serve.js"' in content


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html"),
        ("/shili/", 200, "text/html"),
        (f"/{SEARCHED}", 200, "application/json"),
        ("/search/search_index.js", 404, "text/html"),
        ("/assets/ygt.js", 200, "text/javascript"),
        ("/.ygt/serve.css", 200, "text/css"),
        ("/shili/downloads/body.xlsx", 200, "application/vnd.openxmlformats"),
        ("/../pyproject.toml", 404, "text/html"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html"),
        ("/search/..%2f..%2fcounty%2forg%2fcounty.yaml", 404, "text/html"),
        ("/search/%00", 404, "text/html"),
        ("/%ff.html", 404, "text/html"),
        ("/org/county.yaml", 404, "text/html"),
    ],
)
def test_what_belongs_to_the_site_is_served_and_nothing_else(server: Server, path: str, status: int, kind: str) -> None:
    response, content = asked(server, path)
    assert response.status == status and response.headers["Content-Type"].startswith(kind)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert status == 200 or "没有这个页面" in content


def test_what_the_browser_has_is_not_sent_again(server: Server) -> None:
    mark = asked(server, "/assets/ygt.css")[0].headers["ETag"]
    response, content = asked(server, "/assets/ygt.css", If_None_Match=mark)
    assert (response.status, content) == (304, "")
    response, content = asked(server, "/assets/ygt.css", "HEAD")
    assert (response.status, content) == (200, "") and int(response.headers["Content-Length"]) > 0


def test_a_page_asks_whether_it_has_changed(running: tuple[Previewed, Server]) -> None:
    made, server = running
    token = made.page(CLINIC).token
    assert asked(server, f"{CHANGES}?page={CLINIC}&token={token}")[1] == token
    made.change(TOWNSHIP, CLINIC_NAME, "松岭镇卫生院")
    assert asked(server, f"{CHANGES}?page={CLINIC}&token={token}")[1] == made.page(CLINIC).token != token
    made.change(TOWNSHIP, "松岭镇卫生院", CLINIC_NAME)
    assert asked(server, CHANGES)[0].status == 200


def test_a_port_that_is_taken_is_refused_with_a_remedy(running: tuple[Previewed, Server]) -> None:
    made, server = running
    with pytest.raises(ToolError, match="正被其他程序使用") as refused:
        Server(made.preview, server.server_port, lambda _: None)
    assert "--port" in refused.value.remedy


def test_the_search_is_current_while_nothing_is_newer(county: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    search = Search(county, ["."], site, internal=False)
    assert not search.is_current(["shili"])
    for path in (SEARCHED, "shili/index.html"):
        (site / path).parent.mkdir(parents=True)
        (site / path).write_text("{}", encoding="utf-8")
    assert search.is_current(["shili"]) and not search.is_current(["shili", "other"])
    later = (site / SEARCHED).stat().st_mtime + 5
    os.utime(county / TOWNSHIP, (later, later))
    assert not search.is_current(["shili"])
    search.stop()
