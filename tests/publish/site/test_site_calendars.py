"""The calendar feeds beside the pages: read back as a calendar program reads them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from icalendar import Calendar
from site_pages import county, county_pages, whole_site

from workspaces import WORKSPACES
from ygt.ledger.standing import COMPILED
from ygt.publish.site.calendars import feeds

LINK = re.compile(r'href="(?:\.\./)*([^"]+\.ics)"')


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_feed_is_linked_and_every_link_has_its_feed(name: str) -> None:
    folder = county(name).folder
    linked = {address for text in county_pages(name).values() for address in LINK.findall(text)}
    made = {path for path in whole_site().made if path.startswith(f"{folder}/")}
    assert linked == {path for path in made if path.endswith(".ics")}
    assert f"{folder}/deadlines.ics" in linked


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_feed_reads_back(name: str) -> None:
    workspace = county(name)
    for path, content in feeds(workspace):
        calendar = Calendar.from_ical(content)
        assert not calendar.errors
        events = list(calendar.walk("VEVENT"))
        assert events, path
        assert all(isinstance(event.decoded("dtstart"), date) for event in events)
        assert len({str(event["uid"]) for event in events}) == len(events)
        assert all(event.decoded("dtstamp").isoformat() == "2026-11-20T16:00:00+00:00" for event in events)
        if workspace.is_compiled:
            assert all(COMPILED in str(event["description"]) for event in events)


def test_a_department_has_its_own_part_of_the_county_feed() -> None:
    workspace = county("examples/demo")
    made = dict(feeds(workspace))
    uids = {path: {str(event["uid"]) for event in Calendar.from_ical(made[path]).walk("VEVENT")} for path in made}
    of_county = uids.pop("shilixian/deadlines.ics")
    assert all(found <= of_county for found in uids.values())
    assert uids["shilixian/departments/weijianju.ics"] != of_county
