"""What stands above every page while something is wrong, and what has a page load anew when that changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from html import escape

from ygt.errors import ToolError
from ygt.findings import SEVERITIES, Finding
from ygt.report.display import visible

OWN = "/.ygt/"
"""The folder of what only the preview has; no county can be called so."""
SHOWN = 30
"""So many findings of a ledger are listed."""

_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
EMPTY = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title></head>'
    "<body><h1>{title}</h1><p>{text}</p></body></html>"
)


def findings_banner(name: str, path: str, errors: Sequence[Finding]) -> str:
    """The errors of the ledger of a county in HTML, as `ygt check` tells them; `path` leads to it."""
    if not errors:
        return ""
    items = "".join(_item(one, path) for one in errors[:SHOWN])
    more = f"<p>另有{len(errors) - SHOWN}处未列出，用 ygt check 逐处查看。</p>" if len(errors) > SHOWN else ""
    title = f"{name}台账有{len(errors)}处错误，下面的内容只取没有错误的部分"
    return f"<h2>{_text(title)}</h2><ol>{items}</ol>{more}"


def refused_banner(error: ToolError) -> str:
    """Why the pages could not be made anew, and what to do."""
    return f"<h2>{_text(error.message)}</h2><p>{_remedy(error.remedy)}</p><p>下面仍是改动之前的内容。</p>"


def _item(one: Finding, path: str) -> str:
    where = f"{path}{one.path}:{one.place.line}:{one.place.column}"
    said = f"<strong>{SEVERITIES[one.severity]}[{_text(one.code)}]：{_text(one.message)}</strong>"
    help_ = f"<br>{_remedy(one.help)}" if one.help else ""
    return f"<li>{said}<br><code>{_text(where)}</code>{help_}</li>"


def _remedy(text: str) -> str:
    return f"处理办法：{_text(text)}"


def _text(text: str) -> str:
    return escape(visible(text))


def token_of(html: str, banner: str) -> str:
    """What tells one state of a page from another."""
    return blake2b(f"{banner}\0{html}".encode(), digest_size=12).hexdigest()


def with_banner(html: str, banner: str, settings: Mapping[str, str]) -> str:
    """The page with the banner above it, where there is one, and the script that has it load anew."""
    told = "".join(f' data-{name}="{escape(value)}"' for name, value in settings.items())
    head = f'<link rel="stylesheet" href="{OWN}serve.css"><script src="{OWN}serve.js"{told} defer></script></head>'
    html = _HEAD_END.sub(lambda _: head, html, count=1)
    if not banner:
        return html
    shown = f'<div id="ygt-findings" role="alert">{banner}</div>'
    return _BODY.sub(lambda body: body[0] + shown, html, count=1)


def empty_page(title: str, text: str) -> str:
    """A page where there is none to show."""
    return EMPTY.format(title=escape(title), text=escape(text))
