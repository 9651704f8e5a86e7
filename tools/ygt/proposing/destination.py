"""Where a pull request is opened in the browser, by the address of a remote repository."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_SHORT = re.compile(r"(?:[^@/\s:]+@)?(?P<host>[^/\s:]{2,}):(?!/)(?P<path>\S+)")
_ADDRESS = re.compile(r"https?://\S+")
_PORTS = {"http": 80, "https": 443}


class Repository(NamedTuple):
    """A repository on a platform: its host, with the port where its pages have one of their own, and its path."""

    scheme: str
    host: str
    path: str

    @property
    def page(self) -> str:
        """Its page, without any name or password."""
        return f"{self.scheme}://{self.host}/{quote(self.path)}"


_FORMS = (
    ("github", "{page}/compare/{base}...{branch}?expand=1"),
    ("gitlab", "{page}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}"),
    ("gitee", "{page}/pull/new/{owner}:{branch}...{owner}:{base}"),
    ("gitea", "{page}/compare/{base}...{branch}"),
    ("forgejo", "{page}/compare/{base}...{branch}"),
    ("codeberg", "{page}/compare/{base}...{branch}"),
)
"""What a host's name contains, and where its platform opens a pull request for a branch."""


def repository_at(address: str) -> Repository | None:
    """The repository that the address of a remote means; None where it is no server (a folder, a bundle)."""
    if short := _SHORT.fullmatch(address):
        return _named("https", short["host"], short["path"])
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in ("http", "https", "ssh", "git+ssh"):
        return None
    # The port of ssh says nothing of where the pages are.
    scheme = parts.scheme if parts.scheme in _PORTS else "https"
    shown = f"{host}:{port}" if parts.scheme in _PORTS and port not in (None, _PORTS[scheme]) else host
    return _named(scheme, shown, parts.path)


def address_to_open(remote: str, base: str, branch: str, said: str = "") -> str:
    """Where to open a pull request from `branch` to `base`; empty where that cannot be told.

    Of a platform that the host's name does not tell, the address is taken from what its server `said` on the push.
    """
    repository = repository_at(remote)
    if repository is None:
        return ""
    owner = quote(repository.path.partition("/")[0])
    names = {"page": repository.page, "owner": owner, "base": quote(base), "branch": quote(branch)}
    form = next((form for word, form in _FORMS if word in repository.host), "")
    if form and (base or "{base}" not in form):
        return form.format(**names)
    offered = (one.rstrip(".,;") for one in _ADDRESS.findall(said))
    return next((one for one in offered if (urlsplit(one).hostname or "") == repository.host.partition(":")[0]), "")


def without_secrets(address: str) -> str:
    """An address as it may be shown: without the name and password it may hold."""
    return re.sub(r"(?<=://)[^/@\s]+@", "", address)


def _named(scheme: str, host: str, path: str) -> Repository | None:
    named = path.strip("/").removesuffix(".git")
    return Repository(scheme, host.lower(), named) if named else None
