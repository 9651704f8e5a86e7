"""A built site over http, on a port of this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ygt.publish.site.policy import FILE


class _Quiet(http.server.SimpleHTTPRequestHandler):
    policy = ""

    def log_message(self, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of `site`, sent with the policy the build wrote beside it, as long as the context lasts."""
    policy = (site.parent / FILE).read_text(encoding="utf-8").strip()
    handler = functools.partial(type("Guarded", (_Quiet,), {"policy": policy}), directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
