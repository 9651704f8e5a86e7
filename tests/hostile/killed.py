"""A process that carries out a command again and again, each time in a child that is killed at another moment.

A moment is what Python tells of before it happens: a file about to be opened for writing, renamed, taken away; a
program about to be started. Arguments, as one JSON: the scenario, the workspace, a folder to work in, which moments
(their numbers, or how many drawn with which seed). Prints a line of JSON for each: the moment, and what the folder
held after the kill, and once what was begun is finished as before every command.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ygt.cli.main import main
from ygt.edit.unfinished import finish
from ygt.publish.folders import replaced

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NAMED = {
    "open": "打开文件写入",
    "os.rename": "改名",
    "os.remove": "删除文件",
    "os.mkdir": "建立文件夹",
    "os.rmdir": "删除文件夹",
    "os.chmod": "改变权限",
    "subprocess.Popen": "启动程序",
    "ygt.exchange": "对换文件夹",
}


class Moments:
    """The moments of one run that concern a folder; at the chosen one, something is done."""

    def __init__(self, folder: Path, chosen: int | None = None, act: Callable[[], None] | None = None) -> None:
        self._folder = os.fspath(folder)
        self._chosen = chosen
        self._act = act
        self.seen: list[str] = []

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take notice of one."""
        if event not in NAMED or not arguments:
            return
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITING):
            return
        if event != "subprocess.Popen" and self._folder not in path:
            return
        self.seen.append(f"{NAMED[event]} {Path(path).name}")
        if self._act is not None and len(self.seen) - 1 == self._chosen:
            self._act()


def tree(folder: Path) -> dict[str, str]:
    """What a folder holds: every file with the sum of its bytes; files aside, which nobody reads, are left out."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".ygt-" not in file.as_posix() and "docs" not in file.parts
    }


def without_mkdocs() -> None:
    """Have a site made without mkdocs, of which nothing is tested here: its pages as they are, one after the other."""
    from ygt.publish.site import builder

    def run(configuration: Path, into: Path, _epoch: int) -> None:
        for page in sorted((configuration.parent / "docs").glob("*.md")):
            (into / page.name).write_bytes(page.read_bytes())
        (into / "index.html").write_bytes(b"new")

    builder._run_mkdocs = run


def swap_site(root: Path) -> int:
    """Replace a site by another as a build does, with as little else as can be."""
    with replaced(root / "build" / "site") as fresh:
        for name in ("index.html", "new.html"):
            (fresh / name).write_bytes(b"new")
    return 0


def child(words: list[str], root: Path, home: Path, moments: Moments, writing: int, *, stubbed: bool) -> None:
    """Carry out the command, and tell through `writing` how it ended and which moments it had."""
    os.environ.update(XDG_CACHE_HOME=str(home), HOME=str(home), SOURCE_DATE_EPOCH="1700000000")
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        said = root.parent / "said.txt"
        with said.open("w", encoding="utf-8") as err:
            sys.stdout, sys.stderr = nothing, err
            if stubbed:
                without_mkdocs()
            sys.addaudithook(moments.hook)
            if words == ["finish"]:
                code = int(finish(root) is None)
            else:
                code = swap_site(root) if words == ["swap"] else main(["-C", str(root), *words])
            moments._act = None
    os.write(writing, json.dumps({"code": code, "seen": moments.seen}).encode())


def forked(words: list[str], root: Path, home: Path, moments: Moments, *, stubbed: bool) -> dict[str, Any]:
    """The same in a process of its own; what it told, or the signal it died of."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        try:
            child(words, root, home, moments, writing, stubbed=stubbed)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(process, 0)
    ended = os.waitstatus_to_exitcode(status)
    return json.loads(answer) if answer else {"signal": -ended}


def carried_out(asked: dict[str, Any]) -> None:
    """Let it run through once, then once for every moment chosen."""
    template, work = Path(asked["template"]), Path(asked["work"])
    words, stubbed = list(asked["words"]), bool(asked["stubbed"])
    act = {"kill": lambda: os.kill(os.getpid(), signal.SIGKILL), "interrupt": _interrupt}[asked.get("act", "kill")]

    def fresh(name: str) -> tuple[Path, Path]:
        root = work / name / "county"
        shutil.copytree(template, root)
        return root, work / name / "home"

    root, home = fresh("whole")
    through = forked(words, root, home, Moments(work / "whole"), stubbed=stubbed)
    print(json.dumps({"before": tree(template), "after": tree(root), **through}), flush=True)
    count = len(through["seen"])
    numbers = asked["numbers"]
    if isinstance(numbers, int):
        chance = random.Random(asked["seed"])
        numbers = [chance.randrange(count) for _ in range(numbers)]
    for turn, number in enumerate(number for number in numbers if -count <= number < count):
        root, home = fresh(f"turn-{turn}")
        ended = forked(words, root, home, Moments(work / f"turn-{turn}", number % count, act), stubbed=stubbed)
        told = {"moment": f"{number % count + 1}/{count} {through['seen'][number]}", **ended, "then": tree(root)}
        told["said"] = (root.parent / "said.txt").read_text(encoding="utf-8")
        forked(["finish"], root, home, Moments(work / f"turn-{turn}"), stubbed=stubbed)
        told["finally"] = tree(root)
        if asked.get("again"):
            forked(words, root, home, Moments(work / f"turn-{turn}"), stubbed=stubbed)
            told["again"] = tree(root)
            told["left"] = sorted(one.name for one in root.rglob("*.ygt-*") if one.suffix in (".new", ".old", ".lock"))
        print(json.dumps(told, ensure_ascii=False), flush=True)
        shutil.rmtree(work / f"turn-{turn}")


def _interrupt() -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    carried_out(json.loads(sys.argv[1]))
