"""Where the table begins in a sheet: titles above passed over, heads of two or three rows read as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ygt.errors import ToolError
from ygt.importing.folding import head_words
from ygt.importing.grid import Area, Grid, column_name, plain, row_names

JOINT = "·"
_LOOKED_AT = 40
_DEEPEST = 3
_MOST_WORDS = 40
_LEAST = 2
_ENOUGH = 0.6
"""The share of known heads, of a row or of the row that has most, from which a row is one of heads."""
_WHOLE = 0.6
"""The share of the table's columns from which what stands over them is a title."""

Known = Callable[[str, str], bool]
"""Whether a head, with the whole of what stands above it, is one that is known."""


@dataclass(slots=True)
class Heads:
    """The rows of the head, and what stands over each column: the words from the outermost on."""

    first: int
    last: int
    words: dict[int, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> dict[int, str]:
        """What each column is called; one that has no head, or that of another column, by where it stands too."""
        found: dict[int, str] = {}
        seen: set[str] = set()
        for column, words in sorted(self.words.items()):
            name = JOINT.join(words) or f"（{column_name(column)}，无表头）"
            found[column] = name if head_words(name) not in seen else f"{name}（{column_name(column)}）"
            seen.add(head_words(found[column]))
        return found


def heads(grid: Grid, known: Known, rows: tuple[int, int] | None = None) -> Heads:
    """The head of the table in a sheet; `rows` are its first and last row where the user says so.

    Raises ToolError where no row has two heads that are known.
    """
    if rows is not None:
        return _between(grid, *rows)
    candidates = [row for row in grid.rows if row not in grid.hidden_rows][:_LOOKED_AT]
    scores = {row: _score(_between(grid, row, row), known) for row in candidates}
    most = max(scores.values(), default=0)
    # Heads come again on every page, in full where the first stand in two rows: the first that will do are meant.
    best = next((row for row in candidates if scores[row] >= _ENOUGH * most), None)
    if best is None or most < _LEAST:
        raise ToolError(
            f"“{grid.name}”中找不到表头：前{len(candidates)}行没有一行有两个以上认得的列名",
            "核对工作表；列名特殊的，用 --head 指明表头所在的行，如 --head 3 或 --head 3-4",
        )
    first = last = best
    while last - first + 1 < _DEEPEST and (below := last + 1) in candidates and _is_lower(grid, first, below, known):
        last = below
    while last - first + 1 < _DEEPEST and (above := first - 1) in candidates and _is_group(grid, above, first):
        first = above
    return _between(grid, first, last)


def _between(grid: Grid, first: int, last: int) -> Heads:
    found = Heads(first, last)
    rows = [_spread(grid, row, is_last=row == last) for row in range(first, last + 1)]
    for column in _width(grid, last):
        words: list[str] = []
        for row in rows:
            word = " ".join(row.get(column, "").split())
            if word and word not in words:
                words.append(word)
        found.words[column] = words
    return found


def _width(grid: Grid, last: int) -> list[int]:
    """The columns of the table: those in which something stands from the head's last row on."""
    return [column for column, depth in grid.depths.items() if depth >= last]


def _spread(grid: Grid, row: int, *, is_last: bool) -> dict[int, str]:
    """The words of a row of heads; what is merged, or heads a group, stands over each of its columns."""
    found = _texts(grid, row)
    for area in (one for one in grid.merged if one.top <= row <= one.bottom):
        if word := grid.text(area.top, area.left):
            found |= dict.fromkeys(range(area.left, area.right + 1), word)
    if not is_last and not any(one.top <= row <= one.bottom and one.right > one.left for one in grid.merged):
        # Text files keep only the first of merged cells: what follows it and has a head of its own below belongs to it.
        held = ""
        for column in _width(grid, row + 1):
            held = found.get(column, "") or (held if grid.text(row + 1, column) else "")
            if held:
                found[column] = held
    return found


def _texts(grid: Grid, row: int) -> dict[int, str]:
    """What stands in a row itself, by column."""
    return {column: plain(cell) for column, cell in grid.by_row.get(row, {}).items()}


def _score(heads: Heads, known: Known) -> int:
    """How many different heads are known; a row of long texts or figures has none."""
    return len({words[-1] for words in heads.words.values() if words and known(words[-1], JOINT.join(words))})


def _is_title(grid: Grid, row: int) -> bool:
    """Whether a row says one thing over the whole table, or is a line such as 单位：…　日期：…."""
    spread, columns = _spread(grid, row, is_last=True), _width(grid, row + 1)
    words = set(spread.values())
    if any(":" in one or "：" in one or len(one) > _MOST_WORDS for one in words):
        return True
    return len(words) < 2 and (not spread or min(spread) <= min(columns) or len(spread) > _WHOLE * len(columns))


def _is_group(grid: Grid, above: int, first: int) -> bool:
    """Whether the row above the heads names groups of them, or heads that have none below."""
    if _is_title(grid, above):
        return False
    if any(_reaches(one, above, first) for one in grid.merged if one.top == above):
        return True
    own, upper = set(_texts(grid, first)), set(_texts(grid, above))
    return bool(upper - own) or (not grid.merged and len(upper) < len(own))


def _reaches(area: Area, above: int, first: int) -> bool:
    """Whether a merged area stands over several heads, or reaches down among them."""
    return area.right > area.left or (area.top <= above and area.bottom >= first)


def _is_lower(grid: Grid, first: int, below: int, known: Known) -> bool:
    """Whether the row below says heads too, most of them known, and not those above once more."""
    words = _texts(grid, below)
    above = _spread(grid, below - 1, is_last=False)
    so_far = _between(grid, first, below - 1).words
    if sum(word in so_far.get(column, ()) for column, word in words.items()) >= _ENOUGH * len(words):
        return False
    heads = sum(known(word, f"{above.get(column, '')}{JOINT}{word}") for column, word in words.items())
    return len(words) >= _LEAST and heads >= _ENOUGH * len(words)


def rows_said(text: str) -> tuple[int, int]:
    """The rows that `3` or `3-4` means, counted from 0. Raises ToolError for anything else."""
    first, _, last = text.replace("—", "-").replace("至", "-").partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()) or int(first) < 1 or int(last or first) < int(first):
        raise ToolError(f"表头的行“{text}”写法不对", "写表头所在的行，如 --head 3 或 --head 3-4")
    return int(first) - 1, int(last or first) - 1


def in_words(heads: Heads) -> str:
    """The rows of the head as people call them."""
    return row_names(range(heads.first, heads.last + 1))
