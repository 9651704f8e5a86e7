"""The miniature county with tasks in every state, as it stands on one day."""

from __future__ import annotations

import shutil
from pathlib import Path

from workspaces import MINI, TESTS

TASKS = TESTS / "fixtures" / "tasks"
DAY = "2026-06-30"

MOVED = """
- name: 示例县中医局
  id: zhongyiju
  kind: 政府部门
  parent: 示例县人民政府
  until: 2025-02-28
  duty_transferred:
    - {duty: 中医馆, to: 示例县卫生健康局, on: 2025-03-01, basis: 机构改革方案}
"""


def task_county(folder: Path) -> Path:
    """A copy of it at `folder`, to be changed at will."""
    shutil.copytree(MINI, folder)
    shutil.copytree(TASKS, folder, dirs_exist_ok=True)
    with (folder / "org" / "units.yaml").open("a", encoding="utf-8") as units:
        units.write(MOVED.lstrip())
    return folder


def of_standing(folder: Path, standing: str) -> Path:
    """The same county as kept by itself (own), put together by others (compiled), or fictional."""
    path = folder / "org" / "county.yaml"
    text = path.read_text(encoding="utf-8").replace("standing: fictional", f"standing: {standing}")
    path.write_text(text, encoding="utf-8")
    return folder
