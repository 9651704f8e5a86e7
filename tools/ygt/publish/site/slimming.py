"""A built page made lighter without a change of what it says: most of what the theme writes is blank."""

from __future__ import annotations

import json
import re

_AS_IT_IS = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_BLANK = re.compile(r"[ \t]*\n\s*")
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
    parts[::2] = [_REFERENCE.sub(_mark, _BLANK.sub("\n", part)) for part in parts[::2]]
    shown = _HIDDEN.sub("", _SETTINGS.sub(_settings, "".join(parts)).lstrip())
    return _straight(shown, page.split("/")[:-1])


def _straight(html: str, folders: list[str]) -> str:
    for depth in range(len(folders), 0, -1):
        detour = "../" * len(folders) + "/".join(folders[:depth]) + "/"
        html = re.sub(rf'((?:href|src)="){re.escape(detour)}(?=\w)', rf"\g<1>{'../' * (len(folders) - depth)}", html)
    return html


def _mark(reference: re.Match[str]) -> str:
    mark = chr(int(reference[1]))
    return mark if mark.isascii() and mark.isprintable() and mark not in _MEANINGFUL else reference[0]


def _settings(script: re.Match[str]) -> str:
    """The settings the theme's script reads, their Chinese as it is."""
    told = json.dumps(json.loads(script[2]), ensure_ascii=False, separators=(",", ":"))
    return script[1] + told.replace("</", r"<\/") + script[3]
