"""Pages of every format as images, compared with those somebody has looked at; `make bless` writes them anew."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from format_samples import FORMATS
from paper_samples import NOTICE, ON
from PIL import Image, ImageChops, ImageOps, ImageStat

from ygt.publish.papers.model import Paper
from ygt.publish.papers.pdf import render_pdf

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.6
"""43 dots an inch: a character is nine dots high, and a line that moves by one shows."""

STRIP = 12
"""A strip is about one line of text high, so that a line that moves is not lost among all the others."""

MOST_DIFFERENT = 1.5
"""Of 255, on average over the worst strip: what another version of the rasteriser may smooth otherwise."""

PAPERS = {**FORMATS, "notice": NOTICE}


def sheet(paper: Paper) -> Image.Image:
    """All pages of a paper side by side, in a few greys."""
    document = pypdfium2.PdfDocument(render_pdf(paper, on=ON))
    try:
        pages = [page.render(scale=SCALE, grayscale=True).to_pil() for page in document]
    finally:
        document.close()
    whole = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    # Fewer greys make small files, and nothing that matters is lost.
    return ImageOps.posterize(whole, 3)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two images of one size are apart, of 255: on average over the strip where they differ most."""
    apart = ImageChops.difference(one, other)
    strips = (apart.crop((0, top, apart.width, top + STRIP)) for top in range(0, apart.height, STRIP))
    return max(float(ImageStat.Stat(strip).mean[0]) for strip in strips)


@pytest.mark.parametrize("name", PAPERS)
def test_the_pages_look_as_they_were_approved(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made, path = sheet(PAPERS[name]), GOLDEN / f"{name}.png"
    if request.config.getoption("--bless"):
        GOLDEN.mkdir(exist_ok=True)
        packed = io.BytesIO()
        made.save(packed, "PNG", optimize=True)
        path.write_bytes(packed.getvalue())
        return
    with Image.open(path) as image:
        golden = image.convert("L")
    made.save(tmp_path / path.name)
    assert made.size == golden.size
    assert difference(made, golden) <= MOST_DIFFERENT, f"版面与 {path.name} 不同，见 {tmp_path / path.name}"


def test_a_line_that_moves_is_noticed() -> None:
    with Image.open(GOLDEN / "letter.png") as image:
        golden = image.convert("L")
    moved = golden.copy()
    # The number of the letter, one dot down.
    moved.paste(golden.crop((200, 88, 340, 104)), (200, 89))
    assert difference(golden, moved) > MOST_DIFFERENT
