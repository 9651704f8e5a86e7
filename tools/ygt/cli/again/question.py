"""One command line asked of one workspace: whether its answer is kept, and keeping it.

An answer is believed only where the secret shows that this user's tool kept it, no byte of the workspace has changed
since, and neither has the tool. In any doubt there is no answer, and the command is carried out.
"""

# `pathlib` takes longer to import than an answer that is kept takes to tell.
# ruff: noqa: PTH108, PTH110, PTH118, PTH120

from __future__ import annotations

import marshal
import os
import sys
import time

from ygt import __version__
from ygt.cli.again import digests
from ygt.cli.again.secret import secret
from ygt.kept import CACHE, held, is_own, is_unfinished, made, put

NAME = "ygt-check"
MOST_BYTES = 16 * 1024 * 1024
"""A longer report is not kept."""

RACY = 2_000_000_000
"""A file of the tool changed in these last nanoseconds may change once more without its times telling."""

MOST_ANSWERS = 48
"""So many answers of a repository are kept, the latest."""


class Question:
    """A command line of `ygt check` about the workspace at `root`."""

    def __init__(self, arguments: list[str], root: str) -> None:
        self._asked_at = time.time_ns() - RACY
        self._root = os.path.realpath(root)
        self._top = _repository_of(self._root)
        self._words = marshal.dumps((__version__, sys.version, arguments, self._root, self._top, _appearance()))
        self._seen: bytes | None = None

    @classmethod
    def of(cls, arguments: list[str]) -> Question | None:
        """The question a command line asks; None where it is not one whose answer is kept."""
        root, rest = ".", iter(arguments)
        for word in rest:
            if word == "-C":
                root = next(rest, root)
            elif word.startswith("-C"):
                root = word[2:]
        return cls(arguments, root) if "check" in arguments and _can_be_told() else None

    def answered(self) -> int | None:
        """Tell the answer that is kept and return the exit code; None where there is none to be believed."""
        told = self._find()
        if told is None:
            return None
        code, report = told
        left = memoryview(report)
        while left:
            left = left[os.write(1, left) :]
        return code

    def keep(self, report: bytes, code: int) -> None:
        """Keep an answer just given. Where that cannot be, nothing is said."""
        if self._top is None or self._seen is None or len(report) > MOST_BYTES or not is_own(self._top, NAME):
            return
        key = secret(self._top, make=True)
        paths = [*_own_files(), *digests.of_lists(self._root, self._top)]
        state = digests.of_states(paths, before=self._asked_at)
        if key is None or state is None or digests.of_workspace(self._root) != self._seen:
            return
        told = marshal.dumps((paths, state, self._seen, code, report))
        try:
            folder = made(self._top, NAME)
            put(os.path.join(folder, self._name(key)), digests.digest(self._words, told, key=key) + told)
            _forget_oldest(folder)
        except OSError:
            return

    def _find(self) -> tuple[int, bytes] | None:
        # What the command before was writing is finished by the command itself.
        if self._top is None or not is_own(self._top, NAME) or is_unfinished(self._root):
            return None
        # Before all else: where there is no answer yet, this is what the one to come will be about.
        self._seen = digests.of_workspace(self._root)
        key = secret(self._top)
        if self._seen is None or key is None:
            return None
        found = held(os.path.join(self._top, CACHE, NAME, self._name(key)), 2 * MOST_BYTES) or b""
        seal, told = found[: digests.SIZE], found[digests.SIZE :]
        if digests.digest(self._words, told, key=key) != seal:
            return None
        paths, state, seen, code, report = marshal.loads(told)
        return (code, report) if seen == self._seen and state == digests.of_states(paths) else None

    def _name(self, key: bytes) -> str:
        return digests.digest(self._words, key=key).hex()


def _repository_of(folder: str) -> str | None:
    """The folder of the repository that holds a folder, as `cli.workspace.repository_of` finds it."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _can_be_told() -> bool:
    """Whether standard output takes bytes as they are; a console of Windows does not."""
    return sys.stdout is not None and not (os.name == "nt" and os.isatty(1))


def _appearance() -> tuple[bool, bool, bool]:
    """What decides about colour where the command line does not."""
    return os.isatty(1), bool(os.environ.get("NO_COLOR")), os.environ.get("TERM") == "dumb"


def _own_files() -> list[str]:
    """The files the answer was made with: modules but those of Python itself, the contract, where packages are."""
    from ygt.resources import reference_dir, schema_dir

    modules = [
        file
        for name, module in sorted(sys.modules.items())
        if name.partition(".")[0] not in sys.stdlib_module_names and (file := getattr(module, "__file__", None))
    ]
    installed = [path for path in sys.path if path.endswith("-packages")]
    return [*modules, *installed, *digests.tree(str(schema_dir())), *digests.tree(str(reference_dir()))]


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        kept = sorted((one.stat(follow_symlinks=False).st_mtime_ns, one.path) for one in entries if one.name[0] != ".")
    for _, path in kept[:-MOST_ANSWERS]:
        os.unlink(path)
