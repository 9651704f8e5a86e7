"""CODEOWNERS: the demonstration's own for each platform, several ledgers in one, and whether it is fresh."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from workspaces import REPOSITORY
from ygt.cli.main import main
from ygt.ledger.load import load
from ygt.platforms.codeowners import DIALECTS, codeowners

GOLDEN = Path(__file__).parent / "golden"
MORE = "maintained_by: 示例县卫生健康局\naccounts:\n"
EACH = "".join(f'  - {{platform: {name}, name: "@county/office"}}\n' for name in DIALECTS)
DRUGS = "".join(f'  - {{platform: {name}, name: "@county/drugs", folders: [catalogues]}}\n' for name in DIALECTS)


@pytest.fixture
def repository(tmp_path: Path, mini: Path) -> Path:
    """A repository with a ledger at its root and one in a folder with an awkward name."""
    (mini / ".git").mkdir()
    register(mini, MORE + EACH + DRUGS)
    shutil.copytree(mini, tmp_path / "inner", ignore=shutil.ignore_patterns(".git"))
    shutil.move(tmp_path / "inner", mini / "examples" / "乙 县#[1]")
    return mini


def register(folder: Path, text: str) -> None:
    file = folder / "org/county.yaml"
    there = re.sub(r"^(maintained_by|accounts):.*\n(  .*\n)*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(there + text, encoding="utf-8")


@pytest.mark.parametrize("name", DIALECTS)
def test_the_file_of_each_platform(
    repository: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = ["-C", str(repository), "codeowners", "--platform", name, ".", "examples/乙 县#[1]"]
    assert main([*words, "--print"]) == 0
    shown = capsys.readouterr().out
    golden(GOLDEN / f"codeowners.{name}", shown)
    file = repository / DIALECTS[name].file
    assert main([*words, "--check"]) == 1 and not file.exists()
    assert f"不是最新：{DIALECTS[name].file}" in capsys.readouterr().out
    assert main(words) == 0 and file.read_text(encoding="utf-8") == shown
    assert main([*words, "--check"]) == 0
    register(repository, MORE + EACH)
    assert main([*words, "--check"]) == 1


def owners(text: str, path: str, *, expressions: bool) -> str:
    """Who owns a file by the last line that matches it."""
    found = ""
    for line in text.split("\n"):
        if not line or line.startswith(("#", "[")):
            continue
        pattern, _, names = re.sub(r"\\ ", "\0", line).partition(" ")
        if expressions:
            found = names if re.fullmatch(pattern, path) else found
        else:
            plain = re.sub(r"\\(.)", lambda match: f"[{match[1]}]" if match[1] in "*?[" else match[1], pattern)
            wanted = plain.replace("\0", " ") + ("*" if plain.endswith("/") else "")
            found = names if fnmatchcase(f"/{path}", wanted) else found
    return found


@pytest.mark.parametrize("name", DIALECTS)
def test_every_file_of_a_ledger_has_the_owner_that_is_registered(repository: Path, name: str) -> None:
    places = [(path, load(repository / path)[0]) for path in ("", "examples/乙 县#[1]")]
    text = codeowners(name, places)
    for prefix in ("", "examples/乙 县#[1]/"):
        for path, owner in (
            ("org/county.yaml", "@county/office"),
            ("org/bodies/council.yaml", "@county/office"),
            ("members/villages/a.yaml", "@county/office"),
            ("catalogues/drugs/chinese.yaml", "@county/drugs"),
            ("README.md", ""),
        ):
            assert owners(text, prefix + path, expressions=name == "gitea") == owner, prefix + path
    assert owners(text, DIALECTS[name].file, expressions=name == "gitea") == "@county/office @county/drugs"


def test_the_demonstration_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    demo = str(REPOSITORY / "examples/demo")
    assert main(["-C", demo, "codeowners", "--platform", "gitlab", "--print"]) == 0
    text = capsys.readouterr().out
    assert "[示例县：示例县县域医共体管理委员会办公室]\n/examples/demo/org/ @shilixian/yigongti-ban\n" in text
    assert "/examples/demo/catalogues/drugs/ @shilixian/yaoshi\n" in text


def test_a_file_that_this_repository_has_is_fresh() -> None:
    folders = [f"examples/{one.name}" for one in sorted((REPOSITORY / "examples").iterdir())]
    # The only platform on which any of them has an account.
    code = main(["-C", str(REPOSITORY), "codeowners", "--platform", "gitlab", "--check", ".", *folders])
    assert code == 0 or not (REPOSITORY / DIALECTS["gitlab"].file).exists()


def test_without_accounts_there_is_nothing_to_write(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mini / ".git").mkdir()
    words = ["-C", str(mini), "codeowners", "--platform", "github"]
    assert main(words) == 2
    assert "没有登记 GitHub 的审核账号" in capsys.readouterr().err
    assert main([*words, "--check"]) == 0
    (mini / ".github").mkdir()
    (mini / ".github/CODEOWNERS").write_text("* @somebody\n", encoding="utf-8")
    assert main([*words, "--check"]) == 1
    assert "将其删除" in capsys.readouterr().err


def test_a_county_that_is_wrong_gives_no_file(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register(mini, 'accounts:\n  - {platform: github, name: "@a\\n* @b"}\n')
    assert main(["-C", str(mini), "codeowners", "--platform", "github"]) == 2
    assert "org/county.yaml 有误" in capsys.readouterr().err
    assert main(["-C", str(mini), "codeowners", "--platform", "github", "没有"]) == 2
    assert "没有文件夹" in capsys.readouterr().err
