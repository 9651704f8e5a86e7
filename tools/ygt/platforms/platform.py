"""The platforms on which a comment can be left: where each has its API, and how it calls the same things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from ygt.errors import ToolError

_OWNED = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_NESTED = re.compile(r"[0-9]+|[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform.

    `base` is the API's address where the environment (`base_variable`) or the user names no other. Paths have
    {repository}, {pull}, {comment} and {head} open. `author` is the field of a comment that says who wrote it, `login`
    the name in it. `robot` is the account of a token that may not ask who it is.
    """

    title: str
    base: str
    base_variable: str
    token_variable: str
    header: str
    scheme: str
    repository_variable: str
    repository: re.Pattern[str]
    repository_example: str
    comments: str
    comment: str
    update: str
    author: str
    login: str
    pulls: str
    number: str
    robot: str = ""

    def named(self, repository: str) -> str:
        """A repository's name as it stands in a path. ToolError where it cannot be one."""
        parts = repository.split("/")
        if not self.repository.fullmatch(repository) or "." in parts or ".." in parts:
            raise ToolError(f"“{repository}”不是{self.title}的仓库名称", f"照 {self.repository_example} 的写法")
        return quote(repository, safe="" if self.repository is _NESTED else "/")


PLATFORMS: dict[str, Platform] = {
    "github": Platform(
        title="GitHub",
        base="https://api.github.com",
        base_variable="GITHUB_API_URL",
        token_variable="GITHUB_TOKEN",
        header="Authorization",
        scheme="Bearer ",
        repository_variable="GITHUB_REPOSITORY",
        repository=_OWNED,
        repository_example="所有者/仓库",
        comments="/repos/{repository}/issues/{pull}/comments",
        comment="/repos/{repository}/issues/comments/{comment}",
        update="PATCH",
        author="user",
        login="login",
        pulls="/repos/{repository}/pulls?state=open",
        number="number",
        robot="github-actions[bot]",
    ),
    "gitlab": Platform(
        title="GitLab",
        base="https://gitlab.com/api/v4",
        base_variable="CI_API_V4_URL",
        token_variable="GITLAB_TOKEN",
        header="PRIVATE-TOKEN",
        scheme="",
        repository_variable="CI_PROJECT_PATH",
        repository=_NESTED,
        repository_example="群组/项目或项目编号",
        comments="/projects/{repository}/merge_requests/{pull}/notes",
        comment="/projects/{repository}/merge_requests/{pull}/notes/{comment}",
        update="PUT",
        author="author",
        login="username",
        pulls="/projects/{repository}/repository/commits/{head}/merge_requests?state=opened",
        number="iid",
    ),
    "gitee": Platform(
        title="Gitee",
        base="https://gitee.com/api/v5",
        base_variable="GITEE_API_URL",
        token_variable="GITEE_TOKEN",
        header="Authorization",
        scheme="Bearer ",
        repository_variable="GITEE_REPOSITORY",
        repository=_OWNED,
        repository_example="空间地址/仓库路径",
        comments="/repos/{repository}/pulls/{pull}/comments",
        comment="/repos/{repository}/pulls/comments/{comment}",
        update="PATCH",
        author="user",
        login="login",
        pulls="/repos/{repository}/pulls?state=open",
        number="number",
    ),
}
