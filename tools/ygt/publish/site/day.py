"""The day a build is as of: one commit, one site. No clock is read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from ygt.clock import BEIJING
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger

EPOCH = date(1970, 1, 1)


def build_time(root: Path, ledgers: Sequence[Ledger]) -> datetime:
    """SOURCE_DATE_EPOCH where it is set, else the commit `root` is at, else the latest day the ledgers record.

    Raises ToolError where SOURCE_DATE_EPOCH is set to something that is no number of seconds.
    """
    stated = stated_time()
    if stated is not None:
        return stated
    committed = _commit_time(root)
    if committed is not None:
        return datetime.fromtimestamp(committed, BEIJING)
    days = [one.latest_day for one in ledgers if one.latest_day]
    return datetime.combine(max(days, default=EPOCH), time(), BEIJING)


def stated_time() -> datetime | None:
    """SOURCE_DATE_EPOCH where it is set, else None; raises ToolError where it is no number of seconds."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    return _moment(stated) if stated else None


def _moment(stated: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(stated), UTC).astimezone(BEIJING)
    except (ValueError, OverflowError, OSError) as error:
        raise ToolError(
            f"环境变量 SOURCE_DATE_EPOCH 的值“{stated}”不是秒数", "改为自1970年1月1日起的秒数，或取消该变量"
        ) from error


def _commit_time(root: Path) -> int | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip().isdigit() else None
