"""A preview over a copy of the miniature county, to be edited."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ygt.clock import BEIJING
from ygt.preview.county import County
from ygt.preview.preview import Page, Preview
from ygt.resources import miniature_dir
from ygt.rules.table import RULES

AT = datetime(2026, 11, 21, tzinfo=BEIJING)
TOWNSHIP = "members/township.yaml"
CLINIC = "shili/members/songling.html"
CLINIC_NAME = "松岭乡卫生院"


@dataclass
class Previewed:
    """The preview, its workspace, and the faults of the tool it complained of."""

    root: Path
    preview: Preview
    faults: list[BaseException] = field(default_factory=list)

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def save(self, path: str, text: str) -> None:
        """Write a file as editors do, and have it noticed."""
        beside = self.root / f"{path}~"
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.root / path)
        self.preview.refresh({self.root})

    def change(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text
        self.save(path, text.replace(old, new))

    def page(self, path: str) -> Page:
        return self.preview.page(path)


def previewed(tmp_path: Path, *, internal: bool = False) -> Previewed:
    """A preview that has not been started."""
    root = Path(shutil.copytree(miniature_dir(), tmp_path / "county"))
    (tmp_path / "work").mkdir()
    faults: list[BaseException] = []
    preview = Preview(
        root,
        [County(root, "", internal=internal)],
        folder=tmp_path / "work",
        rules=RULES,
        moment=lambda _: AT,
        internal=internal,
        complaint=faults.append,
    )
    return Previewed(root, preview, faults)
