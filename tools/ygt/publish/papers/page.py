"""The page of GB/T 9704-2012 (5.1–5.2) in millimetres and points: one place for both formats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A4 with its text block: margins at head and binding edge, and the grid of lines and characters."""

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    text_width: float = 156.0
    text_height: float = 225.0
    lines: int = 22
    characters: int = 28

    @property
    def right(self) -> float:
        """The margin at the outer edge (切口)."""
        return self.width - self.left - self.text_width

    @property
    def bottom(self) -> float:
        """The margin below the text block (地脚)."""
        return self.height - self.top - self.text_height


PAGE = Page()
POINTS_PER_MM = 72 / 25.4

BODY_SIZE = 16.0  # 三号
TITLE_SIZE = 22.0  # 二号
IMPRINT_SIZE = 14.0  # 四号: 版记、页码
PAGE_LINE_SIZE = 10.5  # 五号: the mark under the text block
FORM_SIZE = 12.0  # 小四: what is filled into a form
FORM_LINE = 18.0
FORM_LABEL, PAIRED_LABEL = 84.0, 62.0
"""The width of the labels of a form in points, alone and in pairs; its lines of text are FORM_LINE points apart."""
TABLE_LEADING = 0.35
TABLE_INSET = (0.35, 0.4)
"""Between the lines of a table, and from its rules to the text, across and down: in the size of its text."""

RED = "E60012"
STAMP_GREY = "E3E3E3"
