"""The files that other platforms read: GitLab's pipeline and the hook for other repositories."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from requirements import GIT
from workspaces import REPOSITORY, TESTS

SCRIPTS = Path(sys.executable).parent
PIPELINE = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text(encoding="utf-8"))["核对"]
HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [*map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def repository(folder: Path, *, wrong: bool) -> Path:
    """A repository with a workspace at its root and one among its examples."""
    shutil.copytree(TESTS / "fixtures" / "mini", folder)
    (folder / ".git").mkdir()
    inner = TESTS / "cli" / "fixtures" / "wrong" if wrong else TESTS / "fixtures" / "mini"
    shutil.copytree(inner, folder / "examples" / "另一县")
    return folder


def test_the_pipeline_is_one_by_gitlabs_schema() -> None:
    done = run(
        SCRIPTS / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", REPOSITORY / ".gitlab-ci.yml", cwd=TESTS
    )
    assert done.returncode == 0, done.stdout


def test_the_pipeline_checks_every_workspace_and_leaves_the_reports_it_names(tmp_path: Path) -> None:
    reports = PIPELINE["artifacts"]["reports"]
    for wrong in (False, True):
        root = repository(tmp_path / str(wrong), wrong=wrong)
        [script] = PIPELINE["script"]
        done = run("sh", "-c", script, cwd=root)
        assert (done.returncode, done.stderr) == (int(wrong), "")
        entries = json.loads((root / reports["codequality"]).read_text(encoding="utf-8"))
        assert bool(entries) == wrong
        assert all(one["location"]["path"].startswith("examples/另一县/") for one in entries)
        assert len(list(root.glob(reports["junit"]))) == 2


def test_the_hooks_are_sound_and_stop_a_wrong_commit(tmp_path: Path) -> None:
    done = run(SCRIPTS / "pre-commit", "validate-manifest", REPOSITORY / ".pre-commit-hooks.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    [check] = [hook for hook in HOOKS if hook["id"] == "ygt-check"]
    for wrong in (False, True):
        root = repository(tmp_path / str(wrong), wrong=wrong)
        done = run(*shlex.split(check["entry"]), "-C", "examples/另一县", cwd=root)
        assert (done.returncode, done.stderr) == (int(wrong), "")


@GIT
@pytest.mark.stress
def test_pre_commit_runs_the_hooks_and_stops_where_they_change_a_file(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TESTS / "fixtures" / "mini", tmp_path / "mini"))
    # What pre-commit would install from the network is here already; all else is as others get it.
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": sorted(hooks, key=lambda hook: str(hook["id"]), reverse=True)}]}
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    units = root / "org/units.yaml"
    units.write_bytes(units.read_bytes().replace("  kind: 政府部门".encode(), "  kind:   政府部门".encode()))
    run("git", "init", "-q", cwd=root)
    run("git", "add", "-A", cwd=root)
    first = run(SCRIPTS / "pre-commit", "run", "--all-files", cwd=root)
    assert first.returncode == 1 and "files were modified by this hook" in first.stdout
    assert "kind:   " not in units.read_text(encoding="utf-8")
    run("git", "add", "-A", cwd=root)
    second = run(SCRIPTS / "pre-commit", "run", "--all-files", cwd=root)
    assert second.returncode == 0, second.stdout
    assert second.stdout.count("Passed") == len(HOOKS) == 3
