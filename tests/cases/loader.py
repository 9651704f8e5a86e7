"""Cases as data: what is laid over the miniature county, and exactly what the check then finds.

A case has a `name`; what it changes: `files` (text laid over: appended to lists, else replacing), `edit` (pairs of
what stands in a file and what takes its place), `encoded` (a file's text in another encoding), `remove` (files taken
away), `alone` (no file but the case's own); and what comes of it: `expect`, all findings as CODE@file:line:column,
and `absent`, the rules it passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from workspaces import MINI, Workspace, miniature
from ygt.findings import Example

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One case of a file of cases."""

    group: str
    name: str
    change: Mapping[str, Any]
    expect: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def codes(self) -> set[str]:
        """The codes it expects."""
        return {one.partition("@")[0] for one in self.expect}


def laid(change: Mapping[str, Any]) -> Workspace:
    """The miniature county with a case's change."""
    workspace = Workspace(MINI, {}) if change.get("alone") else miniature()
    for path in change.get("remove", ()):
        workspace = workspace.with_file(path, None)
    workspace = workspace.laid_over(Example(path, text) for path, text in change.get("files", {}).items())
    for path, pairs in change.get("edit", {}).items():
        text = workspace.files[path].decode()
        for old, new in pairs:
            assert text.count(old) == 1, f"{path}: {old!r} occurs {text.count(old)} times"
            text = text.replace(old, new)
        workspace = workspace.with_file(path, text.encode())
    for path, how in change.get("encoded", {}).items():
        workspace = workspace.with_file(path, how["text"].encode(how["encoding"]))
    return workspace


def cases() -> list[Case]:
    """Every case of every file."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text(encoding="utf-8")):
            change = {key: value for key, value in one.items() if key not in {"name", "expect", "absent"}}
            assert set(change) <= {"files", "edit", "encoded", "remove", "alone"}, f"{path.name}: {one['name']}"
            found.append(
                Case(path.stem, one["name"], change, tuple(one.get("expect", ())), tuple(one.get("absent", ())))
            )
    return found
