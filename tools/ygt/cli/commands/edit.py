"""`ygt edit`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ygt.cli.command import Command
from ygt.cli.lookup import named, no_record
from ygt.cli.settings import Settings
from ygt.cli.workspace import path_in
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger

if TYPE_CHECKING:
    from ygt.form.answers import Start

_WAIT = 5
"""Seconds given to a write that is under way when the program is stopped."""


@click.command(
    cls=Command,
    help="""
    在浏览器中填表修改台账：选择记录、逐项填写，核对结果随填随显，下方显示将写入的每一行。

    页面只在本机开放，地址中有本次运行的口令，不要转发给他人。保存即写入文件；
    有新的错误时不写入，文件已在别处改动时不覆盖。改好后用 ygt propose 提交。
    按 Ctrl-C 结束。
    """,
)
@click.argument("name", required=False, default="", metavar="[文件或名称]", help="打开这一条；不写则从列表中选择")
@click.option("--port", type=int, default=0, metavar="端口", help="使用的端口，默认由系统选择")
@click.option("--no-browser", "only_tell", is_flag=True, help="不打开浏览器，只显示地址")
@click.pass_obj
def command(settings: Settings, name: str, port: int, only_tell: bool) -> int:
    """Serve the form until stopped."""
    from ygt.cli.bug import bug_report
    from ygt.form.desk import Desk
    from ygt.form.server import Server
    from ygt.ledger.load import load

    with settings.progress("正在读取台账…"):
        ledger, _ = load(settings.root)
        start = _start(settings.root, ledger, name)
    desk = Desk(settings.root)

    def complain(error: BaseException) -> None:
        click.echo(bug_report(error, ["edit"]), err=True)

    with Server(desk, start, port, complain) as server:
        settings.write(f"请在本机浏览器中打开：{server.gate.address}")
        if not only_tell and not _opened(server.gate.address):
            settings.say("没有找到浏览器，请复制上面的地址，在本机浏览器中打开。")
        settings.say("按 Ctrl-C 结束。")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
        # What is being written is written to its end.
        desk.lock.acquire(timeout=_WAIT)
        settings.say("\n已结束，页面不再可用；保存过的改动都在文件中。")
    return 0


def _start(root: Path, ledger: Ledger, name: str) -> Start:
    """What the page opens with: the one record meant, or words to look for among the records."""
    from ygt.form.addresses import address_of

    if not name:
        return {}
    if "/" in name or name.endswith((".yaml", ".yml")):
        path = path_in(root, name)
        inside = [one for kind in ledger.records.values() for one in kind if one.path == path and one.parent is None]
        if not inside:
            raise ToolError(f"“{path}”中没有可以修改的记录", "写台账文件的路径，或记录的名称")
        found = inside if len(inside) == 1 else []
        words = path
    else:
        found = named(ledger, name)
        if not found:
            raise ToolError(*no_record(ledger, name))
        words = name
    return address_of(found[0]).as_sent() if len(found) == 1 else {"words": words}


def _opened(address: str) -> bool:
    """Whether a browser with windows could be opened; one that runs in the terminal would take it over."""
    import webbrowser

    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return False
    with suppress(webbrowser.Error, OSError):
        return webbrowser.open(address)
    return False
