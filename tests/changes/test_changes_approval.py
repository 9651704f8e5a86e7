"""呈批件: one page to sign, marked as the standing of the data asks, the rest as its annex; the same bytes twice."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pdfplumber
import pytest
from repositories import SCENARIOS, committed, scenario

from requirements import GIT
from ygt.changes.approval import ANNEX, BOXES, approval_docx, approval_paper
from ygt.changes.comparison import Comparison, between, compared
from ygt.changes.revisions import load_both, revisions
from ygt.cli.main import main
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.publish.papers.model import Form
from ygt.publish.papers.page import PAGE, POINTS_PER_MM
from ygt.publish.papers.pdf import render_pdf

pytestmark = GIT


def comparison(name: str, mini: Path) -> Comparison:
    one = scenario(next(path for path in SCENARIOS if path.stem == name))
    one.prepare(mini)
    committed(mini)
    one.make(mini)
    committed(mini, "feature")
    old, new = load_both(mini, *revisions(mini, "main..feature"))
    return compared(old, new, date(2026, 11, 21))


@pytest.mark.parametrize("name", ["a-bureau-head", "k-director", "n-other"])
def test_the_form_is_one_page_and_says_what_changed(name: str, mini: Path) -> None:
    found = comparison(name, mini)
    paper = approval_paper(found)
    with pdfplumber.open(io.BytesIO(render_pdf(paper, on=datetime(2026, 11, 21, tzinfo=UTC)))) as pdf:
        # In the order of the file, which is cell by cell.
        pages = ["".join("".join(one["text"] for one in page.chars).split()) for page in pdf.pages]
    assert all("签名" not in page for page in pages[1:])
    assert pages[0].count("签名") == len(BOXES)
    for label in ("事由", "变更内容", "会签部门", "征求意见单位", "知会单位", "备案机关", "说明"):
        assert label in pages[0]
    everything = "".join(pages)
    for lines in found.lines.values():
        for line in lines:
            said = "".join(line.sentence.split())
            assert said[:10] in everything or "".join(line.brief.split())[:10] in everything
    assert len(pages) == 1 if not paper.annexes else ANNEX.replace("：", "") in pages[1].replace("：", "")


@pytest.mark.parametrize("name", ["a-bureau-head", "n-other"])
def test_docx_holds_the_same_form_within_the_height_of_a_page(name: str, mini: Path) -> None:
    found = comparison(name, mini)
    content = approval_docx(found)
    assert content == approval_docx(found)
    document = docx.Document(io.BytesIO(content))
    assert "示例" in document.sections[0].header._element.xml
    (table,) = document.tables
    form = approval_paper(found).body[0]
    assert isinstance(form, Form)
    assert [row.cells[0].text for row in table.rows] == [row.label for row in form.rows]
    assert [row.cells[1].text for row in table.rows] == ["\n".join(filter(None, (r.text, r.foot))) for r in form.rows]
    heights = [row.height.pt for row in table.rows if row.height is not None]
    assert len(heights) == len(form.rows)
    assert sum(heights) + 2 * 29 + 1 <= PAGE.text_height * POINTS_PER_MM


def test_many_changes_fit_by_what_is_first_and_follow_in_full(mini: Path) -> None:
    found = comparison("n-other", mini)
    paper = approval_paper(found)
    form = paper.body[0]
    assert isinstance(form, Form)
    content = next(row.text for row in form.rows if row.label == "变更内容")
    assert f"共{sum(map(len, found.lines.values()))}项，全部内容见附件。" in content
    (annex,) = paper.annexes
    assert sum(getattr(block, "text", "")[:1].isdigit() for block in annex.blocks) == 24


@pytest.mark.parametrize("standing", ["compiled", "own"])
def test_who_may_have_one(standing: str, mini: Path) -> None:
    county = mini / "org/county.yaml"
    county.write_text(county.read_text("utf-8").replace("standing: fictional", f"standing: {standing}"), "utf-8")
    found = between(load(mini)[0], [], date(2025, 1, 1), date(2025, 12, 31))
    if standing == "own":
        assert "示例" not in docx.Document(io.BytesIO(approval_docx(found))).sections[0].header._element.xml
        return
    with pytest.raises(ToolError, match="不能出具呈批件"):
        approval_docx(found)


def test_nothing_to_approve_is_no_sheet(mini: Path) -> None:
    with pytest.raises(ToolError, match="没有可以呈批的事项"):
        approval_paper(comparison("f-format", mini))


def test_command_line(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dates = ("diff", "--at", "2025-01-01", "2025-12-31")
    target = mini / "呈批件.docx"
    assert main(["-C", str(mini), *dates, "--format", "docx", "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert target.read_bytes().startswith(b"PK")
    for wrong in (("--format", "docx"), ("-o", str(target))):
        assert main(["-C", str(mini), *dates, *wrong]) == 2
        assert "应同时写" in capsys.readouterr().err
