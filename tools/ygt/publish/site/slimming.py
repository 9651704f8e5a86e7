"""A built page made lighter without a change of what it says: most of what the theme writes is blank."""

from __future__ import annotations

import json
import re
from functools import lru_cache

_AS_IT_IS = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_REFERENCE = re.compile(r"&#(\d{2,3});")
MADE_BY_THE_THEME = '<script id="__config" type="application/json">'
"""What only the pages of the theme have."""

_SETTINGS = re.compile(f"({re.escape(MADE_BY_THE_THEME)})(.*?)(</script>)", re.DOTALL)
_HIDDEN = re.compile(
    r'<div class="md-sidebar md-sidebar--secondary"[^>]*\shidden>.*?(?=<div class="md-content")', re.DOTALL
)
_MEANINGFUL = frozenset("<>&\"'")


def slim(html: str, page: str) -> str:
    """The HTML of `page`, a path, without what nobody sees.

    That is: blank lines, indents, references to marks that need none, a hidden table of contents, detours of links.
    A detour climbs to the site's own folder only to come back: `../../county/members/x.html` in `county/bodies/`.
    """
    parts = _AS_IT_IS.split(html)
    # Every second part is one that is kept as it is.
    parts[::2] = [_REFERENCE.sub(_mark, _without_blanks(part)) for part in parts[::2]]
    shown = _HIDDEN.sub("", _SETTINGS.sub(_settings, "".join(parts)).lstrip())
    return _straight(shown, tuple(page.split("/")[:-1]))


def _without_blanks(part: str) -> str:
    """The lines without their indents and trailing spaces, the blank ones left out."""
    first, *more = part.split("\n")
    if not more:
        return part
    *between, last = map(str.lstrip, more)
    return "\n".join([first.rstrip(" \t"), *[line.rstrip(" \t") for line in between if line], last])


def _straight(html: str, folders: tuple[str, ...]) -> str:
    for detour, way in _detours(folders):
        html = detour.sub(way, html)
    return html


@lru_cache(maxsize=64)
def _detours(folders: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    """The detours of pages in a folder as links have them, each with the straight way."""
    found = []
    for depth in range(len(folders), 0, -1):
        detour = re.escape("../" * len(folders) + "/".join(folders[:depth]) + "/")
        # What is looked for stands first, and where it must stand is looked at afterwards: several times as fast.
        pattern = rf'{detour}(?<=href="{detour}|.src="{detour})(?=\w)'
        found.append((re.compile(pattern, re.DOTALL), "../" * (len(folders) - depth)))
    return found


@lru_cache(maxsize=1024)
def _sign(number: str) -> str:
    mark = chr(int(number))
    return mark if mark.isascii() and mark.isprintable() and mark not in _MEANINGFUL else f"&#{number};"


def _mark(reference: re.Match[str]) -> str:
    return _sign(reference[1])


def _settings(script: re.Match[str]) -> str:
    """The settings the theme's script reads, their Chinese as it is."""
    return script[1] + _briefly(script[2]) + script[3]


@lru_cache(maxsize=64)
def _briefly(settings: str) -> str:
    """The settings as they are written; those of the pages of a folder are all the same."""
    return json.dumps(json.loads(settings), ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")
