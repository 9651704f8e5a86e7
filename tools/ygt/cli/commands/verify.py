"""`ygt verify`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ygt.cli.command import Command
from ygt.cli.parameters import DAY
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.report.display import visible

if TYPE_CHECKING:
    from ygt.proofreading.draft import Draft
    from ygt.proofreading.mark import Mark
    from ygt.proofreading.word.comments import Comment


@click.command(
    cls=Command,
    help="""
    拿 Word 稿来对账：稿中的姓名、职务、单位、数量、文号、中心、药品、日期、条款与台账核对，
    前后文相互核对，并指出文字上的误写。

    稿件照旧用 Word 或 WPS 起草，存为 .docx。写明 -o 时另存一份，问题以批注标在原处，原稿不改动。
    有修订痕迹的，按接受修订后的文字核对。有问题时以代码1结束，稿件无法读取时以代码2结束。
    """,
)
@click.argument("draft", required=False, type=click.Path(path_type=Path), metavar="稿件", help="要核对的 .docx 文档")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="另存带批注的文档，如 稿件-核对.docx"
)
@click.option(
    "--as-of", "on", type=DAY, metavar="日期", help="按该日的台账核对，默认为稿件的成文日期；稿件没有成文日期的，为当天"
)
@click.option("--checks", "listing", is_flag=True, help="列出全部核对事项及其缘由，不核对稿件")
@click.pass_obj
def command(settings: Settings, draft: Path | None, output: Path | None, on: date | None, listing: bool) -> int:
    """Verify a draft against the workspace, and write a commented copy where asked."""
    if listing:
        settings.write("\n".join(_checks()))
        return 0
    if draft is None:
        raise click.UsageError("请写明要核对的稿件，如 ygt verify 稿件.docx")
    # Reading documents is the business of this command alone.
    from ygt.clock import today
    from ygt.ledger.load import load
    from ygt.proofreading.verify import verify
    from ygt.proofreading.word.package import open_package
    from ygt.proofreading.word.reading import read_draft

    _refuse_output(draft, output)
    word = read_draft(open_package(draft))
    with settings.progress("正在核对…"):
        ledger, found = load(settings.root)
        day = on or word.draft.day or today()
        marks = verify(word.draft, ledger, day)
    errors = sum(one.severity == "error" for one in found)
    if errors:
        settings.say(f"台账有{errors}处错误，核对可能不全，请先用 ygt check 查看")
    if marks:
        settings.write("\n".join(_line(word.draft, mark) for mark in marks))
    settings.say(_summary(marks, day, "指定的日期" if on else "成文日期" if word.draft.day else "当天"))
    if output is not None:
        from ygt.proofreading.word.comments import commented
        from ygt.writing import write

        write(output, commented(word, _comments(word.draft, marks)))
        settings.say(f"已另存：{output}（原稿未改动）")
    return 1 if marks else 0


def _refuse_output(draft: Path, output: Path | None) -> None:
    """Raise ToolError where the copy would overwrite the draft, or could not be opened as a document."""
    if output is None:
        return
    if output.resolve() == draft.resolve() or (output.exists() and draft.exists() and output.samefile(draft)):
        raise ToolError("另存的文件与原稿同名", "用 -o 写另一个文件名，如 稿件-核对.docx；原稿不改动")
    if output.suffix.lower() != ".docx":
        raise ToolError(f"另存的文件“{output.name}”不是 .docx", "请以 .docx 作文件名的结尾")


def _line(draft: Draft, mark: Mark) -> str:
    return visible(f"{draft.paragraphs[mark.paragraph].place(mark.start)}：{mark.message}。〔{mark.code}〕")


def _comments(draft: Draft, marks: Sequence[Mark]) -> list[Comment]:
    from ygt.proofreading.table import CHECKS
    from ygt.proofreading.word.comments import Comment

    found = []
    for mark in marks:
        where = draft.paragraphs[mark.paragraph].where
        # The comment hangs on another place: it has to say on which.
        place = "" if where.kind in {"body", "cell"} else f"{where.label}："
        lines = (f"{place}{mark.message}。", f"处理办法：{mark.help}。", f"〔{mark.code} {CHECKS[mark.code].title}〕")
        found.append(Comment(mark.paragraph, mark.start, mark.end, tuple(map(visible, lines))))
    return found


def _summary(marks: Sequence[Mark], day: date, origin: str) -> str:
    from ygt.dates import printed_day
    from ygt.proofreading.mark import GROUPS

    base = f"按{printed_day(day)}（{origin}）的台账核对"
    if not marks:
        return f"{base}，没有发现问题"
    counts = {group: sum(mark.code[2] == figure for mark in marks) for figure, group in GROUPS.items()}
    return f"{base}，共{len(marks)}处：" + "，".join(f"{group}{count}处" for group, count in counts.items() if count)


def _checks() -> list[str]:
    from ygt.proofreading.mark import GROUPS
    from ygt.proofreading.table import CHECKS

    lines = []
    for figure, group in GROUPS.items():
        lines += [group, ""]
        for code, check in CHECKS.items():
            if code[2] == figure:
                lines += [f"{code} {check.title}", f"    {check.why}", f"    例：{check.bad[0].strip()}"]
        lines.append("")
    return lines[:-1]
