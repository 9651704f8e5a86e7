"""An office's own DOCX template, as the tests of the papers and those of the command line fill it."""

from __future__ import annotations

from pathlib import Path

import docx

FIELDS = (
    "{{发文字号}}",
    "{{标题}}",
    "{{主送机关}}",
    "{{正文}}",
    "{{文后各项}}",
    "{{附件}}",
    "抄送：{{抄送机关}}",
    "{{印发日期}}",
)
"""A place for all that a notice says."""


def template(folder: Path, *paragraphs: str) -> Path:
    """A template with these paragraphs, saved in the folder."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / "模板.docx"
    document.save(str(path))
    return path
