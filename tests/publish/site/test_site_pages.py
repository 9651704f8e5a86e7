"""The pages written by hand: what they show must be so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from ygt.publish.site.shipped import shipped_files
from ygt.resources import schema_dir, site_dir

PAGES = {address: file for address, file in shipped_files() if file.suffix == ".md"}


def test_shipped_files_are_pages_assets_and_pictures_only() -> None:
    addresses = [address for address, _ in shipped_files()]
    assert addresses == sorted(set(addresses), key=addresses.index)
    assert {"assets/ygt.css", "assets/ygt.js", "assets/filter.js", "assets/iframe-worker.js"} <= set(addresses)
    assert {"guide/editing.md", "guide/about.md"} == set(PAGES)
    assert not [address for address in addresses if address.startswith(("theme", "fonts"))]


@pytest.mark.parametrize("file", PAGES.values(), ids=PAGES.keys())
def test_page_has_one_title_in_front_and_on_top(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    outside_code = re.sub(r"```.*?```", "", body, flags=re.DOTALL)
    assert re.findall(r"^# (.+)$", outside_code, flags=re.MULTILINE) == [yaml.safe_load(front)["title"]]


def test_example_of_the_editing_page_uses_fields_the_schema_has() -> None:
    text = PAGES["guide/editing.md"].read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    shown = yaml.safe_load(block)
    record = json.loads((schema_dir() / "records" / "body.json").read_text(encoding="utf-8"))["$defs"]["record"]
    common = json.loads((schema_dir() / "common.json").read_text(encoding="utf-8"))["$defs"]
    assert shown.keys() <= record["properties"].keys()
    membership = record["properties"]["memberships"]["items"]
    assert len(shown["memberships"]) == 2
    for entry in shown["memberships"]:
        assert set(membership["required"]) <= entry.keys() <= membership["properties"].keys()
        assert entry["decided_by"].keys() <= common["decision"]["properties"].keys()


@pytest.mark.parametrize(
    "sentence",
    [
        "据公开文件整理，非官方发布，不代表工作实际进展",
        "示例数据，纯属虚构",
        "由印刷件识别，未经药师核对，不得作为处方、采购、配备依据",
    ],
)
def test_about_page_states_each_disclaimer(sentence: str) -> None:
    assert sentence in PAGES["guide/about.md"].read_text(encoding="utf-8")


def test_assets_ask_for_nothing_from_outside() -> None:
    for file in sorted((site_dir() / "assets").iterdir()):
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]+", text) == [], file.name


def test_vendored_script_keeps_its_licence() -> None:
    licence = site_dir().parent / "LICENSES" / "MIT-iframe-worker.txt"
    assert "Martin Donath" in licence.read_text(encoding="utf-8")
