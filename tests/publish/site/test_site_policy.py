"""The policy names the scripts that stand in the pages, and lets nothing else run."""

from __future__ import annotations

import base64
import hashlib

from ygt.publish.site.policy import inline_scripts, policy

CODE = "var palette=__md_get('__palette')"
HASH = "'sha256-" + base64.b64encode(hashlib.sha256(CODE.encode()).digest()).decode() + "'"


def test_only_scripts_in_the_page_are_hashed() -> None:
    page = (
        f'<script>{CODE}</script><script src="assets/ygt.js"></script><script type="application/json">{{}}</script>'
        "<article>&lt;script&gt;alert(1)&lt;/script&gt;</article>"
    )
    assert inline_scripts(page) == [HASH]


def test_policy_allows_no_other_script() -> None:
    said = dict(one.split(" ", 1) for one in policy([HASH, HASH]).split("; "))
    assert said["script-src"] == f"'self' {HASH}"
    assert said["default-src"] == "'self'"
    assert said["object-src"] == "'none'"
    assert not any("unsafe" in value for name, value in said.items() if name != "style-src")


def test_policy_of_a_site_without_scripts_of_its_own() -> None:
    assert "script-src 'self';" in policy([])
