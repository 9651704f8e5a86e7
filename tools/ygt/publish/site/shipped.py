"""What the site brings along ready-made: its base configuration, theme, assets and the pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ygt.resources import site_dir


def base_config(workspace: Path | None = None) -> Path:
    """The mkdocs configuration to inherit: the workspace's own `mkdocs.yml` where it has one, else the shipped one."""
    own = workspace / "mkdocs.yml" if workspace else None
    return own if own and own.is_file() else site_dir() / "mkdocs.yml"


def theme_of(config: Path) -> Path:
    """The theme folder that `config` or the first file it inherits from names, or else the shipped one."""
    from mkdocs.utils.yaml import yaml_load

    while config.is_file():
        # From text, not from an open file: mkdocs then leaves INHERIT alone, so that each path keeps its own folder.
        stated: dict[str, Any] = yaml_load(config.read_text(encoding="utf-8"))
        if folder := (stated.get("theme") or {}).get("custom_dir"):
            return (config.parent / str(folder)).resolve()
        if not (parent := stated.get("INHERIT")):
            break
        config = config.parent / parent
    return site_dir() / "theme"


def shipped_files() -> Iterator[tuple[str, Path]]:
    """Every file to lay into the docs folder, as (address within it, file): `assets/…` and the hand-written pages."""
    source = site_dir()
    for folder, prefix in (("assets", "assets/"), ("images", "images/"), ("pages", "")):
        root = source / folder
        for file in sorted(root.rglob("*")):
            if file.is_file():
                yield prefix + file.relative_to(root).as_posix(), file
