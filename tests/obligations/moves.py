"""From a judgement to the changes that would make it fall, kind by kind: what would have to be so for it to fail.

The changes are only candidates, in a fixed order: whether one does it is for judging to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from edits import Spot
from moves_of_days import deadline_short, deadline_silent, every_short, every_silent, target_short, target_silent
from moves_of_links import coverage_short, coverage_silent, link_short, link_silent, seat_short, seat_silent
from moves_of_records import (
    count_short,
    count_silent,
    each_short,
    each_silent,
    roll_short,
    roll_silent,
    share_short,
    share_silent,
)
from variants import SHORT, SILENT, Variant

Moves = Callable[[Any, Spot], Iterator[Variant]]

MOVES: dict[str, dict[str, Moves]] = {
    "每个": {SHORT: each_short, SILENT: each_silent},
    "数量": {SHORT: count_short, SILENT: count_silent},
    "比例": {SHORT: share_short, SILENT: share_silent},
    "名单": {SHORT: roll_short, SILENT: roll_silent},
    "席位": {SHORT: seat_short, SILENT: seat_silent},
    "关联": {SHORT: link_short, SILENT: link_silent},
    "时限": {SHORT: deadline_short, SILENT: deadline_silent},
    "周期": {SHORT: every_short, SILENT: every_silent},
    "覆盖": {SHORT: coverage_short, SILENT: coverage_silent},
    "指标": {SHORT: target_short, SILENT: target_silent},
}
"""How each kind of judgement may be made to fall. Material (佐证) is not judged from data."""
