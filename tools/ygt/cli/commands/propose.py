"""`ygt propose`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from ygt.changes.comparison import Comparison, compared
from ygt.cli.command import Command
from ygt.cli.settings import Settings
from ygt.clock import today
from ygt.errors import ToolError
from ygt.report.colour import plain
from ygt.report.display import visible

if TYPE_CHECKING:
    from ygt.proposing.proposal import Proposal

_TOLD = 5
"""So many errors are told; all are by ygt check."""


@click.command(
    cls=Command,
    help="""
    把台账的改动提交到一个分支，推送到远程仓库，并显示在哪里提交合并请求。

    标题和正文由 ygt diff 写成。有错误的不提交；不强制推送；推送不成的，版本库保持原样。
    提交后停在该分支上，再次执行即在同一合并请求中追加。
    """,
)
@click.option("-m", "--message", default="", metavar="标题", help="提交的标题，默认用 ygt diff 的标题")
@click.option("--branch", "wanted", default="", metavar="分支", help="分支名，默认按日期和标题的拼音取名")
@click.option("--remote", default="", metavar="远程仓库", help="推送到哪个远程仓库，默认 origin")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示将提交什么、推送到哪里，不提交")
@click.pass_obj
def command(settings: Settings, message: str, wanted: str, remote: str, only_tell: bool) -> int:
    """Commit what has changed, push it, and tell where to open the pull request."""
    from ygt.changes.text import title_line
    from ygt.proposing.git import Git
    from ygt.proposing.proposal import Proposal, base_of, branch_for, carry_out, changed_files, remote_of

    git = Git(settings.root)
    files, left = changed_files(git)
    with settings.progress("正在核对…"):
        _check(settings)
        found = _compared(settings, today())
    remote = remote_of(git, remote)
    title = " ".join(message.split()) or title_line(found)
    branch, further = branch_for(git, title_line(found), today(), wanted)
    base = base_of(git, remote)
    proposal = Proposal(git, files, left, title, _body(found), branch, base, remote, further)
    _tell(settings, proposal)
    if only_tell:
        settings.say("以上尚未提交。")
        return 0
    with settings.progress("正在提交…"):
        done = carry_out(proposal)
    settings.say(f"已提交 {done.commit[:10]}，{_where(proposal)}。")
    if done.opened_at:
        settings.write(f"{'查看' if further else '提交'}合并请求：{done.opened_at}")
    elif remote:
        settings.say(f"请在代码托管平台上为分支 {branch} 提交合并请求。")
    settings.say(f"现在分支 {branch} 上；回到主线用 git switch {base or '分支名'}。")
    return 0


def _check(settings: Settings) -> None:
    from ygt.check import check

    errors = check(settings.root).errors
    if errors:
        told = [f"  {one.path} 第{one.place.line}行：{one.message}（{one.code}）" for one in errors[:_TOLD]]
        more = [f"  等{len(errors)}处"] if len(errors) > _TOLD else []
        raise ToolError(
            "\n".join([f"台账有{len(errors)}处错误，没有提交：", *told, *more]), "按 ygt check 的提示改正后再执行"
        )


def _compared(settings: Settings, day: date) -> Comparison:
    from ygt.changes.revisions import load_both, revisions

    before, after = revisions(settings.root, "")
    old, new = load_both(settings.root, before, after)
    return compared(old, new, day)


def _body(found: Comparison) -> str:
    """The account of the changes, without the heading, which is the title of the commit already."""
    from ygt.changes.text import COLUMNS, text, title_line
    from ygt.report.display import visible, wrapped

    period = visible(f"{found.before} 至 {found.after}")
    heading = len(wrapped(title_line(found), COLUMNS)) + len(wrapped(period, COLUMNS))
    return "\n".join(list(text(found, plain))[heading:]).strip("\n")


def _tell(settings: Settings, proposal: Proposal) -> None:
    """What is to be committed, before it is."""
    settings.write(f"标题：{proposal.title}")
    settings.write(f"分支：{proposal.branch}" + ("（追加到原有的提交之后）" if proposal.further else ""))
    settings.write(f"文件（{len(proposal.files)}个）：")
    for name in proposal.files:
        settings.write(f"  {visible(name)}")
    if proposal.left:
        settings.say(f"未纳入的新文件（不是台账文件）：{'、'.join(proposal.left)}")
    if proposal.body:
        settings.write("")
        settings.write(proposal.body)


def _where(proposal: Proposal) -> str:
    from ygt.proposing.destination import without_secrets

    if not proposal.remote:
        return f"在本机的分支 {proposal.branch} 上；没有远程仓库，未推送"
    return f"推送到 {without_secrets(proposal.address)} 的分支 {proposal.branch}"
