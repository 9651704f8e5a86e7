"""A small site built with the real configuration, and a headless Chromium that may reach nothing but it."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, sync_playwright

from ygt.publish.site.builder import build_site
from ygt.publish.site.shipped import shipped_files

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCREENSHOTS = ROOT / "build" / "screenshots"
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "没有找到 Chromium：请安装 chromium，或以环境变量 CHROMIUM 指明其位置"
ALLOWED = re.compile(r"^(?:file:///|http://127\.0\.0\.1:|data:|blob:|about:)")
GENERIC_NAMES = [
    ("阿莫西林胶囊", "amoxilinjiaonang amxljn", "抗微生物药", "县 乡 村"),
    ("头孢呋辛酯片", "toubaofuxinzhipian tbfxzp", "抗微生物药", "县 乡"),
    ("左氧氟沙星片", "zuoyangfushaxingpian zyfsxp", "抗微生物药", "县"),
    ("氨氯地平片", "anlvdipingpian aldpp", "心血管系统用药", "县 乡 村"),
    ("缬沙坦胶囊", "xieshatanjiaonang xstjn", "心血管系统用药", "县 乡"),
    ("二甲双胍片", "erjiashuangguapian ejsgp", "激素及影响内分泌药", "县 乡 村"),
]


def find_chromium(of_playwright: str) -> str | None:
    """The Chromium to drive: `CHROMIUM`, one on PATH, or the one playwright installed."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return of_playwright if Path(of_playwright).exists() else None


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment that adds the fonts kept in this repository, so that pictures are the same on any machine."""
    folders = sorted({file.parent for top in ("site", "tools") for file in (ROOT / top).rglob("*.[ot]tf")})
    configuration = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        + "".join(f"<dir>{folder}</dir>" for folder in folders)
        + f"<cachedir>{configuration.parent}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": os.environ.get("FONTCONFIG_FILE", str(configuration))}


@pytest.fixture(scope="session")
def browser(fonts: dict[str, str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        executable = find_chromium(playwright.chromium.executable_path)
        if executable is None:
            pytest.skip(MISSING)
        launched = playwright.chromium.launch(
            executable_path=executable, args=ARGUMENTS, headless=True, env={**os.environ, **fonts}
        )
        yield launched
        launched.close()


def drug_row(number: int) -> str:
    name, keys, _, tiers = GENERIC_NAMES[number % len(GENERIC_NAMES)]
    shown = "".join(f"<b>{tier}</b>" if tier in tiers else "<i>—</i>" for tier in "县乡村")
    link = f'<a href="amoxicillin.html">{name}</a>' if name.startswith("阿莫西林") else name
    return (
        f'<tr data-keys="{keys}" data-tier="{tiers}" data-essential="{"是" if number % 2 else "否"}">'
        f'<th scope="row">{link}</th><td>{number % 7 + 1}0mg</td><td>{number % 4 * 6 + 6}片/盒</td>'
        f'<td>示例制药{number:04}厂</td><td class="ygt-tiers">{shown}</td><td>{"是" if number % 2 else "否"}</td></tr>'
    )


def drug_table(rows: int) -> str:
    """The catalogue page as the templates write it: one table in groups, marked for the filter."""
    body: list[str] = []
    for group in dict.fromkeys(group for _, _, group, _ in GENERIC_NAMES):
        body.append(f'<tr data-group><th colspan="6" scope="colgroup">{group}</th></tr>')
        body += [drug_row(n) for n in range(rows) if GENERIC_NAMES[n % len(GENERIC_NAMES)][2] == group]
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("通用名", "规格", "包装", "企业", "层级", "基药"))
    return (
        "---\nhide: [toc]\n---\n# 用药目录\n\n"
        '<p class="ygt-sheet" aria-hidden="true" data-search-exclude>示例数据，纯属虚构</p>\n\n'
        '<p class="ygt-standing" data-search-exclude data-standing="fictional">示例数据，纯属虚构。</p>\n\n'
        '<div class="ygt-scroll" data-search-exclude><table class="ygt-table" data-filterable data-noun="个品规" '
        'data-facets="tier=配备层级:县,乡,村; essential=基本药物:是,否" data-hint="通用名、首字母（如 amxl）">'
        f"<thead><tr>{heads}</tr></thead><tbody>\n" + "\n".join(body) + "\n</tbody></table></div>\n"
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made pages under `docs/`, a catalogue of 1,500 rows and the shipped pages, built."""
    build = tmp_path_factory.mktemp("build")
    docs = build / "docs"
    shutil.copytree(HERE / "docs", docs)
    for address, file in shipped_files():
        (docs / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, docs / address)
    for name, rows in (("index", 1500), ("short", 60)):
        (docs / "demo" / "drugs" / f"{name}.md").write_text(drug_table(rows), encoding="utf-8")
    nav = [
        {"首页": "index.md"},
        {"示例县": ["demo/index.md", "demo/drugs/index.md", "demo/drugs/short.md", "demo/bodies/council.md"]},
        {"北安市": ["beian/index.md"]},
        {"使用说明": ["guide/editing.md", "guide/about.md"]},
    ]
    build_site(
        docs,
        build / "site",
        config={"site_name": "县域医共体治理台账"},
        nav=nav,
        leaves=["/demo/members/", "/demo/drugs/amoxicillin.md"],
        words=["阿莫西林", "王伟"],
    )
    return build / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site over http, on a port of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest) -> str:
    """The address of the site, once as served and once as opened from disk."""
    if request.param == "http":
        return str(request.getfixturevalue("address"))
    return Path(request.getfixturevalue("site")).as_uri()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts whose requests to anywhere else are stopped and fail the test, as do script errors."""
    opened: list[BrowserContext] = []
    foreign: list[str] = []
    broken: list[str] = []

    def guard(route: Route) -> None:
        if ALLOWED.match(route.request.url):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "zh-CN", **options})  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        context.route("**/*", guard)
        context.on("weberror", lambda error: broken.append(str(error.error)))
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert foreign == [], "页面请求了本站以外的地址"
    assert broken == [], "页面脚本出错"


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context().new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture(scope="session")
def shoot() -> Callable[[Page, str], Path]:
    """Keep a picture of the whole page under `build/screenshots/`."""

    def keep(page: Page, name: str, *, full_page: bool = True) -> Path:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        target = SCREENSHOTS / f"{name}.png"
        try:
            page.screenshot(path=target, full_page=full_page, animations="disabled")
        except Error as error:
            pytest.fail(f"截图 {name} 未成：{error}")
        return target

    return keep
