"""A site is built whole or not at all, the same each time, from any workspace's configuration."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ygt.errors import ToolError
from ygt.publish.site.builder import build_site, write_config
from ygt.publish.site.shipped import base_config, shipped_files, theme_of
from ygt.resources import site_dir

CONFIG = {"site_name": "示例县医共体治理台账"}
NAV = [{"首页": "index.md"}]
PAGES = {
    "index": "# 首页\n\n## 第一条 总则\n\n[总则](#第一条-总则)，[王示例](leaf.md)。\n\n院长王示例到任。\n",
    "leaf": "---\nfeed: feed.atom\n---\n# 王示例\n\n示例县人民医院院长王示例。\n",
}


def lay_docs(build: Path, **pages: str) -> Path:
    """A docs folder with the shipped assets and `pages` by name."""
    docs = build / "docs"
    for address, file in shipped_files():
        if address.startswith("assets/"):
            (docs / address).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, docs / address)
    (docs / "feed.atom").write_text("<feed/>", encoding="utf-8")
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    return docs


def build(folder: Path, config: dict[str, Any] | None = None, **pages: str) -> Path:
    docs = lay_docs(folder, **({"index": "# 首页\n"} | pages))
    build_site(docs, folder / "site", config=config or CONFIG, nav=NAV, leaves=["/leaf*.md"], words=["王示例"])
    return folder / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages."""
    return build(tmp_path_factory.mktemp("sound"), **PAGES)


def test_two_builds_in_two_places_are_the_same_bytes(sound: Path, tmp_path: Path) -> None:
    first, second = contents(sound), contents(build(tmp_path, **PAGES))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert str(tmp_path).encode() not in b"".join(second.values())


def test_page_uses_the_shipped_theme_and_nothing_from_outside(sound: Path) -> None:
    page = (sound / "index.html").read_text(encoding="utf-8")
    assert "<title>示例县医共体治理台账</title>" in page
    assert "没有这个页面" in (sound / "404.html").read_text(encoding="utf-8")
    assert 'src="assets/iframe-worker.js"' in page
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//[^"' >]+""", page) == []


def test_page_names_its_feed_to_the_browser(sound: Path) -> None:
    named = '<link rel="alternate" type="application/atom+xml" title="变更记录" href="feed.atom">'
    assert named in (sound / "leaf.html").read_text(encoding="utf-8")
    assert "atom+xml" not in (sound / "index.html").read_text(encoding="utf-8")


def test_names_are_kept_whole_in_the_search_index(sound: Path) -> None:
    entries = json.loads((sound / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    assert any("王示例" in entry["text"].split("\u200b") for entry in entries if "院长" in entry["text"])


def test_heading_keeps_its_chinese_anchor(sound: Path) -> None:
    assert 'id="第一条-总则"' in (sound / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        (
            "# 首页\n\n[人员](people.md)、[总则](#第九条)、[王示例](/leaf.md)\n",
            [
                "index.md：链接“people.md”没有对应的页面",
                "index.md：链接“#第九条”所指的标题不存在",
                "index.md：链接“/leaf.md”应改为相对地址",
            ],
        ),
        (
            '# 首页\n\n<p><a href="people.html">人员</a>、<a href="#第九条">总则</a></p>\n',
            ["index.html：链接“people.html”没有对应的文件", "index.html：链接“#第九条”所指的标题不存在"],
        ),
    ],
    ids=["markdown", "html"],
)
def test_dead_links_are_refused_and_the_last_site_stays(tmp_path: Path, page: str, sentences: list[str]) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("前次生成", encoding="utf-8")
    with pytest.raises(ToolError) as refused:
        build(tmp_path, index=page)
    assert sorted(re.findall(r"index\..*", refused.value.message)) == sorted(sentences)
    assert "未作改动" in refused.value.remedy
    assert contents(tmp_path / "site") == {"index.html": "前次生成".encode()}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["docs", "mkdocs.yml", "search-words.txt", "site"]


def test_page_neither_in_the_navigation_nor_declared_outside_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"(?s)未列入导航.*stray\.md"):
        build(tmp_path, stray="# 漏列\n")


def test_wrong_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="网站设置“site_url”有误"):
        build(tmp_path, config={**CONFIG, "site_url": "不是网址"})


def test_without_pages_there_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(ToolError, match="没有可生成的页面"):
        build_site(tmp_path / "docs", tmp_path / "site", config=CONFIG, nav=NAV)


def test_what_a_cut_off_build_left_behind_is_cleared(tmp_path: Path) -> None:
    for name, text in ((".ygt-site.old", "前次生成"), (".ygt-site.new", "半成")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    with pytest.raises(ToolError):
        build(tmp_path, index="[坏](no.md)")
    assert contents(tmp_path / "site") == {"index.html": "前次生成".encode()}
    assert not (tmp_path / ".ygt-site.new").exists()
    assert "首页" in (build(tmp_path) / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / ".ygt-site.old").exists()


def test_another_county_builds_from_the_installed_files_alone(tmp_path: Path) -> None:
    shutil.copytree(site_dir(), tmp_path / "installed" / "site")
    docs = lay_docs(tmp_path / "county" / "build", index="# 首页\n")
    base = tmp_path / "installed" / "site" / "mkdocs.yml"
    build_site(docs, docs.parent / "site", config=CONFIG, nav=NAV, base=base)
    assert "没有这个页面" in (docs.parent / "site" / "404.html").read_text(encoding="utf-8")


def test_a_workspace_may_have_its_own_theme_and_colours(tmp_path: Path) -> None:
    workspace = tmp_path / "county"
    (workspace / "look").mkdir(parents=True)
    (workspace / "look" / "404.html").write_text("{% extends 'main.html' %}{% block content %}本县{% endblock %}")
    inherited = (site_dir() / "mkdocs.yml").as_posix()
    (workspace / "mkdocs.yml").write_text(
        f"INHERIT: {inherited}\ntheme:\n  custom_dir: look\n  icon:\n    logo: material/leaf\n", encoding="utf-8"
    )
    base = base_config(workspace)
    assert base == workspace / "mkdocs.yml"
    assert theme_of(base) == workspace / "look"
    docs = lay_docs(workspace / "build", index="# 首页\n")
    build_site(docs, workspace / "build" / "site", config=CONFIG, nav=NAV, base=base)
    assert "本县" in (workspace / "build" / "site" / "404.html").read_text(encoding="utf-8")


def test_configuration_of_this_repository_inherits_the_shipped_one() -> None:
    own = site_dir().parent / "mkdocs.yml"
    assert theme_of(own) == site_dir() / "theme"
    assert base_config(own.parent) == own
    assert base_config(site_dir()) == site_dir() / "mkdocs.yml"
    assert base_config() == site_dir() / "mkdocs.yml"


def test_written_configuration_states_paths_relative_to_itself(tmp_path: Path) -> None:
    docs = lay_docs(tmp_path / "build", index="# 首页\n")
    config = {**CONFIG, "theme": {"icon": {"logo": "material/leaf"}}}
    path = write_config(docs, tmp_path / "out" / "site", config=config, nav=NAV, leaves=["/a/", "/b/"])
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert path == tmp_path / "build" / "mkdocs.yml"
    assert written["not_in_nav"] == "/a/\n/b/"
    assert (written["docs_dir"], written["site_dir"]) == ("docs", "../out/site")
    assert written["theme"]["icon"] == {"logo": "material/leaf"}
    assert (path.parent / written["theme"]["custom_dir"]).resolve() == site_dir() / "theme"
    assert (path.parent / written["INHERIT"]).resolve() == site_dir() / "mkdocs.yml"
    assert "plugins" not in written
