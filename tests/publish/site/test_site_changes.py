"""变更记录: what the commits changed, and what the records themselves say of the past."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from pasts import PAST, entry, mini_with_past, told, with_past
from shown_on import rows
from site_pages import DAY, mini_site

from requirements import GIT
from workspaces import REPOSITORY, on_disk
from ygt.check import check
from ygt.history.log import History, history
from ygt.publish.site.generate import generate
from ygt.publish.site.revisions import LISTED, LONGEST, MOST_PAGES, MOST_SENTENCES, Revision, shortened
from ygt.publish.site.workspace import Workspace

PAGE = "shili/changes.md"


def page_of(past: History | None, day: date = DAY) -> str:
    return generate([with_past(past, day)], rules={}).pages[PAGE].replace("&#45;", "-")


def only(past: History) -> Revision:
    (found,) = with_past(past).revisions
    return found


def test_each_entry_has_its_day_title_sentences_pages_and_commit() -> None:
    page = page_of(PAST)
    (told_one,) = re.findall(r'<li id="c-99887766">.*?</small></p></li>', page, re.DOTALL)
    assert '<time datetime="2026-06-01">2026年6月1日</time><strong>示例县：任职等变更</strong>' in told_one
    assert "<li>张某任理事。</li>" in told_one
    assert 'href="../shili/bodies/lishihui.html">理事会</a>' in told_one
    assert 'href="../shili/catalogue/amoxilin.html">阿莫西林</a>' in told_one
    assert "<code>99887766</code></small>" in told_one
    assert "这是浅克隆，更早的历史没有取回。" in page
    assert "仅调整格式" not in page
    order = re.findall(r'<li id="(c-\w+)">', page)
    assert order == ["c-ab12cd34", "c-99887766", "c-11223344"]


def test_where_a_workspace_begins_the_title_is_enough() -> None:
    assert with_past().revisions[-1].groups == ()


def test_only_what_was_done_by_the_day() -> None:
    assert [one.entry.short for one in with_past(day=date(2026, 11, 19)).revisions] == ["99887766", "11223344"]


def test_without_git_the_records_tell_the_past_alone() -> None:
    page = mini_site().pages[PAGE]
    assert "台账的修改" not in page
    assert "## 按起止日期查看变动" in page
    (left,) = [row for row in rows(page) if "孙立言" in row]
    assert left.split()[:2] == ["2024年6月28日", "2025年2月28日"]
    assert "没有可列的修改" in page_of(History([], ("台账还没有提交过，没有版本记录",)))
    assert "台账还没有提交过，没有版本记录。" in page_of(History([], ("台账还没有提交过，没有版本记录",)))


def test_what_changed_last_stands_first_and_nothing_of_the_future_does() -> None:
    workspace = Workspace(on_disk(REPOSITORY / "examples/demo").check(), date(2025, 12, 31))
    page = generate([workspace], rules={}).pages["shilixian/changes.md"]
    found = rows(page)
    assert len(found) > 100
    assert not [row for row in found if row.split()[0].startswith("2026年")]
    assert [row for row in found if "调入540个品规" in row]
    years = [int(year) for year in re.findall(r'data-year="(\d+)年"', page)]
    assert years == sorted(years, reverse=True)


def test_a_page_says_when_it_was_changed_last() -> None:
    pages = generate([mini_with_past()], rules={}).pages
    own = pages["shili/bodies/lishihui.md"].replace("&#45;", "-")
    assert '最近修改：<a href="../../shili/changes.html#c-ab12cd34">2026年11月20日</a>' in own
    assert "李某任理事。（提交<a" in own and "调入阿莫西林" not in own
    assert "最近修改" not in pages["shili/bodies/yigongwei.md"]


def test_long_lists_are_cut_and_say_so() -> None:
    many = only(History([entry(*(told(f"第{n}人任理事。") for n in range(MOST_SENTENCES + 5)))]))
    assert (sum(len(sentences) for _, sentences in many.groups), many.more) == (MOST_SENTENCES, 5)
    long = only(History([entry(told("调入540种：" + "、".join(["阿莫西林胶囊"] * 100)))]))
    ((_, (sentence,)),) = long.groups
    assert len(sentence) <= LONGEST + 2
    assert sentence.endswith("阿莫西林胶囊等。")
    names = [*mini_with_past().sound("institution"), *mini_with_past().bodies()]
    wide = only(History([entry(*(told("变更。", one.kind.name, one.name, one["id"]) for one in names))]))
    assert (len(wide.pages), wide.more_pages) == (MOST_PAGES, len(names) - MOST_PAGES)


def test_a_name_with_a_pause_of_its_own_is_not_cut_there() -> None:
    named = "公文“中共示例县委办公室、示例县人民政府办公室关于成立专班的通知”"
    assert shortened(named + "内容" * LONGEST) == (named + "内容" * LONGEST)[:LONGEST] + "…"
    drugs = "调入" + "、".join(["阿莫西林"] * LONGEST)
    assert shortened(drugs).endswith("、阿莫西林等。")


def test_commits_too_old_for_the_page_are_counted_and_linked_to_the_page_alone() -> None:
    recent = [entry(told("变更。", "unit", "示例县财政局", "caizhengju"), commit=f"{n:08x}") for n in range(LISTED)]
    pages = generate([with_past(History([*recent, entry(told("李某任理事。"), commit="ffffffff")]))], rules={}).pages
    assert "更早的1次修改未列出" in pages[PAGE]
    assert '<a href="../../shili/changes.html">2026年11月20日</a>' in pages["shili/bodies/lishihui.md"]


def test_what_could_not_be_read_says_why() -> None:
    lost = entry(outcome="unread", title="x", notes=("更早的历史没有取回，无法得知这次提交改了什么",))
    assert "<li>更早的历史没有取回，无法得知这次提交改了什么。</li>" in page_of(History([lost]))


@GIT
def test_the_past_that_git_knows(mini: Path) -> None:
    committed(mini, "2026-11-20T08:00:00+0800")
    body = mini / "org" / "bodies" / "council.yaml"
    body.write_text(body.read_text(encoding="utf-8").replace("郑知行", "郑明远"), encoding="utf-8", newline="\n")
    committed(mini, "2026-11-21T08:00:00+0800")
    workspace = Workspace(check(mini), DAY, past=history(mini))
    assert [one.entry.day for one in workspace.revisions] == [date(2026, 11, 21), date(2026, 11, 20)]
    site = generate([workspace], rules={})
    assert "郑明远" in site.made["shili/bodies/lishihui.atom"].decode()
    assert "郑明远" in site.pages["shili/bodies/lishihui.md"].partition("## 台账的修改")[2]
    assert [path for path in site.made if path.startswith("shili/")][-1].endswith(".atom")


def committed(folder: Path, moment: str) -> None:
    who = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "HOME": str(folder), "PATH": os.environ["PATH"]}
    who |= {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=who)


@pytest.mark.parametrize("field", ["", "remark"])
def test_what_is_internal_stays_out(monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    workspace = with_past(History([entry(told("李某任理事。"), told("内部事项。", "unit", "示例县财政局", "", field))]))
    kind = workspace.ledger.contract.record_kinds["unit"].record
    node = kind.properties[field] if field else kind
    monkeypatch.setitem(node.schema, "x-visibility", "internal")
    (found,) = workspace.revisions
    assert found.title == "示例县：任职等1项变更"
    assert [sentence for _, sentences in found.groups for sentence in sentences] == ["李某任理事。"]
    alone = with_past(History([entry(told("内部事项。", "unit", "示例县财政局", "", field))]))
    assert alone.revisions == []
