"""What is as large or as bare as it can be: each has a page that reads well."""

from __future__ import annotations

import re
from functools import cache

import pytest
from site_pages import pages_of

from workspaces import miniature
from ygt.findings import Example
from ygt.history.bodies import MOST_NAMED
from ygt.numerals import numeral

pytestmark = pytest.mark.stress

MEMBERS, ARTICLES = 1000, 200

BODY = """\
name: 示例县县域医共体职工代表大会
id: zhidaihui
level: 医共体
track: 行政
function: 其他委员会
community: 示例县紧密型县域医疗卫生共同体
formed_by: 选举
established_on: 2024-06-28
memberships:
"""
SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何"
GIVEN = "仁义礼智信温良恭俭让忠孝廉耻勇诚实谦和敬慈惠敏宽毅刚直清明正安康宁泰祥瑞福禄寿喜乐春夏秋冬东南西北中"
CHARTER = """\
title: 示例县紧密型县域医疗卫生共同体章程
id: yigongti
scope: 示例县紧密型县域医疗卫生共同体
status: 已通过
adopted_on: 2024-06-28
chapters:
  - number: 第一章
    title: 总则
    articles:
"""
BARE = "- {name: 示例县无名诊所, id: wuming, kind: 诊所}\n"


def names() -> list[str]:
    return [f"{surname}{given}" for surname in SURNAMES for given in GIVEN][:MEMBERS]


@cache
def extremes() -> dict[str, str]:
    """The pages of the miniature county with all three laid into it."""
    seats = "".join(f"  - {{person: {name}, post: 代表, from: 2024-06-28}}\n" for name in names())
    articles = "".join(
        f"      - {{number: 第{numeral(one)}条, paragraphs: [{{text: 第{one}号规定。}}]}}\n"
        for one in range(1, ARTICLES + 1)
    )
    files = miniature().laid_over(
        [
            Example("org/bodies/delegates.yaml", BODY + seats),
            Example("org/charter/community.yaml", CHARTER + articles),
            Example("members/hospitals.yaml", BARE),
        ]
    )
    return pages_of(files)


def test_a_body_of_a_thousand_lists_each_once_in_order() -> None:
    page = extremes()["shili/bodies/zhidaihui.md"]
    listed = re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]+)<', page)
    assert listed[:MEMBERS] == names()
    assert f"列名{MEMBERS}人" in page
    assert 'data-filterable="" data-noun="人"' in page
    assert re.search(rf'data-keys="[^"]*"[^>]*><th scope="row"[^>]*>(?:<a [^>]*>)?{names()[-1]}<', page)


def test_its_history_names_some_of_a_thousand() -> None:
    history = extremes()["shili/bodies/zhidaihui.md"].partition("## 沿革")[2]
    told = re.search(rf"代表（{MEMBERS}人）：(.*?)等<", history)
    assert told and told[1].split("、") == names()[:MOST_NAMED]


def test_a_charter_of_two_hundred_articles_has_a_place_for_each() -> None:
    page = extremes()["shili/charter/yigongti.md"]
    assert [int(one) for one in re.findall(r"\{ #a(\d+) ", page)] == list(range(1, ARTICLES + 1))
    assert "第二百条" in page


def test_an_institution_with_only_a_name_says_what_is_not_known() -> None:
    page = extremes()["shili/members/wuming.md"]
    assert "# 示例县无名诊所" in page
    assert "待填报" in page
    assert not re.search(r"<dd></dd>|<td></td></tr>\n*</tbody>", page)
