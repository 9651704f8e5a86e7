"""The looks of cells (ECMA-376 part 1, 18.8), in the order of `page.Look`."""

from __future__ import annotations

from ygt.forms.workbook.markup import HEADER, MAIN

_FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>'
_FONTS = (
    f'<font><sz val="11"/>{_FONT}</font>',
    f'<font><b/><sz val="11"/>{_FONT}</font>',
    f'<font><b/><sz val="11"/><color rgb="FF9C0006"/>{_FONT}</font>',
    f'<font><sz val="11"/><color rgb="FF595959"/>{_FONT}</font>',
    f'<font><b/><sz val="18"/>{_FONT}</font>',
)
_FILLS = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill>',
)
_EDGE = '<{0} style="thin"><color rgb="FFBFBFBF"/></{0}>'
_BORDERS = (
    "<border><left/><right/><top/><bottom/><diagonal/></border>",
    f"<border>{''.join(map(_EDGE.format, ('left', 'right', 'top', 'bottom')))}<diagonal/></border>",
)
_TEXT = 49
"""The built-in number format “@”: what is typed stays text, and no code loses a digit."""


def _style(
    font: int, fill: int, border: int, form: int, place: str, *, open_: bool = False, literal: bool = False
) -> str:
    quote = ' quotePrefix="1"' if literal else ""
    return (
        f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"{quote}>'
        f'<alignment {place} wrapText="1"/><protection locked="{0 if open_ else 1}"/></xf>'
    )


_CENTRE = 'horizontal="center" vertical="center"'
_TOP = 'vertical="center"'

STYLES = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    _style(1, 2, 1, _TEXT, _CENTRE),
    _style(2, 2, 1, _TEXT, _CENTRE),
    _style(0, 0, 1, _TEXT, _TOP, open_=True),
    _style(3, 3, 1, _TEXT, _TOP),
    _style(0, 0, 1, _TEXT, _TOP, open_=True, literal=True),
    _style(3, 3, 1, _TEXT, _TOP, literal=True),
    _style(0, 0, 1, 0, _TOP, open_=True),
    _style(4, 0, 0, _TEXT, _TOP).replace(' wrapText="1"', ""),
    _style(0, 0, 0, _TEXT, 'vertical="top"'),
    _style(1, 0, 0, _TEXT, 'vertical="top"'),
)


def stylesheet() -> str:
    """The part `xl/styles.xml`."""
    return (
        f'{HEADER}<styleSheet xmlns="{MAIN}">'
        + _list("fonts", _FONTS)
        + _list("fills", _FILLS)
        + _list("borders", _BORDERS)
        + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        + _list("cellXfs", STYLES)
        + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        + "</styleSheet>"
    )


def _list(name: str, items: tuple[str, ...]) -> str:
    return f'<{name} count="{len(items)}">{"".join(items)}</{name}>'
