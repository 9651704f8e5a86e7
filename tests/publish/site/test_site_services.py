"""办事指南, 本机构配备目录, the notices' announcements: what is offered follows from the ledger and invents nothing."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from site_pages import DAY, mini_result, mini_site

from workspaces import REPOSITORY, on_disk
from ygt.publish.site.generate import generate
from ygt.publish.site.notices import files as notice_files
from ygt.publish.site.notices import pages as notice_pages
from ygt.publish.site.services import pages as service_pages
from ygt.publish.site.workspace import Workspace

CHECKED = on_disk(REPOSITORY / "examples" / "demo").check()
DEMO = Workspace(CHECKED, DAY)


def services(workspace: Workspace) -> str:
    return unescape(dict(service_pages(workspace))[f"{workspace.folder}/services.md"])


def test_the_way_to_the_committee_and_the_keeper_is_from_the_data() -> None:
    page = services(DEMO)
    assert DEMO.ledger.county is not None
    assert f"送维护单位：{DEMO.ledger.county.text('maintained_by')}" in page
    assert "药事管理与药物治疗学委员会" in page


def test_the_accounts_that_review_are_for_the_office_alone() -> None:
    assert "@shilixian" not in services(DEMO)
    page = services(Workspace(CHECKED, DAY, internal=True))
    assert "GitLab @shilixian/yigongti-ban" in page
    # The account that reviews one folder alone is not where errors are reported.
    assert "@shilixian/yaoshi" not in page


def test_no_address_is_invented() -> None:
    for workspace in (DEMO, Workspace(on_disk(REPOSITORY).check(), DAY)):
        assert not re.search(r"https?://|mailto:|\S+@\S+\.\S+", services(workspace))


def test_a_compiled_county_sends_nobody_to_its_offices() -> None:
    page = services(Workspace(on_disk(REPOSITORY).check(), DAY))
    assert "请勿向各单位反映" in page
    assert "公开文件未载明统一用药目录" in page
    assert "送维护单位" not in page


def test_every_page_says_where_its_errors_are_reported() -> None:
    for path, text in mini_site().pages.items():
        if path.startswith("shili/"):
            assert f"services.html?page={path.removesuffix('.md')}.html#report" in text, path


def test_the_choice_of_institutions_is_of_those_that_stock_by_their_tier() -> None:
    page = mini_site().pages["shili/catalogue/index.md"]
    units = json.loads(unescape(re.search(r'data-units="([^"]*)"', page)[1]))  # type: ignore[index]
    listed = {identity: tier for tier, ones in units.items() for identity, _ in ones}
    assert listed["qinghe"] == "乡"
    assert set(units) <= {"县", "乡", "村"}
    assert "catalogue/index.html?unit=qinghe" in mini_site().pages["shili/members/qinghe.md"]


def test_a_notice_shows_what_it_announces_and_its_sequence() -> None:
    text = unescape(dict(notice_pages(DEMO))["shilixian/notices.md"])
    announcing = [one for one in DEMO.sound("notice") if one.items("changes")]
    if announcing:
        assert text.count("公布的变更") == len(announcing)
    catalogue = [one for one in DEMO.sound("notice") if one.text("kind") == "印发用药目录"]
    assert len(catalogue) == 2
    assert text.count("<dt>以前各次</dt>") == text.count("<dt>以后各次</dt>") > 0


def test_a_notice_shows_its_life_to_everyone_and_who_took_part_to_the_office(tmp_path: Path) -> None:
    page = tmp_path / "gongshi-mulu.html"
    page.write_text("公示", encoding="utf-8")

    def printed(_: str, notice: str) -> list[Path]:
        return [page] if notice == "gongshi-mulu" else []

    def shown(workspace: Workspace) -> str:
        return re.sub(r"<[^>]+>", "", unescape(dict(notice_pages(workspace))["shilixian/notices.md"]))

    public, internal = (Workspace(CHECKED, DAY, printed, internal=internal) for internal in (False, True))
    assert "（联合行文，主办机关在前）" in shown(public)
    assert "签发中共示例县委办公室 2024年6月4日；示例县人民政府办公室 2024年6月5日" in shown(public)
    assert "公示期2026年11月23日至11月27日（5个工作日）" in shown(public)
    assert "网页" in shown(public)
    assert [path for path, _ in notice_files(public)] == ["shilixian/notices/gongshi-mulu.html"]
    assert "任职情况证明" in shown(internal)
    assert "人员程致一" in shown(internal)


def test_both_drawings_of_the_tree_say_the_same() -> None:
    page = generate([Workspace(mini_result(), DAY)], rules={}).pages["shili/index.md"]
    wide, narrow = re.findall(r'<figure class="ygt-figure" data-kind="(?:wide|narrow)">.*?</figure>', page, re.DOTALL)
    for name in ("示例县人民医院", "村卫生室", "中心"):
        assert name in "".join(re.findall(r"<text[^>]*>([^<]*)", wide))
        assert name in "".join(re.findall(r"<text[^>]*>([^<]*)", narrow))
    # As wide as a phone less its margins, so that its letters keep their size.
    assert 'viewBox="0 0 320 ' in narrow
