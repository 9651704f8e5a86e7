"""The templates of `site/templates`, one a kind of page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ygt.publish.site.markup import at_home, code, front_list, front_matter, joined, shown
from ygt.resources import site_dir

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """Jinja2 with the escape of this site built in; a name a template asks for in vain is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(site_dir() / "templates", encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(front=front_matter, front_list=front_list, joined=joined, code=code)
    return made


def rendered(template: str, page: str, **view: Any) -> str:
    """The Markdown of `page`, whose address is relative to the site, made by `template` from `view`."""
    text = environment().get_template(template).render(page=page, **view)
    return at_home(page, text)
