"""Who reviews which files of a repository, as the platforms read it from a CODEOWNERS file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ygt.ledger.ledger import Ledger
from ygt.ledger.load import FOLDERS
from ygt.report.display import visible


class Dialect(NamedTuple):
    """Where a platform looks for the file; whether it has sections, and whether its patterns are expressions."""

    title: str
    file: str
    sections: bool = False
    expressions: bool = False


DIALECTS: dict[str, Dialect] = {
    "github": Dialect("GitHub", ".github/CODEOWNERS"),
    "gitlab": Dialect("GitLab", ".gitlab/CODEOWNERS", sections=True),
    "gitee": Dialect("Gitee", ".gitee/CODEOWNERS", sections=True),
    "gitea": Dialect("Gitea", ".gitea/CODEOWNERS", expressions=True),
}

HEADER = "# 由 ygt codeowners 生成，请勿直接修改：改台账 org/county.yaml 中的 accounts（审核账号），再重新生成。"
_SPECIAL = re.compile(r"([\\*?\[\]!# ])")
_PLAIN = re.compile(r"[^\w/-]")

Located = tuple[str, Ledger]
"""A ledger and its path in the repository, empty for the repository itself."""


def codeowners(platform: str, ledgers: Sequence[Located]) -> str:
    """The file for a platform; empty where no ledger has an account there.

    Of several patterns that match a file the last one counts, except on Gitea, where all do; so an account for a folder
    comes after those for the whole ledger.
    """
    dialect = DIALECTS[platform]
    blocks = [block for path, ledger in ledgers if (block := list(_block(dialect, platform, path, ledger)))]
    if not blocks:
        return ""
    everybody = dict.fromkeys(name for _, ledger in ledgers for name, _ in _accounts(ledger, platform))
    own = ["", "[CODEOWNERS]" if dialect.sections else "# CODEOWNERS", _line(dialect, dialect.file, everybody)]
    return "\n".join([HEADER, *(line for block in blocks for line in ("", *block)), *own]) + "\n"


def _block(dialect: Dialect, platform: str, path: str, ledger: Ledger) -> Iterator[str]:
    """The lines of one ledger, under its name and the unit that keeps it."""
    accounts = list(_accounts(ledger, platform))
    if not accounts or ledger.county is None:
        return
    kept_by = ledger.county.text("maintained_by")
    title = re.sub(r"[\[\]^]", "", visible(ledger.county.name + (f"：{kept_by}" if kept_by else "")))
    yield f"[{title}]" if dialect.sections else f"# {title}"
    prefix = f"{path}/" if path else ""
    whole = [name for name, folders in accounts if not folders]
    if whole:
        yield from (_line(dialect, f"{prefix}{folder}/", whole) for folder in FOLDERS)
    folders = sorted({folder for _, folders in accounts for folder in folders})
    for folder in folders:
        yield _line(dialect, f"{prefix}{folder}/", [name for name, named in accounts if folder in named])


def _accounts(ledger: Ledger, platform: str) -> Iterator[tuple[str, list[str]]]:
    if ledger.county is None or not ledger.county.sound:
        return
    for one in ledger.county.items("accounts"):
        if one["platform"] == platform:
            yield one["name"], one.get("folders", [])


def _line(dialect: Dialect, path: str, names: Iterable[str]) -> str:
    if dialect.expressions:
        # What is special in an expression, or ends one, is any one character: that cannot be misread.
        pattern = _PLAIN.sub(".", path) + (".*" if path.endswith("/") else "")
    else:
        pattern = "/" + _SPECIAL.sub(r"\\\1", path)
    return " ".join([pattern, *dict.fromkeys(names)])
