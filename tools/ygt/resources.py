"""Where the files that travel with the tool are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from ygt.errors import ToolError

PACKAGE = Path(__file__).resolve().parent


def schema_dir() -> Path:
    """The folder of the JSON Schemas, vocabularies and clause packs; `ToolError` where the installation lacks it."""
    return _folder("schema", "schema")


def site_dir() -> Path:
    """The folder of the theme, templates and hand-written pages; `ToolError` where the installation lacks it."""
    return _folder("site", "site")


def reference_dir() -> Path:
    """The folder of the upper levels' lists, one copy for all; `ToolError` where the installation lacks it."""
    return _folder("reference", "catalogues/reference")


def miniature_dir() -> Path:
    """The miniature county over which the rules' examples are laid; `ToolError` where the installation lacks it."""
    return _folder("miniature", "tests/fixtures/mini")


def _folder(bundled_name: str, checkout_path: str) -> Path:
    bundle = PACKAGE / "_data"
    # A wheel always carries the bundle, a checkout never does: its presence alone tells the two apart.
    folder = bundle / bundled_name if bundle.is_dir() else PACKAGE.parents[1] / checkout_path
    if not folder.is_dir():
        raise ToolError(f"未找到随工具安装的文件夹“{folder}”。", "请重新安装 ygt，或在完整的代码仓库中运行。")
    return folder
