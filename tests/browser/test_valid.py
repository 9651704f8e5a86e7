"""Every kind of page is valid HTML by the Nu checker, but for the theme's own faults, which are named here.

`VNU` names the file of the checker, as in `VNU=vnu.jar make stress`.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from test_site import KINDS

from requirements import HTML_CHECKER, VNU

THEME = (
    re.compile(r"Attribute “autocomplete” is only allowed when the input type is"),
    re.compile(r"Attribute “autocorrect” not allowed on element “input”"),
    re.compile(r"Bad value “” for attribute “tabindex” on element “label”"),
    re.compile(r"The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control"),
)
"""The drawer and the search of the theme are checkboxes and labels with attributes that HTML does not give them."""


@pytest.mark.stress
@HTML_CHECKER
def test_every_kind_is_valid(counties: Path) -> None:
    names = [*KINDS.values(), "404", "guide/editing"]
    files = [str(counties / f"{name}.html") for name in names]
    command = ["java", "-jar", VNU, "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    said = json.loads(done.stderr)["messages"]
    assert [one for one in said if one["type"] == "non-document-error"] == []
    faults = {(Path(one["url"]).name, one["message"]) for one in said if one["type"] == "error"}
    assert any(pattern.match(message) for pattern in THEME for _, message in faults), "校验程序没有读到页面"
    assert {one for one in faults if not any(pattern.match(one[1]) for pattern in THEME)} == set()
