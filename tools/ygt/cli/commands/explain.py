"""`ygt explain`."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

import click

from ygt.cli.command import COLUMNS, Command
from ygt.cli.illustration import illustration
from ygt.cli.parameters import no_such_rule
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.findings import CERTAINTIES, SEVERITIES, Example, Rule
from ygt.report.colour import Paint
from ygt.report.display import padded, visible, wrapped
from ygt.rules.table import RULES

MEANINGS = {"error": "不可能属实，更正后才能通过", "note": "值得留意，不影响提交"}


@click.command(
    cls=Command,
    help="""
    说明一条规则：缘由、依据、有误和正确的写法、处理办法。

    编号印在每处错误和提示的方括号里，如 YGT301。
    """,
)
@click.argument("code", required=False, metavar="编号", help="规则的编号，如 YGT301")
@click.option("--all", "everything", is_flag=True, help="列出全部规则")
@click.pass_obj
def command(settings: Settings, code: str | None, everything: bool) -> int:
    """Explain one rule, or list all."""
    if everything:
        settings.write("\n".join(_list(settings.paint)))
    elif code is None:
        raise ToolError("缺少规则的编号", "写上编号，如 ygt explain YGT301；列出全部规则用 ygt explain --all")
    else:
        settings.write("\n".join(_explanation(_rule(code), settings.paint)))
    return 0


def _rule(word: str) -> Rule:
    for rule in RULES.values():
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    raise ToolError(no_such_rule(word), "列出全部规则用 ygt explain --all")


def _list(paint: Paint) -> Iterator[str]:
    for rule in RULES.values():
        yield f"{paint(rule.code, rule.severity)}  {SEVERITIES[rule.severity]}  {rule.title}"


def _explanation(rule: Rule, paint: Paint) -> Iterator[str]:
    yield f"{paint(rule.code, rule.severity)}  {paint(rule.title, 'strong')}"
    yield ""
    yield from _paragraph("性质", f"{SEVERITIES[rule.severity]}（{MEANINGS[rule.severity]}）")
    yield from _paragraph("缘由", rule.why)
    certainty = CERTAINTIES[rule.certainty]
    yield from _paragraph("依据", f"{rule.basis}（{certainty}）" if rule.basis else certainty)
    yield from _paragraph("处理办法", _remedy(rule))
    yield from _paragraph("例外", "有依据的可在记录中登记 exceptions（有据例外）" if rule.exceptable else "不能例外")
    for title, examples in (("有误的写法", rule.bad), ("正确的写法", rule.good)):
        for example in examples:
            yield ""
            yield f"{title}（{example.path}）："
            yield from _example(example)


def _paragraph(title: str, text: str) -> Iterator[str]:
    first, *others = wrapped(text, COLUMNS - 10)
    yield padded(title, 10) + first
    yield from (" " * 10 + line for line in others)


def _remedy(rule: Rule) -> str:
    """The remedy; where it depends on the mistake, the one for the example that follows."""
    if any(field is not None for _, field, _, _ in Formatter().parse(rule.help)):
        finding = illustration(rule)
        return f"{finding.help}（以下面有误的写法为例）" if finding else "因具体情况而异，核对时逐处给出"
    return rule.help.format()


def _example(example: Example) -> Iterator[str]:
    if example.absent:
        yield "    （没有这个文件）"
        return
    text = example.text
    if example.raw is not None:
        try:
            text = example.raw.decode("utf-8")
        except UnicodeDecodeError:
            yield f"    （文件的字节：{example.raw[:24].hex(' ')} …）"
            return
    if not text:
        yield "    （文件没有内容）"
    # Line ends and hidden characters are what some examples are about.
    for line in text.removesuffix("\n").split("\n") if text else ():
        yield f"    {visible(line)}".rstrip()
