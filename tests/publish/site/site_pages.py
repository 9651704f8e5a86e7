"""Pages of the miniature county, made without mkdocs."""

from __future__ import annotations

from datetime import date
from functools import cache

from workspaces import REPOSITORY, WORKSPACES, miniature, on_disk
from workspaces import Workspace as Files
from ygt.check import Result
from ygt.publish.site.generate import Site, generate
from ygt.publish.site.workspace import Workspace
from ygt.rules.table import RULES

DAY = date(2026, 11, 21)


@cache
def mini_result() -> Result:
    """The checked miniature county."""
    return miniature().check()


def pages_of(files: Files, day: date = DAY) -> dict[str, str]:
    """The pages of a workspace held in memory, without the rules, which are the same for all."""
    return generate([Workspace(files.check(), day)], rules=RULES).pages


@cache
def mini_site() -> Site:
    """The whole site of the miniature county."""
    return generate([Workspace(mini_result(), DAY)], rules=RULES)


@cache
def checked(name: str) -> Result:
    """What the check makes of a real or demonstration county."""
    return on_disk(REPOSITORY / name).check()


@cache
def county(name: str) -> Workspace:
    """A real or demonstration county, as the public sees it."""
    return Workspace(checked(name), DAY)


@cache
def whole_site() -> Site:
    """The site of all workspaces."""
    return generate([county(name) for name in WORKSPACES], rules=RULES)


def county_pages(name: str) -> dict[str, str]:
    """The pages of one county in the site of all."""
    return {path: text for path, text in whole_site().pages.items() if path.startswith(f"{county(name).folder}/")}
