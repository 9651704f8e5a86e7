"""Rows handed out and the parts a list holds now: which is which, where both may have changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ygt.forms.cells import Shown

Cells = list[Shown]


def aligned(handed_out: Sequence[Cells], present: Sequence[Cells], label: Callable[[Cells], str]) -> dict[int, int]:
    """For each row handed out the number of the part it is now; a row that has no part any more is left out.

    First what is just the same, then what is called the same and nothing else is, last the only one left of both.
    """
    found: dict[int, int] = {}
    free = list(range(len(present)))
    for number, cells in enumerate(handed_out):
        same = next((other for other in free if present[other] == cells), None)
        if same is not None:
            found[number] = same
            free.remove(same)
    left = [number for number in range(len(handed_out)) if number not in found]
    for number in list(left):
        name = label(handed_out[number])
        alike = [other for other in free if label(present[other]) == name]
        if len(alike) == 1 and sum(label(handed_out[other]) == name for other in left) == 1:
            found[number] = alike[0]
            free.remove(alike[0])
            left.remove(number)
    if len(left) == len(free) == 1:
        found[left[0]] = free[0]
    return found
