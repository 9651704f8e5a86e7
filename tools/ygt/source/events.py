"""YAML events with their marks, from libyaml where it is installed, else from PyYAML's own parser.

Only events are taken: no constructor, no resolver and no tag of PyYAML ever sees the data.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

NextEvent = Callable[[], Any]
"""Gives one event a call until the stream's end; raises yaml.YAMLError where the text is no YAML."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, some twenty times slower than libyaml and alike in what it accepts."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_directive_name(self, start_mark: Any) -> Any:
        """The name of a directive; refuses those that YAML does not know, as libyaml does."""
        name = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]  # the stubs' gap
        if name not in ("YAML", "TAG"):
            raise ScannerError(
                "while scanning a directive", start_mark, "found unknown directive name", self.get_mark()
            )
        return name

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> Any:
        """The next part of a quoted scalar; refuses the escapes of characters that do not exist, as libyaml does."""
        try:
            parts = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            parts = ["\ud800"]
        if any("\ud800" <= character <= "\udfff" for part in parts for character in part):
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark())
        return parts


def python_events(text: str) -> NextEvent:
    """The events of `text` by PyYAML's parser in Python."""
    return PythonParser(text).get_event


def libyaml_events(text: str) -> NextEvent:
    """The events of `text` by libyaml."""
    from yaml._yaml import CParser

    return CParser(text.encode()).get_event


open_events = libyaml_events if yaml.__with_libyaml__ else python_events
