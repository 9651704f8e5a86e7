"""What is done to a site when mkdocs has built it: pages and index made lighter, what nobody loads left out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from ygt.publish.site.policy import inline_scripts, policy
from ygt.publish.site.search_index import shorten_index
from ygt.publish.site.slimming import MADE_BY_THE_THEME, slim

_MAP = re.compile(r"\s*(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?\s*$")


def finish(site: Path) -> str:
    """Finish a built site in place; returns the Content-Security-Policy it works under."""
    scripts: set[str] = set()
    for file in sorted(site.rglob("*.html")):
        written = file.read_text(encoding="utf-8")
        if MADE_BY_THE_THEME not in written:
            continue  # a paper that was printed as HTML: it stays as it is
        page = slim(written, file.relative_to(site).as_posix())
        scripts.update(inline_scripts(page))
        file.write_bytes(page.encode())
    shorten_index(site)
    _drop_maps(site / "assets")
    _drop_languages(site)
    return policy(scripts)


def _drop_maps(assets: Path) -> None:
    """The maps serve those who write the theme, and are a third of all it brings."""
    for map_file in assets.rglob("*.map"):
        named = map_file.with_suffix("")
        if named.is_file():
            text = named.read_text(encoding="utf-8")
            named.write_text(_MAP.sub("\n", text), encoding="utf-8", newline="\n")
        map_file.unlink()


def _drop_languages(site: Path) -> None:
    """The stemmers of thirty languages are loaded only for an index that names them."""
    index = site / "search" / "search_index.json"
    languages = json.loads(index.read_text(encoding="utf-8"))["config"]["lang"] if index.is_file() else []
    if languages == ["en"]:
        shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
