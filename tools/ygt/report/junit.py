"""The report as JUnit XML, which nearly every build server shows: a suite for each file, a case for each finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Xml

from ygt.check import Result
from ygt.findings import SEVERITIES, Finding, Place
from ygt.report.display import visible
from ygt.report.formats import Options

CLEAN = "核对"
PARTLY = "核对（只计所选的规则和文件）"
"""The one case, passed, of a file in which nothing was found."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(result: Result, options: Options) -> Iterator[str]:
    """An XML document. Errors fail; notes pass, what they say stands in the case's output."""
    by_path: dict[str, list[Finding]] = {path: [] for path in result.ledger.documents}
    for finding in result.findings:
        by_path.setdefault(finding.path, []).append(finding)
    top = Xml.Element("testsuites", name="ygt check")
    clean = PARTLY if options.partly else CLEAN
    for path in sorted(by_path):
        top.append(_suite(_in_repository(path, options.prefix), by_path[path], clean, options.prefix))
    _count(top, (suite.attrib for suite in top))
    Xml.indent(top)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield Xml.tostring(top, encoding="unicode")


def _suite(path: str, findings: list[Finding], clean: str, prefix: str) -> Xml.Element:
    suite = Xml.Element("testsuite", name=path)
    seen: Counter[str] = Counter()
    for finding in findings:
        kind = "" if finding.severity == "error" else f"{SEVERITIES[finding.severity]} "
        # Build servers know a case again by its name: it must be the same next time, and no other's.
        name = f"{kind}{finding.code} {finding.message}"
        seen[name] += 1
        suite.append(_case(path, finding, name if seen[name] == 1 else f"{name}（第{seen[name]}处）", prefix))
    if not findings:
        Xml.SubElement(suite, "testcase", name=clean, classname=path, file=path, time="0")
    failures = sum(finding.severity == "error" for finding in findings)
    _count(suite, [{"tests": str(len(suite)), "failures": str(failures)}])
    return suite


def _case(path: str, finding: Finding, name: str, prefix: str) -> Xml.Element:
    line = str(finding.place.line)
    case = Xml.Element("testcase", name=_text(name), classname=path, file=path, line=line, time="0")
    if finding.severity == "error":
        said = Xml.SubElement(case, "failure", type=finding.code, message=_text(finding.message))
    else:
        said = Xml.SubElement(case, "system-out")
    said.text = "\n".join(map(_text, _lines(finding, prefix)))
    return case


def _lines(finding: Finding, prefix: str) -> Iterator[str]:
    yield f"{_where(finding.place, prefix)} {finding.message}"
    for other in finding.related:
        yield f"{_where(other.place, prefix)} {other.label}"
    if finding.help:
        yield f"处理办法：{finding.help}"


def _count(element: Xml.Element, parts: Iterable[dict[str, str]]) -> None:
    counted: Counter[str] = Counter()
    for part in parts:
        counted.update(tests=int(part["tests"]), failures=int(part["failures"]))
    # No case is skipped, and how long each took would make two reports of the same files differ.
    counts = {"tests": counted["tests"], "failures": counted["failures"], "errors": 0, "time": 0}
    for name, count in counts.items():
        element.set(name, str(count))


def _where(place: Place, prefix: str) -> str:
    return f"{_in_repository(place.path, prefix)}:{place.line}:{place.column}"


def _in_repository(path: str, prefix: str) -> str:
    return _text(f"{prefix}/{path}" if prefix else path)


def _text(text: str) -> str:
    """`text` in one line, with nothing in it that XML 1.0 does not allow (§2.2)."""
    return _FORBIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), visible(text))
