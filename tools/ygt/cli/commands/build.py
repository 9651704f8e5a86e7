"""`ygt build`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click

from ygt.cli.building import NOTICES, alone_in, as_of, build_site, index
from ygt.cli.command import Command
from ygt.cli.errors import print_error
from ygt.cli.parameters import as_of_option, internal_option
from ygt.cli.settings import Settings
from ygt.cli.several import Checked, check_all, report_errors
from ygt.report.display import padded, visible, width
from ygt.report.summary import counts
from ygt.writing import own_place

HEADS = ("台账", "记录", "错误", "提示", "待填报", "网页", "公文")
GAP = "  "


@click.command(
    cls=Command,
    help="""
    核对台账、印制公文、生成网站，一次完成：公文在 build/notices，网站在 build/site。

    网站只含可以公开的内容；--internal 改为生成内部版，在 build/internal/site，不得对外提供。
    不写台账时只处理 -C 指定的一个县。任何一个台账有错误时只核对，不印制也不生成，以代码1结束。
    """,
)
@click.argument("workspaces", nargs=-1, metavar="[台账]...", help="台账所在的文件夹，可写多个")
@as_of_option("网站生成该日的台账，每页注明，公文只印该日以前的，如 2025-12-31；默认为最近一次提交之日")
@internal_option("生成内部版网站：含不公开的内容，每页注明仅供内部使用")
@click.pass_obj
def command(settings: Settings, workspaces: tuple[str, ...], on: date | None, internal: bool) -> int:
    """Check, print and publish the workspaces, and say in one table what came of it."""
    checked = check_all(settings, workspaces, on)
    errors = report_errors(settings, checked)
    at = as_of(settings, checked, on, internal=internal)
    if errors:
        settings.write("\n".join(_table(_rows(checked, at.date(), {}, {}))))
        print_error(f"台账有{errors}处错误，未印制公文，也未生成网站", "按上面的处理办法补正后再做")
        return 1
    with alone_in(settings):
        notices = _print(settings, checked)
        made = build_site(settings, checked, at, recalled=on is not None, internal=internal)
    settings.write("\n".join(_table(_rows(checked, at.date(), made.counts, notices))))
    shared = len(made.pages) - sum(made.counts.values())
    settings.say(f"另有各县共用的网页{shared}页")
    settings.write(f"打开网站：{visible(index(settings, internal=internal).as_posix())}")
    return 0


def _print(settings: Settings, checked: Sequence[Checked]) -> dict[str, int]:
    """Print the notices of every workspace into a folder of its own; how many, by folder."""
    from ygt.publish.notices.printing import print_notices
    from ygt.publish.site.addresses import folder_of

    printed: dict[str, int] = {}
    for one in checked:
        folder = folder_of(one.result.ledger)
        with settings.progress(f"正在印制公文 {one.name}…"):
            printed[folder] = len(print_notices(one.result.ledger, own_place(settings.root, NOTICES / folder)))
    return printed


def _rows(
    checked: Sequence[Checked], day: date, pages: dict[str, int], notices: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    from ygt.ledger.blanks import blanks
    from ygt.publish.site.addresses import folder_of

    for one in checked:
        ledger = one.result.ledger
        found = counts(one.result)
        folder = folder_of(ledger)
        blank = sum(each.count for each in blanks(ledger, day))
        name = ledger.county.name if ledger.county else ""
        numbers = (found.records, found.errors, found.notes, blank, pages.get(folder, 0), notices.get(folder, 0))
        yield visible(f"{name}（{one.name}）"), *map(str, numbers)


def _table(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """The rows under their heads: names to the left, numbers to the right."""
    cells = [HEADS, *rows]
    columns = [max(width(row[place]) for row in cells) for place in range(len(HEADS))]
    for row in cells:
        first, *numbers = zip(row, columns, strict=True)
        yield GAP.join([padded(*first), *(" " * (room - width(cell)) + cell for cell, room in numbers)])
