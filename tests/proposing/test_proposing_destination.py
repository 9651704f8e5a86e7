"""Where a pull request is opened, by the address of the remote."""

from __future__ import annotations

import pytest

from ygt.proposing.destination import address_to_open, repository_at, without_secrets

BRANCH = "ygt/2026-11-21-lishihui"


@pytest.mark.parametrize(
    ("remote", "opened"),
    [
        ("https://github.com/o/r.git", f"https://github.com/o/r/compare/main...{BRANCH}?expand=1"),
        ("git@github.com:o/r.git", f"https://github.com/o/r/compare/main...{BRANCH}?expand=1"),
        ("ssh://git@github.com/o/r", f"https://github.com/o/r/compare/main...{BRANCH}?expand=1"),
        (
            "https://gitlab.example.org/g/s/p.git",
            f"https://gitlab.example.org/g/s/p/-/merge_requests/new?merge_request%5Bsource_branch%5D={BRANCH}",
        ),
        (
            "ssh://git@gitlab.example.org:2222/g/p.git",
            f"https://gitlab.example.org/g/p/-/merge_requests/new?merge_request%5Bsource_branch%5D={BRANCH}",
        ),
        ("git@gitee.com:wei/tai.git", f"https://gitee.com/wei/tai/pull/new/wei:{BRANCH}...wei:main"),
        ("http://gitea.local:3000/o/r.git", f"http://gitea.local:3000/o/r/compare/main...{BRANCH}"),
        ("https://codeberg.org/o/r", f"https://codeberg.org/o/r/compare/main...{BRANCH}"),
        ("https://user:secret@github.com/o/r.git", f"https://github.com/o/r/compare/main...{BRANCH}?expand=1"),
        ("https://GitHub.com/o/台账.git", f"https://github.com/o/%E5%8F%B0%E8%B4%A6/compare/main...{BRANCH}?expand=1"),
        ("https://code.example.org/o/r.git", ""),
        ("/srv/git/r.git", ""),
        ("../r.git", ""),
        ("file:///srv/git/r.git", ""),
        ("C:\\git\\r.git", ""),
        ("https://[broken/o/r.git", ""),
        ("https://github.com/", ""),
    ],
)
def test_where_a_pull_request_is_opened(remote: str, opened: str) -> None:
    assert address_to_open(remote, "main", BRANCH) == opened


def test_an_unknown_server_says_itself_where() -> None:
    said = "remote: \nremote: Create a new pull request:\nremote:   https://code.example.org/o/r/compare/main...x\n"
    assert address_to_open("git@code.example.org:o/r.git", "main", "x", said).endswith("/o/r/compare/main...x")
    assert address_to_open("git@other.example.org:o/r.git", "main", "x", said) == ""


def test_names_and_passwords_are_not_shown() -> None:
    assert without_secrets("https://user:secret@example.org/o/r.git") == "https://example.org/o/r.git"
    found = repository_at("https://user:secret@example.org/o/r.git")
    assert found is not None and "secret" not in found.page
