from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_process import ROOT, Run
from jsonschema import Draft202012Validator

from ygt.cli.editor import standalone
from ygt.schema.contract import contract
from ygt.schema.typing import convert
from ygt.source.reader import read_file

MINI = ROOT / "tests" / "fixtures" / "mini"


def settings_of(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    return read


def test_the_settings_of_this_repository_are_fresh(ygt: Run) -> None:
    done = ygt("-C", ROOT, "schema", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_data_file_of_this_repository_has_a_schema_that_exists() -> None:
    mapping = settings_of(ROOT)["yaml.schemas"]
    assert isinstance(mapping, dict)
    globs = {glob: schema for schema, globs in mapping.items() for glob in globs}
    for schema in mapping:
        assert (ROOT / schema).is_file()
    files = [
        path.relative_to(ROOT).as_posix()
        for top in ("org", "members", "catalogues", "examples")
        for path in sorted((ROOT / top).rglob("*.yaml"))
    ]
    assert len(files) > 60
    for file in files:
        matching = {
            schema for glob, schema in globs.items() if re.fullmatch(re.escape(glob).replace(r"\*", "[^/]*"), file)
        }
        kind = contract().kind_at(re.sub(r"^examples/[^/]+/", "", file))
        assert matching == {f"./schema/records/{kind}.json"}, file


def test_a_county_of_its_own_gets_copies_of_the_schemas(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "schema")
    assert done.returncode == 0
    assert "已写入 .vscode/settings.json\n" in done.stdout
    mapping = settings_of(mini)["yaml.schemas"]
    assert isinstance(mapping, dict)
    assert mapping["./.vscode/schemas/unit.json"] == ["org/units.yaml"]
    for schema in mapping:
        assert not schema.startswith("/"), "本机的路径在别的电脑上没有意义"
        Draft202012Validator.check_schema(json.loads((mini / schema).read_text(encoding="utf-8")))
    before = {path: path.read_bytes() for path in (mini / ".vscode").rglob("*.json")}
    assert ygt("-C", mini, "schema").returncode == 0
    assert {path: path.read_bytes() for path in (mini / ".vscode").rglob("*.json")} == before
    assert ygt("-C", mini, "schema", "--check").returncode == 0


def test_an_editor_finds_nothing_from_the_network_to_ask(ygt: Run, mini: Path) -> None:
    ygt("-C", mini, "schema")
    written = "".join(path.read_text(encoding="utf-8") for path in (mini / ".vscode").rglob("*.json"))
    assert set(re.findall(r"https?://[^\"]+", written)) == {"https://json-schema.org/draft/2020-12/schema"}
    assert settings_of(mini)["yaml.schemaStore.enable"] is False


def test_stale_settings_are_found(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "schema", "--check")
    assert done.returncode == 1
    assert "不是最新：.vscode/settings.json\n" in done.stdout
    assert done.stderr == "处理办法：执行 ygt schema\n"
    ygt("-C", mini, "schema")
    (mini / ".vscode" / "schemas" / "unit.json").write_text("{}", encoding="utf-8")
    assert ygt("-C", mini, "schema", "--check").stdout == "不是最新：.vscode/schemas/unit.json\n"


def test_own_settings_are_kept(ygt: Run, mini: Path) -> None:
    folder = mini / ".vscode"
    folder.mkdir()
    own = {
        "editor.fontSize": 18,
        "yaml.schemas": {"own.json": ["*.yml"], "./old/unit.json": ["x"]},
        "files.eol": "auto",
    }
    (folder / "settings.json").write_text(json.dumps(own), encoding="utf-8")
    (folder / "extensions.json").write_text('{"recommendations": ["甲.乙"]}', encoding="utf-8")
    assert ygt("-C", mini, "schema").returncode == 0
    settings = settings_of(mini)
    assert settings["editor.fontSize"] == 18
    assert settings["files.eol"] == "\n"
    mapping = settings["yaml.schemas"]
    assert isinstance(mapping, dict)
    assert mapping["own.json"] == ["*.yml"]
    assert "./old/unit.json" not in mapping
    extensions = json.loads((folder / "extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"][-1] == "甲.乙"


@pytest.mark.parametrize("content", ["// 注释\n{}", "[]", "{", ""])
def test_settings_that_cannot_be_merged_are_left_alone(ygt: Run, mini: Path, content: str) -> None:
    file = mini / ".vscode" / "settings.json"
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    done = ygt("-C", mini, "schema")
    assert done.returncode == 2
    assert "不是标准的 JSON" in done.stderr
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]
    assert file.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("word", ["unit", "单位"])
def test_a_schema_is_printed_in_one_piece(ygt: Run, word: str) -> None:
    done = ygt("schema", "--print", word)
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    assert "$ref" not in done.stdout
    assert schema["items"]["properties"]["name"]["title"] == "名称"


@pytest.mark.parametrize("name", contract().kinds)
def test_the_piece_judges_as_the_contract_does(name: str) -> None:
    kind = contract().kind(name)
    schema = standalone(kind)
    assert "$ref" not in json.dumps(schema)
    validator = Draft202012Validator(schema)
    paths = [
        path for path in sorted(MINI.rglob("*.yaml")) if contract().kind_at(path.relative_to(MINI).as_posix()) == name
    ]
    for path in paths:
        document = read_file(MINI, path.relative_to(MINI).as_posix())
        list(convert(document, kind))
        assert list(validator.iter_errors(document.data)) == []
    assert not validator.is_valid([{"未定义": 1}] if kind.layout == "list" else {"未定义": 1})
