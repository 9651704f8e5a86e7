"""What mkdocs says, as the user reads it."""

from __future__ import annotations

from ygt.publish.site.complaints import complaints


def test_known_wording_is_translated_and_unknown_kept() -> None:
    output = "\n".join(
        [
            "INFO    -  Cleaning site directory",
            'WARNING -  The following pages exist in the docs directory, but are not included in the "nav":',
            "  - demo/a.md",
            "  - demo/b.md",
            "WARNING -  A reference to 'demo/c.md' is included in the 'nav' configuration, not found.",
            "WARNING -  Doc file 'index.md' contains a link 'demo/', but the target is not found anywhere.",
            "WARNING -  Something nobody has seen before",
            "INFO    -  Doc file 'x.md' contains something harmless",
            "",
            "Aborted with 4 warnings in strict mode!",
        ]
    )
    assert complaints(output) == [
        "以下页面未列入导航，也未登记为导航外页面：\n    demo/a.md\n    demo/b.md",
        "导航列有“demo/c.md”，但没有这个页面",
        "index.md：链接“demo/”没有对应的页面",
        "原文：Something nobody has seen before",
    ]


def test_crash_is_told_by_its_last_line() -> None:
    output = 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nValueError: 坏\n'
    assert complaints(output) == ["原文：ValueError: 坏"]


def test_silence_stays_silence() -> None:
    assert complaints("") == []
