"""docs/threat-model.md promises nothing that no test shows, and the workflows are what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from workspaces import REPOSITORY

PAGE = (REPOSITORY / "docs" / "threat-model.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "|---" not in line]


@pytest.mark.parametrize("name", NAMED)
def test_every_test_it_names_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    assert not function or re.search(rf"^def {function}\(", text, re.MULTILINE)


def test_every_row_names_a_test_or_says_that_people_must_see_to_it() -> None:
    rows = [row for row in ROWS if not row.endswith("| 测试 |")]
    assert len(rows) > 25 and len(NAMED) > 25
    for row in rows:
        assert "`tests/" in row or ("**能" in row and row.endswith("| — |")), row


def test_it_speaks_of_all_five() -> None:
    heads = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert heads[:5] == ["恶意的合并请求", "恶意的表格", "粗心的经办人", "被盗的令牌", "好奇的网站读者"]


def linted(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", "--persona", "regular", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_workflows_pass_the_linter() -> None:
    done = linted(*sorted((REPOSITORY / ".github" / "workflows").glob("*.yml")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_finds_what_it_is_there_for(tmp_path: Path) -> None:
    """An action that is not pinned, more permissions than needed, words of others in a script."""
    steps = [{"uses": "actions/checkout@v4"}, {"run": "echo ${{ github.event.pull_request.title }}"}]
    jobs = {"a": {"runs-on": "ubuntu-latest", "permissions": "write-all", "steps": steps}}
    file = tmp_path / ".github" / "workflows" / "bad.yml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump({"name": "a", "on": "pull_request_target", "jobs": jobs}), encoding="utf-8")
    done = linted(file)
    assert done.returncode != 0
    for audit in ("unpinned-uses", "template-injection", "dangerous-triggers", "excessive-permissions"):
        assert audit in done.stdout, audit
