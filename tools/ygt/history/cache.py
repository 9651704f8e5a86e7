"""Accounts kept from one run to the next, under a key of all they depend on; to lose them costs time alone."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path

from ygt.errors import ToolError
from ygt.history.commits import Past, Trees
from ygt.history.entry import Account, as_data, from_data
from ygt.kept import CACHE, is_own, made
from ygt.resources import PACKAGE, schema_dir
from ygt.writing import write

NAME = "ygt-history"
FOLDER = Path(CACHE, NAME)
MOST_BYTES = 64 * 1024 * 1024


class Cache:
    """The kept accounts of a repository; where nothing can be kept, there are none and nothing is said."""

    def __init__(self, past: Past) -> None:
        top = past.top
        # Whoever can commit such a folder could have the history say what it does not.
        is_trusted = not past.holds(CACHE) and is_own(str(top), NAME)
        self._top = top
        self._folder = top / FOLDER / _tool()[:16] if is_trusted else None

    def find(self, key: str) -> Account | None:
        """What is kept under a key; None where there is nothing, or nothing that can be used."""
        if self._folder is None:
            return None
        file = self._folder / f"{key}.json"
        try:
            if file.stat().st_size > MOST_BYTES:
                return None
            return from_data(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, key: str, account: Account) -> None:
        """Keep an account; what an earlier tool kept is thrown away."""
        if self._folder is None:
            return
        try:
            if not self._folder.exists():
                shutil.rmtree(self._folder.parent, ignore_errors=True)
                made(str(self._top), NAME)
            write(self._folder / f"{key}.json", json.dumps(as_data(account), ensure_ascii=False))
        except (ToolError, OSError):
            self._folder = None


def key_of(before: list[Trees], after: Trees, day: date, moved_to: str | None) -> str:
    """All an account depends on, beside the tool and the contract."""
    told = json.dumps([before, after, day.isoformat(), moved_to], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:40]


@lru_cache(maxsize=1)
def _tool() -> str:
    """What the tool and the contract are: in a checkout, a version number stands for many states of both."""
    digest = hashlib.sha256()
    for folder, pattern in ((PACKAGE, "*.py"), (schema_dir(), "*.json"), (schema_dir(), "*.yaml")):
        for file in sorted(folder.rglob(pattern)):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
