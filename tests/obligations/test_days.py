"""Days share their work: that must not show, and the work must stay in proportion to the records."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from one_clause import clause, county

from workspaces import REPOSITORY, miniature, on_disk
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record
from ygt.obligations.judge import Judging
from ygt.obligations.judged import Judgements

FIRST = date(2024, 5, 1)


def told(judgements: Judgements) -> list[tuple[object, ...]]:
    """Everything a reader may see of a day."""
    return [
        (
            one.clause.id,
            one.status,
            one.sentences,
            tuple(cited.said for cited in one.evidence),
            tuple(cited.said for cited in one.short),
            tuple(need.said for need in one.needs),
            one.remarks,
            one.fault,
        )
        for one in judgements
    ]


def with_packs(root: Path) -> Ledger:
    """A workspace with both packs, as far as it has none yet."""
    workspace = on_disk(root)
    text = workspace.files["org/county.yaml"].decode()
    if "\npacks:" not in text:
        text += "packs: [{pack: national-2023}, {pack: beian-2024}]\n"
    return workspace.with_file("org/county.yaml", text.encode()).check().ledger


@pytest.mark.parametrize("root", [".", pytest.param("examples/demo", marks=pytest.mark.stress)])
def test_a_day_is_judged_the_same_after_any_other(root: str) -> None:
    ledger = with_packs(REPOSITORY / root)
    shared = Judging(ledger)
    days = [FIRST + timedelta(days=75 * step) for step in range(12)]
    for day in (*days, *reversed(days)):
        pairs = zip(told(shared.on(day)), told(Judging(ledger).on(day)), strict=True)
        # Their identifiers only: to explain how two long texts differ takes minutes.
        assert [one[0] for one, other in pairs if one != other] == [], day


def test_what_rests_on_nothing_that_changed_is_not_worked_out_again() -> None:
    judging = Judging(with_packs(REPOSITORY / "examples" / "demo"))
    before, after = (judging.on(date(2026, month, 1)) for month in (1, 2))
    pairs = [
        (one, other)
        for first, second in zip(before, after, strict=True)
        for one, other in zip(first.verdicts, second.verdicts, strict=True)
    ]
    kept = sum(one is other for one, other in pairs)
    assert len(pairs) > 100
    assert kept > len(pairs) / 2


def test_a_group_of_many_records_takes_time_in_proportion() -> None:
    judgements = (
        "{kind: 每个, of: 乡镇卫生院, meets: {ambulances: {minimum: 1}}}",
        "{kind: 数量, of: 乡镇卫生院, minimum: 1}",
        "{kind: 关联, of: 乡镇卫生院, through: assignment, by: to_unit}",
        "{kind: 覆盖, of: 乡镇卫生院, through: assignment, by: to_unit}",
        "{kind: 名单, records: {kind: institution}, field: name, exactly: [青河镇中心卫生院]}",
    )
    ledger = county("\n".join(clause(one).replace("T-001", f"T-00{n}") for n, one in enumerate(judgements)))
    model = ledger.find("松岭乡卫生院", "institution")
    assert model is not None
    count = 20_000
    for number in range(count):
        data = {**model.data, "name": f"第{number}卫生院", "ambulances": number % 2}
        ledger.add(Record(model.kind, data, model.document, model.base))
    start = time.process_time()
    found = Judging(ledger).on(date(2026, 3, 1))
    spent = time.process_time() - start
    each = found.of("T-000")
    assert each is not None
    assert len(each.short) == count / 2
    # About a second; comparing each record with each of the others would take hours.
    assert spent < 30


def test_the_day_is_all_that_is_asked_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(date):
        @classmethod
        def today(cls) -> date:
            raise AssertionError("the clock was read")

    monkeypatch.setattr("ygt.obligations.judge.date", Stopped)
    assert len(Judging(miniature().check().ledger).on(date(2026, 3, 1))) == 3
