"""Every task judged from data falls when the data say otherwise, is to be verified when they say nothing, and alone.

For each such clause one variant of the demonstration county is looked for in which it falls to 逾期未落实 (未达到目标),
another in which it falls to 待核实 (数据待报), and no clause moves but those judged by the same one. The changes are
derived from the judgement itself (moves.py). What these cannot do, and which clauses rest on the very same fact, is
said with its reason in variants.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from edits import Spot, changes_of
from moves import MOVES
from variants import OUTCOMES, OWN, PACKS, SHORT, SILENT, TASKS, Bench, Variant, demonstration, from_data

from ygt.obligations import status
from ygt.obligations.kinds.table import TABLE

MOST = 400
"""So many changes are tried for one clause."""

NOT_DUE = (status.UNDER_WAY, status.TARGET_NOT_DUE)
GOOD = (status.DONE, status.LATE, status.TARGET_MET, status.MATERIAL_REVIEWED)


def walked() -> list[tuple[str, str, str]]:
    """Every task judged from data whose day has come, with the two ways to fall; of several judged by one, that one."""
    found = {
        (papers, bench.decisive(clause.id).id, how): None
        for papers, bench in ((one, demonstration(one)) for one in (PACKS, OWN))
        for clause in bench.clauses.values()
        if clause.strength in TASKS and from_data(bench.decisive(clause.id))
        if bench.before[clause.id].status not in NOT_DUE
        for how in (SHORT, SILENT)
    }
    return list(found)


def in_turn() -> list[Any]:
    """What is walked: each clause one of its two ways, in turn; the other is left to `make stress`.

    So is the demonstration county's own paper, which asks the same facts again.
    """
    clauses = list(dict.fromkeys(clause for _, clause, _ in walked()))
    return [
        one
        if one[0] != OWN and (SHORT, SILENT).index(one[2]) == clauses.index(one[1]) % 2
        else pytest.param(*one, marks=pytest.mark.stress)
        for one in walked()
    ]


@cache
def written() -> dict[tuple[str, str], dict[str, Any]]:
    """The entries of variants.yaml by clause and way to fall."""
    found = yaml.safe_load((Path(__file__).parent / "variants.yaml").read_text(encoding="utf-8"))
    return {(one["clause"], one["falls"]): one for one in found}


def derived(bench: Bench, clause: str, how: str) -> Iterator[Variant]:
    """The variants in which one of the judgements of the clause fails so, derived from it."""
    decisive, tried = bench.decisive(clause), 0
    for index, (raw, judgement) in enumerate(bench.judgements(decisive)):
        if raw["kind"] not in MOVES:
            continue
        for variant in MOVES[raw["kind"]][how](judgement, Spot(bench, decisive, raw)):
            tried += 1
            if tried > MOST:
                return
            if variant.sound and bench.outcome(decisive, index, variant) in OUTCOMES[how]:
                yield variant


@pytest.mark.parametrize(("papers", "clause", "how"), in_turn())
def test_a_task_falls_alone(papers: str, clause: str, how: str) -> None:
    bench = demonstration(papers)
    assert bench.before[clause].status in GOOD
    entry = written().get((clause, how), {})
    variants = [changes_of(entry["changes"], bench)] if "changes" in entry else derived(bench, clause, how)
    nearest: dict[str, str] | None = None
    for variant in variants:
        moved = bench.moved(variant)
        if bench.fell(clause, how, moved, entry.get("with", ())):
            return
        if nearest is None or len(moved) < len(nearest):
            nearest = {one: found.word for one, found in moved.items()}
    pytest.fail(f"没有使 {clause} 单独成为“{how}”的改动，最接近的改动使这些条款变化：{nearest}")


@pytest.mark.stress
@pytest.mark.parametrize(("clause", "how"), written())
def test_what_is_written_by_hand_cannot_be_derived(clause: str, how: str) -> None:
    papers = next(one for one in (PACKS, OWN) if clause in demonstration(one).clauses)
    bench = demonstration(papers)
    assert not any(bench.fell(clause, how, bench.moved(variant)) for variant in derived(bench, clause, how))


def test_written_variants_are_about_tasks_walked() -> None:
    assert written().keys() <= {(clause, how) for _, clause, how in walked()}


def test_every_task_of_the_packs_is_walked() -> None:
    bench = demonstration(PACKS)
    tasks = {one.id for one in bench.clauses.values() if one.strength in TASKS and from_data(one)}
    reached = {one for papers, clause, _ in walked() if papers == PACKS for one in bench.group(clause)}
    # Judged locally by material, though the national paper is judged from data where there is no local one.
    assert tasks - reached == {"S003-028"}


def test_every_kind_of_judgement_has_its_changes() -> None:
    bench = demonstration(PACKS)
    kinds = {raw["kind"] for papers, clause, _ in walked() if papers == PACKS for raw in bench.decisive(clause).judged}
    assert kinds - {"佐证"} == set(MOVES) == set(TABLE) - {"佐证"}
