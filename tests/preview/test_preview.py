"""What the pages show after a save: the edit, the findings, or what was sound before."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Thread

import pytest
from previewed import CLINIC, CLINIC_NAME, TOWNSHIP, Previewed, previewed

from ygt.errors import ToolError
from ygt.preview.banner import SHOWN
from ygt.publish.site import members

BANNER = '<div id="ygt-findings"'
COUNTY = "org/county.yaml"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Previewed:
    made = previewed(tmp_path_factory.mktemp("preview"))
    made.preview.start()
    return made


@pytest.fixture
def running(shared: Previewed) -> Iterator[Previewed]:
    """One preview for all tests; each leaves the workspace as it found it."""
    kept = {path: path.read_bytes() for path in shared.root.rglob("*.yaml")}
    yield shared
    for path in set(shared.root.rglob("*.yaml")) - kept.keys():
        path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)
    shared.preview.refresh({shared.root})
    assert not shared.preview.errors and shared.faults == []


def test_a_page_has_the_script_and_no_banner(running: Previewed) -> None:
    page = running.page(CLINIC)
    assert page.status == HTTPStatus.OK and CLINIC_NAME in page.html and BANNER not in page.html
    assert f'data-page="{CLINIC}" data-token="{page.token}" defer></script></head>' in page.html


def test_an_edit_is_shown_where_it_belongs_and_only_there(running: Previewed) -> None:
    before, other = running.page(CLINIC), running.page("shili/members/qinghe.html")
    running.change(TOWNSHIP, 'division: "990101201"', 'division: "990101201"\n  beds: 4321')
    after = running.page(CLINIC)
    assert "4321" in after.html and "4321" not in before.html and after.token != before.token
    assert running.page("shili/members/qinghe.html") == other


def test_errors_are_listed_above_every_page_until_they_are_mended(running: Previewed) -> None:
    good = running.text(TOWNSHIP)
    running.change(TOWNSHIP, "  level: 一级\n  division", "  levle: <b>一级</b>\n  division")
    for path in (CLINIC, "index.html", "shili/nowhere.html"):
        html = running.page(path).html
        assert html.count(BANNER) == 1 and "示例县台账有" in html
        assert "错误[YGT" in html and f"<code>{TOWNSHIP}:" in html and "处理办法：" in html
        assert "<b>一级" not in html
    running.save(TOWNSHIP, good)
    assert BANNER not in running.page(CLINIC).html


@pytest.mark.parametrize(
    "broken",
    ["- name: [甲\n", "", "- name: 甲\n  name: 乙\n", "\x00"],
    ids=["unclosed", "empty", "twice", "nul"],
)
def test_a_file_that_cannot_be_read_is_a_finding_like_any_other(running: Previewed, broken: str) -> None:
    running.save(TOWNSHIP, broken)
    assert running.page("shili/index.html").status == HTTPStatus.OK
    gone = running.page(CLINIC)
    assert gone.status == HTTPStatus.NOT_FOUND and "没有这个页面" in gone.html
    assert gone.html.count(BANNER) == 1 and TOWNSHIP in gone.html


def test_bytes_that_are_no_text_are_a_finding(running: Previewed) -> None:
    (running.root / TOWNSHIP).write_bytes("- name: 甲乙丙丁\n".encode("gb18030"))
    running.preview.refresh({running.root})
    assert BANNER in running.page(CLINIC).html


def test_a_county_without_identifier_keeps_its_pages(running: Previewed) -> None:
    running.save(COUNTY, "name: [\n")
    page = running.page(CLINIC)
    assert page.status == HTTPStatus.OK and CLINIC_NAME in page.html
    assert BANNER in page.html and f"<code>{COUNTY}:" in page.html


def test_a_folder_that_is_gone_is_told_of_and_comes_back(running: Previewed, tmp_path: Path) -> None:
    aside = {name: (running.root / name).rename(tmp_path / name) for name in ("org", "members", "catalogues")}
    running.preview.refresh({running.root})
    html = running.page(CLINIC).html
    assert "不是台账目录" in html and "处理办法：" in html and CLINIC_NAME in html
    for name, place in aside.items():
        place.rename(running.root / name)
    running.preview.refresh({running.root})
    assert BANNER not in running.page(CLINIC).html


def test_pages_come_and_go_with_their_records(running: Previewed) -> None:
    running.change(TOWNSHIP, "id: songling", "id: songlin")
    assert running.page("shili/members/songlin.html").status == HTTPStatus.OK
    assert running.page(CLINIC).status == HTTPStatus.NOT_FOUND
    assert "songlin.html" in running.page("shili/members/index.html").html
    running.change(TOWNSHIP, "id: songlin\n", "id: songling\n")
    assert running.page(CLINIC).status == HTTPStatus.OK


def test_several_files_saved_at_once_are_one_edit(running: Previewed) -> None:
    for path in (TOWNSHIP, "org/documents.yaml"):
        text = running.text(path)
        (running.root / path).write_text(text.replace(CLINIC_NAME, "松岭镇卫生院"), encoding="utf-8")
    running.preview.refresh({running.root})
    assert "松岭镇卫生院" in running.page(CLINIC).html


def test_files_beside_the_pages_are_of_the_same_state(running: Previewed) -> None:
    running.change(TOWNSHIP, CLINIC_NAME, "松岭镇卫生院")
    made = running.preview.file("shili/downloads/institution.json")
    assert isinstance(made, bytes) and "松岭镇卫生院" in made.decode()
    style = running.preview.file("assets/ygt.css")
    assert isinstance(style, Path) and style.is_file()
    assert running.preview.file("shili/downloads/none.json") is None
    assert running.preview.file("../pyproject.toml") is None


def test_who_asks_is_answered_when_the_page_has_changed(running: Previewed) -> None:
    token = running.page(CLINIC).token
    assert running.preview.changed(CLINIC, token, 0.01) == token
    assert running.preview.changed(CLINIC, "other", 60) == token
    told: list[str] = []
    thread = Thread(target=lambda: told.append(running.preview.changed(CLINIC, token, 60)))
    thread.start()
    running.change(TOWNSHIP, CLINIC_NAME, "松岭镇卫生院")
    thread.join(30)
    assert told == [running.page(CLINIC).token] and told != [token]


def test_what_is_made_in_advance_changes_no_page(running: Previewed) -> None:
    running.change(TOWNSHIP, CLINIC_NAME, "松岭镇卫生院")
    paths = ["index.html", "shili/index.html", CLINIC, "maintenance/index.html"]
    before = [running.page(path) for path in paths]
    while running.preview.complete():
        pass
    assert [running.page(path) for path in paths] == before


def test_a_fault_of_the_tool_is_told_and_the_next_page_is_served(
    running: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(members, "pages", fail)
        running.change(TOWNSHIP, CLINIC_NAME, "松岭镇卫生院")
        page = running.page(CLINIC)
        assert page.status == HTTPStatus.INTERNAL_SERVER_ERROR and "工具的缺陷" in page.html
        assert running.page("shili/documents.html").status == HTTPStatus.OK
        while running.preview.complete():
            pass
    assert [type(one) for one in running.faults] == [ZeroDivisionError] * len(running.faults) and running.faults
    running.faults.clear()


def test_a_fault_in_the_check_keeps_the_pages(running: Previewed, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("ygt.preview.county.Followed.check", fail)
        running.preview.refresh({running.root})
        page = running.page(CLINIC)
    assert page.status == HTTPStatus.OK and BANNER in page.html and "工具的缺陷" in page.html
    running.faults.clear()


def test_of_many_errors_the_first_are_listed(running: Previewed) -> None:
    lines = "".join(f"- name: 甲{number}\n  id: {number}\n" for number in range(SHOWN + 5))
    running.save("org/issuers.yaml", lines)
    html = running.page(CLINIC).html
    assert html.partition(BANNER)[2].partition("</ol>")[0].count("<li>") == SHOWN
    assert f"另有{running.preview.errors - SHOWN}处未列出" in html


def test_it_does_not_start_where_there_is_no_workspace(tmp_path: Path) -> None:
    started = previewed(tmp_path)
    for name in ("org", "members", "catalogues"):
        (started.root / name).rename(tmp_path / name)
    with pytest.raises(ToolError, match="不是台账目录"):
        started.preview.start()


def test_it_starts_with_errors_alone_and_shows_the_site_once_they_are_mended(tmp_path: Path) -> None:
    started = previewed(tmp_path)
    good = started.text(COUNTY)
    (started.root / COUNTY).write_text("name: [\n", encoding="utf-8")
    started.preview.start()
    page = started.page("index.html")
    assert page.status == HTTPStatus.SERVICE_UNAVAILABLE and BANNER in page.html and "data-token=" in page.html
    started.save(COUNTY, good)
    assert started.page(CLINIC).status == HTTPStatus.OK


def test_the_internal_pages_are_marked_and_the_others_are_not(tmp_path: Path, running: Previewed) -> None:
    inside = previewed(tmp_path, internal=True)
    inside.preview.refresh({inside.root})
    assert "ygt-internal" in inside.page(CLINIC).html
    assert inside.page("shili/today.html").status == HTTPStatus.OK
    assert "ygt-internal" not in running.page(CLINIC).html
    assert running.page("shili/today.html").status == HTTPStatus.NOT_FOUND
