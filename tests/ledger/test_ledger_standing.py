"""The standing of a ledger's data, and what must be said beside it."""

from __future__ import annotations

import pytest

from workspaces import miniature
from ygt.ledger.ledger import Ledger
from ygt.ledger.standing import COMPILED, FICTION, disclaimer, standing_of

COUNTY = "org/county.yaml"
STATED = "standing: fictional\n"


def ledger_with(stated: str) -> Ledger:
    text = miniature().files[COUNTY].decode()
    assert STATED in text
    return miniature().with_file(COUNTY, text.replace(STATED, stated).encode()).check().ledger


@pytest.mark.parametrize(
    ("stated", "standing", "said"),
    [
        ("standing: fictional\n", "fictional", FICTION),
        ("standing: own\n", "own", ""),
        ("standing: compiled\n", "compiled", COMPILED),
        # Whatever is not understood is shown with the most careful words.
        ("", "compiled", COMPILED),
        ("standing: official\n", "compiled", COMPILED),
        ("standing: [own]\n", "compiled", COMPILED),
    ],
)
def test_standing(stated: str, standing: str, said: str) -> None:
    ledger = ledger_with(stated)
    assert ledger.standing == standing == standing_of(ledger).key
    assert disclaimer(ledger).startswith(said)
    assert bool(disclaimer(ledger)) is bool(said)


def test_without_a_county() -> None:
    ledger = miniature().with_file(COUNTY, None).check().ledger
    assert ledger.standing == "compiled"
    assert disclaimer(ledger) == f"{COMPILED}。"


def test_the_keeper_is_named() -> None:
    assert standing_of(ledger_with("standing: own\n")).sentence.endswith("以正式印发的文件为准。")
