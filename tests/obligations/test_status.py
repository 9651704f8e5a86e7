from __future__ import annotations

import pytest

from ygt.obligations import status
from ygt.obligations.status import Status, Weighed
from ygt.obligations.verdict import Outcome

MET, UNMET, UNKNOWN, PENDING = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN, Outcome.PENDING


@pytest.mark.parametrize(
    ("weighed", "word"),
    [
        (Weighed(MET), "已落实"),
        (Weighed(MET, late=True), "逾期落实"),
        (Weighed(UNMET), "逾期未落实"),
        (Weighed(UNMET, due=False), "推进中（未到时限）"),
        (Weighed(PENDING), "逾期未落实"),
        (Weighed(PENDING, due=False), "推进中（未到时限）"),
        (Weighed(UNKNOWN), "待核实"),
        (Weighed(UNKNOWN, due=False), "待核实"),
        (Weighed(MET, "指标"), "达到目标"),
        (Weighed(MET, "指标", late=True), "达到目标"),
        (Weighed(UNMET, "指标"), "未达到目标"),
        (Weighed(PENDING, "指标", due=False), "未到考核时点"),
        (Weighed(UNKNOWN, "指标"), "数据待报"),
        (Weighed(MET, "佐证"), "有佐证材料（待复核）"),
        (Weighed(MET, "佐证", reviewed=True), "有佐证材料（已复核）"),
        (Weighed(UNKNOWN, "佐证"), "待核实"),
        (Weighed(UNMET, "佐证"), "逾期未落实"),
    ],
)
def test_one_requirement(weighed: Weighed, word: str) -> None:
    assert str(status.of_one(weighed)) == word


@pytest.mark.parametrize(
    ("weighed", "word"),
    [
        ([Weighed(MET), Weighed(UNKNOWN), Weighed(UNMET)], "逾期未落实"),
        ([Weighed(MET), Weighed(UNKNOWN)], "待核实"),
        ([Weighed(MET), Weighed(UNMET, due=False), Weighed(MET, late=True)], "推进中（未到时限）"),
        ([Weighed(MET), Weighed(MET, late=True)], "逾期落实"),
        ([Weighed(MET), Weighed(MET, "佐证")], "有佐证材料（待复核）"),
        ([Weighed(MET), Weighed(MET, "佐证", reviewed=True)], "有佐证材料（已复核）"),
        ([Weighed(MET), Weighed(UNMET, "指标")], "未达到目标"),
        ([Weighed(MET, "指标"), Weighed(MET)], "达到目标"),
        ([], "待核实"),
    ],
)
def test_several_stand_as_the_worst(weighed: list[Weighed], word: str) -> None:
    assert str(status.of_task(weighed)) == word
    assert str(status.of_task(reversed(weighed))) == word


@pytest.mark.parametrize(
    ("weighed", "word"),
    [
        ([Weighed(MET)], "已开展"),
        ([Weighed(UNMET)], "未开展（不作评价）"),
        ([Weighed(UNKNOWN)], "未开展（不作评价）"),
        ([Weighed(MET), Weighed(UNKNOWN)], "未开展（不作评价）"),
        ([], "未开展（不作评价）"),
    ],
)
def test_encouraged_matters_are_never_failing(weighed: list[Weighed], word: str) -> None:
    assert str(status.of_encouraged(weighed)) == word


@pytest.mark.parametrize(
    ("weighed", "binding", "word"),
    [
        ([Weighed(MET, late=True)], True, "公开资料已载明"),
        ([Weighed(UNKNOWN), Weighed(MET)], True, "公开资料未载明"),
        ([Weighed(PENDING)], True, "公开资料未载明"),
        ([Weighed(UNMET), Weighed(UNKNOWN)], True, "文件前后表述不一致（待核）"),
        ([Weighed(UNMET)], False, "公开资料未载明"),
        ([Weighed(UNMET, "指标")], True, "文件前后表述不一致（待核）"),
        ([], True, "公开资料未载明"),
    ],
)
def test_compiled(weighed: list[Weighed], binding: bool, word: str) -> None:
    assert str(status.of_compiled(weighed, binding=binding)) == word


def test_words_are_those_of_the_offices_and_stand_once() -> None:
    assert len(set(status.WORDS)) == len(status.ALL)
    assert not any(blamed in word for word in status.WORDS for blamed in ("资料不足", "未达标", "达标", "追溯"))


def test_every_state_says_what_it_means() -> None:
    explained: list[Status] = [one for one in status.ALL if one.meaning]
    assert len(explained) == len(status.ALL)
