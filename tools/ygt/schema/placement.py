"""Files that hold no records: copies, leftovers of other programs, names and places that tell no kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ygt.findings import Finding, Place
from ygt.schema import rules
from ygt.schema.suggestion import nearest, ranked

_DATA = re.compile(r"\.ya?ml(?:\.[^./~]+)?", re.IGNORECASE)
_SUFFIX = re.compile(r"\.ya?ml", re.IGNORECASE)
_COPY = re.compile(
    r"""
    [\s_—-]* (?: 副本|拷贝|备份|复件|复制 | (?<![a-z]) (?:copy|backup) (?![a-z]) ) (?:\s+of\b)?
    [\s_—-]* (?: [(（]?\d+[)）]? )?
  | \s*[(（]\d+[)）]$
    """,
    re.IGNORECASE | re.VERBOSE,
)
NEARBY = 6
"""So many places like that of a misplaced file are named."""


def concerns(name: str) -> bool:
    """Whether a file of this name is one to look at: YAML, or YAML under another ending (`x.yaml.bak`)."""
    _, dot, end = name.lower().rpartition(".y")
    return bool(_DATA.fullmatch(dot + end)) and (_SUFFIX.fullmatch(dot + end) is not None or not name.startswith("."))


def is_stray(path: str) -> bool:
    """Whether the name of a file says that it is a copy or another program's leftover, wherever it lies."""
    name = path.rpartition("/")[2]
    return name[:1] in {"~", "."} or _COPY.search(name.rpartition(".")[0]) is not None


def unplaced(files: Iterable[tuple[str, str]], path: str, *, empty: bool = False) -> Finding:
    """The finding of a file that is not read because of its name or place; `empty` where nothing is in it.

    `files` are the patterns of places and what kind each holds.
    """
    what, remedy = _told([pattern for pattern, _ in files], path)
    if empty:
        what, remedy = f"“{path}”不是规定的文件，也没有内容", "将其删除"
    return rules.UNPLACED_FILE.at(Place(path), what=what, remedy=remedy)


def _told(patterns: list[str], path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    stem, dot, end = name.lower().partition(".y")
    original = name[: len(stem)]
    if name[:1] in {"~", "."}:
        return f"“{name}”是其他软件打开文件时留下的临时文件，没有读取", "关闭打开它的软件，再将其删除"
    if not _SUFFIX.fullmatch(dot + end):
        remedy = f"要登记的，文件名改为“{original}.yaml”；备份的，将其删除，历次改动由版本库保存"
        return f"“{name}”不以 .yaml 结尾，没有读取", remedy
    if is_stray(path):
        likely = _COPY.sub("", original).strip()
        of = f"“{likely}.yaml”的" if likely else ""
        remedy = "内容已并入原文件的，将其删除，历次改动由版本库保存；要单独登记的，改一个自己的文件名"
        return f"“{name}”像是{of}副本，没有读取", remedy
    # By name or by folder, not by both together: what all paths have in common makes them look alike.
    names = {pattern.rpartition("/")[2].removesuffix(".yaml"): pattern for pattern in patterns if "*" not in pattern}
    folders = {pattern.rpartition("/")[0]: pattern for pattern in patterns if pattern.endswith("/*.yaml")}
    same_name, same_folder = nearest(original, names), nearest(folder, folders)
    if same_name or same_folder:
        meant = names[same_name] if same_name else folders[same_folder or ""].replace("*", original)
        return (
            f"未定义的文件位置“{path}”，是否应为“{meant}”？",
            f"移到或改名为“{meant}”；放别处的，全部位置见 schema/files.json",
        )
    beside: dict[str, tuple[str, ...]] = {
        pattern: () for pattern in patterns if pattern.startswith(f"{folder.partition('/')[0]}/")
    }
    nearby = "、".join(ranked(path, beside)[:NEARBY])
    return f"未定义的文件位置“{path}”", f"移到规定的位置，如 {nearby}；全部位置见 schema/files.json"
