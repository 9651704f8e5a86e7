"""The one error a user can meet that is not a finding."""

from __future__ import annotations


class ToolError(Exception):
    """A request that cannot be carried out: a wrong option, a missing folder, a file that cannot be written.

    The command line prints it as one Chinese sentence with its remedy and ends with exit code 2.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
