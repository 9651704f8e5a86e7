from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest
from cli_process import Run, environment

from ygt import __version__
from ygt.cli.command import COLUMNS
from ygt.cli.table import COMMANDS, root
from ygt.report.display import width


def commands() -> list[tuple[str, click.Command]]:
    """Every command and the commands inside groups, with the words that call it."""
    context = click.Context(root, info_name="ygt")
    found = []
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None, name
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {inner}", one) for inner, one in command.commands.items()]
    return found


def test_help_lists_every_command(ygt: Run) -> None:
    done = ygt("--help")
    assert (done.returncode, done.stderr) == (0, "")
    names = [words for words, _ in commands() if " " not in words]
    assert "check" in names
    for name in names:
        assert re.search(rf"^  {name} +{COMMANDS[name].title}$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(("words", "command"), commands(), ids=[words for words, _ in commands()])
def test_every_command_explains_itself_in_chinese(words: str, command: click.Command) -> None:
    # The settings are those a real call has: the option for help is made once and kept.
    settings = command.context_settings
    context = click.Context(command, info_name=words, parent=click.Context(root, info_name="ygt"), **settings)
    text = command.get_help(context)
    assert text.startswith(f"用法：ygt {words} [选项]")
    assert "显示本说明" in text and "台账所在目录" in text
    for parameter in command.params:
        assert parameter.help, f"{words}: {parameter.name} 没有说明"
        assert re.search(r"[\u4e00-\u9fff]", parameter.help)
        if isinstance(parameter, click.Option):
            assert all(name.isascii() for name in parameter.opts)
            assert parameter.is_flag or parameter.metavar or isinstance(parameter.type, click.Choice)
    assert not re.search(r"\b(Usage|Options|Show|Error|Commands|required|default)\b", text)
    assert max(width(line) for line in text.split("\n")) <= COLUMNS + 2


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_a_command(ygt: Run, option: str) -> None:
    done = ygt("check", option)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：ygt check [选项] [路径]...\n")


def test_version(ygt: Run) -> None:
    assert ygt("--version").stdout == f"ygt {__version__}\n"


def test_the_console_script_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[1:] = ['--version']; from ygt.cli import run; run()"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"ygt {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], ["yaml", "json", "jsonschema", "jsonschema_rs", "ygt.check", "ygt.schema", "ygt.publish"]),
        (["chek"], ["yaml", "jsonschema_rs", "pypinyin", "ygt.check", "ygt.publish"]),
        (["check"], ["pypinyin", "jinja2", "typst", "docx", "mkdocs", "jsonschema", "ygt.publish", "difflib"]),
        (["list", "drug"], ["pypinyin", "jinja2", "ygt.rules.table", "ygt.publish"]),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unwanted: list[str], mini: object) -> None:
    script = (
        "import sys; from ygt.cli.main import main; main(sys.argv[1:]);"
        "print('LOADED', *sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=str(mini),
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stderr.partition("LOADED\n")[2].split("\n"))
    assert "click" in loaded
    assert not loaded & set(unwanted)
