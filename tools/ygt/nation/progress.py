"""How far the work is, on one line of a terminal."""

from __future__ import annotations

import sys
from time import monotonic

WIDTH = 24
PAUSE = 0.1
"""The line is written anew after so many seconds at the soonest."""

SURE_AFTER = 3.0
"""How long the rest will take is said after so many seconds, when there is something to go by."""


class Progress:
    """A bar on standard error; where it is not shown, nothing is written."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._started = monotonic()
        self._written = 0.0
        self._visible = False

    def at(self, done: int) -> None:
        """Show that so much is done."""
        now = monotonic()
        if not self._shown or (self._visible and now - self._written < PAUSE):
            return
        self._written, self._visible = now, True
        full = WIDTH * done // self._total
        text = f"正在核对 [{'#' * full}{'-' * (WIDTH - full)}] {done}/{self._total}{self._rest(done, now)}"
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()

    def hide(self) -> None:
        """Leave the line as it was."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False

    def _rest(self, done: int, now: float) -> str:
        passed = now - self._started
        if not done or passed < SURE_AFTER:
            return ""
        seconds = round(passed / done * (self._total - done))
        return f" 约剩{seconds // 60}分{seconds % 60:02}秒" if seconds >= 60 else f" 约剩{seconds}秒"
