"""What the pages of a built site need and nothing else may do: a Content-Security-Policy for the server to send.

The scripts that stand in the pages are named by their hashes (CSP Level 3, 2.3.1), so that no other is run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

FILE = "content-security-policy.txt"
"""Where the policy is written, beside the site."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"""\bsrc=|\btype=["']?application/json""")

DIRECTIVES = (
    ("default-src", "'self'"),
    ("script-src", "'self'"),
    # The theme and the drawings state sizes in attributes; a style runs nothing.
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' data:"),
    ("object-src", "'none'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'self'"),
)


def inline_scripts(page: str) -> list[str]:
    """The hashes of the scripts that stand in the HTML of `page`, as a policy names them."""
    run = (code for attributes, code in _SCRIPT.findall(page) if not _NOT_RUN.search(attributes))
    return [f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in run]


def policy(scripts: Iterable[str]) -> str:
    """The value of the header under which a site with these inline scripts works."""
    allowed = " ".join(sorted(set(scripts)))
    return "; ".join(
        f"{name} {value}{f' {allowed}' if name == 'script-src' and allowed else ''}" for name, value in DIRECTIVES
    )
