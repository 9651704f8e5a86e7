"""Addresses come from ids, and nothing that is added later changes one."""

from __future__ import annotations

import re

from site_pages import DAY, whole_site

from workspaces import miniature
from ygt.findings import Example
from ygt.publish.site.addresses import Addresses, file_name, folder_of
from ygt.publish.site.generate import generate
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES


def drug(name: str, identity: str, listed: str = "2026-06-01") -> str:
    return (
        f"- {{name: {name}, id: {identity}, kind: 化学药品, form: 片剂, strength: 1mg, stocked_at: [县], "
        f"listed: {{on: {listed}, reason: 遴选, decided_by: {{meeting: 县药事会2025年第1次会议}}}}}}\n"
    )


def generics(*added: str) -> dict[str, str]:
    files = miniature().laid_over([Example("catalogues/drugs/anti_infective.yaml", "".join(added))])
    ledger = files.check().ledger
    return Addresses(ledger, "shili").generics


def test_a_generic_name_has_one_short_page() -> None:
    found = generics()
    assert found["阿莫西林"] == "amoxilin"
    assert found["氨氯地平"] == "anlvdiping"


def test_what_is_listed_later_changes_no_address() -> None:
    before = generics()
    after = generics(
        drug("阿莫西林", "a-new-one"),
        drug("另一种药", "amoxilin-pian"),
        drug("又一种药", "prices-1"),
        drug("无名药", "index"),
    )
    assert {name: after[name] for name in before} == before
    assert after["另一种药"] == "amoxilin-pian"
    assert after["又一种药"] == "prices-1"
    assert after["无名药"] == "index-page"


def test_an_entry_of_older_date_further_down_comes_first() -> None:
    found = generics(drug("甲药", "ceshi-2", "2026-06-01"), drug("乙药", "ceshi-1", "2026-01-01"))
    assert (found["乙药"], found["甲药"]) == ("ceshi", "ceshi-2")


def test_names_every_system_can_hold() -> None:
    assert file_name("con") == "con-page"
    assert file_name("index") == "index-page"
    assert file_name("renmin") == "renmin"
    assert file_name("rules", frozenset({"rules"})) == "rules-page"


def test_folders_of_the_site_belong_to_no_county() -> None:
    files = miniature()
    text = files.files["org/county.yaml"].decode().replace("id: shili\n", "id: rules\n")
    ledger = files.with_file("org/county.yaml", text.encode()).check().ledger
    assert folder_of(ledger) == "rules-page"


def test_ids_that_are_no_names_have_no_page() -> None:
    files = miniature().laid_over(
        [Example("members/township.yaml", "- {name: 柳河镇卫生院, id: ../../etc/passwd, kind: 乡镇卫生院}\n")]
    )
    workspace = Workspace(files.check(), DAY)
    pages = generate([workspace], rules=RULES).pages
    assert not [path for path in pages if ".." in path]
    assert "柳河镇卫生院" in pages["shili/members/index.md"]
    assert "柳河镇卫生院</a>" not in pages["shili/members/index.md"]


def test_paths_are_plain_ascii() -> None:
    site = whole_site()
    assert not [path for path in site.pages if not re.fullmatch(r"[a-zA-Z0-9/_-]+\.md", path)]
    lowered = [path.lower() for path in site.pages]
    assert len(lowered) == len(set(lowered))
