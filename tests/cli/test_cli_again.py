"""The answer told again: it never differs from one worked out anew, and is never believed where it might."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import environment

from requirements import FULL_DISK
from ygt import kept
from ygt.cli.again import digests, question
from ygt.cli.again.question import NAME, Question
from ygt.cli.main import main

Answer = tuple[int, bytes, bytes]
Ask = Callable[..., Answer]

LARGE = ("click", "yaml", "pathlib", "typing", "hashlib", "ygt.cli.main", "ygt.check")
"""Modules that must not be imported for an answer that is kept."""


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's secret is."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def county(mini: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature county in a repository, and a tool that is one file."""
    (mini / ".git").mkdir()
    tool = tmp_path / "tool.py"
    tool.write_text("1", encoding="utf-8")
    os.utime(tool, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(question, "_own_files", lambda: [str(tool)])
    # The change of a file cannot be dated back, and the test has made all of them just now.
    monkeypatch.setattr(question, "RACY", -3_600_000_000_000)
    return mini


@pytest.fixture
def ask(county: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Ask as the command line does; with `told`, say whether the answer has to be one that was kept."""

    def answer(*words: str, told: bool | None = None) -> Answer:
        asked = Question.of(["-C", str(county), "check", *words])
        code = asked.answered() if asked else None
        assert told is None or told == (code is not None)
        if code is None:
            code = main(["-C", str(county), "check", *words], asked)
        return code, *capfdbinary.readouterr()

    return answer


def entries(county: Path) -> list[Path]:
    folder = county / ".cache" / NAME
    return sorted(one for one in folder.iterdir() if one.name != ".gitignore") if folder.is_dir() else []


def spoil(county: Path) -> None:
    file = county / "members" / "township.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("一级", "九级"), encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-q",),
        ("--strict",),
        ("--color", "always"),
        ("--format", "concise"),
        ("--format", "json"),
        ("--as-of", "2025-01-01"),
        ("--select", "YGT1"),
    ],
)
def test_the_same_is_told_again(ask: Ask, county: Path, words: tuple[str, ...]) -> None:
    spoil(county)
    first = ask(*words, told=False)
    assert first[0] == 1 and first[1]
    assert ask(*words, told=True) == first


def test_every_question_has_its_own_answer(ask: Ask, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ((), ("--format", "json"), ("--as-of", "2025-01-01")):
        ask(*words, told=False)
    monkeypatch.setenv("NO_COLOR", "1")
    ask(told=False)
    assert len(entries(county)) == 4
    assert (county / ".cache" / NAME / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")


def test_after_any_edit_the_answer_is_that_of_a_new_check(ask: Ask, county: Path) -> None:
    rng = random.Random(8)
    seen = set()
    for _ in range(16):
        anew = ask("--format", "concise", told=False)
        assert ask("--format", "concise", told=True) == anew
        seen.add(anew)
        edit(county, rng)
    assert len(seen) > 8
    shutil.rmtree(county / ".cache")
    assert ask("--format", "concise")[0] == 1


def edit(county: Path, rng: random.Random) -> None:
    """One of what people do to files."""
    files = sorted(path for path in county.rglob("*.yaml") if path.is_file())
    file = rng.choice(files)
    content = file.read_bytes()
    match rng.randrange(6):
        case 0:
            at = rng.randrange(len(content) + 1)
            file.write_bytes(content[:at] + bytes([rng.randrange(32, 127)]) + content[at:])
        case 1:
            lines = content.splitlines(keepends=True)
            del lines[rng.randrange(len(lines))]
            file.write_bytes(b"".join(lines))
        case 2:
            file.unlink()
        case 3:
            file.rename(file.with_name(f"{rng.randrange(1000)}.yaml"))
        case 4:
            file.with_name(f"{file.stem}-2.yaml").write_bytes(content)
        case _:
            # The same length at the same moment: only the bytes tell.
            state = file.stat()
            file.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
            os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_a_change_of_the_tool_makes_it_anew(ask: Ask, tmp_path: Path) -> None:
    first = ask(told=False)
    (tmp_path / "tool.py").write_text("2", encoding="utf-8")
    assert ask(told=False) == first
    (tmp_path / "tool.py").unlink()
    ask(told=False)
    ask(told=True)


def test_a_change_of_the_lists_above_makes_it_anew(mini: Path, ask: Ask) -> None:
    (mini / ".git").rmdir()
    (mini.parent / ".git").mkdir()
    ask(told=False)
    ask(told=True)
    lists = mini.parent / "catalogues" / "reference" / "nedl-2026"
    lists.mkdir(parents=True)
    ask(told=False)
    (lists / "x.yaml").write_text("- part: 中成药\n  number: 2\n  name: 别的药\n", encoding="utf-8")
    ask(told=False)


def test_while_the_tool_is_being_changed_nothing_is_kept(
    ask: Ask, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "RACY", 2_000_000_000)
    ask(told=False)
    assert entries(county) == []


def test_what_somebody_else_kept_is_not_believed(ask: Ask, county: Path, home: Path) -> None:
    ask(told=False)
    shutil.rmtree(home)
    ask(told=False)
    for entry in entries(county):
        content = entry.read_bytes()
        entry.write_bytes(content.replace("错误0处".encode(), "错误9处".encode()))
        assert entry.read_bytes() != content
    assert "错误0处" in ask(told=False)[1].decode()


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100, b"\0" * (1 << 20)])
def test_what_was_cut_off_or_damaged_is_made_anew(ask: Ask, county: Path, damage: bytes) -> None:
    first = ask(told=False)
    for entry in entries(county):
        entry.write_bytes(entry.read_bytes()[:40] if damage == b"x" else damage)
    assert ask(told=False) == first
    assert ask(told=True) == first


def test_the_answer_to_another_question_is_not_believed(ask: Ask, county: Path) -> None:
    ask(told=False)
    (plain,) = entries(county)
    ask("-q", told=False)
    (quiet,) = set(entries(county)) - {plain}
    quiet.write_bytes(plain.read_bytes())
    assert ask("-q", told=False)[1] == b""


@pytest.mark.parametrize("linked", [".cache", f".cache/{NAME}"])
def test_a_link_is_neither_followed_nor_written_through(ask: Ask, county: Path, tmp_path: Path, linked: str) -> None:
    ask(told=False)
    (county / linked).rename(tmp_path / "elsewhere")
    (county / linked).symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.joinpath("elsewhere").rglob("*"))
    ask(told=False)
    ask("-q", told=False)
    assert sorted(tmp_path.joinpath("elsewhere").rglob("*")) == before


def test_without_a_secret_of_ones_own_nothing_is_kept(
    ask: Ask, county: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(county / "home"))  # whoever commits to it would know it
    ask(told=False)
    assert entries(county) == [] and not (county / "home").exists()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    ask(told=False)
    ask(told=True)
    if os.name == "posix":
        (home / "ygt" / "secret").chmod(0o644)
        ask(told=False)
        ask(told=False)


def test_an_interruption_while_keeping_leaves_nothing_half_done(
    ask: Ask, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(kept.os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert ask()[0] == 130
    assert entries(county) == []
    ask(told=False)
    ask(told=True)


def test_no_answer_is_kept_that_other_things_decide(
    ask: Ask, county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("members", told=False)  # which files a path means
    assert entries(county) == []
    (tmp_path / "outside.yaml").write_text("[]", encoding="utf-8")
    (county / "org" / "x.yaml").symlink_to(tmp_path / "outside.yaml")
    ask(told=False)
    assert entries(county) == []
    (county / "org" / "x.yaml").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(digests, "MOST_BYTES", 1000)
        ask(told=False)
    assert entries(county) == []
    (county / ".git").rmdir()  # no repository, no place to keep it
    ask(told=False)
    assert not (county / ".cache").exists()


def test_while_something_is_half_written_no_answer_is_told(ask: Ask, home: Path) -> None:
    ask(told=False)
    ask(told=True)
    (home / "ygt" / kept.UNFINISHED / "x").mkdir(parents=True)
    ask(told=False)


def test_only_so_many_answers_are_kept(ask: Ask, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question, "MOST_ANSWERS", 2)
    for words in (("-q",), ("--strict",), ("--color", "never")):
        ask(*words)
    assert len(entries(county)) == 2
    ask("--color", "never", told=True)


@FULL_DISK
def test_the_real_command_tells_it_without_importing_anything_large(county: Path, home: Path) -> None:
    env = environment(XDG_CACHE_HOME=str(home))
    command = [sys.executable, "-X", "importtime", "-m", "ygt", "-C", str(county), "check"]
    for _ in range(5):
        done = [subprocess.run(command, env=env, capture_output=True, check=False) for _ in range(2)]
        if entries(county):
            break
        time.sleep(2.5)  # somebody is changing the tool just now
    assert [one.returncode for one in done] == [0, 0] and done[0].stdout == done[1].stdout
    imported = {line.rpartition("|")[2].strip() for line in done[1].stderr.decode().splitlines()}
    assert "ygt.cli.again.question" in imported
    # `python -m` itself imports some of them; the command `ygt` does not.
    own = {line.rpartition("|")[2].strip() for line in _imports("-m", "__hello__")}
    assert not (imported - own).intersection(LARGE)
    with Path("/dev/full").open("wb") as full:
        failed = subprocess.run(command[:1] + command[3:], env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert failed.returncode == 2 and "磁盘空间不足" in failed.stderr.decode()


def _imports(*words: str) -> list[str]:
    command = [sys.executable, "-X", "importtime", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()
