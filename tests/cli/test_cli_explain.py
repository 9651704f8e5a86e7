from __future__ import annotations

import re

import pytest
from cli_process import Run

from workspaces import miniature
from ygt.cli.main import main
from ygt.report.display import width
from ygt.rules.table import RULES


def test_all_rules_are_listed(ygt: Run) -> None:
    done = ygt("explain", "--all")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.removesuffix("\n").split("\n")
    assert lines == [
        f"{rule.code}  {'错误' if rule.severity == 'error' else '提示'}  {rule.title}" for rule in RULES.values()
    ]


@pytest.mark.parametrize("word", ["YGT301", "ygt301", "unregistered-name"])
def test_a_rule_by_code_or_name(ygt: Run, word: str) -> None:
    done = ygt("explain", word)
    assert (done.returncode, done.stderr) == (0, "")
    rule = RULES["YGT301"]
    assert done.stdout.startswith(f"YGT301  {rule.title}\n\n性质      错误（不可能属实，更正后才能通过）\n缘由      ")
    assert f"有误的写法（{rule.bad[0].path}）：\n    " + rule.bad[0].text.split("\n")[0] in done.stdout
    assert f"正确的写法（{rule.good[0].path}）：\n    " + rule.good[0].text.split("\n")[0] in done.stdout


@pytest.mark.parametrize("code", RULES)
def test_every_rule_can_be_explained(code: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    text, errors = capfd.readouterr()
    assert errors == ""
    for part in ("性质  ", "缘由  ", "依据  ", "处理办法  "):
        assert part in text
    # Files too large or closed to the reader cannot be shown as examples.
    assert text.count("有误的写法（") == len(RULES[code].bad)
    assert text.count("正确的写法（") == len(RULES[code].good)
    explanation = text.partition("有误的写法")[0]
    # Fields that only a finding fills in mean nothing here.
    assert not re.search(r"\{[a-z_]*\}", explanation)
    assert max(width(line) for line in explanation.split("\n")) <= 84
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("YGT001", "（文件的字节：2d 20 6e"),
        ("YGT004", "\\r\n"),
        ("YGT007", "镇\\u200b卫生院"),
        ("YGT116", "（没有这个文件）"),
        ("YGT506", "（decided_by: {meeting: …}）"),
        ("YGT016", "因具体情况而异，核对时逐处给出"),
    ],
)
def test_examples_that_are_not_plain_text(ygt: Run, code: str, shown: str) -> None:
    assert shown in ygt("explain", code).stdout


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if "{" in rule.help.replace("{{", "")])
def test_a_remedy_that_depends_on_the_mistake_is_that_of_the_example(
    code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code]) == 0
    text = "".join(line.strip() for line in capfd.readouterr().out.split("\n"))
    found = [one for one in miniature().laid_over(RULES[code].bad).check().findings if one.code == code]
    if found:
        assert f"处理办法{found[0].help}（以下面有误的写法为例）".replace(" ", "") in text.replace(" ", "")
    else:
        assert not RULES[code].bad
