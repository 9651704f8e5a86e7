"""`ygt site`."""

from __future__ import annotations

from datetime import date

import click

from ygt.cli.building import alone_in, as_of, build_site, index
from ygt.cli.command import Command
from ygt.cli.errors import print_error
from ygt.cli.parameters import as_of_option, internal_option
from ygt.cli.settings import Settings
from ygt.cli.several import check_all, report_errors
from ygt.report.display import visible


@click.command(
    cls=Command,
    help="""
    生成网站到 build/site：不写台账时只生成 -C 指定的一个县，写几个则合成一个门户。

    网站是静态文件，不需要联网，可以整个复制到内网或光盘；打开其中的 index.html 即可阅读。
    只含可以公开的内容；--internal 另生成内部版到 build/internal/site，首页列今日事项，不得对外提供。
    台账有错误时不生成，列出错误，以代码1结束。
    """,
)
@click.argument("workspaces", nargs=-1, metavar="[台账]...", help="台账所在的文件夹，可写多个")
@click.option("--keep-going", is_flag=True, help="有错误也生成：只用没有错误的部分，每页醒目注明；结束代码仍为1")
@as_of_option("生成该日的台账，每页注明，如 2025-12-31；默认为最近一次提交之日")
@internal_option("生成内部版：含不公开的内容，每页注明仅供内部使用")
@click.pass_obj
def command(settings: Settings, workspaces: tuple[str, ...], keep_going: bool, on: date | None, internal: bool) -> int:
    """Check the workspaces and build their site."""
    checked = check_all(settings, workspaces, on)
    errors = report_errors(settings, checked)
    if errors and not keep_going:
        remedy = "按上面的处理办法补正后再生成；只看没有错误的部分用 --keep-going"
        print_error(f"台账有{errors}处错误，未生成网站", remedy)
        return 1
    from ygt.publish.site.policy import FILE
    from ygt.publish.site.publish import built_in

    with alone_in(settings):
        at = as_of(settings, checked, on, internal=internal)
        made = build_site(settings, checked, at, recalled=on is not None, internal=internal)
    settings.write(visible(index(settings, internal=internal).as_posix()))
    settings.say(f"已生成网站，共{len(made.pages)}页{'；内部版含不公开的内容，不得对外提供' if internal else ''}")
    kept = (built_in(internal=internal) / FILE).as_posix()
    settings.say(f"内容安全策略（由网站服务器随各页发送，另存于 {kept}）：\n{made.policy}")
    return 1 if errors else 0
