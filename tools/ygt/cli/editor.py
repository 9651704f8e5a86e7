"""Editor settings from the contract: completion, Chinese field titles and errors while typing in VS Code.

The settings are those of the extension redhat.vscode-yaml; nothing in them asks the network.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ygt.cli.workspace import repository_of
from ygt.errors import ToolError
from ygt.schema.contract import Contract, Kind, Node

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
SCHEMAS = ".vscode/schemas"

# The style that every tool leaves alone: no padding in braces, no folding of long Chinese lines.
_STYLE: dict[str, Any] = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False},
    "yaml.format.bracketSpacing": False,
    "yaml.format.printWidth": 9999,
    "yaml.format.proseWrap": "preserve",
    "yaml.format.singleQuote": False,
    "yaml.schemaStore.enable": False,
    "redhat.telemetry.enabled": False,
}
_RECOMMENDED = ["redhat.vscode-yaml", "ms-ceintl.vscode-language-pack-zh-hans"]


def editor_files(root: Path, contract: Contract) -> dict[str, str]:
    """The files to write under `root`, by path, with what the user set there himself kept.

    Where the schemas lie outside the repository, as with an installed tool, they come along as copies: a path into
    this machine's installation would mean nothing on another. Raises ToolError where a file there is no plain JSON.
    """
    files: dict[str, str] = {}
    where = _schemas_from(root, contract)
    if where is None:
        where = f"./{SCHEMAS}"
        for kind in contract.kinds.values():
            files[f"{SCHEMAS}/{kind.name}.json"] = json.dumps(standalone(kind), ensure_ascii=False) + "\n"
    mapping = {f"{where}/{kind.name}.json": _patterns(root, kind) for kind in contract.kinds.values()}
    kept = _existing(root / SETTINGS)
    foreign = {name: globs for name, globs in _mapping_of(kept).items() if Path(name).stem not in contract.kinds}
    files[SETTINGS] = _text({**kept, **_STYLE, "yaml.schemas": {**foreign, **mapping}})
    kept = _existing(root / EXTENSIONS)
    wanted = kept.get("recommendations")
    others = [one for one in wanted if one not in _RECOMMENDED] if isinstance(wanted, list) else []
    files[EXTENSIONS] = _text({**kept, "recommendations": [*_RECOMMENDED, *others]})
    return files


def stale_files(root: Path, contract: Contract) -> list[str]:
    """The files that are missing or say something else than they should; their layout does not matter."""
    return [path for path, text in editor_files(root, contract).items() if _existing(root / path) != json.loads(text)]


def standalone(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of this kind, in one piece without references."""
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.title,
        "description": kind.description,
    }
    return {**about, **_inlined(kind.root)}


def _inlined(node: Node) -> dict[str, Any]:
    schema = dict(node.schema)
    if node.properties:
        schema["properties"] = {key: _inlined(one) for key, one in node.properties.items()}
    if node.items is not None:
        schema["items"] = _inlined(node.items)
    return schema


def _schemas_from(root: Path, contract: Contract) -> str | None:
    repository = repository_of(root)
    if repository is None or not contract.folder.is_relative_to(repository):
        return None
    relative = Path(os.path.relpath(contract.folder / "records", root.resolve())).as_posix()
    return relative if relative.startswith("..") else f"./{relative}"


def _patterns(root: Path, kind: Kind) -> list[str]:
    examples = [f"examples/*/{pattern}" for pattern in kind.patterns] if (root / "examples").is_dir() else []
    return [*kind.patterns, *examples]


def _mapping_of(settings: dict[str, Any]) -> dict[str, Any]:
    value = settings.get("yaml.schemas")
    return value if isinstance(value, dict) else {}


def _existing(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ToolError(
            f"“{path}”不是标准的 JSON（可能含有注释），无法并入设置", "先将该文件改名，执行后再把原有设置抄回"
        )
    return value


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
