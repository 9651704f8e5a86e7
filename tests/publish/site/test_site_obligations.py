"""What is asked, of whom, and how it stands: the pages say what judging found, and nothing more."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest
from site_pages import DAY, county, pages_of, whole_site

from workspaces import WORKSPACES, miniature
from ygt.findings import Example
from ygt.ledger.standing import COMPILED
from ygt.obligations import judge as judging
from ygt.obligations.status import COMPILED as COMPILED_STATES
from ygt.obligations.status import WORDS
from ygt.publish.obligations import withheld
from ygt.publish.obligations.facts import counts_by_status
from ygt.publish.site.generate import generate
from ygt.publish.site.obligations import documents
from ygt.publish.site.states import bar, counted, said
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES

COMPILED_ONES = tuple(one for one in WORKSPACES if one != "examples/demo")
BADGES = re.compile(r'class="ygt-badge" data-tone="(\w+)">([^<]+)</span>')
TASK_PAGES = ("obligations/", "clauses/", "departments/", "deadlines", "supervision", "materials", "arrangements")


def own(name: str, *parts: str) -> dict[str, str]:
    """The pages of a workspace below some of its folders, without the addresses and references of HTML."""
    folder = county(name).folder
    starts = tuple(f"{folder}/{part}" for part in parts or TASK_PAGES)
    return {path: unescape(text) for path, text in whole_site().pages.items() if path.startswith(starts)}


def page_of(name: str, path: str) -> str:
    return unescape(whole_site().pages[f"{county(name).folder}/{path}.md"])


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_clause_has_its_page(name: str) -> None:
    assert len(county(name).clauses) > 80
    for one in county(name).clauses:
        page = page_of(name, f"clauses/{one.id.lower()}")
        assert one.summary in page
        assert one.quote in page
        assert f">{one.status.word}</span>" in page
        for sentence in one.sentences:
            assert f"<li>{sentence}</li>" in page
        for cited in (*one.evidence, *one.short):
            assert f"{cited.record.path}:{cited.place.line}" in page
        for holder in one.holders:
            assert holder.name in page
        assert one.interpretation in page
        assert all(code in page for code in one.rules)


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_document_counts_its_clauses_by_chapter(name: str) -> None:
    for obligation, facts in documents(county(name)):
        page = page_of(name, f"obligations/{obligation.id}")
        table = re.findall(r'></i>([^<]+)</th><td class="ygt-number">(\d+)</td>', page)
        assert table == [(status.word, str(number)) for status, number in counts_by_status(facts).items()]
        chapters = re.findall(r'scope="colgroup">[^<]+ <small>(\d+)条：', page)
        assert sum(map(int, chapters)) == len(facts)
        assert page.count('data-keys="') == len(facts)
        assert f"共{len(facts)}条" in page


def test_chapters_have_the_headings_of_the_kept_text() -> None:
    page = page_of(".", "obligations/beian-2024")
    assert "三、优化资源配置，建设高效率的县域医共体运行机制 <small>" in page
    assert re.search(r'scope="colgroup">文头 <small>5条：公开资料已载明5条</small>', page)
    # 示例县 keeps no text of the document of 北安市.
    assert 'scope="colgroup">第三部分 <small>' in page_of("examples/demo", "obligations/beian-2024")


def test_the_bar_shows_what_the_table_says() -> None:
    counts = counted(county(".").clauses)
    drawn = str(bar(counts))
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+" y="0" width="([\d.]+)"', drawn)]
    assert len(widths) == len(counts)
    assert sum(widths) == pytest.approx(640 - 2 * (len(counts) - 1), abs=1)
    assert max(widths) == widths[max(range(len(counts)), key=lambda index: counts[index].number)]
    assert f'aria-label="{said(counts)}"' in unescape(drawn)
    assert str(bar([])) == ""


@pytest.mark.parametrize("name", COMPILED_ONES)
def test_a_compiled_county_is_shown_in_three_words_alone(name: str) -> None:
    allowed = {one.word for one in COMPILED_STATES}
    judged = set(WORDS) - allowed
    for path, text in own(name).items():
        assert COMPILED in text, path
        assert not {word for _, word in BADGES.findall(text)} & judged, path
        assert "待补充资料" not in text, path
        assert not [tone for tone, word in BADGES.findall(text) if tone == "bad"], path
        stated = set(re.findall(r'data-status="([^"]*)"', text))
        assert stated <= allowed, path


def test_what_binds_nobody_never_falls_short() -> None:
    for name in WORKSPACES:
        for one in county(name).clauses:
            if not one.is_task:
                page = page_of(name, f"clauses/{one.id.lower()}")
                assert f"<dd>{one.strength}</dd>" in page
                assert {tone for tone, _ in BADGES.findall(page)} <= {"good", "plain", "warn"}


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_department_has_what_it_is_charged_with(name: str) -> None:
    index = page_of(name, "departments/index")
    for record, facts in county(name).duties.items():
        address = county(name).addresses.duties(record)
        page = unescape(whole_site().pages[address.removesuffix(".html") + ".md"])
        assert re.findall(r' data-keys="([^"]+)" data-department', page) == [one.id for one in facts]
        assert all(record.name in one.departments for one in facts)
        assert record.name in index
    charged = {name for one in county(name).clauses for name in one.departments}
    assert charged == {record.name for record in county(name).duties}


def test_departments_are_reached_from_the_units_and_institutions() -> None:
    units = whole_site().pages["beian/units.md"]
    assert '<dt>承担事项</dt><dd><a href="../beian/departments/weijianju.html">145条</a>' in units
    hospital = whole_site().pages["hangjin/members/renmin.md"]
    assert 'href="../../hangjin/departments/members/renmin.html">12条</a>' in hospital
    board = whole_site().pages["hangjin/bodies/guanweihui.md"]
    assert 'href="../../hangjin/departments/bodies/guanweihui.html">2条</a>' in board


def test_a_twin_leads_to_the_clause_it_stands_by() -> None:
    same = page_of(".", "clauses/s000-051")
    assert re.search(r"<dt>同一要求</dt><dd>与<a [^>]*>[^<]*（S000-035）</a>为同一要求，一并判断", same)
    assert re.search(r"<dt>一并判断的条款</dt><dd>.*（S000-051）</a>", page_of(".", "clauses/s000-035"))
    upper = page_of(".", "clauses/s003-012")
    assert re.search(r"本地条款<a [^>]*>《实施方案》三（九）（S000-080）</a>已作规定", upper)
    local = page_of(".", "clauses/s000-080")
    assert re.search(r"对应上级条款</dt><dd><a [^>]*>《政策解读》五（S003-012）</a>", local)


def test_evidence_leads_to_the_records_pages() -> None:
    page = whole_site().pages["hangjin/clauses/s004-010.md"]
    assert '<a href="../../hangjin/members/yihewusu.html">伊和乌素中心卫生院</a>' in page


def test_deadlines_are_in_order_of_the_next_day() -> None:
    page = page_of("examples/demo", "deadlines")
    groups = re.findall(r'scope="colgroup">([^<]+)</th>', page)
    assert groups[0] == "90日内到期（至2027年2月19日）"
    assert groups[-1] == "时限在2026年11月21日之前"
    for section in page.split('<tr data-group="">')[1:]:
        days = re.findall(r'class="ygt-nowrap">(\d+)年(\d+)月(\d+)日</th>', section)
        ordered = sorted((tuple(map(int, day)) for day in days), reverse="之前</th>" in section)
        if not section.startswith('<th colspan="6" scope="colgroup">时限在'):
            assert [tuple(map(int, day)) for day in days] == ordered
    timed = [one for one in county("examples/demo").clauses if one.due or one.clause.recurrence]
    assert page.count("data-keys=") == len(timed)
    for one in county("examples/demo").sound("milestone"):
        assert one.name in page


def test_documents_are_compared_once_each() -> None:
    page = unescape(whole_site().pages["comparison.md"])
    heads = re.findall(r"<small>(\d+)条</small></th>", page)
    assert heads == ["38", "154", "71", "75", "46"]
    body = page.split("逐条对照", 1)[1]
    assert len(re.findall(r"<p><a ", body)) == 384
    assert "shilixian" not in body
    assert COMPILED in page
    topics = re.findall(r'data-topic="([^"]+)"', body)
    assert {"医共委组成", "提名任免", "财务模式", "用药目录", "资源中心"} <= set(topics)
    assert len(topics) == len(set(topics))
    finance = re.search(r">财务管理方式</th>(.*?)</tr>", page)
    assert finance is not None
    assert re.findall(r"<td>([^<]+)</td>", finance[1]) == [
        "单独设账、集中核算",
        "分别立账、独立核算",
        "单独设账、集中核算",
        "未载明",
    ]


def test_one_document_alone_is_compared_with_nothing() -> None:
    assert "comparison.md" not in pages_of(miniature())


def test_a_workspace_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []

    def counting(ledger: object, day: object) -> object:
        days.append(day)
        return judging.judge(ledger, day)  # type: ignore[arg-type]

    monkeypatch.setattr(withheld, "judge", counting)
    generate([Workspace(miniature().check(), DAY, internal=True)], rules=RULES)
    assert days == [DAY]
    # Where something is kept back, once with it and once without.
    generate([Workspace(miniature().check(), DAY)], rules=RULES)
    assert days == [DAY] * 3


def clause(identifier: str, **fields: str) -> str:
    rest = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return f"  - id: {identifier}\n    number: 三（一）\n    summary: 另一要求{identifier}\n    strength: 必须\n{rest}"


def with_clauses(*added: str) -> dict[str, str]:
    text = miniature().files["org/obligations/plan.yaml"].decode()
    return pages_of(miniature().with_file("org/obligations/plan.yaml", (text + "".join(added)).encode()))


def test_records_that_fall_short_are_listed_with_who_supplies_what() -> None:
    judged = "\n      - {kind: 每个, of: 乡镇卫生院, meets: {ambulances: {minimum: 2}}}"
    pages = with_clauses(clause("M-009", judged=judged, deadline="2030-06-30"))
    page = unescape(pages["shili/clauses/m-009.md"])
    assert "<li>每家乡镇卫生院的救护车数不少于2辆：2家中1家未达到要求，1家待补充资料</li>" in page
    short, needs = page.split("## 未达到要求的记录")[1].split("## 待补充资料")
    assert 'href="../../shili/members/qinghe.html">青河镇中心卫生院</a>' in short
    assert "救护车数1辆" in short
    assert re.search(r">松岭乡卫生院</a></th><td>救护车数</td><td [^>]*>2030年6月30日前</td>", needs)
    assert ">推进中（未到时限）</span>" in page


def test_a_duty_that_has_moved_is_listed_under_both() -> None:
    page = page_of("examples/nangang", "clauses/s001-041")
    assert re.search(
        r"原责任部门：<a [^>]*>南岗区人力资源和社会保障局</a>；现承接部门：<a [^>]*>南岗区医疗保障局</a>", page
    )
    for department in ("rensheju", "yibaoju"):
        assert 'data-keys="S001-041"' in page_of("examples/nangang", f"departments/{department}")


def test_of_two_clauses_with_one_identifier_the_first_has_the_page() -> None:
    pages = with_clauses(clause("M-001"), clause("M-010"))
    assert "组建医共体管理委员会" in pages["shili/clauses/m-001.md"]
    assert "另一要求" not in pages["shili/clauses/m-001.md"]
    assert "另一要求M" in pages["shili/clauses/m-010.md"]


@pytest.mark.parametrize(
    "fields",
    [
        {"interpretation": "{text: 按单位计, source: {clause: 二（一）}}"},
        {"interpretation": "按单位计"},
        {"duty_holders": "示例县卫生健康局"},
        {"duty_holders": "[{name: 示例县卫生健康局}, 未登记的单位]"},
        {"deadline": "2024-13-45"},
        {"deadline": "[2024]", "recurrence": "常常"},
        {"judged": "[{kind: 每个, of: 没有的组, meets: {beds: 很多}}]"},
        {"judged": "[甲]", "restates": "[X-1, 7]", "same_as": "M-404"},
        {"topic": "{a: b}", "quote": "[]", "ordinal": "甲"},
    ],
)
def test_a_clause_of_wrong_shape_is_shown_for_what_it_has(fields: dict[str, str]) -> None:
    pages = with_clauses(clause("M-020", **fields))
    page = unescape(pages["shili/clauses/m-020.md"])
    assert "另一要求M-020" in page
    assert ">待核实</span>" in page
    assert "处错误尚未处理" in page or "未登记" in page
    assert 'data-keys="M-020"' in unescape(pages["shili/obligations/plan.md"])


def test_long_evidence_is_folded() -> None:
    folded = [text for text in own("examples/demo", "clauses/").values() if "<details" in text]
    assert folded
    for text in folded:
        count = re.search(r"<summary>其余(\d+)项</summary>", text)
        assert count is not None
        assert text.split("<summary>")[1].count('<th scope="row">') >= int(count[1])


MATERIALS = """
- name: 资产统筹规则
  id: zichan
  proves: [M-001]
  issuer: 示例县卫生健康局
  date: 2025-01-10
  items: [{name: 核算, share: 60}, {name: 调配, share: 40}]
  reviewed: {by: 示例县卫生健康局, on: 2025-06-30, until: 2026-06-30}
- name: 章程修订说明
  id: zhangcheng
  proves: [M-002, X-404]
  reviewed: {by: 示例县卫生健康局, on: 2026-06-30}
- {name: 旧材料, id: jiu, proves: [M-001], until: 2024-12-31}
"""
MATTERS = """
- {name: 甲事项, id: jia, matter: 补齐名册, clause: M-001, units: [示例县卫生健康局], issued_on: 2026-01-05,
   due: 2026-06-30, progress: [{on: 2026-03-01, text: 已收三家}], closed: {on: 2026-06-20, by: 示例县卫生健康局}}
- {name: 乙事项, id: yi, matter: 更新章程, units: [示例县卫生健康局], issued_on: 2026-01-05, due: 2026-06-30}
- {name: 丙事项, id: bing, matter: 核对目录, units: [示例县人民医院], issued_on: 2026-01-05, due: 2027-06-30}
- {name: 丁事项, id: ding, matter: 补签协议, units: [示例县人民医院], issued_on: 2026-01-05, due: 2027-06-30,
   closed: {on: 2026-12-01}}
"""
ROUNDS = """
- name: 乡镇巡诊
  kind: 巡诊
  by: 示例县人民医院
  serves: [青河镇中心卫生院]
  frequency: {times: 2, per: 周}
  periods: [{period: 2026H1, times: 52, persons: 310, on: 2026-06-30}]
"""


@cache
def furnished() -> dict[str, str]:
    files = miniature().laid_over(
        [
            Example("org/materials.yaml", MATERIALS.lstrip()),
            Example("org/supervision.yaml", MATTERS.lstrip()),
            Example("org/arrangements/xunzhen.yaml", ROUNDS.lstrip()),
        ]
    )
    return {path: unescape(text) for path, text in pages_of(files).items()}


def test_material_is_shown_with_who_confirmed_it() -> None:
    page = furnished()["shili/materials.md"]
    rows = re.findall(r'<tr id="(\w+)" data-state="([^"]+)"', page)
    assert rows == [("zichan", "待复核"), ("zhangcheng", "已复核"), ("jiu", "不在有效期内")]
    assert "核算60%、调配40%" in page
    assert (
        '<a href="../shili/clauses/m-002.html" title="制定县域医共体章程">《实施方案》（七）（其1）（M-002）</a>、X-404'
        in page
    )
    evidence = furnished()["shili/clauses/m-001.md"].split("## 依据记录")[1]
    assert '<a href="../../shili/materials.html#zichan">' in evidence
    assert "旧材料" not in evidence


def test_supervised_matters_are_open_until_closed() -> None:
    page = furnished()["shili/supervision.md"]
    rows = re.findall(r'<tr id="(\w+)" data-state="([^"]+)"', page)
    assert rows == [("yi", "已过时限，尚未销号"), ("bing", "办理中"), ("ding", "办理中"), ("jia", "已销号")]
    assert "共4项，已销号1项" in page
    assert "已收三家" not in page  # how far it is stays inside the office
    bureau = furnished()["shili/departments/weijianju.md"]
    assert "甲事项" in bureau and "乙事项" in bureau and "丙事项" not in bureau


def test_arrangements_are_shown_by_kind_with_their_totals() -> None:
    page = furnished()["shili/arrangements.md"]
    assert 'scope="colgroup">巡诊（1项）' in page
    assert "每周2次" in page
    assert "2026年上半年：52次，310人次，2026年6月30日完成" in page


def test_pages_without_records_are_not_made() -> None:
    assert not {"shili/materials.md", "shili/supervision.md", "shili/arrangements.md"} & pages_of(miniature()).keys()
