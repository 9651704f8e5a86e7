"""Browser contexts whose pages are watched: what they ask of others, and what breaks in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Route

FOREIGN = re.compile(r"^(?!file:///|http://127\.0\.0\.1:|data:|blob:|about:)")
INDEX = re.compile(r"/search/search_index\.js(on)?$")
NO_PAGES = '{"config":{"lang":["en"],"separator":"\\\\s+","pipeline":[],"fields":{"title":{}}},"docs":[]}'


@dataclass(slots=True)
class Seen:
    """What was asked of other machines, and the errors of scripts."""

    foreign: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Begin anew."""
        self.foreign.clear()
        self.broken.clear()


def watch(context: BrowserContext, seen: Seen) -> None:
    """Note in `seen` what is asked elsewhere, and stop it; note script errors and what the site's policy forbids."""

    def refuse(route: Route) -> None:
        seen.foreign.append(route.request.url)
        route.abort()

    context.route(FOREIGN, refuse)

    def forbidden(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            seen.broken.append(message.text)

    context.on("weberror", lambda error: seen.broken.append(str(error.error)))
    context.on("console", forbidden)


def without_search(context: BrowserContext) -> None:
    """Give the pages an empty index: the theme works through the whole of it anew on every page opened."""

    def answer(route: Route) -> None:
        script = route.request.url.endswith(".js")
        route.fulfill(
            body=f"var __index = {NO_PAGES}" if script else NO_PAGES,
            content_type="text/javascript" if script else "application/json",
        )

    context.route(INDEX, answer)
