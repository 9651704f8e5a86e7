"""Archives tell neither when nor where they were made."""

from __future__ import annotations

import io
import zipfile

from ygt.archive import EPOCH, packed

PARTS = {"b/二.xml": b"<b/>", "a.txt": "一".encode() * 1000}


def test_parts_keep_their_order_and_nothing_of_the_machine_shows() -> None:
    content = packed(PARTS, remark=b"mark")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert archive.namelist() == list(PARTS)
        assert archive.comment == b"mark"
        told = {(one.date_time, one.create_system, one.external_attr) for one in archive.infolist()}
    assert told == {(EPOCH, 0, 0o600 << 16)}
    assert len(content) < 1000, "deflated"
    assert packed(PARTS, remark=b"mark") == content
