"""Workspaces held in memory: the miniature county with changes laid over it, checked without touching the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ygt.check import Result, examine
from ygt.findings import Example, Finding
from ygt.ledger.load import TEXTS, assemble, files
from ygt.ledger.reading import Reading, reading
from ygt.schema.contract import contract
from ygt.schema.engine import Engine, engine
from ygt.schema.placement import unplaced
from ygt.source.reader import read

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
MINI = TESTS / "fixtures" / "mini"
WORKSPACES = (".", "examples/hangjin", "examples/wanyuan", "examples/nangang", "examples/demo")


@dataclass(frozen=True)
class Workspace:
    """The files of a workspace by path, those of `org/texts` included."""

    root: Path
    files: Mapping[str, bytes]

    def with_file(self, path: str, content: bytes | None) -> Workspace:
        """The same with one file replaced, or taken away where `content` is None."""
        changed = {other: held for other, held in self.files.items() if other != path}
        return Workspace(self.root, changed if content is None else changed | {path: content})

    def laid_over(self, examples: Iterable[Example]) -> Workspace:
        """The same with examples laid over it: records appended to lists, any other file replaced or taken away."""
        workspace = self
        for one in examples:
            content = one.text.encode() if one.raw is None else one.raw
            before = workspace.files.get(one.path, b"")
            kind = contract().kind_at(one.path)
            if kind and contract().kind(kind).layout == "list" and one.raw is None:
                content = before + content
            workspace = workspace.with_file(one.path, None if one.absent else content)
        return workspace

    def check(self, judge: Engine | None = None) -> Result:
        """What `ygt check` finds in it."""
        readings = self.readings(judge or engine(contract()))
        texts = {path: held.decode(errors="replace") for path, held in self.files.items() if path.startswith(TEXTS)}
        ledger, found = assemble(self.root, readings, texts)
        found += [
            unplaced(contract().files, path, empty=not self.files[path])
            for path in self._paths
            if not contract().kind_at(path)
        ]
        return examine(ledger, found)

    def readings(self, judge: Engine) -> list[Reading]:
        """Its files, each judged on its own: all that a check learns from `judge`."""
        return [_reading(path, self.files[path], judge) for path in self._paths if contract().kind_at(path)]

    @property
    def _paths(self) -> list[str]:
        return sorted(path for path in self.files if not path.startswith(f"{TEXTS}/"))


@lru_cache(maxsize=4096)
def _reading(path: str, content: bytes, judge: Engine) -> Reading:
    return reading(read(path, content), contract().kind(contract().kind_at(path) or ""), judge)


@lru_cache(maxsize=8)
def on_disk(root: Path) -> Workspace:
    """The workspace at `root` as it lies on the disk."""
    texts = (path.relative_to(root).as_posix() for path in sorted((root / TEXTS).glob("*.txt")))
    return Workspace(root, {path: (root / path).read_bytes() for path in (*files(root), *texts)})


def miniature() -> Workspace:
    """The miniature county."""
    return on_disk(MINI)


def located(finding: Finding) -> str:
    """A finding in the short form of cases: `YGT301@org/support.yaml:3:14`."""
    place = finding.place
    return f"{finding.code}@{place.path}:{place.line}:{place.column}"
