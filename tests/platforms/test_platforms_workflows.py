"""The pipelines: who may do what. Code of a pull request never runs beside a token."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from platform_stub import TOKEN, Stub, serving

from requirements import GIT
from workspaces import REPOSITORY, TESTS

FOLDER = REPOSITORY / ".github/workflows"
WORKFLOWS = {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))}
PIPELINE = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text(encoding="utf-8"))
UNTRUSTED, TRUSTED = WORKFLOWS["changes.yml"], WORKFLOWS["comment.yml"]
SCRIPTS = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
OF_A_PULL_REQUEST = re.compile(r"\$\{\{[^}]*github\.(event\.pull_request|event\.workflow_run|head_ref)[^}]*\}\}")


def triggers(workflow: dict[Any, Any]) -> dict[str, Any]:
    """What sets a workflow off; YAML 1.1 reads the key `on` as true."""
    found = workflow[True]
    return found if isinstance(found, dict) else {found: None}


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def script(workflow: dict[Any, Any]) -> str:
    [found] = [step["run"] for step in steps(workflow) if "env" in step]
    return str(found)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_workflow_is_one_by_githubs_schema(name: str) -> None:
    command = [SCRIPTS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", FOLDER / name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_and_leaves_no_credentials(name: str) -> None:
    workflow = WORKFLOWS[name]
    assert "permissions" in workflow
    for step in steps(workflow):
        assert PINNED.fullmatch(step.get("uses", f"a/b@{'0' * 40}")), step["uses"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        # What others name (a branch, a title) reaches a script through its environment only.
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_workflow_runs_a_pull_request_with_a_token(name: str) -> None:
    workflow = WORKFLOWS[name]
    assert "pull_request_target" not in triggers(workflow)
    text = (FOLDER / name).read_text(encoding="utf-8")
    if "workflow_run" not in triggers(workflow):
        assert workflow["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in workflow["jobs"].values())
        assert "secrets." not in text and "github.token" not in text and "GITHUB_TOKEN" not in text


def test_the_first_stage_is_set_off_by_pull_requests_and_may_only_read() -> None:
    assert list(triggers(UNTRUSTED)) == ["pull_request"]
    assert UNTRUSTED["permissions"] == {"contents": "read"}


def test_the_second_stage_follows_the_first_and_takes_nothing_of_it_but_data() -> None:
    assert triggers(TRUSTED) == {"workflow_run": {"workflows": [UNTRUSTED["name"]], "types": ["completed"]}}
    assert TRUSTED["permissions"] == {}
    [job] = TRUSTED["jobs"].values()
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    assert "event == 'pull_request'" in job["if"] and "conclusion == 'success'" in job["if"]
    checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    [checkout] = checkouts
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert set(checkout["with"]) == {"ref", "persist-credentials"}
    # A cache may have been left by a pull request.
    assert not any("cache" in key for step in job["steps"] for key in step.get("with", {}))
    [download] = [step for step in job["steps"] if "download-artifact" in step.get("uses", "")]
    assert download["with"]["path"] == "${{ runner.temp }}/changes"
    assert download["with"]["run-id"] == "${{ github.event.workflow_run.id }}"
    *before, last = job["steps"]
    assert all("env" not in step for step in before)
    assert last["env"] == {"GITHUB_TOKEN": "${{ github.token }}", "HEAD": "${{ github.event.workflow_run.head_sha }}"}
    assert last["run"] == 'ygt comment --platform github --head "$HEAD" "$RUNNER_TEMP"/changes/*.json'
    # Nothing else that a pull request says is used: not its number, its branch or its title.
    text = (FOLDER / "comment.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"github\.event\.workflow_run\.(\w+)", text)) == {"event", "conclusion", "id", "head_sha"}
    assert len(OF_A_PULL_REQUEST.findall(text)) == 3


def test_the_first_stage_on_gitlab_has_no_token_and_the_second_no_code_of_the_request() -> None:
    first, second = PIPELINE["变更说明"], PIPELINE["变更评论"]
    assert "GITLAB_TOKEN" not in json.dumps(first)
    assert second["variables"] == {"GIT_STRATEGY": "none"} and second["needs"] == ["变更说明"]
    assert second["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event" && $GITLAB_TOKEN'}]
    assert "before_script" not in second
    lines = [line for line in second["script"][0].split("\n") if line and not line.startswith("#")]
    where = lines.index('cd "$trusted"')
    assert '--branch "$CI_DEFAULT_BRANCH"' in lines[1]
    assert not any(word in line for line in lines[:where] for word in ("python", "pip", "ygt"))


def run(words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script of a pipeline as its platform runs it."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    kept = {"PATH": path, "LANG": "C.UTF-8", "PYTHONPATH": str(REPOSITORY / "tools"), **environment}
    command = ["bash", "-e", "-o", "pipefail", "-c", words]
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, encoding="utf-8", check=False)


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def proposed(tmp_path: Path) -> tuple[Path, str, str]:
    """A repository whose second commit changes the ledger at its root and brings in a new one."""
    root = Path(shutil.copytree(TESTS / "fixtures" / "mini", tmp_path / "repository"))
    git(root, "init", "-q", "-b", "main")
    for message in ("一", "二"):
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", message)
        if message == "一":
            shutil.copytree(TESTS / "fixtures" / "mini", root / "examples" / "另一县")
            units = root / "org/units.yaml"
            units.write_text(units.read_text("utf-8") + "- {name: 甲局, id: jia, kind: 其他}\n", encoding="utf-8")
    return root, git(root, "rev-parse", "HEAD~"), git(root, "rev-parse", "HEAD")


@GIT
def test_both_stages_on_github_end_in_one_comment(proposed: tuple[Path, str, str], tmp_path: Path) -> None:
    root, base, head = proposed
    done = run(script(UNTRUSTED), root, BASE=base, HEAD=head)
    assert done.returncode == 0, done.stderr
    files = sorted(file.name for file in (root / "build/changes").iterdir())
    assert files == ["1-check.json", "1.json", "2-check.json"]
    shutil.move(root / "build", tmp_path / "temporary")
    with serving(Stub("github", anonymous=True)) as stub:
        stub.propose(5, head)
        known = {"GITHUB_API_URL": stub.base, "GITHUB_REPOSITORY": "county/ledger", "GITHUB_TOKEN": TOKEN}
        for _ in range(2):
            done = run(script(TRUSTED), tmp_path, HEAD=head, RUNNER_TEMP=str(tmp_path / "temporary"), **known)
            assert done.returncode == 0, done.stderr
    [comment] = stub.comments
    assert "新增单位“甲局”" in comment["body"] and f"`{head[:12]}`" in comment["body"]
    assert "其余台账没有变更，核对没有错误：`examples/另一县`" in comment["body"]


@GIT
def test_the_first_stage_on_gitlab_leaves_the_same(proposed: tuple[Path, str, str]) -> None:
    root, base, head = proposed
    [words] = PIPELINE["变更说明"]["script"]
    done = run(words, root, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_SHA=head)
    assert done.returncode == 0, done.stderr
    report = json.loads((root / "build/changes/1.json").read_text(encoding="utf-8"))
    assert report["after"]["commit"] == head and report["outcome"] == "changed"
