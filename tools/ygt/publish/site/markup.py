"""Data on its way into a page: every text is data, never HTML, Markdown or a template."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
_SPACE = re.compile(r"\s+")
SITE = "~/"
"""Stands for the folder of the site in an address of a template or a `Link`, until the page's own place is known."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to an address of the site, where there is one; `hint` is said when pointed at."""

    text: str
    address: str = ""
    hint: str = ""


Shown = str | int | float | Markup | Link | Iterable["Shown"]
"""What a template may print: data, ready-made HTML, a link, or several of these in a row."""


@lru_cache(maxsize=16384)
def escaped(text: str) -> Markup:
    """`text` with every ASCII mark written as a character reference, which HTML and Markdown both take for the mark.

    One escape serves every place of a page, so that no template can choose the wrong one. Line breaks become spaces:
    a blank line or an indented one would end or begin a block of Markdown.
    """
    return Markup(_MARKS.sub(lambda match: f"&#{ord(match[0])};", _SPACE.sub(" ", text)))


def shown(value: object) -> Markup:
    """What stands on the page for `value`. TypeError for None and the like: a page never says “None” or “True”."""
    match value:
        case Markup():
            return value
        case Link():
            return _anchor(value)
        case str():
            return escaped(value)
        case bool():
            raise TypeError("a truth value has no text of its own")
        case float():
            return escaped(f"{value:.10g}")
        case int():
            return escaped(str(value))
        case Iterable():
            return Markup("".join([shown(one) for one in value]))
        case _:
            raise TypeError(f"no text for {value!r}")


def _anchor(link: Link) -> Markup:
    text = escaped(link.text)
    hint = f' title="{escaped(link.hint)}"' if link.hint else ""
    if not link.address:
        return Markup(f"<span{hint}>{text}</span>") if hint else text
    # Most of what a page shows are links: Markup.format takes ten times as long.
    return Markup(f'<a href="{SITE}{escape(link.address)}"{hint}>{text}</a>')


def joined(parts: Iterable[Shown], between: str = "、") -> Markup:
    """The parts with `between` between them."""
    return Markup(str(escaped(between)).join([shown(one) for one in parts]))


def code(text: str) -> Markup:
    """A line of code, its spaces kept."""
    return Markup("&nbsp;").join(escaped(part) for part in text.split(" "))


def front_matter(text: str) -> Markup:
    """A title as the front matter of a page has it: a YAML string holding HTML, since the theme prints it as it is."""
    return Markup('"{}"').format(Markup(html.escape(_SPACE.sub(" ", text)).replace("\\", "&#92;")))


def front_list(words: Iterable[str]) -> Markup:
    """Words as the front matter of a page has them: a YAML list of strings."""
    # The search takes them as text; angle brackets would still end a script that holds the index.
    return Markup(json.dumps([word.replace("<", "＜").replace(">", "＞") for word in words], ensure_ascii=False))


def title_html(text: str) -> str:
    """A title as the navigation has it: HTML, since the theme prints it as it is."""
    return str(escape(_SPACE.sub(" ", text)))


def at_home(page: str, text: str) -> str:
    """The finished text of `page`: addresses that begin at the site's folder now begin at the page's."""
    return text.replace(f'="{SITE}', '="' + "../" * page.count("/"))
