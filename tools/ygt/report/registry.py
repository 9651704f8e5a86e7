"""Every format by its name; a format's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from ygt.check import Result
from ygt.report.formats import Options, Reporter


def _full(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.full import full

    return full(result, options)


def _concise(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.concise import concise

    return concise(result, options)


def _json(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.json import json_report

    return json_report(result, options)


def _github(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.github import github

    return github(result, options)


def _gitlab(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.gitlab import gitlab

    return gitlab(result, options)


def _sarif(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.sarif import sarif

    return sarif(result, options)


def _junit(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.junit import junit

    return junit(result, options)


def _markdown(result: Result, options: Options) -> Iterator[str]:
    from ygt.report.markdown import markdown

    return markdown(result, options)


REPORTERS: dict[str, Reporter] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "markdown": _markdown,
}
