from __future__ import annotations

import pytest
from paper_samples import NOTICE, ON

from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.pdf import render_pdf


@pytest.fixture(scope="session")
def notice_pdf() -> bytes:
    return render_pdf(NOTICE, on=ON)


@pytest.fixture(scope="session")
def notice_docx() -> bytes:
    return render_docx(NOTICE, on=ON)
