"""Where a workspace is, and what a path given on the command line means in it."""

from __future__ import annotations

from pathlib import Path

from ygt.errors import ToolError


def path_in(root: Path, path: str) -> str:
    """`path`, relative to the current folder or else to the workspace, as a path in the workspace with `/`.

    Raises ToolError where there is no such file or folder, or it lies outside.
    """
    found = [candidate for candidate in (Path(path), root / path) if candidate.exists()]
    if not found:
        raise ToolError(f"没有文件或文件夹“{path}”", "路径相对于当前目录或台账目录")
    for candidate in found:
        if candidate.resolve().is_relative_to(root.resolve()):
            relative = candidate.resolve().relative_to(root.resolve()).as_posix()
            return "" if relative == "." else relative
    raise ToolError(f"“{path}”不在台账目录之内", "用 -C 指定它所在的台账目录")


def repository_of(root: Path) -> Path | None:
    """The folder of the git repository that holds the workspace, or None."""
    root = root.resolve()
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def path_in_repository(root: Path) -> str:
    """The workspace's path from the root of its repository, with `/`; empty where they are the same, or in none."""
    repository = repository_of(root)
    relative = root.resolve().relative_to(repository) if repository else Path()
    return "" if relative == Path() else relative.as_posix()
