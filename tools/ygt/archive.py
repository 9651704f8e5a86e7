"""ZIP files written the same each time: office documents and workbooks are such files of parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP file can tell: none of ours tells when it was made."""
OWNERS_FILE = 0o600 << 16


def packed(parts: Mapping[str, bytes], remark: bytes = b"") -> bytes:
    """The parts as one file, the same bytes for the same parts; `remark` stands at its end."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.comment = remark
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            # Otherwise the system the file was made on, and who may read it there, would show in it.
            entry.create_system = 0
            entry.external_attr = OWNERS_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=6)
    return held.getvalue()
