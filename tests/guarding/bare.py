"""A bare repository with the hook, and a clone that pushes to it: real git on both sides."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ygt.guarding.installing import install

NOBODY = "not a person"


def environment(**changes: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    who = {f"GIT_{role}_{what}": NOBODY for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2026-11-20T08:00:00+0800" for role in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LANG": "C.UTF-8"}
    return {**kept, **who, **when, **alone, **changes}


def git(folder: Path, *arguments: str, said: bytes | None = None, fails: bool = False) -> str:
    """Run git in `folder`; its output, or where it must fail its complaint."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, env=environment(), input=said, check=False
    )
    assert (done.returncode != 0) == fails, done.stderr.decode()
    return (done.stderr if fails else done.stdout).decode().strip()


@dataclass
class Guarded:
    """`bare` takes what is pushed from `work`."""

    bare: Path
    work: Path

    def commit(self, message: str = "x") -> str:
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "--allow-empty", "-m", message)
        return git(self.work, "rev-parse", "HEAD")

    def push(self, *references: str) -> str:
        """Push; what came back."""
        done = subprocess.run(
            ["git", "-C", str(self.work), "push", "--porcelain", "origin", *references],
            capture_output=True,
            env=environment(),
            check=False,
        )
        self.accepted = done.returncode == 0
        return done.stdout.decode() + done.stderr.decode()

    def tip(self, reference: str) -> str:
        """What the bare repository holds there; empty for nothing."""
        return git(self.bare, "for-each-ref", "--format=%(objectname)", reference)

    def break_it(self, folder: str = ".") -> None:
        self._replace(folder, "kind: 政府部门", "kind: 政府部们")

    def mend_it(self, folder: str = ".") -> None:
        self._replace(folder, "kind: 政府部们", "kind: 政府部门")

    def change_it(self, folder: str = ".") -> None:
        file = self.work / folder / "org/units.yaml"
        more = "- {name: 甲局, id: jia, kind: 其他}\n"
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")

    def _replace(self, folder: str, old: str, new: str) -> None:
        file = self.work / folder / "org/units.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def guarded(folder: Path, work: Path, *options: str) -> Guarded:
    """The workspace `work` as the first commit of a clone, nothing pushed yet."""
    bare = folder / "bare.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(bare))
    git(work, "init", "-q", "-b", "main")
    git(work, "remote", "add", "origin", str(bare))
    install(bare, options)
    one = Guarded(bare, work)
    one.commit()
    return one
