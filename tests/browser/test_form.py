"""The form of `ygt edit` in a real browser, over a copy of the fictional county."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from requirements import GIT, TERMINAL
from ygt.check import check
from ygt.form.changes import Changes
from ygt.form.desk import Desk
from ygt.form.fields import described
from ygt.form.server import Server
from ygt.form.values import shown

ROOT = Path(__file__).parents[2]
CENTRE = "日新街道社区卫生服务中心"
HOSPITAL = "示例县人民医院"
HOSPITALS = "members/hospitals.yaml"
COUNCIL = "示例县县域医共体理事会"
PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "javascript:alert(4)",
)

UNTOUCHED = """async ([abouts, records]) => {
  const { fields } = await import("./inputs.js");
  return records.map((data) => {
    const form = fields(abouts, data);
    const holder = document.createElement("div");
    holder.append(...form.nodes);
    for (let folded; (folded = holder.querySelector("details:not([open])"));) {
      folded.open = true;
      folded.dispatchEvent(new Event("toggle"));
    }
    return form.read("");
  });
}"""


@dataclass(frozen=True)
class Running:
    """A server over a workspace of its own."""

    root: Path
    address: str
    faults: list[BaseException]

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def county(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the fictional county; of the miniature one where the size tells nothing."""
    return Path(shutil.copytree(ROOT / getattr(request, "param", "examples/demo"), tmp_path / "county"))


in_miniature = pytest.mark.parametrize("county", ["tests/fixtures/mini"], indirect=True, ids=["mini"])


@pytest.fixture
def running(county: Path) -> Iterator[Running]:
    faults: list[BaseException] = []
    with Server(Desk(county), {}, 0, faults.append) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield Running(county, server.gate.address, faults)
        server.shutdown()
        thread.join()
    assert faults == []


@pytest.fixture
def page(page: Page) -> Page:
    page.set_default_timeout(8_000)
    return page


def opened(page: Page, running: Running, kind: str, name: str) -> None:
    """Open a record as a clerk would: its kind, then its name in the list."""
    page.goto(f"{running.address}#kind={kind}")
    page.locator("#records").get_by_role("link", name=name).first.click()
    expect(page.locator("#detail h1")).to_have_text(name)


def field(inside: Page | Locator, title: str) -> Locator:
    return inside.get_by_label(title, exact=True)


def section(inside: Page | Locator, title: str) -> Locator:
    """The frame around a list or a group, by its legend."""
    page = inside if isinstance(inside, Page) else inside.page
    return inside.locator("fieldset.field", has=page.locator(f"xpath=./legend[starts-with(., '{title}')]")).first


def added(page: Page, title: str) -> Locator:
    """A new item of a list."""
    page.get_by_role("button", name=f"增加{title}", exact=True).click()
    return section(page, title).locator("ol.items > li").last


def passed(page: Page) -> None:
    expect(page.locator("#state")).to_have_text("核对通过，可以保存")


def saved(page: Page, lines: int) -> None:
    expect(page.locator("#lines summary")).to_have_text(f"将写入的改动（{lines}行）")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".saved")).to_contain_text(f"已保存，写入{lines}行。")


def picked(inside: Locator, title: str, typed: str, name: str) -> None:
    """Choose a name by its sound, with the keyboard alone."""
    field(inside, title).focus()
    inside.page.keyboard.type(typed)
    expect(inside.get_by_role("option").filter(has_text=name).first).to_be_visible()
    for _ in range(30):
        inside.page.keyboard.press("ArrowDown")
        if name in inside.locator("[role=option][aria-selected=true]").first.inner_text():
            break
    inside.page.keyboard.press("Enter")
    expect(field(inside, title)).to_have_value(name)


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.quotePath=false"]
    done = subprocess.run(["git", "-C", str(root), *who, *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def signed(lines: list[str]) -> list[str]:
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@GIT
def test_a_member_is_appointed_and_the_foot_shows_what_git_shows(page: Page, running: Running) -> None:
    git(running.root, "init", "-q")
    git(running.root, "add", "-A")
    git(running.root, "commit", "-q", "-m", "x")
    opened(page, running, "body", COUNCIL)
    members = section(page, "组成人员")
    members.locator("summary", has_text="郁庶几").first.click()
    leaving = members.locator("ol.items > li", has_text="郁庶几").first
    field(leaving, "截止日期").fill("2026年2月28日")
    field(leaving, "离任原因").select_option("职务变动")
    joining = added(page, "组成人员")
    field(joining, "姓名").fill("邵示例")
    field(joining, "职务").fill("理事")
    picked(joining, "单位", "qhz zxwsy", "青河镇中心卫生院")
    field(joining, "起始日期").fill("2026-03-01")
    expect(page.locator("#state")).to_contain_text("处新的错误")
    expect(joining.locator(".messages", has_text="没有写明“决定依据”")).to_be_visible()
    picked(section(joining, "决定依据"), "会议", "xygtlsh", "县医共体理事会2024年第3次会议")
    passed(page)
    shown = page.locator("#lines pre span").all_inner_texts()
    count = len(signed(shown))
    saved(page, count)
    assert signed(git(running.root, "diff").splitlines()) == signed(shown)
    assert check(running.root).errors == []
    text = running.text("org/bodies/lishihui.yaml")
    assert "  - person: 邵示例\n    post: 理事\n    unit: 青河镇中心卫生院\n" in text


def test_a_field_changed_is_a_line_changed(page: Page, running: Running) -> None:
    before = running.text("members/community.yaml")
    page.goto(f"{running.address}#kind=institution")
    page.get_by_label("查找").fill("rxjd")
    page.locator("#records a").first.click()
    expect(page.locator("#detail h1")).to_have_text(CENTRE)
    field(page, "床位数").fill("２５张")
    expect(page.locator("#told .changes li")).to_have_text(f"{CENTRE}：床位数由20张改为25张。")
    passed(page)
    page.keyboard.press("Control+s")
    expect(page.locator(".saved")).to_contain_text("已保存，写入2行。")
    assert running.text("members/community.yaml") == before.replace("beds: 20", "beds: 25", 1)
    field(page, "床位数").fill("")
    passed(page)
    saved(page, 1)
    assert running.text("members/community.yaml") == before.replace("  beds: 20\n", "", 1)


@in_miniature
def test_every_record_comes_back_from_the_page_as_it_was(page: Page, running: Running) -> None:
    """Every record of the fictional county, with all that is folded unfolded and nothing filled in."""
    page.goto(running.address)
    county = check(ROOT / "examples" / "demo").ledger
    for kind in county.contract.record_kinds.values():
        records = county.all(kind.name)
        forms = [shown(kind.record, one.data, (), lambda _: "", kind.parts) for one in records]
        returned = page.evaluate(UNTOUCHED, [described(county.contract, kind, records), forms])
        for record, form in zip(records, returned, strict=True):
            changes = Changes()
            changes.of_mapping(kind.record, record.data, form, (), kind.parts)
            assert (changes.edits, changes.moved) == ([], []), record.name


def test_a_name_is_found_by_its_initials_before_longer_ones(page: Page, running: Running) -> None:
    page.goto(running.address)
    expect(page.locator("#found")).to_contain_text("共")
    page.get_by_label("查找").fill("rmyy")
    expect(page.locator("#records a").first).to_have_text(re.compile(f"^{HOSPITAL}综合医院"))


def test_a_drug_is_added_to_the_file_it_belongs_in(page: Page, running: Running) -> None:
    page.goto(f"{running.address}#new=drug")
    field(page, "名称").fill("示例洛尔")
    picked(page.locator("form"), "剂型", "片", "片剂")
    field(page, "规格").fill("25mg")
    field(page, "药品类别").select_option("化学药品")
    for tier in ("县", "乡"):
        section(page, "配备层级").get_by_role("checkbox", name=tier).check()
    page.locator("form").get_by_label("登记到哪个文件").select_option("catalogues/drugs/xiyao-07-xinxueguan.yaml")
    listing = section(page, "调入")
    field(listing, "日期").fill("2026-01-01")
    field(listing, "理由").fill("临床科室申请")
    picked(listing, "会议", "2025 3", "县药事会2025年第3次会议")
    expect(page.locator("#state")).not_to_have_text("正在核对…")
    expect(page.locator("#lines pre")).to_contain_text("- name: 示例洛尔")
    expect(page.locator("#lines pre")).to_contain_text("id: shililuoer-pianji-25mg")
    passed(page)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#detail h1")).to_have_text("示例洛尔")
    assert running.text("catalogues/drugs/xiyao-07-xinxueguan.yaml").count("示例洛尔") == 1
    assert check(running.root).errors == []


@in_miniature
def test_a_wrong_code_is_told_beside_its_field_and_not_saved(page: Page, running: Running) -> None:
    before = running.text(HOSPITALS)
    opened(page, running, "institution", HOSPITAL)
    code = field(page, "统一社会信用代码")
    code.fill("1299010100000001A1")
    beside = page.locator(".field", has=code).locator(".messages")
    expect(beside).to_contain_text("校验码与前17位不符")
    expect(code).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#state")).to_contain_text("有1处新的错误，改正后才能保存")
    expect(page.get_by_role("button", name="保存", exact=True)).to_be_disabled()
    page.keyboard.press("Control+s")
    code.fill("1299010100000001AX")
    expect(page.locator("#foot")).to_be_hidden()
    expect(beside).to_be_empty()
    assert running.text(HOSPITALS) == before


@in_miniature
def test_the_second_of_two_windows_is_told_and_overwrites_nothing(
    open_context: Callable[..., BrowserContext], running: Running
) -> None:
    first, second = (open_context().new_page() for _ in range(2))
    for page in (first, second):
        page.set_default_timeout(8_000)
        opened(page, running, "institution", HOSPITAL)
    field(first, "床位数").fill("25")
    field(second, "床位数").fill("30")
    field(second, "等次").select_option("乙等")
    passed(first)
    passed(second)
    saved(first, 2)
    second.get_by_role("button", name="保存", exact=True).click()
    notice = second.get_by_role("alert")
    expect(notice).to_contain_text("此文件在打开之后已被改动")
    expect(notice).to_contain_text("beds: 25")
    assert "beds: 25" in running.text(HOSPITALS)
    notice.get_by_role("button", name="载入最新内容，保留我的改动").click()
    expect(second.locator(".notice")).to_contain_text("您填写的是“30”")
    expect(field(second, "床位数")).to_have_value("25")
    expect(field(second, "等次")).to_have_value("乙等")
    saved(second, 2)
    text = running.text(HOSPITALS)
    assert "  beds: 25\n" in text and "  grade: 乙等\n" in text


@in_miniature
def test_what_the_form_does_not_know_is_kept(page: Page, running: Running) -> None:
    path = running.root / HOSPITALS
    before = path.read_text(encoding="utf-8").replace("  beds: 300\n", "  beds: 300\n  fax: {no: '12'} # 旧\n", 1)
    path.write_text(before, encoding="utf-8")
    opened(page, running, "institution", HOSPITAL)
    expect(page.locator(".kept")).to_contain_text("{no: '12'}")
    expect(page.locator(".top .messages, .field .messages").filter(has_text="fax").first).to_be_visible()
    field(page, "床位数").fill("21")
    # The error was there before: it does not stand in the way.
    passed(page)
    saved(page, 2)
    assert path.read_text(encoding="utf-8") == before.replace("beds: 300", "beds: 21", 1)


@in_miniature
def test_markup_in_data_stays_text(page: Page, running: Running) -> None:
    path = running.root / HOSPITALS
    hostile = "".join(f"    - {{name: '{one}', usage: 简称}}\n" for one in PAYLOADS)
    record = f"- name: '{PAYLOADS[0]}'\n  id: rixin2\n  kind: '{PAYLOADS[1]}'\n  aliases:\n{hostile}"
    record += f"  remark: '{PAYLOADS[2]}'\n  x: '{PAYLOADS[1]}'\n"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + record, encoding="utf-8")
    dialogs: list[str] = []
    page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    page.goto(f"{running.address}#kind=institution")
    page.locator("#records").get_by_role("link", name="onerror").first.click()
    expect(page.locator("#detail h1")).to_have_text(PAYLOADS[0])
    page.locator("summary", has_text="onload").first.click()
    field(page, "标识").fill(PAYLOADS[2])
    expect(page.locator("#lines pre")).to_contain_text("onload")
    expect(page.locator(".messages .error").first).to_be_visible()
    assert page.locator("img, svg, script:not([src]), [onerror], [onload], a[href^=javascript]").count() == 0
    assert dialogs == []


def test_a_phone_shows_list_then_record_without_scrolling_sideways(
    phone: Page, running: Running, shoot: Callable[..., None]
) -> None:
    phone.goto(f"{running.address}#kind=body")
    shoot(phone, "form-phone-list")
    phone.locator("#records").get_by_role("link", name=COUNCIL).tap()
    expect(phone.locator("#detail h1")).to_have_text(COUNCIL)
    expect(phone.locator("nav")).to_be_hidden()
    section(phone, "组成人员").locator("summary").first.tap()
    shoot(phone, "form-phone-record")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    unnamed = phone.evaluate(
        "[...document.querySelectorAll('#detail :is(input, select, textarea)')]"
        ".filter((one) => !one.labels?.length && !one.getAttribute('aria-label')).length"
    )
    assert unnamed == 0
    phone.get_by_role("link", name="‹ 返回列表").tap()
    expect(phone.locator("#records a").first).to_be_visible()


@TERMINAL
def test_the_program_serves_until_it_is_interrupted(page: Page, county: Path) -> None:
    command = [sys.executable, "-m", "ygt", "-C", str(county), "edit", "members/community.yaml", "--no-browser"]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT / "tools"
    )
    try:
        assert program.stdout is not None
        line = program.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", line)
        assert address is not None, line
        page.goto(address[0])
        expect(page.locator("#found")).to_have_text("查到6条")
        page.locator("#records a").first.click()
        field(page, "床位数").fill("25")
        passed(page)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=20)
    finally:
        program.kill()
    assert program.returncode == 0
    assert said.split("\n") == ["按 Ctrl-C 结束。", "", "已结束，页面不再可用；保存过的改动都在文件中。", ""]
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#told")).to_contain_text("与 ygt edit 的连接已断开，没有写入")
    assert "beds: 20" in (county / "members/community.yaml").read_text(encoding="utf-8")
