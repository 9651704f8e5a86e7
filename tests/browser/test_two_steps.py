"""What people ask is answered within two steps of the county's first page, and so are the new ways through it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

HOME = "shilixian/index.html"
QUESTIONS = {
    "谁是理事长？": "理事长",
    "阿莫西林哪一级可以配备？": "配备层级",
    "谁可以开头孢哌酮舒巴坦？": "处方限定",
    "青河镇中心卫生院的院长是谁？": "院长",
    "青河镇中心卫生院管哪些村卫生室？": "管理的村卫生室",
    "章程第二十四条怎么写？": "第二十四条",
    "实施方案现在有效吗？": "有效期",
    "卫健局承担哪些任务？": "承担事项",
    "哪些任务快到期？": "时限",
    "胸痛中心设在哪里？": "胸痛中心",
    "新版基药目录里我们没有配备哪些？": "未配备",
    "哪里下载药品目录表格？": "Excel",
    "名单有误怎么反映？": "反映错误",
    "药品怎样申请调入？": "药品调入",
}
ANSWERED_ON = dict(
    zip(
        QUESTIONS,
        (
            "bodies/lishihui",
            "catalogue/amoxilin",
            "catalogue/index",
            "members/qinghe",
            "members/qinghe",
            "charter/yigongti",
            "documents/shishi-fangan",
            "departments/weijianju",
            "deadlines",
            "centres",
            "catalogue/essential",
            "downloads",
            "services",
            "services",
        ),
        strict=True,
    )
)
LINK = re.compile(r'<a\s[^>]*?href="?([^"\s>]+)')


@cache
def linked(site: Path, page: str) -> frozenset[str]:
    """The pages of the site that a page leads to, by its navigation or its text."""
    found = LINK.findall((site / page).read_text(encoding="utf-8"))
    addresses = (re.split("[?#]", unescape(one))[0] for one in found)
    return frozenset(posixpath.normpath(posixpath.join(posixpath.dirname(page), one)) for one in addresses if one)


def steps_to(site: Path, wanted: str) -> int:
    """How many links lead from the county's first page to `wanted`; 3 where two are not enough."""
    if wanted in linked(site, HOME):
        return 1
    near = (one for one in linked(site, HOME) if one.endswith(".html") and (site / one).is_file())
    return 2 if any(wanted in linked(site, one) for one in near) else 3


@pytest.mark.parametrize("question", QUESTIONS)
def test_answered_within_two_steps(counties: Path, question: str) -> None:
    wanted = f"shilixian/{ANSWERED_ON[question]}.html"
    assert steps_to(counties, wanted) <= 2
    assert QUESTIONS[question] in unescape((counties / wanted).read_text(encoding="utf-8"))


def test_own_catalogue_of_an_institution(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/members/qinghe.html")
    page.get_by_role("link", name="本机构配备目录（乡级）").click()
    page.locator(".ygt-filter").wait_for()
    expect(page.get_by_label("本机构")).to_have_value("qinghe")
    expect(page.locator("output")).to_contain_text("筛选出")
    shown = page.locator("tbody tr[data-tier]:visible")
    assert set(shown.evaluate_all("rows => rows.map((row) => row.dataset.tier.includes('乡'))")) == {True}
    condition = page.locator(".ygt-filter__condition").text_content()
    assert condition == "筛选条件：本机构：青河镇中心卫生院（乡级配备）"
    page.get_by_role("button", name="清除").click()
    assert "unit=" not in page.url


def test_an_institution_that_is_not_listed_filters_nothing(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/catalogue/index.html?unit=%3Cb%3E某某医院")
    page.locator(".ygt-filter").wait_for()
    expect(page.locator("output")).to_have_text(re.compile("^共 "))
    assert "某某医院" not in page.locator("article").inner_text()


def test_an_error_is_reported_with_the_page_filled_in(page: Page, county_root: str) -> None:
    page.goto(f"{county_root}/shilixian/bodies/lishihui.html")
    page.get_by_role("link", name="反映本页有误").click()
    letter = page.locator("#report ~ .ygt-letter").first
    expect(letter).to_contain_text(f"地址：{county_root}/shilixian/bodies/lishihui.html")
    expect(letter).to_contain_text("页面：示例县县域医共体理事会")
    expect(page.get_by_role("button", name="复制文字").first).to_be_visible()


def test_only_pages_of_this_site_are_filled_in(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/services.html?page=//example.com/a.html")
    expect(page.locator("[data-fill=page]")).to_have_text("")


def test_larger_letters_are_kept(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/index.html")
    button = page.get_by_role("button", name="大字")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Enter")
    page.goto(f"{county_address}/shilixian/services.html")
    expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('article ol:not(nav *) li')).fontSize)") == 18
    )


def test_the_drawing_can_be_read_on_a_phone(phone: Page, county_address: str) -> None:
    phone.goto(f"{county_address}/shilixian/index.html")
    drawing = phone.locator(".ygt-figure svg:visible")
    expect(drawing).to_have_count(1)
    scale = drawing.evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
    smallest = drawing.evaluate(
        "svg => Math.min(...[...svg.querySelectorAll('text')].map((t) => parseInt(t.style.fontSize)))"
    )
    assert scale * smallest >= 12


def test_the_wide_drawing_is_the_printed_one(open_context: Callable[..., BrowserContext], county_address: str) -> None:
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{county_address}/shilixian/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".ygt-figure[data-kind=wide]")).to_be_visible()
    expect(page.locator(".ygt-figure[data-kind=narrow]")).to_be_hidden()
