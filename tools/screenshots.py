"""Take the pictures the README shows from what `make` built: pages of 示例县 and the first page of a notice."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"
IMAGES = ROOT / "site" / "images"
PAGES = {"home": "shilixian/index.html", "catalogue": "shilixian/catalogue/index.html"}
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
    missing = [path for path in (*(SITE / page for page in PAGES.values()), NOTICE) if not path.is_file()]
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
    """Each page on a desk and on a phone."""
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
        chromium.close()


def photograph_notice() -> None:
    """The first page of a notice."""
    import pdfplumber

    with pdfplumber.open(NOTICE) as document:
        document.pages[0].to_image(resolution=80).save(IMAGES / "notice.png")


if __name__ == "__main__":
    sys.exit(main())
