"""A ledger made of texts, for reports that need nothing but lines."""

from __future__ import annotations

from pathlib import Path

from ygt.findings import Place
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import contract
from ygt.source.document import Document


def ledger_of(**texts: str) -> Ledger:
    """A ledger whose documents are `texts`, each under its name with `.yaml`; those named `text_…` are stored texts."""
    ledger = Ledger(Path(), contract())
    for name, text in texts.items():
        if name.startswith("text_"):
            ledger.texts[f"org/texts/{name}.txt"] = text
        else:
            ledger.documents[f"{name}.yaml"] = Document(f"{name}.yaml", text)
    return ledger


def place(path: str, line: int, column: int, end_column: int, end_line: int = 0) -> Place:
    return Place(path, line, column, end_line or line, end_column)
