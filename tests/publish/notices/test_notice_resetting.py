"""Published documents set again: nothing added, nothing changed, and never taken for the original."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from notice_reading import WORKSPACES, assert_in_order, body_named, data, notices_of, pages, squeezed, whole

from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.publish.notices.compose import KINDS, paper_for
from ygt.publish.notices.resetting import printed_title
from ygt.publish.papers.model import Paragraph

RESET = [(name, one) for name in ("hangjin", "nangang", "beian") for one in notices_of(WORKSPACES[name])]
ROSTER = data(WORKSPACES["hangjin"] / "org" / "notices" / "hangjin-2023-mingdan.yaml")
RED = re.compile(rb"0\.90\d* 0 0\.07\d* (?:rg|RG|scn|SCN)")


@pytest.mark.parametrize(("name", "notice"), RESET, ids=[f"{name}-{one['id']}" for name, one in RESET])
def test_every_page_is_marked_and_none_has_a_red_head(
    name: str, notice: dict[str, str], printed: Callable[[str], Path]
) -> None:
    pdf = printed(name) / f"{notice['id']}.pdf"
    assert all("据公开文件重排，非正式公文" in page.text for page in pages(pdf))
    with pikepdf.open(pdf) as document:
        assert not any(RED.search(page.Contents.read_bytes()) for page in document.pages)


def test_red_is_seen_where_it_is(printed: Callable[[str], Path]) -> None:
    with pikepdf.open(printed("mini") / "committee.pdf") as document:
        assert RED.search(document.pages[0].Contents.read_bytes())


def test_beian_head_is_what_its_text_says(printed: Callable[[str], Path]) -> None:
    source = (WORKSPACES["beian"] / "org" / "texts" / "beian-2024-83.txt").read_text("utf-8").splitlines()
    text = whole(printed("beian") / "beian-2024-83.pdf")
    head = [line for line in source[:22] if line.strip()]
    assert len(head) >= 8
    body_start = next(place for place, line in enumerate(head) if line.startswith("各乡"))
    assert_in_order(text, head[: body_start + 4])
    assert "北安市人民政府办公室2024年12月2日印发" in text
    assert "抄送" not in text


def test_beian_title_keeps_the_lines_of_the_print() -> None:
    ledger, _ = load(WORKSPACES["beian"])
    document = ledger.find("北政发〔2024〕83号", "document")
    assert document is not None
    assert printed_title(ledger, document) == (
        "北安市人民政府关于印发《全面推进北安市",
        "紧密型县域医疗卫生共同体建设",
        "实施方案》的通知",
    )


def test_hangjin_roster_is_the_annex_of_the_document(printed: Callable[[str], Path]) -> None:
    members = body_named(WORKSPACES["hangjin"], ROSTER["body"])["memberships"]
    text = whole(printed("hangjin") / f"{ROSTER['id']}.pdf")
    annex = re.sub(r"—\d+—|据公开文件重排，非正式公文", "", text[text.rindex(f"附件{ROSTER['title']}") :])
    expected = [squeezed(one["person"] + one["printed"]) for one in members]
    assert len(expected) == 45
    # Nothing stands between two members but the name of a post.
    posts = r"(?:主任：|副主任：|成员：)?"
    assert re.fullmatch(f"附件{ROSTER['title']}" + "".join(posts + re.escape(one) for one in expected), annex)


def test_hangjin_names_stand_in_the_lines_they_were_taken_from(printed: Callable[[str], Path]) -> None:
    source = (WORKSPACES["hangjin"] / "org" / "texts" / "hangjin-2023-shishi-fangan.txt").read_text("utf-8")
    roster = re.sub(r"\s", "", source[source.rindex("附件") :])
    names = [one["person"] for one in body_named(WORKSPACES["hangjin"], ROSTER["body"])["memberships"]]
    assert_in_order(roster, names)
    assert_in_order(whole(printed("hangjin") / f"{ROSTER['id']}.pdf"), names)


def test_hangjin_head_has_no_number(printed: Callable[[str], Path]) -> None:
    text = whole(printed("hangjin") / "hangjin-2023.pdf")
    assert "〔" not in text
    assert_in_order(
        text,
        [
            "杭锦旗人民政府办公室关于印发杭锦旗紧密型县域医疗卫生服务共同体建设实施方案(试行)的通知",
            "杭锦经济开发区管委会,各苏木镇人民政府,旗人民政府各部门,各直属单位,各企事业单位：",
            "现将印发《杭锦旗紧密型县域医疗卫生服务共同体建设实施方案(试行)》印发给你们,请认真抓好贯彻落实。",
            "杭锦旗人民政府办公室",
            "2023年7月20日",
        ],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_compiled_workspaces_issue_nothing_of_their_own(kind: str) -> None:
    ledger, _ = load(WORKSPACES["hangjin"])
    notice = ledger.all("notice")[0]
    notice.data["kind"] = kind
    with pytest.raises(ToolError, match=f"不能出具“{kind}”公文"):
        paper_for(ledger, notice)


def test_a_county_may_set_its_own_old_documents_again_but_without_red_head(mini_with: Callable[..., object]) -> None:
    ledger, notice = mini_with(  # type: ignore[misc]
        "title: 示例县人民政府关于印发实施方案的通知（重排）\nid: extra\nkind: 重排公开文件\nstatus: 印发\n"
        "document: 实施方案\n"
    )
    ledger.county.data["standing"] = "own"
    paper = paper_for(ledger, notice)
    assert not paper.red_head
    assert paper.footer_mark == "据公开文件重排，非正式公文"
    assert paper.number == "示政发〔2024〕8号"
    assert paper.printed_on == "2024年5月21日"


def test_hangjin_roster_is_the_published_one_word_for_word(printed: Callable[[str], Path]) -> None:
    source = (WORKSPACES["hangjin"] / "org" / "texts" / "hangjin-2023-shishi-fangan.txt").read_text("utf-8")
    page = squeezed(source[source.rindex("附件") :])
    # Below the roster the site prints the name of the file and its own footer.
    published = page.partition("杭锦旗人民政府办公室关于印发")[0]
    text = whole(printed("hangjin") / f"{ROSTER['id']}.pdf")
    annex = re.sub(r"—\d+—|据公开文件重排，非正式公文", "", text[text.rindex(f"附件{ROSTER['title']}") :])
    # The site's colons are half-width, and two stand behind members by a slip; nothing else differs.
    assert annex.replace("：", "") == published.replace(":", "")
    assert published.count(":") == 3 + 2


HEADS = {
    "beian": ("beian-2024-83", "beian-2024-83.txt", "北政发〔2024〕83号"),
    "hangjin": ("hangjin-2023", "hangjin-2023-shishi-fangan.txt", ""),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_are_the_published_ones_line_by_line(name: str) -> None:
    notice, text, number = HEADS[name]
    lines = [squeezed(line) for line in (WORKSPACES[name] / "org" / "texts" / text).read_text("utf-8").splitlines()]
    ledger, _ = load(WORKSPACES[name])
    paper = paper_for(ledger, next(one for one in ledger.all("notice") if one["id"] == notice))
    assert not paper.red_head
    assert paper.number == number
    assert not number or number in lines
    title = [paper.title] if isinstance(paper.title, str) else list(paper.title)
    at = lines.index(squeezed(title[0]))
    assert lines[at : at + len(title)] == [squeezed(one) for one in title]
    body = paper.body[0]
    assert isinstance(body, Paragraph)
    following = [line for line in lines[at + len(title) :] if line]
    wanted = [paper.recipients, body.text, *paper.signature, paper.date]
    places = [next(i for i, line in enumerate(following) if line.rstrip("：:") == squeezed(one)) for one in wanted]
    assert places == sorted(places)
    assert places[3] - places[0] <= 5, "主送、正文、署名、日期应相接"
