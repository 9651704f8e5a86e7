"""A small site of hand-made pages, written as the templates write theirs, with a catalogue of any length."""

from __future__ import annotations

import shutil
from pathlib import Path

from ygt.publish.site.builder import build_site
from ygt.publish.site.shipped import shipped_files

DOCS = Path(__file__).parent / "docs"
GENERIC_NAMES = [
    ("阿莫西林胶囊", "amoxilinjiaonang amxljn", "抗微生物药", "县 乡 村"),
    ("头孢呋辛酯片", "toubaofuxinzhipian tbfxzp", "抗微生物药", "县 乡"),
    ("左氧氟沙星片", "zuoyangfushaxingpian zyfsxp", "抗微生物药", "县"),
    ("氨氯地平片", "anlvdipingpian aldpp", "心血管系统用药", "县 乡 村"),
    ("缬沙坦胶囊", "xieshatanjiaonang xstjn", "心血管系统用药", "县 乡"),
    ("二甲双胍片", "erjiashuangguapian ejsgp", "激素及影响内分泌药", "县 乡 村"),
]


def drug_row(number: int) -> str:
    name, keys, _, tiers = GENERIC_NAMES[number % len(GENERIC_NAMES)]
    shown = "".join(f"<b>{tier}</b>" if tier in tiers else "<i>—</i>" for tier in "县乡村")
    link = f'<a href="amoxicillin.html">{name}</a>' if name.startswith("阿莫西林") else name
    return (
        f'<tr data-keys="{keys}" data-tier="{tiers}" data-essential="{"是" if number % 2 else "否"}">'
        f'<th scope="row">{link}</th><td>{number % 7 + 1}0mg</td><td>{number % 4 * 6 + 6}片/盒</td>'
        f'<td>示例制药{number:04}厂</td><td class="ygt-tiers">{shown}</td><td>{"是" if number % 2 else "否"}</td></tr>'
    )


def drug_table(rows: int) -> str:
    """The catalogue page as the templates write it: one table in groups, marked for the filter."""
    body: list[str] = []
    for group in dict.fromkeys(group for _, _, group, _ in GENERIC_NAMES):
        body.append(f'<tr data-group><th colspan="6" scope="colgroup">{group}</th></tr>')
        body += [drug_row(n) for n in range(rows) if GENERIC_NAMES[n % len(GENERIC_NAMES)][2] == group]
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("通用名", "规格", "包装", "企业", "层级", "基药"))
    return (
        "---\nhide: [toc]\n---\n# 用药目录\n\n"
        '<p class="ygt-sheet" aria-hidden="true" data-search-exclude>示例数据，纯属虚构</p>\n\n'
        '<p class="ygt-standing" data-search-exclude data-standing="fictional">示例数据，纯属虚构。</p>\n\n'
        '<div class="ygt-scroll" data-search-exclude><table class="ygt-table" data-filterable data-noun="个品规" '
        'data-facets="tier=配备层级:县,乡,村; essential=基本药物:是,否" data-hint="通用名、首字母（如 amxl）">'
        f"<thead><tr>{heads}</tr></thead><tbody>\n" + "\n".join(body) + "\n</tbody></table></div>\n"
    )


def build_hand_made(build: Path) -> Path:
    """Build the pages under `docs/`, a catalogue of 1,500 rows, one of 60, and the shipped pages; returns the site."""
    docs = build / "docs"
    shutil.copytree(DOCS, docs)
    for address, file in shipped_files():
        (docs / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, docs / address)
    for name, rows in (("index", 1500), ("short", 60)):
        (docs / "demo" / "drugs" / f"{name}.md").write_text(drug_table(rows), encoding="utf-8")
    nav = [
        {"首页": "index.md"},
        {"示例县": ["demo/index.md", "demo/drugs/index.md", "demo/drugs/short.md", "demo/bodies/council.md"]},
        {"北安市": ["beian/index.md"]},
        {"使用说明": sorted(one.relative_to(docs).as_posix() for one in (docs / "guide").glob("*.md"))},
    ]
    build_site(
        docs,
        build / "site",
        config={"site_name": "县域医共体治理台账"},
        nav=nav,
        leaves=["/demo/members/", "/demo/documents/", "/demo/drugs/amoxicillin.md"],
        words=["阿莫西林", "王伟"],
    )
    return build / "site"
