"""Take the pictures that README and site show from what `make` built: pages of 示例县, a notice, the form over it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"
IMAGES = ROOT / "site" / "images"
PAGES = {"home": "shilixian/index.html", "catalogue": "shilixian/catalogue/index.html"}
REPORTED = "shilixian/bodies/lishihui.html"
COUNCIL = "示例县县域医共体理事会"
NOTICE = ROOT / "build" / "notices" / "shilixian" / "yongyao-2026.pdf"
DESKTOP = {"width": 1366, "height": 860}
PHONE = {"width": 360, "height": 740}
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>YGT Hei</family><family>YGT Song</family></prefer></alias>
</fontconfig>
"""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> int:
    """Write the pictures into site/images; exit code 2 with a reason where something they need is missing."""
    needed = [SITE / page for page in (*PAGES.values(), REPORTED)]
    missing = [path for path in (*needed, NOTICE) if not path.is_file()]
    if missing:
        print(f"错误：没有 {missing[0].relative_to(ROOT)}。处理办法：先运行 make", file=sys.stderr)
        return 2
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("错误：未找到 Chromium。处理办法：安装 Chromium，或用环境变量 CHROMIUM 指明其位置", file=sys.stderr)
        return 2
    IMAGES.mkdir(parents=True, exist_ok=True)
    photograph(browser)
    photograph_notice()
    for path in sorted(IMAGES.glob("*.png")):
        print(path.relative_to(ROOT))
    return 0


def photograph(browser: str) -> None:
    """Each page on a desk and on a phone, and on a desk how an error is reported and how a roster is changed."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as play:
        # The pictures must not depend on the fonts of the machine they are taken on.
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(FONTS.format(folder=ROOT / "site" / "fonts", cache=folder), encoding="utf-8")
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        chromium = play.chromium.launch(executable_path=browser, args=QUIET, env=environment)
        for device, size in (("desktop", DESKTOP), ("phone", PHONE)):
            page = chromium.new_page(viewport={"width": size["width"], "height": size["height"]})
            for name, address in PAGES.items():
                page.goto((SITE / address).as_uri())
                page.wait_for_load_state("load")
                page.screenshot(path=IMAGES / f"{name}-{device}.png")
        desk = chromium.new_page(viewport={"width": DESKTOP["width"], "height": DESKTOP["height"]})
        photograph_report(desk)
        photograph_form(desk, Path(folder) / "county")
        chromium.close()


def photograph_report(page: Page) -> None:
    """What stands in the letter after “反映本页有误” was clicked on the page of a body."""
    page.goto((SITE / REPORTED).as_uri())
    page.get_by_role("link", name="反映本页有误").click()
    # The place of the file is this machine's own affair.
    page.evaluate(
        "for (const one of document.querySelectorAll('[data-fill=page]'))"
        " one.textContent = one.textContent.replace(/^.*\\/build\\/site/, 'http://192.0.2.1')"
    )
    # A picture of this very page would show the one before, which shows the one before that.
    page.add_style_tag(content=".ygt-picture, .md-top { display: none }")
    page.evaluate("document.querySelector('#report').scrollIntoView(); scrollBy(0, -110)")
    page.screenshot(path=IMAGES / "services-report.png")


def photograph_form(page: Page, county: Path) -> None:
    """The form over a copy of 示例县, opened on a roster."""
    from ygt.form.desk import Desk
    from ygt.form.server import Server

    shutil.copytree(ROOT / "examples" / "demo", county, ignore=shutil.ignore_patterns("build"))
    with Server(Desk(county), {}, 0, raise_fault) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"{server.gate.address}#kind=body")
        page.locator("#records").get_by_role("link", name=COUNCIL).first.click()
        page.get_by_text("组成人员", exact=True).first.scroll_into_view_if_needed()
        page.screenshot(path=IMAGES / "form-roster.png")
        server.shutdown()


def raise_fault(fault: BaseException) -> None:
    """What breaks in the form breaks the picture."""
    raise fault


def photograph_notice() -> None:
    """The first page of a notice."""
    import pdfplumber

    with pdfplumber.open(NOTICE) as document:
        document.pages[0].to_image(resolution=80).save(IMAGES / "notice.png")


if __name__ == "__main__":
    sys.exit(main())
