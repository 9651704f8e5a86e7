"""The pages of `ygt serve` in a real browser: they load themselves anew, under the policy that is sent with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from ygt.clock import BEIJING
from ygt.preview.county import County
from ygt.preview.preview import Preview
from ygt.preview.server import Server
from ygt.resources import miniature_dir
from ygt.rules.table import RULES

CLINIC = "shili/members/songling.html"
TOWNSHIP = "members/township.yaml"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, Preview, str]]:
    root = Path(shutil.copytree(miniature_dir(), tmp_path / "county"))
    (tmp_path / "work").mkdir()
    faults: list[BaseException] = []
    preview = Preview(
        root,
        [County(root, "")],
        folder=tmp_path / "work",
        rules=RULES,
        moment=lambda _: datetime(2026, 11, 21, tzinfo=BEIJING),
        complaint=faults.append,
    )
    preview.refresh({root})
    with Server(preview, 0, lambda _: None) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield root, preview, server.address
        server.shutdown()
        thread.join()
    assert faults == []


def test_an_open_page_follows_what_is_saved(page: Page, running: tuple[Path, Preview, str]) -> None:
    root, preview, address = running
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
    good = (root / TOWNSHIP).read_text(encoding="utf-8")

    def save(text: str) -> None:
        (root / TOWNSHIP).write_text(text, encoding="utf-8")
        preview.refresh({root})

    page.goto(f"{address}{CLINIC}")
    expect(page.locator("h1").first).to_contain_text("松岭乡卫生院")
    expect(page.locator("#ygt-findings")).to_have_count(0)
    save(good.replace("松岭乡卫生院", "松岭镇卫生院"))
    expect(page.locator("h1").first).to_contain_text("松岭镇卫生院")
    save(good.replace("级\n  division", "级\n  leader: <img src=x onerror=alert(1)>\n  division"))
    expect(page.get_by_role("alert")).to_contain_text("处理办法：")
    expect(page.get_by_role("alert")).to_contain_text(TOWNSHIP)
    expect(page.locator("#ygt-findings img")).to_have_count(0)
    save(good)
    expect(page.locator("#ygt-findings")).to_have_count(0)
    expect(page.locator("h1").first).to_contain_text("松岭乡卫生院")
    assert blocked == []
