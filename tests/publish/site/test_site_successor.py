"""The tree of pages that mkdocs builds is built, without a complaint, by zensical too, which is to follow it."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from site_pages import mini_site

from requirements import ZENSICAL
from ygt.publish.site.builder import write_config
from ygt.publish.site.laying import lay
from ygt.publish.site.shipped import shipped_files

HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@ZENSICAL
@pytest.mark.stress
def test_zensical_builds_every_page(tmp_path: Path) -> None:
    made = mini_site()
    made.files.update(shipped_files())
    lay(made, tmp_path / "docs")
    config = {"site_name": "示例县医共体治理台账"}
    write_config(tmp_path / "docs", tmp_path / "site", config=config, nav=made.nav, leaves=made.leaves)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for path, text in made.pages.items():
        built = (tmp_path / "site" / path).with_suffix(".html").read_text(encoding="utf-8")
        heading = HEADING.search(text.split("\n---\n", 1)[1])
        assert heading is not None
        assert html.unescape(heading[1].split(" { #")[0]) in html.unescape(re.sub("<[^>]*>", "", built)), path
