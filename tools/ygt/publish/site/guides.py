"""The pages written by hand, listed by what stands at their own heads, and the page of those who keep the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ygt.publish.site.addresses import html
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.markup import Link
from ygt.publish.site.workspace import Workspace

FOLDER = "guide/"
KEEPERS = "维护人员"
PAGE = "maintenance/index.md"
LAST = 1000


@dataclass(frozen=True, slots=True, order=True)
class Guide:
    """A page of the guide: its place among the others, its title, for whom it is, and what it is about."""

    order: int
    page: str
    title: str
    summary: str = ""
    for_keepers: bool = False


def guides(files: Mapping[str, Path]) -> list[Guide]:
    """The pages of the guide among the files brought along, in their order (`order` of each, in its front matter)."""
    pages = (path for path in files if path.startswith(FOLDER) and path.endswith(".md"))
    return sorted(_guide(path, files[path].read_text(encoding="utf-8")) for path in pages)


def _guide(page: str, text: str) -> Guide:
    import yaml

    _, head, _ = text.split("---\n", 2) if text.startswith("---\n") else ("", "", "")
    said: dict[str, Any] = yaml.safe_load(head) or {}
    return Guide(
        order=int(said.get("order", LAST)),
        page=page,
        title=str(said.get("title", page)),
        summary=str(said.get("summary", "")),
        for_keepers=said.get("readers") == KEEPERS,
    )


def keepers_page(workspaces: Sequence[Workspace], found: Iterable[Guide]) -> tuple[str, str]:
    """The page of those who keep the ledger: the rules, the state of the data, and how things are done."""
    quality = [
        {
            "link": one.to("data-quality", f"{one.name}资料情况"),
            "text": f"错误{len(one.result.errors)}处，提示{len(one.result.notes)}处；待填报、有据例外逐条列出。",
        }
        for one in workspaces
    ]
    rules = {"link": Link("核对规则", "rules/index.html"), "text": "台账逐条核对的内容、缘由、依据和正误示例。"}
    cards = [{"link": Link(one.title, html(one.page)), "text": one.summary} for one in found if one.for_keepers]
    return framed(Frame(None, KEEPERS, PAGE, contents=False), "common.md", common=[*quality, rules, *cards])
