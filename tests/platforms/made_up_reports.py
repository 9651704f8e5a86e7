"""Reports as `ygt diff` and `ygt check` give them, made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

HEAD = "a" * 40


class Said(NamedTuple):
    """What `ygt comment` ended with and printed."""

    code: int
    out: str
    err: str


Comment = Callable[..., Said]


def changes(*sentences: str, path: str = ".", **more: Any) -> dict[str, Any]:
    """The changes of a workspace, one a line."""
    place = {"path": "org/units.yaml", "line": 3, "column": 1}
    names: dict[str, list[str]] = {"consult": [], "inform": [], "file": []}
    each = [
        {
            "kind": "record-added",
            "title": "新增登记",
            "group": "单位",
            "record": {"kind": "unit", "id": "jia", "name": "甲局"},
            "sentence": sentence,
            "day": "",
            "fields": [],
            "decision": None,
            "paper": "",
            "entails": [],
            "words": [],
            **names,
            **place,
        }
        for sentence in sentences
    ]
    lines = [{"sentence": sentence, "changes": [number]} for number, sentence in enumerate(sentences)]
    return {
        "version": 1,
        "workspace": {"path": path, "name": "某县", "standing": "own"},
        "before": {"name": "main", "commit": "b" * 40, "date": ""},
        "after": {"name": "feature", "commit": HEAD, "date": ""},
        "as_of": "2026-11-21",
        "title": f"某县：{sentences[0] if sentences else '内容无变化'}",
        "outcome": "changed" if sentences else "same",
        "groups": [{"title": "单位", "lines": lines}] if sentences else [],
        "changes": each,
        "lists": {"cosign": [], **names},
        "findings": [],
        "unread_before": 0,
        **more,
    }


def check(*findings: tuple[str, str], path: str = ".") -> dict[str, Any]:
    """A check that found these, each a severity and a message."""
    place = {"path": "org/units.yaml", "line": 3, "column": 1, "end_line": 3, "end_column": 2, "pointer": ""}
    each = [
        {
            "code": "YGT301",
            "severity": severity,
            "title": "引用了未登记的名称",
            "message": message,
            "help": "更正",
            "related": [],
            "unit": "",
            **place,
        }
        for severity, message in findings
    ]
    errors = sum(severity == "error" for severity, _ in findings)
    return {
        "version": 1,
        "workspace": {"path": path, "name": "某县", "standing": "own"},
        "findings": each,
        "counts": {"files": 3, "records": 9, "errors": errors, "notes": len(findings) - errors, "excepted": 0},
    }


def saved(folder: Path, *reports: object) -> list[str]:
    """The reports as files."""
    names = []
    for number, report in enumerate(reports, 1):
        file = folder / f"{number}.json"
        file.write_text(json.dumps(report), encoding="ascii")
        names.append(str(file))
    return names
