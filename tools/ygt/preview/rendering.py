"""One page at a time from Markdown to HTML as mkdocs builds it; its settings, theme and navigation stay loaded."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ygt.publish.site.builder import write_config
from ygt.publish.site.slimming import slim

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

MISSING = "404.html"
"""The theme's page for an address where there is none."""


class Renderer:
    """mkdocs without its build. Its objects know one page as the active one: one caller at a time."""

    def __init__(self, folder: Path, *, base: Path, config: Mapping[str, Any]) -> None:
        """`folder` is an empty one of its own, `base` the configuration to inherit, `config` what overrides it."""
        from mkdocs.config import load_config

        # What it warns of is told by the build, which `ygt site` does.
        logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
        # The theme would advertise its successor on standard error.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        docs = folder / "docs"
        docs.mkdir(parents=True)
        written = write_config(docs, folder / "site", config=config, nav=[], base=base)
        loaded = load_config(str(written))
        loaded.plugins.on_startup(command="serve", dirty=False)
        self._config = loaded.plugins.on_config(loaded)
        self._environment = self._config.theme.get_env()
        self._static = self._theme_files()
        self._arranged: tuple[list[Any], frozenset[str]] = ([], frozenset())
        self._files: Files
        self._navigation: Navigation
        self._rendered: dict[str, tuple[str, str]] = {}

    def asset(self, path: str) -> Path | None:
        """The file of the theme that belongs at `path` of the site, or None."""
        return self._static.get(path)

    def arrange(self, nav: Sequence[Any], pages: Mapping[str, str]) -> bool:
        """Set the navigation over `pages`, which are all that there are, with their texts; whether it is another."""
        from mkdocs.structure.files import File, Files
        from mkdocs.structure.nav import get_navigation

        wanted = (list(nav), frozenset(pages))
        if wanted == self._arranged:
            return False
        if wanted[0] != self._arranged[0]:
            self._rendered.clear()
        self._arranged = wanted
        self._config.nav = list(nav)
        made = [File.generated(self._config, path, content=text) for path, text in pages.items()]
        self._files = Files(made)
        self._navigation = get_navigation(self._files, self._config)
        for page in self._navigation.pages:
            page.read_source(self._config)
        return True

    def html(self, path: str, text: str) -> str:
        """The page at `path`, whose Markdown is `text`; the same text is not rendered again."""
        from mkdocs.structure.files import File
        from mkdocs.structure.pages import Page

        known = self._rendered.get(path)
        if known is not None and known[0] == text:
            return known[1]
        file = self._files.get_file_from_path(path) or File.generated(self._config, path, content=text)
        file.content_string = text
        page = file.page or Page(None, file, self._config)
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        try:
            html = self._filled(page.meta.get("template", "main.html"), page)
        finally:
            page.active = False
        html = slim(html, file.dest_uri)
        self._rendered[path] = text, html
        return html

    def missing(self) -> str:
        """The page that says that there is none."""
        return slim(self._filled(MISSING, None), MISSING)

    def _filled(self, template: str, page: Any) -> str:
        from mkdocs.commands.build import get_context

        # An address that leads nowhere may lie in any folder: its page has links from the top.
        context = get_context(self._navigation, self._files, self._config, page, "" if page else "/")
        return self._environment.get_template(template).render(context)

    def _theme_files(self) -> dict[str, Path]:
        from mkdocs.structure.files import Files

        files = Files([])
        files.add_files_from_theme(self._environment, self._config)
        return {one.dest_uri: Path(one.abs_src_path) for one in files if one.abs_src_path is not None}
