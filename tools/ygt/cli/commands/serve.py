"""`ygt serve`."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

import click

from ygt.cli.building import as_of, printed
from ygt.cli.command import Command
from ygt.cli.parameters import internal_option
from ygt.cli.settings import Settings
from ygt.cli.several import Checked, named_workspaces

if TYPE_CHECKING:
    from ygt.check import Result
    from ygt.preview.county import County
    from ygt.preview.preview import Preview
    from ygt.preview.watching import Watch

PORT = 8000
POLL = 0.15
"""Seconds between two looks at the files."""
REST = 2.0
"""Seconds after a save before pages are made in advance: the browser comes first."""
BREATH = 0.002
"""Seconds between two such pages, in which one that is asked for takes its turn."""


@click.command(
    cls=Command,
    help="""
    在本机浏览器中查看网站：保存台账文件，打开着的网页随即更新；不写台账时只看 -C 指定的一个县。

    台账有错误时，页首逐条列出错误和处理办法，没有错误的部分照常显示；改正后自动消失。
    网页只在本机开放。搜索沿用上次生成的网站，过时的在后台重新生成，之后的改动在下次生成时计入。
    按 Ctrl-C 结束。
    """,
)
@click.argument("workspaces", nargs=-1, metavar="[台账]...", help="台账所在的文件夹，可写多个")
@click.option("--port", type=int, default=PORT, metavar="端口", help=f"使用的端口，默认 {PORT}；写 0 由系统选择")
@internal_option("查看内部版：含不公开的内容，每页注明仅供内部使用")
@click.pass_obj
def command(settings: Settings, workspaces: tuple[str, ...], port: int, internal: bool) -> int:
    """Serve the pages until stopped."""
    from ygt.preview.preview import Preview
    from ygt.preview.searching import Search
    from ygt.preview.server import Server
    from ygt.preview.watching import Watch
    from ygt.publish.site.publish import built_in
    from ygt.rules.table import RULES

    names = named_workspaces(settings, workspaces)
    search = Search(settings.root, names, settings.root / built_in(internal=internal) / "site", internal=internal)
    with TemporaryDirectory(prefix="ygt-serve-", ignore_cleanup_errors=True) as folder:
        preview = Preview(
            settings.root,
            _counties(settings, names, internal=internal),
            folder=Path(folder),
            rules=RULES,
            moment=lambda results: _moment(settings, results, internal=internal),
            internal=internal,
            complaint=_complain,
        )
        with Server(preview, port, search.file) as server:
            with settings.progress("正在核对台账，准备网页…"):
                watch = Watch(settings.root / name for name in names)
                preview.start()
                # Before anyone can save what would make it look outdated.
                is_found = search.is_current(preview.folders)
            Thread(target=server.serve_forever, daemon=True).start()
            settings.write(f"请在本机浏览器中打开：{server.address}")
            if preview.errors:
                settings.say(f"台账有{preview.errors}处错误，逐条列在页首。")
            elif not is_found:
                settings.say("正在后台生成网站，供搜索使用。")
                search.build()
            settings.say("保存台账文件，网页随即更新。按 Ctrl-C 结束。")
            try:
                _follow(preview, watch)
            finally:
                search.stop()
    return 0


def _counties(settings: Settings, names: Sequence[str], *, internal: bool) -> list[County]:
    from ygt.history.log import history
    from ygt.preview.county import County

    return [
        County(
            settings.root / name,
            "" if name == "." else name,
            internal=internal,
            notice_files=partial(printed, settings.root),
            history_of=history,
        )
        for name in names
    ]


def _moment(settings: Settings, results: Sequence[Result], *, internal: bool) -> datetime:
    return as_of(settings, [Checked("", one) for one in results], internal=internal)


def _follow(preview: Preview, watch: Watch) -> None:
    """Look at the files until stopped; in between, make the pages nobody has asked for yet."""
    rest, is_complete = 0.0, False
    while True:
        if changed := watch.changed():
            preview.refresh(changed)
            rest, is_complete = time.monotonic() + REST, False
        elif is_complete or time.monotonic() < rest:
            time.sleep(POLL)
        elif is_complete := _is_complete_in(POLL, preview):
            # Commands look for garbage hardly ever, since they end soon; here a ledger is left behind with every save.
            gc.collect()


def _is_complete_in(seconds: float, preview: Preview) -> bool:
    """Make pages in advance for that long; whether none is left to make."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not preview.complete():
            return True
        time.sleep(BREATH)
    return False


def _complain(error: BaseException) -> None:
    from ygt.cli.bug import bug_report

    click.echo(bug_report(error, ["serve"]), err=True)
