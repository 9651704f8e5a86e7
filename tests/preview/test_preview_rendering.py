"""A page shown by the preview is the page the build makes."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from previewed import AT, previewed

from ygt.check import check
from ygt.publish.site.publish import publish
from ygt.rules.table import RULES

OF_THE_PREVIEW = re.compile(
    r'<link rel="stylesheet" href="/\.ygt/serve\.css"><script src="/\.ygt/serve\.js"[^>]*></script>'
)
OF_THE_SEARCH = re.compile(r'\s?data-search-\w+="[^"]+"')


@pytest.mark.stress
def test_every_page_is_the_one_that_is_built(tmp_path: Path) -> None:
    shown = previewed(tmp_path)
    publish([check(shown.root)], root=shown.root, at=AT, rules=RULES)
    site = shown.root / "build" / "site"
    shown.preview.start()
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 200
    for path in pages:
        page = shown.page(path)
        assert page.status == (HTTPStatus.NOT_FOUND if path == "404.html" else HTTPStatus.OK)
        built = (site / path).read_text(encoding="utf-8")
        assert OF_THE_SEARCH.sub("", OF_THE_PREVIEW.sub("", page.html)) == OF_THE_SEARCH.sub("", built), path
