"""A proposal: the changed files of a workspace as one commit on a branch, pushed for others to look at.

The commit is made beside the user's index and pushed before any branch is moved: where anything fails, the
repository is what it was.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ygt.errors import ToolError
from ygt.ledger.load import FOLDERS, TEXTS
from ygt.pinyin import slug
from ygt.proposing.destination import address_to_open, without_secrets
from ygt.proposing.git import Changed, Git
from ygt.schema.contract import contract

OURS = "ygt/"
"""Branches made here begin so; on one of them a further proposal is one commit more."""
_LONGEST = 40
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be committed and where it goes; `left` are files of the workspace that are no part of a ledger."""

    git: Git
    files: list[str]
    left: list[str]
    title: str
    body: str
    branch: str
    base: str
    remote: str
    further: bool

    @property
    def message(self) -> str:
        """The message of the commit."""
        return f"{self.title}\n\n{self.body}\n" if self.body else f"{self.title}\n"

    @property
    def address(self) -> str:
        """The address of the remote, as git has it; empty where there is none."""
        return (self.git.said("remote", "get-url", "--push", self.remote) or "") if self.remote else ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: the commit, and where a pull request is opened (empty where that is not known)."""

    commit: str
    opened_at: str


def changed_files(git: Git) -> tuple[list[str], list[str]]:
    """The files to propose, and those new ones that are none of a ledger's, all from the root of the repository.

    Raises ToolError where nothing has changed, and where something else is set down for a commit of its own.
    """
    git.check_quiet()
    changed = git.changed()
    inside = [one for one in changed if _is_inside(git, one.path)]
    others = [one.path for one in changed if one.is_staged and one not in inside]
    if others:
        listed = "、".join(others[:_LISTED]) + (f"等{len(others)}个" if len(others) > _LISTED else "")
        raise ToolError(
            f"台账以外另有已暂存的改动：{listed}", "先提交这些改动，或用 git restore --staged 取消暂存，再执行"
        )
    files = [one.path for one in inside if not one.is_new or _is_kept(git, one)]
    left = [one.path for one in inside if one.path not in files]
    if not files:
        told = f"；新增的“{left[0]}”不是台账文件，没有纳入" if left else ""
        raise ToolError(f"台账没有改动，无需提交{told}", "改动后再执行；已提交未推送的，用 git push")
    return files, left


def branch_for(git: Git, title: str, day: date, wanted: str = "") -> tuple[str, bool]:
    """The branch of a proposal, and whether it is that of an earlier one. Raises ToolError where `wanted` is taken.

    The name is in ASCII, since not every tool on the way can show another.
    """
    present = git.branch()
    if present.startswith(OURS) and wanted in ("", present):
        return present, True
    taken = git.refs()
    if wanted:
        if git.said("check-ref-format", "--branch", wanted) is None or not wanted.isascii():
            raise ToolError(f"“{wanted}”不能作分支名", "用小写英文字母、数字和连字符")
        if wanted in taken:
            raise ToolError(f"已有名为“{wanted}”的分支", "换一个名称，或去掉 --branch 由系统取名")
        return wanted, False
    words = _in_ascii(title.partition("：")[2] or title)
    name = f"{OURS}{day}-{words}".rstrip("-")
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in taken), False


def _in_ascii(title: str) -> str:
    """The sounds of as many phrases of a title as there is room for; only one too long by itself is cut."""
    phrases = [one for one in re.split(r"[\W_]+", title) if one]
    fitting = [slug(*phrases[:count]) for count in range(1, len(phrases) + 1)]
    return max((one for one in fitting if len(one) <= _LONGEST), key=len, default="") or slug(
        *phrases[:1], longest=_LONGEST
    )


def remote_of(git: Git, wanted: str = "") -> str:
    """The remote to push to; empty where there is none. Raises ToolError where it cannot be told."""
    remotes = (git.said("remote") or "").split()
    if wanted:
        if wanted not in remotes:
            raise ToolError(f"没有名为“{wanted}”的远程仓库", f"已有：{'、'.join(remotes) or '无'}")
        return wanted
    followed = git.said("config", "--get", f"branch.{git.branch()}.remote") or ""
    if followed in remotes:
        return followed
    if "origin" in remotes or len(remotes) < 2:
        return "origin" if "origin" in remotes else "".join(remotes)
    raise ToolError(f"有{len(remotes)}个远程仓库：{'、'.join(remotes)}", "用 --remote 写明推送到哪一个")


def base_of(git: Git, remote: str) -> str:
    """The branch a proposal is to be merged into: the main one of the remote, else the current one."""
    head = git.said("symbolic-ref", "--quiet", "--short", f"refs/remotes/{remote}/HEAD") if remote else None
    present = git.branch()
    if head:
        return head.removeprefix(f"{remote}/")
    if present and not present.startswith(OURS):
        return present
    return next((one for one in ("main", "master") if one in git.refs()), "")


def carry_out(proposal: Proposal) -> Done:
    """Commit, push, and go on to the branch. Raises ToolError, and then the repository is what it was."""
    git = proposal.git
    with tempfile.TemporaryDirectory() as folder:
        tree = git.tree(Path(folder) / "index", proposal.files)
    _check_author(git)
    commit = git.must("commit-tree", tree, "-p", "HEAD", "-F", "-", given=proposal.message.encode("utf-8", "replace"))
    said = _pushed(proposal, commit) if proposal.remote else ""
    ref = f"refs/heads/{proposal.branch}"
    # An empty old value says that the branch must not be there yet.
    before = git.must("rev-parse", "HEAD") if proposal.further else ""
    git.must("update-ref", "-m", "ygt propose", ref, commit, before)
    if not proposal.further:
        git.must("symbolic-ref", "-m", "ygt propose", "HEAD", ref)
    git.add(proposal.files)
    if proposal.remote:
        git.said("branch", f"--set-upstream-to={proposal.remote}/{proposal.branch}", proposal.branch)
    return Done(commit, address_to_open(proposal.address, proposal.base, proposal.branch, said))


def _pushed(proposal: Proposal, commit: str) -> str:
    """Push the commit to its branch, never over another; what the server says."""
    git, target = proposal.git, f"refs/heads/{proposal.branch}"
    done = git.run("push", "--porcelain", proposal.remote, f"{commit}:{target}")
    told = without_secrets(done.stderr.decode("utf-8", "replace"))
    if done.returncode == 0:
        return told
    where = without_secrets(proposal.address)
    if b"[rejected]" in done.stdout or b"[rejected]" in done.stderr:
        raise ToolError(
            f"“{where}”上的分支“{proposal.branch}”已有别的提交，没有推送",
            "先用 git pull 取回，或换一个分支名（--branch）",
        )
    reason = [line for line in told.strip().split("\n") if line.strip() and not line.startswith("hint:")]
    answer = [f"  {one}" for one in reason[-_LISTED:]]
    raise ToolError(
        "\n".join([f"没有推送到“{where}”，台账文件和各分支均未变动。远程仓库答复：", *answer]),
        "检查网络、登录凭据和推送权限后重新执行",
    )


def _check_author(git: Git) -> None:
    if git.run("var", "GIT_AUTHOR_IDENT").returncode != 0 or git.run("var", "GIT_COMMITTER_IDENT").returncode != 0:
        raise ToolError(
            "git 尚未设置提交人的姓名和邮箱",
            "执行 git config --global user.name 姓名 和 git config --global user.email 邮箱，再重新执行",
        )


def _is_inside(git: Git, path: str) -> bool:
    return any(path.startswith(f"{git.prefix}{folder}/") for folder in FOLDERS)


def _is_kept(git: Git, one: Changed) -> bool:
    """Whether a file new to git belongs to a ledger: records, texts, materials; nothing that merely lies there."""
    path = one.path.removeprefix(git.prefix)
    if contract().kind_at(path) is not None:
        return True
    return path.startswith((f"{TEXTS}/", "org/materials/")) and path.endswith((".txt", ".md"))
