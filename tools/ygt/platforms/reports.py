"""Reports made elsewhere, by whomever: taken only where they are what `schema/output` says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ygt.errors import ToolError
from ygt.source.opening import Refusal, content_of

MOST_BYTES = 8 * 1024 * 1024
MOST_FILES = 64

Report = dict[str, Any]


@dataclass(slots=True)
class Told:
    """What was reported of one workspace: the changes, the check, or both."""

    path: str
    changes: Report | None = None
    check: Report | None = None


def told(files: Iterable[Path]) -> list[Told]:
    """The reports in `files` by workspace, in the order they come.

    Raises ToolError where a file is not the JSON of `ygt diff` or `ygt check`, or tells again what another told.
    """
    listed = list(files)
    if len(listed) > MOST_FILES:
        raise ToolError(f"文件过多：{len(listed)}个", f"一次至多{MOST_FILES}个")
    found: dict[str, Told] = {}
    for file in listed:
        report = _read(file)
        kind = "check" if "counts" in report else "changes"
        _validate(file, kind, report)
        path = report["workspace"]["path"]
        one = found.setdefault(path, Told(path))
        if getattr(one, kind) is not None:
            raise ToolError(f"台账“{path}”有两份同样的报告，后一份是“{file}”", "同一台账的每种报告只给一份")
        setattr(one, kind, report)
    return list(found.values())


def _read(file: Path) -> Report:
    content = content_of(file, MOST_BYTES)
    if isinstance(content, Refusal):
        raise ToolError(f"“{file}”无法打开：{content.reason}", content.remedy)
    if isinstance(content, int):
        raise ToolError(f"“{file}”有{content}字节，超过{MOST_BYTES}字节", "分几次提交变更")
    try:
        report = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _not_ours(file) from None
    if not isinstance(report, dict):
        raise _not_ours(file)
    return report


def _no_number(word: str) -> None:
    raise ValueError(word)


def _validate(file: Path, kind: str, report: Report) -> None:
    from ygt.resources import schema_dir
    from ygt.schema.engine import portable_validator

    schema = json.loads((schema_dir() / "output" / f"{kind}.json").read_text(encoding="utf-8"))
    error = next(portable_validator()(schema).iter_errors(report), None)
    if error is not None:
        raise _not_ours(file, "/".join(map(str, error.absolute_path)))
    if kind == "changes":
        for group in report["groups"]:
            for line in group["lines"]:
                if any(number >= len(report["changes"]) for number in line["changes"]):
                    raise _not_ours(file, "groups")


def _not_ours(file: Path, where: str = "") -> ToolError:
    at = f"，不符之处：{where[:100]}" if where else ""
    return ToolError(
        f"“{file}”不是 ygt diff 或 ygt check 的 JSON 输出{at}",
        "用同一版本的 ygt 以 --format json 重新生成",
    )
