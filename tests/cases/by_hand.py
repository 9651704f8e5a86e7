"""Cases that no text of a few lines can show: a file beyond the limit, a file that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from workspaces import miniature
from ygt.check import check
from ygt.findings import Finding
from ygt.source.reader import MAX_BYTES


def too_large() -> list[Finding]:
    """What is found where one file has a byte too many."""
    content = b"[]\n".ljust(MAX_BYTES + 1, b"#")
    return miniature().with_file("members/others.yaml", content).check().findings


def unopened() -> list[Finding]:
    """What is found where a file is a link that leads nowhere."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, content in miniature().files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        (root / "members" / "others.yaml").symlink_to(root / "nowhere")
        return check(root).findings


BY_HAND: dict[str, Callable[[], list[Finding]]] = {"YGT014": too_large, "YGT016": unopened}
