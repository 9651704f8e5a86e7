"""The site of 示例县 and 北安市 as `ygt site` builds it: found, filtered, followed, fitting a phone, printed."""

from __future__ import annotations

import functools
import http.server
import io
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from ygt.check import check
from ygt.publish.site.day import SHANGHAI
from ygt.publish.site.publish import publish
from ygt.rules.table import RULES

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"

# One browser and one built site serve them all.
pytestmark = pytest.mark.xdist_group("browser")

QUERY = "label:has-text('查找') input"
KINDS = {
    "portal": "index",
    "county": "shilixian/index",
    "county-compiled": "beian/index",
    "bodies": "shilixian/bodies/index",
    "body": "shilixian/bodies/lishihui",
    "body-blank": "beian/bodies/yigongwei",
    "members": "shilixian/members/index",
    "member": "shilixian/members/qinghe",
    "village": "shilixian/members/qinghe-chensu",
    "centres": "shilixian/centres",
    "support": "shilixian/support",
    "units": "shilixian/units",
    "catalogue": "shilixian/catalogue/index",
    "catalogue-to-be-made": "beian/catalogue/index",
    "drug": "shilixian/catalogue/amoxilin",
    "prices": "shilixian/catalogue/prices",
    "charters": "shilixian/charter/index",
    "charter": "shilixian/charter/yigongti",
    "documents": "shilixian/documents",
    "document": "shilixian/documents/shishi-fangan",
    "text": "beian/texts/beian-2024-83",
    "notices": "shilixian/notices",
    "meetings": "shilixian/meetings",
    "obligations": "shilixian/obligations",
    "indicators": "shilixian/indicators",
    "data-quality": "beian/data-quality",
    "rules": "rules/index",
    "rule": "rules/YGT301",
    "collation": "collation",
    "essential": "reference/nedl-2026/huaxueyao-01-kangweishengwu",
}
FOUND = {
    "卫生院": "shilixian/members/index.html",
    "阿莫西林": "shilixian/catalogue/amoxilin.html",
    "莫西林": "shilixian/catalogue/amoxilin.html",
    "amxl": "shilixian/catalogue/amoxilin.html",
    "ejsg": "shilixian/catalogue/erjiashuanggua.html",
    "用药目录": "shilixian/catalogue/index.html",
    "国药准字H99060027": "shilixian/catalogue/amoxilin.html",
    "青河镇中心卫生院": "shilixian/members/qinghe.html",
    "人民医院": "shilixian/members/renmin.html",
    "辰宿": "shilixian/members/qinghe-chensu.html",
    "程致一": "shilixian/bodies/lishihui.html",
    "理事会": "shilixian/bodies/lishihui.html",
    "示医共委发〔2025〕3号": "shilixian/documents/huanjie-lishihui.html",
    "胸痛中心": "shilixian/centres.html",
    "YGT301": "rules/YGT301.html",
    "校勘": "collation.html",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fictional county and of the one the repository keeps."""
    root = tmp_path_factory.mktemp("counties")
    results = [check(ROOT), check(ROOT / "examples" / "demo")]
    publish(results, root=root, at=datetime(2026, 11, 21, tzinfo=SHANGHAI), rules=RULES)
    return root / "build" / "site"


@pytest.fixture(scope="session")
def served(counties: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(counties))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, counties: Path) -> str:
    return str(request.getfixturevalue("served")) if request.param == "http" else counties.as_uri()


def text_of(page: Page) -> str:
    return page.locator("article").inner_text()


def widths(page: Page) -> tuple[int, int]:
    page_width, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return int(page_width), int(window)


def test_every_kind_fits_a_phone(phone: Page, served: str, shoot: Callable[..., Path]) -> None:
    wide = {}
    for kind, name in KINDS.items():
        phone.goto(f"{served}/{name}.html")
        shoot(phone, f"site-{kind}-phone", full_page=False)
        if widths(phone) != (360, 360):
            wide[kind] = widths(phone)
    assert wide == {}


def test_every_kind_opens_from_disk(page: Page, counties: Path, shoot: Callable[..., Path]) -> None:
    for kind, name in KINDS.items():
        page.goto(f"{counties.as_uri()}/{name}.html")
        expect(page.locator("h1")).to_have_count(1)
        assert widths(page)[0] <= widths(page)[1], kind
        assert shoot(page, f"site-{kind}-desktop", full_page=False).stat().st_size > 10_000, kind


def test_the_search_finds(page: Page, base: str) -> None:
    page.goto(f"{base}/index.html")
    field = page.locator("[data-md-component=search-query]")
    missed = {}
    for query, expected in FOUND.items():
        field.click()
        field.fill(query)
        # The theme listens to keys, which fill() does not send.
        field.dispatch_event("keyup")
        meta = page.locator(".md-search-result__meta")
        meta.filter(has_text="个符合条件的结果").or_(meta.filter(has_text="没有找到")).wait_for()
        try:
            link = page.locator(f'.md-search-result__item > a[href^="{base}/{expected}"]').first
            link.wait_for(state="attached", timeout=30_000)
            links = [str(one.get_attribute("href")) for one in page.locator(".md-search-result__item > a").all()[:5]]
        except Exception:
            links = []
        if not any(found.startswith(f"{base}/{expected}") for found in links):
            missed[query] = links
    assert missed == {}


def test_the_catalogue_is_filtered_and_followed(page: Page, base: str, shoot: Callable[..., Path]) -> None:
    page.goto(f"{base}/shilixian/catalogue/index.html")
    page.locator(".ygt-filter").wait_for()
    page.fill(QUERY, "amxl")
    expect(page.locator("output")).to_contain_text("筛选出 4 个品规")
    page.get_by_label("配备层级").select_option("村")
    expect(page.locator("output")).to_contain_text("筛选出 2 个品规")
    assert "text=amxl" in page.url or base.startswith("file:")
    shoot(page, "site-catalogue-filtered-desktop", full_page=False)
    page.locator("tbody tr:not([data-group]):visible a").first.click()
    expect(page.locator("h1")).to_contain_text("阿莫西林")
    assert "国药准字H99060027" in text_of(page)
    assert "县药事会2024年第1次会议" in text_of(page)


def test_an_institution_leads_to_what_it_may_stock(page: Page, served: str) -> None:
    page.goto(f"{served}/shilixian/members/qinghe.html")
    page.get_by_role("link", name="乡级配备目录").click()
    page.locator(".ygt-filter").wait_for()
    expect(page.get_by_label("配备层级")).to_have_value("乡")
    expect(page.locator("output")).to_contain_text("筛选出")


def test_a_source_leads_to_its_line(page: Page, served: str) -> None:
    page.goto(f"{served}/beian/bodies/yigongwei.html")
    page.locator("article table").last.get_by_role("link", name="《实施方案》二（一）").first.click()
    page.wait_for_url("**/texts/beian-2024-83.html#line-31")
    expect(page.locator("#line-31")).to_be_in_viewport()
    assert "医共委主任由市委、市政府主要负责同志担任" in page.locator("#line-31").inner_text()


def test_an_article_is_reached_by_its_number(page: Page, served: str) -> None:
    page.goto(f"{served}/shilixian/charter/yigongti.html")
    page.locator("article p").get_by_role("link", name="第二十四条").first.click()
    page.wait_for_url("**#a24")
    expect(page.locator("#a24")).to_be_in_viewport()
    expect(page.locator("#a24")).to_contain_text("第二十四条 理事会的职权")


def test_the_filtered_catalogue_prints_with_its_standing(page: Page, served: str) -> None:
    page.goto(f"{served}/shilixian/catalogue/index.html?tier=村")
    page.locator(".ygt-filter").wait_for()
    printed = page.pdf(prefer_css_page_size=True)
    (SCREENSHOTS / "site-catalogue.pdf").write_bytes(printed)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        sheets = [sheet.extract_text() or "" for sheet in pdf.pages]
        assert all(abs(sheet.width - 595) < 2 and abs(sheet.height - 842) < 2 for sheet in pdf.pages)
    assert len(sheets) > 2
    assert "筛选条件：配备层级：村" in sheets[0]
    assert all(set("示例数据纯属虚构") <= set(sheet) for sheet in sheets)
    assert all("通用名" in sheet for sheet in sheets[:-2])


def test_roster_prints(page: Page, served: str) -> None:
    page.goto(f"{served}/beian/bodies/yigongwei.html")
    printed = page.pdf(prefer_css_page_size=True)
    (SCREENSHOTS / "site-body.pdf").write_bytes(printed)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        first = pdf.pages[0].extract_text() or ""
    assert "据公开文件整理，非官方发布，不代表工作实际进展" in first
    assert "待填报" in first
    assert "首页 › 北安市" not in first
