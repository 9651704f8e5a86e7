"""The site of 示例县 and 北安市 as `ygt site` builds it: found, filtered, followed, fitting a phone, printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from searching import results

from ygt.check import check
from ygt.ledger.disclosure import is_open

ROOT = Path(__file__).parents[2]

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
    "editions": "shilixian/catalogue/essential",
    "officials": "shilixian/people/index",
    "official": "shilixian/people/f3e655e5",
    "services": "shilixian/services",
    "services-compiled": "beian/services",
    "changes": "shilixian/changes",
    "downloads": "shilixian/downloads",
    "prices": "shilixian/catalogue/prices",
    "charters": "shilixian/charter/index",
    "charter": "shilixian/charter/yigongti",
    "documents": "shilixian/documents",
    "document": "shilixian/documents/shishi-fangan",
    "text": "beian/texts/beian-2024-83",
    "notices": "shilixian/notices",
    "meetings": "shilixian/meetings",
    "obligations": "shilixian/obligations/index",
    "obligation": "shilixian/obligations/beian-2024",
    "obligation-compiled": "beian/obligations/beian-2024",
    "clause": "shilixian/clauses/s000-080",
    "clause-compiled": "beian/clauses/s000-080",
    "departments": "shilixian/departments/index",
    "department": "shilixian/departments/weijianju",
    "deadlines": "shilixian/deadlines",
    "supervision": "shilixian/supervision",
    "materials": "shilixian/materials",
    "arrangements": "shilixian/arrangements",
    "comparison": "comparison",
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
    "尚德明": "shilixian/people/30832a17.html",
    "czy": "shilixian/people/f3e655e5.html",
    "任职人员": "shilixian/people/index.html",
    "版次对照": "shilixian/catalogue/essential.html",
    "申请调入药品": "shilixian/services.html",
    "反映错误": "shilixian/services.html",
    "理事": "shilixian/bodies/lishihui.html",
    "监事会": "shilixian/bodies/jianshihui.html",
    "中医医院": "shilixian/members/zhongyi.html",
    "药事": "shilixian/bodies/yaoshihui.html",
    "双胍": "shilixian/catalogue/erjiashuanggua.html",
    "H99060027": "shilixian/catalogue/amoxilin.html",
    "胸痛中心": "shilixian/centres.html",
    "S000-080": "beian/clauses/s000-080.html",
    "YGT301": "rules/YGT301.html",
    "校勘": "collation.html",
    "氨氯": "shilixian/catalogue/anlvdiping.html",
    "白济同": "shilixian/bodies/lishihui.html",
    "〔2025〕3号": "shilixian/documents/huanjie-lishihui.html",
    "柳浪": "shilixian/members/liulang.html",
    "青河": "shilixian/members/qinghe.html",
    "监事": "shilixian/bodies/jianshihui.html",
    "胸痛": "shilixian/centres.html",
    "qhzzxwsy": "shilixian/members/qinghe.html",
    "下载": "shilixian/downloads.html",
    "时限": "shilixian/deadlines.html",
    "督办": "shilixian/supervision.html",
    "实施方案": "shilixian/documents/shishi-fangan.html",
    "互认": "shilixian/catalogue/mutual-recognition.html",
}


def text_of(page: Page) -> str:
    return page.locator("article").inner_text()


def widths(page: Page) -> tuple[int, int]:
    page_width, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return int(page_width), int(window)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.stress) for part in (1, 2))])
def test_every_kind_opens_from_disk_and_fits_a_phone(
    phone: Page, counties: Path, shoot: Callable[..., None], part: int
) -> None:
    wide = {}
    for kind, name in list(KINDS.items())[part::3]:
        phone.goto(f"{counties.as_uri()}/{name}.html")
        expect(phone.locator("h1")).to_have_count(1)
        shoot(phone, f"site-{kind}-phone", full_page=False)
        if widths(phone) != (360, 360):
            wide[kind] = widths(phone)
    assert wide == {}


def test_the_widest_kinds_fit_a_desk(page: Page, county_address: str, shoot: Callable[..., None]) -> None:
    for kind in ("portal", "body", "catalogue", "centres", "obligation", "comparison", "indicators", "essential"):
        page.goto(f"{county_address}/{KINDS[kind]}.html")
        shoot(page, f"site-{kind}-desktop", full_page=False)
        assert widths(page)[0] <= widths(page)[1], kind


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.stress) for part in (1, 2))])
def test_the_search_finds(searched: Page, county_root: str, part: int) -> None:
    searched.goto(f"{county_root}/index.html")
    asked = dict(list(FOUND.items())[part::3])
    found = {query: results(searched, query)[:5] for query in asked}
    assert {query: found[query] for query, page in asked.items() if f"{county_root}/{page}" not in found[query]} == {}


def test_a_number_finds_its_document_first(searched: Page, county_address: str) -> None:
    searched.goto(f"{county_address}/index.html")
    ledger = check(ROOT / "examples" / "demo").ledger
    numbered = [one for one in ledger.all("document") if one.text("number") and is_open(ledger, one)]
    assert len(numbered) > 40
    # 2026 is in the name of the catalogue too: all of that year, and some of the others.
    chosen = [one for at, one in enumerate(numbered) if at % 8 == 0 or "〔2026〕" in one.text("number")]
    first = {one.text("number"): results(searched, one.text("number"))[0] for one in chosen}
    assert first == {one.text("number"): f"{county_address}/shilixian/documents/{one['id']}.html" for one in chosen}


def test_the_catalogue_is_filtered_and_followed(page: Page, county_root: str, shoot: Callable[..., None]) -> None:
    page.goto(f"{county_root}/shilixian/catalogue/index.html")
    page.locator(".ygt-filter").wait_for()
    page.fill(QUERY, "amxl")
    expect(page.locator("output")).to_contain_text("筛选出 4 个品规")
    page.get_by_label("配备层级").select_option("村")
    expect(page.locator("output")).to_contain_text("筛选出 2 个品规")
    assert "text=amxl" in page.url or county_root.startswith("file:")
    shoot(page, "site-catalogue-filtered-desktop", full_page=False)
    page.locator("tbody tr:not([data-group]):visible a").first.click()
    expect(page.locator("h1")).to_contain_text("阿莫西林")
    assert "国药准字H99060027" in text_of(page)
    assert "县药事会2024年第1次会议" in text_of(page)


def test_tasks_are_filtered_by_department_and_status(page: Page, county_root: str, shoot: Callable[..., None]) -> None:
    page.goto(f"{county_root}/beian/obligations/beian-2024.html")
    page.locator(".ygt-filter").wait_for()
    expect(page.locator("output")).to_have_text("共 154 条")
    page.get_by_label("责任部门").select_option("北安市民政局")
    expect(page.locator("output")).to_have_text("筛选出 4 条，共 154 条")
    page.get_by_label("责任部门").select_option("北安市卫生健康局")
    page.get_by_label("状态").select_option("公开资料已载明")
    rows = page.locator("tbody tr[data-department]:visible")
    assert 0 < rows.count() < 145
    for row in rows.all():
        assert "公开资料已载明" in row.inner_text()
        assert "北安市卫生健康局" in (row.get_attribute("data-department") or "").split()
    shoot(page, "site-obligation-filtered-desktop", full_page=False)
    page.get_by_role("button", name="清除").click()
    page.get_by_label("主题").select_option("中医药")
    page.fill(QUERY, "S000-127")
    expect(page.locator("output")).to_have_text("筛选出 1 条，共 154 条")
    page.goto(f"{county_root}/beian/departments/weijianju.html?status=公开资料未载明")
    expect(page.locator("output")).to_contain_text("共 145 条")
    page.locator("tbody tr[data-status]:visible th a").first.click()
    expect(page.locator("article")).to_contain_text("公开资料未载明")


def test_the_tasks_of_a_department_print(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/beian/obligations/beian-2024.html?department=北安市民政局")
    page.locator(".ygt-filter").wait_for()
    printed = page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        sheets = [sheet.extract_text() or "" for sheet in pdf.pages]
    assert len(sheets) == 1
    assert "筛选条件：责任部门：北安市民政局" in sheets[0]
    assert "据公开文件整理，非官方发布，不代表工作实际进展" in sheets[0]
    assert sheets[0].count("S000-") == 4


def test_a_source_leads_to_its_line(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/beian/bodies/yigongwei.html")
    page.locator("article table").last.get_by_role("link", name="《实施方案》二（一）").first.click()
    page.wait_for_url("**/texts/beian-2024-83.html#line-31")
    expect(page.locator("#line-31")).to_be_in_viewport()
    assert "医共委主任由市委、市政府主要负责同志担任" in page.locator("#line-31").inner_text()


def test_an_article_is_reached_by_its_number(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/charter/yigongti.html")
    page.locator("article p").get_by_role("link", name="第二十四条").first.click()
    page.wait_for_url("**#a24")
    expect(page.locator("#a24")).to_be_in_viewport()
    expect(page.locator("#a24")).to_contain_text("第二十四条 理事会的职权")


def test_the_filtered_catalogue_prints_with_its_standing(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/shilixian/catalogue/index.html?tier=村")
    page.locator(".ygt-filter").wait_for()
    printed = page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        sheets = [sheet.extract_text() or "" for sheet in pdf.pages]
        assert all(abs(sheet.width - 595) < 2 and abs(sheet.height - 842) < 2 for sheet in pdf.pages)
    assert len(sheets) > 2
    assert "筛选条件：配备层级：村" in sheets[0]
    assert all(set("示例数据纯属虚构") <= set(sheet) for sheet in sheets)
    assert all("通用名" in sheet for sheet in sheets[:-2])


def test_roster_prints(page: Page, county_address: str) -> None:
    page.goto(f"{county_address}/beian/bodies/yigongwei.html")
    printed = page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        first = pdf.pages[0].extract_text() or ""
    assert "据公开文件整理，非官方发布，不代表工作实际进展" in first
    assert "待填报" in first
    assert "首页 › 北安市" not in first
