"""What every page has around its content: where it is, whose it is, and what may be believed of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ygt.dates import printed_day
from ygt.ledger.record import Record
from ygt.ledger.standing import Standing
from ygt.publish.site.environment import rendered
from ygt.publish.site.markup import Link, Shown, joined
from ygt.publish.site.workspace import Workspace

HOME = Link("首页", "index.html")


@dataclass(eq=False)
class Frame:
    """The frame of one page; pages of no county have no workspace."""

    workspace: Workspace | None
    title: str
    page: str
    crumbs: Sequence[Link] = ()
    found_by: Sequence[str] = ()
    """What the search of the site finds the page by before all else: names, pinyin, codes. It is not shown."""
    sources: Sequence[Shown] = ()
    leaf: bool = False
    """Whether the navigation is left aside: pages outside it, and the portal."""
    contents: bool = True
    """Whether headings are listed at its side."""
    searched: bool = True
    boost: float = 1
    standing: Standing | None = None
    here: str = ""
    """What the page is called in the path to it, where its title says more."""

    @classmethod
    def of(cls, workspace: Workspace, record: Record, crumbs: Sequence[Link], **options: Any) -> Frame:
        """The frame of a record's own page."""
        page = workspace.addresses.of(record).partition("#")[0].removesuffix(".html") + ".md"
        sources = workspace.sources(record)
        return cls(workspace, record.name, page, crumbs, sources=sources, leaf=True, **options)

    @property
    def path(self) -> list[Link]:
        """The pages above this one, the home page first."""
        county = [self.workspace.to("index", self.workspace.name)] if self.workspace else []
        above = [HOME, *county, *self.crumbs]
        return [one for one in above if one.address != self.page.removesuffix(".md") + ".html"]

    @property
    def statement(self) -> Standing | None:
        """The standing the page carries."""
        return self.standing or (self.workspace.standing if self.workspace else None)

    @property
    def day(self) -> str:
        """The day the county is shown as of, as offices print it."""
        return printed_day(self.workspace.day) if self.workspace else ""

    @property
    def errors(self) -> int:
        """How many errors the ledger shown has; they are told on every page."""
        return len(self.workspace.result.errors) if self.workspace else 0

    @property
    def foot(self) -> list[Markup]:
        """The lines at the foot: on what the page rests, who keeps it, as of when."""
        said = [joined(["依据：", joined(self.sources)], "")] if self.sources else []
        if self.workspace:
            county = self.workspace.ledger.county
            keeper = county.text("maintained_by") if county else ""
            # What outsiders compiled is as old as its papers, whenever it was put together.
            until = "整理于" if self.workspace.is_compiled else "台账截至"
            kept = [f"维护单位：{keeper}"] if keeper else []
            said.append(joined([*kept, f"{until}{printed_day(self.workspace.day)}"], "；"))
        return said


def framed(frame: Frame, template: str, **view: Any) -> tuple[str, str]:
    """A page and its Markdown."""
    return frame.page, rendered(template, frame.page, frame=frame, **view)
