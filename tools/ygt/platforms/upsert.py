"""One comment on a pull request, written once and then kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from ygt.errors import ToolError
from ygt.platforms.comment import MARKER
from ygt.platforms.connection import Connection, StatusError

Outcome = Literal["created", "updated", "unchanged"]

FORBIDDEN = 403
_HEAD_LENGTHS = (40, 64)


class Account(NamedTuple):
    """Who writes: by the number the platform knows, or else by the name alone."""

    number: object
    name: str

    def wrote(self, comment: Mapping[str, Any], author: str, login: str) -> bool:
        """Whether a comment is this account's own."""
        who = comment.get(author)
        if not isinstance(who, dict):
            return False
        return who.get("id") == self.number if self.number is not None else who.get(login) == self.name


def upsert(connection: Connection, repository: str, pull: int, body: str, account: str = "") -> Outcome:
    """Leave `body`, which begins with the marker, as the one comment of ours on a pull request.

    A comment of somebody else's is never touched, whatever it begins with. ToolError where the platform refuses.
    """
    platform = connection.platform
    named = platform.named(repository)
    us = Account(None, account) if account else _ourselves(connection)
    comments = platform.comments.format(repository=named, pull=pull)
    for one in connection.pages(comments):
        if _is_ours(one, us, connection):
            if _text(one) == body.rstrip():
                return "unchanged"
            path = platform.comment.format(repository=named, pull=pull, comment=one["id"])
            connection.ask(platform.update, path, {"body": body})
            return "updated"
    connection.ask("POST", comments, {"body": body})
    return "created"


def pull_of(connection: Connection, repository: str, head: str) -> int | None:
    """The number of the one open pull request whose latest commit is `head`; None where there is none any more.

    ToolError where there are several, or where `head` is no commit.
    """
    if len(head) not in _HEAD_LENGTHS or not set(head) <= set("0123456789abcdef"):
        raise ToolError(f"“{head}”不是提交的完整编号", "写40位（或64位）的提交编号")
    platform = connection.platform
    path = platform.pulls.format(repository=platform.named(repository), head=head)
    numbers = sorted(set(_numbers(connection.pages(path), head, platform.number)))
    if len(numbers) > 1:
        listed = "、".join(map(str, numbers))
        raise ToolError(f"有{len(numbers)}个合并请求以提交 {head[:12]} 为最新提交：{listed}", "用 --pull 指明其中一个")
    return numbers[0] if numbers else None


def _numbers(pulls: Iterable[Mapping[str, Any]], head: str, key: str) -> Iterable[int]:
    for one in pulls:
        # GitLab says `sha`, the others keep it within `head`.
        inner = one.get("head")
        latest = inner.get("sha") if isinstance(inner, dict) else one.get("sha")
        number = one.get(key)
        if latest == head and isinstance(number, int) and one.get("state") in {"open", "opened"}:
            yield number


def _ourselves(connection: Connection) -> Account:
    platform = connection.platform
    try:
        found = connection.ask("GET", "/user")
    except StatusError as error:
        # The token of a GitHub workflow may not ask, and always writes under the same name.
        if error.status == FORBIDDEN and platform.robot:
            return Account(None, platform.robot)
        raise
    if not isinstance(found, dict) or not isinstance(found.get("id"), int):
        raise ToolError(f"{platform.title}没有说明访问令牌属于哪个账号", "用 --account 写明账号名称")
    return Account(found["id"], "")


def _is_ours(one: Mapping[str, Any], us: Account, connection: Connection) -> bool:
    platform = connection.platform
    known = isinstance(one.get("id"), int) and not one.get("system")
    return known and _text(one).startswith(MARKER) and us.wrote(one, platform.author, platform.login)


def _text(comment: Mapping[str, Any]) -> str:
    """The text of a comment; platforms give line ends as they like, and none at the end."""
    return str(comment.get("body") or "").replace("\r\n", "\n").strip()
