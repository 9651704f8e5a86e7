"""`ygt comment` against a stand-in for each platform: one comment of ours, and nobody else's touched."""

from __future__ import annotations

import pytest
from made_up_reports import HEAD, Comment, changes, check
from platform_stub import NAME, Stub

from ygt.platforms.comment import MARKER

OTHER = 8


def test_it_is_written_once_and_then_kept_up_to_date(stub: Stub, comment: Comment) -> None:
    for number in range(5):
        stub.add(f"第{number}条", author=OTHER, name="reviewer")
    first = comment(stub)
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("已发表评论：") and "county/ledger 合并请求5" in first.err
    assert [one["body"].startswith(MARKER) for one in stub.comments] == [False] * 5 + [True]
    second = comment(stub, reports=[changes("新增单位“乙局”。")])
    assert (second.code, second.err[:5]) == (0, "已更新评论")
    third = comment(stub, reports=[changes("新增单位“乙局”。")])
    assert (third.code, third.err[:6]) == (0, "评论没有变化")
    assert len(stub.comments) == 6
    assert "乙局" in stub.comments[5]["body"] and "甲局" not in stub.comments[5]["body"]


def test_a_marker_somebody_else_has_pasted_is_left_alone(stub: Stub, comment: Comment) -> None:
    stub.add(f"{MARKER}\n抄来的", author=OTHER, name=NAME.upper())
    stub.add(f"引用：{MARKER}")
    stub.add(f"{MARKER}\n系统记录", system=True)
    before = [dict(one) for one in stub.comments]
    assert comment(stub).code == 0
    assert stub.comments[:3] == before
    assert len(stub.comments) == 4


def test_ends_of_lines_that_a_platform_rewrites_are_no_change(stub: Stub, comment: Comment) -> None:
    assert comment(stub).code == 0
    stub.comments[0]["body"] = stub.comments[0]["body"].replace("\n", "\r\n").strip()
    assert comment(stub).err.startswith("评论没有变化")


def test_the_token_of_a_github_workflow_may_not_ask_who_it_is(github: Stub, comment: Comment) -> None:
    github.anonymous = True
    github.add(f"{MARKER}\n抄来的", author=OTHER, name="github-actions")
    assert comment(github).err.startswith("已发表评论")
    assert comment(github, reports=[changes("改。")]).err.startswith("已更新评论")
    assert len(github.comments) == 2


def test_the_account_can_be_named(github: Stub, comment: Comment) -> None:
    github.anonymous = True
    github.add(f"{MARKER}\n旧的", author=OTHER, name="county-app[bot]")
    assert comment(github, "--account", "county-app[bot]").err.startswith("已更新评论")
    assert ("GET", "/user") not in github.asked


def test_the_pull_request_is_found_by_its_head(stub: Stub, comment: Comment) -> None:
    stub.propose(4, "c" * 40)
    stub.propose(3, "d" * 40)
    stub.propose(5, HEAD)
    assert comment(stub, "--head", HEAD, pull="").code == 0
    assert len(stub.comments) == 1


def test_a_pull_request_that_has_gone_on_is_no_fault(stub: Stub, comment: Comment) -> None:
    stub.propose(4, "c" * 40)
    done = comment(stub, "--head", HEAD, pull="")
    assert done.code == 0 and "没有以提交 aaaaaaaaaaaa 为最新提交的合并请求" in done.err and not stub.comments


def test_a_head_of_several_pull_requests_is_refused(stub: Stub, comment: Comment) -> None:
    stub.propose(5, HEAD)
    stub.propose(6, HEAD)
    done = comment(stub, "--head", HEAD, pull="")
    assert done.code == 2 and "有2个合并请求以提交 aaaaaaaaaaaa 为最新提交：5、6" in done.err and not stub.comments


@pytest.mark.parametrize("head", ["main", "A" * 40, "a" * 39, "../x"])
def test_a_head_is_a_whole_commit(github: Stub, comment: Comment, head: str) -> None:
    reports = [{**changes("甲。"), "after": {"name": "x", "commit": "", "date": ""}}]
    done = comment(github, "--head", head, pull="", reports=reports)
    assert done.code == 2 and not github.asked


def test_reports_of_another_commit_are_refused(github: Stub, comment: Comment) -> None:
    github.propose(5, "c" * 40)
    done = comment(github, "--head", "c" * 40, pull="")
    assert done.code == 2 and "不是就提交 cccccccccccc 作出的" in done.err
    assert not github.asked


def test_dry_run_prints_what_would_be_written_and_asks_nobody(stub: Stub, comment: Comment) -> None:
    shown = comment(stub, "--dry-run", reports=[changes("新增单位“甲局”。"), check(("note", "可补充"))])
    assert (shown.code, shown.err, stub.asked) == (0, "", [])
    comment(stub, reports=[changes("新增单位“甲局”。"), check(("note", "可补充"))])
    assert stub.comments[0]["body"] == shown.out


REFUSED = {
    401: "没有接受访问令牌",
    403: "不允许这样做",
    404: "没有这个仓库或合并请求",
    413: "认为评论过长",
    422: "没有接受评论的内容",
    429: "限制了请求的次数",
    500: "暂时不能处理",
    503: "暂时不能处理",
    418: "没有接受请求",
}


@pytest.mark.parametrize("status", REFUSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_refusal_is_told_with_its_remedy(stub: Stub, comment: Comment, status: int, method: str) -> None:
    stub.refusals[method] = (status, {})
    done = comment(stub, "--account", NAME)
    assert done.code == 2 and not done.out
    assert REFUSED[status] in done.err and f"（{status}）" in done.err and "处理办法：" in done.err


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [(429, {"Retry-After": "30"}, "30秒后"), (403, {"X-RateLimit-Remaining": "0"}, "稍后"), (429, {}, "稍后")],
)
def test_a_limit_says_when_to_try_again(
    github: Stub, comment: Comment, status: int, headers: dict[str, str], wait: str
) -> None:
    github.refusals["GET"] = (status, headers)
    assert f"处理办法：{wait}重试" in comment(github, "--account", NAME).err


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirection_is_followed(github: Stub, comment: Comment, status: int) -> None:
    other = Stub("github")
    github.refusals["GET"] = (status, {"Location": f"{github.base}/elsewhere"})
    done = comment(github)
    assert done.code == 2 and "没有跟随，以免泄露访问令牌" in done.err
    assert github.asked == [("GET", "/user")] and not other.asked


@pytest.mark.parametrize("wrong", [b"<html>", b"{}", b"\xff", b"[" * 100_000, b'"x"'])
def test_an_answer_that_is_not_the_platforms_is_told(stub: Stub, comment: Comment, wrong: bytes) -> None:
    stub.wrong = wrong
    for options in ([], ["--account", NAME]):
        done = comment(stub, *options)
        assert done.code == 2 and "Traceback" not in done.err and "处理办法：" in done.err


@pytest.mark.parametrize(
    ("api", "said"),
    [
        ("http://git.example.org/api/v4", "不是 https，没有发出访问令牌"),
        ("http://127.0.0.1.example.org", "不是 https，没有发出访问令牌"),
        ("ftp://git.example.org", "不是 https"),
        ("file:///etc/passwd", "不是接口地址"),
        ("https://user:pass@git.example.org", "不能有账号、密码或参数"),
        ("https://git.example.org?x=1", "不能有账号、密码或参数"),
        ("git.example.org", "不是接口地址"),
        ("https://[", "不是接口地址"),
        ("https://git.example.org/\r\nX: y", "不是接口地址"),
        ("http://127.0.0.1:9", "无法连接"),
    ],
)
def test_the_token_goes_to_no_doubtful_address(github: Stub, comment: Comment, api: str, said: str) -> None:
    done = comment(github, api=api)
    assert done.code == 2 and said in done.err and not github.asked


@pytest.mark.parametrize("token", ["", "  ", "a b", "口令", "a\r\nX-Admin: 1"])
def test_what_is_no_token_is_not_sent(
    github: Stub, comment: Comment, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)
    done = comment(github)
    assert done.code == 2 and "GITHUB_TOKEN 中没有可用的访问令牌" in done.err
    assert not token.strip() or token not in done.err


@pytest.mark.parametrize("repository", ["ledger", "../x", "a/..", "a/b/c?x=1", "a b/c", "a/b#c", "a/b\nc"])
def test_a_repository_is_never_more_than_a_name(stub: Stub, comment: Comment, repository: str) -> None:
    done = comment(stub, "--repository", repository)
    assert done.code == 2 and "仓库名称" in done.err
    assert all(path == "/user" for _, path in stub.asked)


@pytest.mark.parametrize("pull", ["0", "-1", "x", "1e3", "５", "1;rm", "9999999999"])
def test_a_pull_request_is_a_number(github: Stub, comment: Comment, pull: str) -> None:
    done = comment(github, pull=pull)
    assert done.code == 2 and "不是编号" in done.err and not github.asked


def test_either_number_or_head(github: Stub, comment: Comment) -> None:
    assert "二者选一" in comment(github, pull="").err
    assert "二者选一" in comment(github, "--head", HEAD).err


def test_without_a_repository_it_says_where_to_name_one(
    github: Stub, comment: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = comment(github, "--repository", "")
    assert done.code == 2 and "没有写明GitHub的仓库" in done.err
    monkeypatch.setenv("GITHUB_REPOSITORY", "county/ledger")
    monkeypatch.setenv("GITHUB_API_URL", github.base)
    assert comment(github, "--repository", "", "--api", "").code == 0
    assert len(github.comments) == 1
