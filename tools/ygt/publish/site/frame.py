"""What every page has around its content: where it is, whose it is, and what may be believed of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ygt.dates import printed_day
from ygt.ledger.record import Record
from ygt.ledger.standing import Standing
from ygt.publish.site.addresses import html
from ygt.publish.site.behind import files_behind, kind_behind
from ygt.publish.site.environment import rendered
from ygt.publish.site.feeds import county_feed
from ygt.publish.site.markup import Link, Shown, joined, shown
from ygt.publish.site.revisions import Revision, link_to, of_kind, of_record, why
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
    feed: Link | None = None
    """The feed of its changes, where it has one of its own."""
    record: Record | None = None
    moved_to: str = ""
    """The address where the page is now, of one that only leads there."""

    @classmethod
    def of(cls, workspace: Workspace, record: Record, crumbs: Sequence[Link], **options: Any) -> Frame:
        """The frame of a record's own page."""
        page = workspace.addresses.of(record).partition("#")[0].removesuffix(".html") + ".md"
        sources = workspace.sources(record)
        return cls(workspace, record.name, page, crumbs, sources=sources, leaf=True, record=record, **options)

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
    def subscription(self) -> Link | None:
        """The feed a reader of the page may subscribe to: its own, else the county's."""
        if self.feed is None and self.workspace and self.workspace.revisions:
            return county_feed(self.workspace)
        return self.feed

    @property
    def recalled(self) -> str:
        """That the page shows the ledger of a chosen day; an empty string where it shows the present one."""
        if self.workspace is None or not self.workspace.recalled:
            return ""
        return f"本页为{self.day}的台账，不反映该日以后的变动。"

    @property
    def errors(self) -> int:
        """How many errors the ledger shown has; they are told on every page."""
        return len(self.workspace.result.errors) if self.workspace else 0

    @property
    def _changed(self) -> list[Revision]:
        """The commits that changed what the page shows, the newest first: its record, or the kind it lists."""
        if self.workspace is None:
            return []
        if self.record is not None:
            return of_record(self.workspace, self.record)
        if self.page == self.workspace.addresses.page("index"):
            return self.workspace.revisions
        kind = kind_behind(self.workspace, self.page)
        return of_kind(self.workspace, kind) if kind else []

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
            if files := files_behind(self.workspace, self.page):
                said.append(joined(["下载：", joined(files)], ""))
            if changed := self._changed:
                last = link_to(self.workspace, changed[0], changed[0].day)
                said.append(joined(["最近修改：", last, f"（{why(self.workspace, changed[0], self.record)}）"], ""))
            report = f"{self.workspace.addresses.to('services')}?page={html(self.page)}#report"
            said.append(shown(Link("反映本页有误", report)))
        return said


def framed(frame: Frame, template: str, **view: Any) -> tuple[str, str]:
    """A page and its Markdown."""
    return frame.page, rendered(template, frame.page, frame=frame, **view)
