"""What stands on the pages: every record, each kind of page as it was approved, the standing, the days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from site_pages import DAY, checked, county_pages, mini_result, mini_site, pages_of, whole_site

from workspaces import REPOSITORY, WORKSPACES, Workspace, miniature, on_disk
from ygt.errors import ToolError
from ygt.findings import Example
from ygt.ledger.reference_list import entries, nearest_lists
from ygt.ledger.standing import COMPILED, FICTION
from ygt.publish.site.essential import WARNING
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace as Shown
from ygt.rules.table import RULES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "shili/index",
        "shili/bodies/index",
        "shili/bodies/lishihui",
        "shili/bodies/yigongwei",
        "shili/members/index",
        "shili/members/qinghe",
        "shili/centres",
        "shili/catalogue/index",
        "shili/catalogue/amoxilin",
        "shili/changes",
        "shili/charter/yigongti",
        "shili/documents/shishi-fangan",
        "shili/obligations/index",
        "shili/obligations/plan",
        "shili/clauses/m-002",
        "shili/departments/weijianju",
        "shili/deadlines",
        "shili/data-quality",
        "rules/YGT301",
    ],
)
def test_pages_as_approved(golden: Callable[[Path, str], None], name: str) -> None:
    golden(GOLDEN / f"{name.replace('/', '--')}.md", mini_site().pages[f"{name}.md"])


FOLDERS = {"body": "bodies", "institution": "members", "charter": "charter", "document": "documents"}


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_no_record_is_lost(workspace: str) -> None:
    result = checked(workspace)
    shown = Shown(result, DAY, internal=True)
    pages = generate([shown], rules=RULES).pages
    for kind, folder in FOLDERS.items():
        for record in result.ledger.all(kind):
            assert f"{shown.folder}/{folder}/{record['id']}.md" in pages
    everything = unescape("".join(text for path, text in pages.items() if path.startswith(shown.folder)))
    for kind in ("drug", "centre", "unit", "meeting", "notice", "milestone", "alliance", "catalogue_item", "indicator"):
        for record in result.ledger.all(kind):
            assert record.name in everything, record.subject()
    for drug in result.ledger.all("drug"):
        page = pages[f"{shown.folder}/catalogue/{shown.addresses.generic_page(drug.name)}.md"]
        assert drug["strength"] in unescape(page)
    for tasks in result.ledger.all("obligation"):
        for clause in tasks.items("clauses"):
            assert clause["summary"] in everything


def test_no_page_says_none() -> None:
    for path, text in {**whole_site().pages, **mini_site().pages}.items():
        assert not re.search(r"\b(None|True|False|Undefined)\b", text.split("\n---\n", 1)[1]), path


def test_the_same_twice() -> None:
    site = generate([Shown(miniature().check(), DAY)], rules=RULES)
    assert site.pages == mini_site().pages
    assert (site.nav, site.leaves, site.words) == (mini_site().nav, mini_site().leaves, mini_site().words)


def with_county(**changes: str) -> Workspace:
    """The miniature county with words of its own record replaced."""
    files = miniature()
    text = files.files["org/county.yaml"].decode()
    for old, new in changes.items():
        text = re.sub(rf"^{old}: .*$", f"{old}: {new}", text, flags=re.MULTILINE)
    return files.with_file("org/county.yaml", text.encode())


@pytest.mark.parametrize(
    ("standing", "division", "sentence"),
    [
        ("fictional", '"990101"', FICTION),
        ("compiled", '"231181"', COMPILED),
        ("own", '"231181"', "由示例县卫生健康局维护，以正式印发的文件为准。"),
    ],
)
def test_every_page_says_its_standing(standing: str, division: str, sentence: str) -> None:
    pages = pages_of(with_county(standing=standing, division=division))
    own = [text for path, text in pages.items() if path.startswith("shili/")]
    assert len(own) > 40
    assert all(f'data-standing="{standing}">{sentence}' in text for text in own)
    assert all(("ygt-sheet" in text) == (standing == "fictional") for text in own)


def test_compiled_counties_judge_nobody() -> None:
    for name in (".", "examples/hangjin", "examples/wanyuan", "examples/nangang"):
        for path, text in county_pages(name).items():
            if "/texts/" not in path:
                for word in ("已落实", "逾期未落实", "达到目标", "未达到目标", "未达标"):
                    assert f">{word}<" not in text, (path, word)
                assert "## 现任" not in text, path


def test_old_lists_are_not_called_present() -> None:
    fresh = pages_of(miniature(), date(2027, 3, 1))["shili/bodies/lishihui.md"]
    stale = pages_of(miniature(), date(2027, 3, 2))["shili/bodies/lishihui.md"]
    assert "## 现任组成人员" in fresh
    assert "名单最近核实日期：2026年3月1日。" in fresh
    assert "现任组成人员" not in stale
    assert "名单最近核实日期：2026年3月1日，是否现任待核。" in stale


def test_past_members_stay_on_the_page() -> None:
    page = mini_site().pages["shili/bodies/yigongwei.md"]
    present, past = page.split("## 离任人员")
    assert "孙立言" not in re.sub(r"<tr[^>]* hidden=.*", "", present)
    assert "孙立言" in past
    assert "2025年2月28日" in past
    assert "职务变动" in past


def test_three_kinds_of_empty_are_told_apart() -> None:
    body = Example(
        "org/bodies/zhikong.yaml",
        "name: 示例县医疗质量管理委员会\nid: zhikong\nlevel: 专业\ntrack: 行政\nfunction: 医疗质量管理委员会\n"
        "seats:\n  - {post: 主任委员, min: 1, max: 1}\n  - {post: 委员, min: 5, max: 5}\nmemberships: []\n"
        "vacancies:\n  - {post: 委员, state: 空缺}\n  - {post: 委员, state: 待接任, unit: 示例县财政局}\n",
    )
    page = pages_of(miniature().laid_over([body]))["shili/bodies/zhikong.md"]
    assert "名额6席，列名0人，待填报4席，待接任1席，空缺1席" in page
    rows = re.findall(r'data-tone="(\w+)">(待填报|空缺|待接任)</span>(\w*)</th><td>(\w+)', page)
    assert rows == [
        ("blank", "待填报", "", "主任委员"),
        ("blank", "空缺", "", "委员"),
        ("wait", "待接任", "", "委员"),
        ("blank", "待填报", "3席", "委员"),
    ]


def test_a_catalogue_to_be_made_shows_who_asks_for_it() -> None:
    shown = Shown(on_disk(REPOSITORY).check(), DAY)
    lists = entries(nearest_lists(REPOSITORY) / "nedl-2026")
    pages = generate([shown], rules=RULES, essential_list=lists).pages
    page = pages["beian/catalogue/index.md"]
    assert "未见公开文本" in page and "待制定" not in page
    assert "（未见公开文本）" in pages["beian/index.md"]
    assert "三（九）" in page
    assert "阿莫西林" not in page
    nobody_asks = Shown(on_disk(REPOSITORY / "examples/nangang").check(), DAY)
    unasked = generate([nobody_asks], rules=RULES).pages["nangang/catalogue/index.md"]
    assert "公开文件未载明统一用药目录" in unasked and "待制定" not in unasked
    assert not [path for path in pages if path.startswith("beian/catalogue/") and not path.endswith("index.md")]
    reference = [text for path, text in pages.items() if path.startswith("reference/nedl-2026/")]
    assert len(reference) == 33
    assert all(WARNING in text for text in reference)
    assert all("ygt-tiers" not in text for text in reference)


def test_every_entry_of_the_essential_list_is_shown() -> None:
    lists = entries(nearest_lists(REPOSITORY) / "nedl-2026")
    pages = generate([Shown(mini_result(), DAY)], rules={}, essential_list=lists).pages
    everything = unescape("".join(text for path, text in pages.items() if path.startswith("reference/nedl-2026/")))
    assert sum(len(re.findall(r'<tr id="', text)) for text in pages.values() if "对照表" in text) == 794
    for one in lists:
        assert one.name in everything
        assert " ".join(one.text("printed").split()) in everything


def test_collation_lists_what_the_papers_have() -> None:
    page = unescape(whole_site().pages["collation.md"])
    for words in ("204年8月", "人员业务", "旗蒙医院综合医院", "（三）加强城乡联动机制建设"):
        assert words in page
    assert page.count("<h2") == 0
    sections = re.findall(r"^## (.*?) \{", page, flags=re.MULTILINE)
    assert [section.partition("：")[0] for section in sections] == ["北安市", "北安市", "杭锦旗", "万源市", "南岗区"]
    for section in page.split("\n## ")[1:]:
        lines = [int(number) for number in re.findall(r'class="ygt-nowrap"><a[^>]*>第(\d+)行', section)]
        assert lines == sorted(lines)
        assert lines


def test_articles_are_linked_and_filled_in() -> None:
    page = mini_site().pages["shili/charter/yigongti.md"]
    assert "理事会由3名理事组成，每届任期3年" in page
    assert '依照<a href="#a1">第一条</a>的宗旨' in page
    assert "### 第三条 { #a3 }" in page


def test_two_counties_may_not_share_an_address() -> None:
    twice = [Shown(mini_result(), DAY), Shown(miniature().check(), DAY)]
    with pytest.raises(ToolError, match="同为“shili”"):
        generate(twice, rules={})


def test_a_county_without_id_is_refused() -> None:
    broken = Shown(with_county(id="../x").check(), DAY)
    with pytest.raises(ToolError, match="没有可用的标识"):
        generate([broken], rules={})


def test_errors_are_told_on_every_page() -> None:
    broken = miniature().laid_over(
        [Example("org/support.yaml", "- {supporter: 县医元, supported: 松岭乡卫生院, stage: 已建立}\n")]
    )
    pages = pages_of(broken)
    own = [text for path, text in pages.items() if path.startswith("shili/")]
    assert all("本台账有1处错误尚未处理" in text for text in own)
    assert "未登记的" in pages["shili/data-quality.md"]
    assert "## 错误（1处）" in pages["shili/data-quality.md"]


def test_the_portal_shows_the_fictional_county_first() -> None:
    site = whole_site()
    cards = re.findall(r"<h2><a href=\"(\w+)/index.html\">", site.pages["index.md"])
    assert cards == ["shilixian", "beian", "hangjin", "wanyuan", "nangang"]
    assert site.pages["index.md"].count("据公开文件整理，非官方发布") == 4
    tabs = [next(iter(entry)) for entry in site.nav]
    assert tabs == ["首页", "示例县", "北安市", "杭锦旗", "万源市", "南岗区", "公共资料", "维护人员"]


def test_english_words_stay_in_their_place() -> None:
    """Keys stand only in code, with their Chinese titles beside them on the pages of the rules."""
    keys = {"memberships", "stocked_at", "prescribed_by", "confirmed_on", "supporter", "decided_by", "credit_code"}
    for path, text in mini_site().pages.items():
        if not path.startswith("rules/"):
            body = re.sub(r"<code>.*?</code>|=\"[^\"]*\"", "", unescape(text.split("\n---\n", 1)[1]))
            assert not keys & set(re.findall(r"[a-z_]+", body)), path
    page = mini_site().pages["rules/YGT301.md"]
    assert "<dt><code>supporter</code></dt><dd>帮扶单位</dd>" in page


def test_a_community_that_has_ended_is_told_and_no_longer_drawn() -> None:
    ended = "ended: {on: 2026-06-30, reason: 撤销, decided_by: {document: 实施方案}}"
    county = (
        miniature()
        .files["org/county.yaml"]
        .replace(b"formed_on: 2024-06-28", f"formed_on: 2024-06-28\n    {ended}".encode())
    )
    files = miniature().with_file("org/county.yaml", county)
    after = pages_of(files)["shili/index.md"]
    assert "2026年6月30日撤销" in unescape(after) and "ygt-figure" not in after
    before = pages_of(files, date(2026, 6, 30))["shili/index.md"]
    assert "ygt-figure" in before


def test_what_documents_set_a_day_for_stands_in_the_order_of_the_days() -> None:
    source = "source: {document: 实施方案, clause: 二（一）}"
    more = (
        f"- {{name: 薪酬办法出台, printed: 适时, {source}}}\n"
        f"- {{name: 方案印发, due: 2024-05-20, printed: 2024年5月20日前, {source}}}\n"
    )
    home = pages_of(miniature().laid_over([Example("org/milestones.yaml", more)]))["shili/index.md"]
    listed = home.partition("{ #milestones }")[2].partition("</ol>")[0]
    names = ("方案印发", "医共委组建完成", "薪酬办法出台")
    assert sorted(names, key=listed.index) == list(names)
