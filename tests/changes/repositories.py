"""Real git repositories for the tests of changes: the miniature county before, and what a scenario makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from command_line import carried_out

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCENARIOS = sorted((HERE / "scenarios").glob("*.yaml"))
DAY = "2026-11-21"
DECIDED = "decided_by: {meeting: 县药事会2026年第4次会议}"


def environment(**changes: str) -> dict[str, str]:
    """What a user's shell would pass on, with one identity and one moment for every commit."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2026-11-20T08:00:00+0800" for role in ("AUTHOR", "COMMITTER")}
    return {
        **kept,
        **who,
        **when,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT / "tools"),
        **changes,
    }


def git(folder: Path, *arguments: str, said: bytes | None = None) -> str:
    """Run git in `folder`; its output."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment(), input=said
    )
    return done.stdout.decode().strip()


def committed(folder: Path, branch: str = "") -> str:
    """Commit all there is, on a new `branch` where one is named; the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    if branch:
        git(folder, "switch", "-q", "-c", branch)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def ygt(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real command line in `folder`."""
    return carried_out(arguments, cwd=folder, environment=environment(**(env or {})))


@dataclass(frozen=True)
class Scenario:
    """What a file in `scenarios` says: what stands before, and what is then edited."""

    name: str
    said: dict[str, Any]

    def prepare(self, folder: Path) -> None:
        """Make the miniature county what it is before."""
        for edit in self.said.get("before", ()):
            apply(folder, edit)
        if self.said.get("drugs"):
            drugs = "".join(drug(f"旧药{number}", "2026-01-01", "县药事会2025年第1次会议") for number in range(1, 9))
            (folder / "catalogues/drugs/more.yaml").write_text(drugs, encoding="utf-8")

    def make(self, folder: Path) -> None:
        """Make the change."""
        for edit in self.said["edits"]:
            apply(folder, edit)
        if self.said.get("drugs"):
            adjust_catalogue(folder)


def scenario(path: Path) -> Scenario:
    return Scenario(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))


def apply(folder: Path, edit: dict[str, Any]) -> None:
    """One edit of a file; what is to be replaced must be there."""
    file = folder / edit["file"]
    if "move" in edit:
        shutil.move(file, folder / edit["move"])
        return
    if "write" in edit:
        file.write_text(edit["write"], encoding="utf-8", newline="\n")
        return
    text = file.read_text(encoding="utf-8")
    if "append" in edit:
        text += edit["append"]
    else:
        old, new = edit["old"], edit["new"]
        assert old in text, f"{edit['file']}: {old}"
        head, _, tail = text.rpartition(old) if edit.get("last") else text.partition(old)
        text = text.replace(old, new) if edit.get("every") else head + new + tail
    file.write_text(text, encoding="utf-8", newline="\n")


def drug(name: str, day: str, meeting: str) -> str:
    """A drug stocked in the county and the townships."""
    number = name.encode().hex()
    return (
        f"- name: {name}\n  id: drug-{number}\n  kind: 化学药品\n  form: 片剂\n  strength: 5mg\n"
        f"  stocked_at: [县, 乡]\n  listed: {{on: {day}, reason: 首批遴选, decided_by: {{meeting: {meeting}}}}}\n"
    )


def adjust_catalogue(folder: Path) -> None:
    """12 drugs in, 5 out, 3 stocked in the villages as well, all by the same meeting."""
    file = folder / "catalogues/drugs/more.yaml"
    records = [f"- name: {one}" for one in file.read_text(encoding="utf-8").split("- name: ")[1:]]
    for index in range(5):
        records[index] += f"  delisted: {{on: 2026-12-01, reason: 临床需求减少, {DECIDED}}}\n"
    for index in range(5, 8):
        records[index] = records[index].replace("[县, 乡]", "[县, 乡, 村]")
        levels = "before: 县、乡, after: 县、乡、村, reason: 基层用药需要"
        change = f"{{on: 2026-12-01, kind: 增设配备层级, {levels}, {DECIDED}}}"
        records[index] += f"  changes:\n    - {change}\n"
    records += [drug(f"新药{number}", "2026-12-01", "县药事会2026年第4次会议") for number in range(10, 22)]
    file.write_text("".join(records), encoding="utf-8", newline="\n")
