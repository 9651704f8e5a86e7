"""`ygt comment`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ygt.cli.command import Command
from ygt.cli.parameters import Choice, Number
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.platforms.platform import PLATFORMS, Platform

_SAID = {"created": "已发表评论", "updated": "已更新评论", "unchanged": "评论没有变化，没有改动"}


@click.command(
    cls=Command,
    help="""
    把变更说明和核对结果作为一条评论发表在合并请求上；再次执行时更新同一条评论。

    文件是 ygt diff、ygt check 以 --format json 输出的结果，可有几个台账的。
    先按规定的格式核对；其中的文字一律照原样显示，不会成为链接、提醒或标记。

    访问令牌只从环境变量读取：GITHUB_TOKEN、GITLAB_TOKEN 或 GITEE_TOKEN。
    """,
)
@click.argument(
    "files", nargs=-1, required=True, metavar="文件...", type=click.Path(path_type=Path), help="JSON 格式的结果"
)
@click.option("--platform", "name", type=Choice(tuple(PLATFORMS)), required=True, help="代码托管平台")
@click.option("--pull", type=Number(), metavar="编号", help="合并请求的编号")
@click.option("--head", metavar="提交", help="不写编号的，按合并请求最新提交的完整编号查找")
@click.option("--repository", metavar="仓库", help="所有者/仓库；默认取自流水线的环境变量")
@click.option("--api", metavar="地址", help="自建平台的接口地址，如 https://git.example.org/api/v4")
@click.option("--account", metavar="账号", help="发表评论的账号；默认由访问令牌得知")
@click.option("--dry-run", is_flag=True, help="只输出评论的内容，不发表，也不联网")
@click.pass_obj
def command(
    settings: Settings,
    files: tuple[Path, ...],
    name: str,
    pull: int | None,
    head: str | None,
    repository: str | None,
    api: str | None,
    account: str | None,
    dry_run: bool,
) -> int:
    """Check the reports, make the comment, and leave it on the pull request."""
    from ygt.platforms.comment import comment
    from ygt.platforms.connection import Connection
    from ygt.platforms.reports import told
    from ygt.platforms.upsert import pull_of, upsert

    found = told(settings.root / file for file in files)
    if head:
        _require_head(head, [one.changes["after"]["commit"] for one in found if one.changes is not None])
    body = comment(found)
    if dry_run:
        settings.write(body.rstrip("\n"))
        return 0
    if (pull is None) == (head is None):
        raise click.UsageError("请写明合并请求的编号（--pull）或其最新提交（--head），二者选一")
    platform = PLATFORMS[name]
    where = _repository(platform, repository)
    base = api or os.environ.get(platform.base_variable) or platform.base
    connection = Connection(platform, base, os.environ.get(platform.token_variable, "").strip())
    with settings.progress("正在发表评论…"):
        number = pull if pull is not None else pull_of(connection, where, head or "")
        if number is None:
            settings.say(
                f"没有以提交 {(head or '')[:12]} 为最新提交的合并请求，没有发表评论：可能已有新的提交，或已关闭"
            )
            return 0
        outcome = upsert(connection, where, number, body, account or "")
    settings.say(f"{_SAID[outcome]}：{platform.title} {where} 合并请求{number}")
    return 0


def _require_head(head: str, commits: list[str]) -> None:
    """Refuse reports that speak of another commit than the one that is to be commented on."""
    if any(commit != head for commit in commits):
        raise ToolError(f"变更说明不是就提交 {head[:12]} 作出的", "就该提交重新执行 ygt diff")


def _repository(platform: Platform, said: str | None) -> str:
    repository = said or os.environ.get(platform.repository_variable, "")
    if not repository:
        raise ToolError(
            f"没有写明{platform.title}的仓库",
            f"用 --repository 写明，如 {platform.repository_example}；或设置环境变量 {platform.repository_variable}",
        )
    return repository
