"""In which of several files a new drug is entered."""

from __future__ import annotations

from functools import cache

import pytest

from workspaces import REPOSITORY
from ygt.administration.placing import SeveralFilesError, file_for
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load


@cache
def demo() -> Ledger:
    return load(REPOSITORY / "examples" / "demo")[0]


def test_another_form_of_a_drug_goes_where_the_drug_is() -> None:
    drug = demo().contract.kind("drug")
    path = file_for(demo(), drug, {"name": "阿莫西林", "kind": "化学药品"})
    assert path == "catalogues/drugs/xiyao-01-kangweishengwu.yaml"


def test_where_nothing_tells_the_classes_are_named_not_the_files() -> None:
    drug = demo().contract.kind("drug")
    with pytest.raises(SeveralFilesError, match="无法断定") as refused:
        file_for(demo(), drug, {"name": "从未有过", "kind": "化学药品"})
    assert "写明 治疗类别=…" in refused.value.remedy and "抗微生物药" in refused.value.remedy
    assert len(refused.value.values) == len(refused.value.paths)
    given = {"name": "从未有过", "kind": "化学药品", "category": "抗微生物药"}
    assert file_for(demo(), drug, given) == "catalogues/drugs/xiyao-01-kangweishengwu.yaml"
