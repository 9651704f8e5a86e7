"""What is not for everyone is in no byte of the public site, and all of it in the office's own edition."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from kept_back import DRAFT, MARK, NUMBER, PAST, every_byte, mark_internal, opened, secret_result, secret_site
from site_pages import DAY, mini_result

from workspaces import MINI
from ygt.cli.main import main
from ygt.publish.obligations.withheld import WITHHELD
from ygt.publish.site.generate import Site
from ygt.publish.site.workspace import Workspace
from ygt.publish.view import public_view
from ygt.schema.contract import contract

SECRETS = (MARK.encode(), NUMBER.removeprefix("示政发").encode(), b"mijian")

PAGES = (
    "bodies/lishihui",
    "catalogue/toubaopaitong",
    "members/renmin",
    "changes",
    "documents",
    "meetings",
    "notices",
    "supervision",
)


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        mark_internal(patch)
        yield patch


@pytest.fixture(scope="module")
def public(patch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site for everyone; every notice, the secret one too, has been printed."""
    folder = tmp_path_factory.mktemp("notices")

    def printed(_: str, notice: str) -> list[Path]:
        (folder / f"{notice}.pdf").write_text(DRAFT if "mijian" in notice else "公开", encoding="utf-8")
        return [folder / f"{notice}.pdf"]

    return secret_site(internal=False, printed=printed)


@pytest.fixture(scope="module")
def internal(patch: pytest.MonkeyPatch) -> Site:
    return secret_site(internal=True)


def telling(site: Site) -> set[str]:
    """The files that hold, or by their names are, anything that is not for everyone."""
    return {path for path, held in every_byte(site) if any(one in held or one in path.encode() for one in SECRETS)}


def test_no_byte_of_the_public_site_tells_of_what_is_kept_back(public: Site) -> None:
    assert len(list(every_byte(public))) > 300
    assert telling(public) == set()
    assert not any("mijian" in path for path in (*public.pages, *public.files, *public.made))


def test_the_offices_own_edition_has_all_of_it(internal: Site) -> None:
    found = telling(internal)
    assert found >= {f"shili/{page}.md" for page in PAGES}
    assert found >= {
        f"shili/downloads/{kind}.{end}" for kind in ("document", "notice", "drug") for end in ("csv", "json")
    }
    assert any(path.startswith("shili/downloads/document.xlsx!") for path in found)
    assert {"shili/feed.atom", "shili/bodies/lishihui.atom"} <= found
    assert {f"shili/downloads/{kind}.json" for kind in ("material", "meeting", "supervision")} <= found
    for path in ("documents/mijian-jia", "texts/mijian-jia", "obligations/mijian-renwu"):
        assert MARK in internal.pages[f"shili/{path}.md"]


def test_what_rests_on_a_paper_kept_back_says_so(public: Site) -> None:
    page = public.pages["shili/bodies/lishihui.md"]
    (row,) = [line for line in page.splitlines() if "郑知行" in line and "<tr" in line]
    assert "未公开的文件" in row
    assert "依据未公开的文件和《未公开的文件》" in row
    assert "条款" not in row


def test_a_task_done_by_what_is_kept_back_is_done(public: Site, internal: Site) -> None:
    for site in (public, internal):
        assert "已落实</span>" in site.pages["shili/clauses/m-099.md"]
    assert WITHHELD in public.pages["shili/clauses/m-099.md"]
    assert WITHHELD not in internal.pages["shili/clauses/m-099.md"]
    # What it asks of everyone is told as before.
    assert WITHHELD not in public.pages["shili/clauses/m-001.md"]


def test_the_past_is_told_without_what_is_kept_back() -> None:
    seen = Workspace(secret_result(), DAY, past=PAST).revisions
    assert [one.title for one in seen] == ["示例县：任职等1项变更"]
    assert len(Workspace(secret_result(), DAY, past=PAST, internal=True).revisions) == 3


def test_findings_about_what_is_kept_back_are_not_told() -> None:
    result = secret_result()
    told = Workspace(result, DAY).result
    about = [one for one in result.findings if MARK in one.message or "mijian" in one.path]
    assert about
    assert told.findings == [one for one in result.findings if one not in about]


def test_a_ledger_with_nothing_to_hide_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = mini_result().ledger
    for one in ledger.sound("document"):
        monkeypatch.setitem(one.data, "disclosure", "主动公开")
    for one in ledger.sound("meeting"):
        for decision in one.items("decisions"):
            monkeypatch.delitem(decision, "recused", raising=False)
    view = public_view(ledger)
    assert view.is_whole
    assert not view.tells(MARK)


def test_what_is_public_of_what_is_public_is_the_same() -> None:
    once = public_view(secret_result().ledger).ledger
    assert public_view(once).ledger is once


def test_a_record_about_one_kept_back_goes_with_it() -> None:
    ledger = public_view(secret_result().ledger).ledger
    assert not [one for one in ledger.all("obligation") if one["document"] == NUMBER]
    assert not ledger.all("collation")
    assert "Q-001" not in {one.text("id") for one in ledger.all("clause")}
    assert {one.parent for one in ledger.all("clause")} <= set(ledger.all("obligation"))


def test_a_whole_kind_can_be_kept_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contract().kind("support").record.schema, "x-visibility", "internal")
    ledger = secret_result().ledger
    assert ledger.all("support")
    assert not public_view(ledger).ledger.all("support")


def test_every_page_of_the_offices_own_edition_says_so(tmp_path: Path) -> None:
    from ygt.publish.site import publish

    name = publish.configuration([Workspace(mini_result(), DAY, internal=True)], internal=True)
    assert name["site_name"] == "示例县县域医共体治理台账（仅供内部使用）"
    assert name["extra"]["internal"] == "仅供内部使用，含不公开的内容，不得对外提供。"
    assert publish.configuration([Workspace(mini_result(), DAY)], internal=False) == {
        "site_name": "示例县县域医共体治理台账"
    }


@pytest.mark.stress
def test_the_two_editions_as_they_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county = Path(shutil.copytree(MINI, tmp_path / "county"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795276800")
    papers = county / "org" / "documents.yaml"
    papers.write_text(papers.read_text(encoding="utf-8").replace("内部议事材料", f"{MARK}理由"), encoding="utf-8")
    for options in ([], ["--internal"]):
        assert main(["-C", str(county), "site", *options]) == 0
    for folder, secret in (("build/site", False), ("build/internal/site", True)):
        site = county / folder
        files = [file for file in site.rglob("*") if file.is_file()]
        held = dict(part for file in files for part in opened(file.name, file.read_bytes()))
        assert any(MARK.encode() in content for content in held.values()) is secret
        pages = [file.read_text(encoding="utf-8") for file in site.rglob("*.html")]
        assert all(('class="ygt-internal"' in page) is secret for page in pages)
        assert any("404.html" in file.name for file in files)
